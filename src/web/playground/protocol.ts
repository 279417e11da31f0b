import type { Restoration } from "../../engine/types.js";

export const FORMATS = ["text", "markdown", "html"] as const;
export type Format = (typeof FORMATS)[number];

/** What the page asks of the worker. */
export interface Request {
  readonly id: number;
  readonly source: string;
  readonly format: Format;
}

/** What the worker tells the page. */
export type Message =
  | { readonly kind: "loading"; readonly loaded: number; readonly total: number }
  | { readonly kind: "ready" }
  /** All that was found, of whatever confidence. */
  | { readonly kind: "restored"; readonly id: number; readonly restoration: Restoration }
  | { readonly kind: "failed"; readonly message: string };

import type { Restoration } from "../../engine/types.js";
import type { InputFormat } from "../../formats/projection.js";
import type { FetchedFile } from "./model.js";

/** A text to restore; the answer has the same `id`. */
export interface Restore {
  readonly kind: "restore";
  readonly id: number;
  readonly source: string;
  readonly format: InputFormat;
}

/** What the page gives the worker: the files of the model as they arrive, and what is to be restored. */
export type Request = Restore | { readonly kind: "file"; readonly file: FetchedFile };

/** What the worker tells the page. */
export type Message =
  | { readonly kind: "ready" }
  /** All that was found, of whatever confidence. */
  | { readonly kind: "restored"; readonly id: number; readonly restoration: Restoration }
  | { readonly kind: "failed"; readonly message: string };

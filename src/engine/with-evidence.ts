import type { Evidence } from "./types.js";

/** A result whose evidence is made when it is asked for, which few do. */
export function withEvidence<T extends object>(result: T, make: () => Evidence): T & { readonly evidence: Evidence } {
  return Object.defineProperty(result as T & { readonly evidence: Evidence }, "evidence", {
    enumerable: true,
    configurable: true,
    get() {
      const value = make();
      Object.defineProperty(result, "evidence", { enumerable: true, value });
      return value;
    },
  });
}

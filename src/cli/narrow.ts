import type { DocumentResult } from "../report/result.js";

/** Takes out of a document's findings what does not count. */
export type Narrow = (result: DocumentResult) => DocumentResult | Promise<DocumentResult>;

/** Leaves out what is found in documents that score below the threshold, which may differ from file to file. */
export function overThreshold(thresholds: ReadonlyMap<string, number>): Narrow {
  return (result) => {
    if (result.restoration.score >= (thresholds.get(result.path) ?? 0)) return result;
    return { ...result, restoration: { ...result.restoration, changes: [], suggestions: [] } };
  };
}

/** Leaves out what is said of directives. */
export const withoutNotices: Narrow = ({ notices: _, ...result }) => result;

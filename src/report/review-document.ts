import { createHash } from "node:crypto";
import { documentName, mergeChanges, type ReviewDocument } from "../review/document.js";
import type { DocumentResult } from "./result.js";

/** What a review needs to know of a document. */
export function reviewDocument(result: DocumentResult): ReviewDocument {
  const { source, restoration } = result;
  return {
    ...documentName(result),
    sha256: textHash(source),
    source,
    score: restoration.score,
    evidence: restoration.evidence,
    changes: mergeChanges(restoration.changes, restoration.suggestions),
  };
}

/** SHA-256 of a text in UTF-8, in hexadecimal digits. */
export function textHash(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

import { reviewDocument } from "../../src/report/review-document.js";
import type { ReviewDocument } from "../../src/review/document.js";
import { resultOf } from "../report/restoration.js";

/** A document to review made from marked text: `She {mentioned|said} so.` */
export function documentOf(marked: string, path?: string): ReviewDocument {
  return reviewDocument(resultOf(marked, path));
}

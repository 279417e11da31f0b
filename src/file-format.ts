import { extname } from "node:path";
import type { InputFormat } from "./formats/projection.js";

/** What a file holds: a document, or a record with a document on each line. */
export type FileFormat = InputFormat | "jsonl";

export const FILE_FORMATS: readonly FileFormat[] = ["text", "markdown", "mdx", "html", "jsonl"];

const BY_EXTENSION: Readonly<Record<string, FileFormat>> = {
  ".txt": "text",
  ".md": "markdown",
  ".mdx": "mdx",
  ".markdown": "markdown",
  ".html": "html",
  ".htm": "html",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
};

/** The extensions that count within a folder. */
export const EXTENSIONS: ReadonlySet<string> = new Set(Object.keys(BY_EXTENSION));

/** The format that a file's name tells; plain text if it tells none. */
export function formatOf(path: string): FileFormat {
  return BY_EXTENSION[extname(path).toLowerCase()] ?? "text";
}

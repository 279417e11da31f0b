import { extensionOf } from "./files/extension.js";
import type { InputFormat } from "./formats/projection.js";

/** What a file holds: a document, a record with a document on each line, or the texts of a crawl. */
export type FileFormat = InputFormat | RecordFormat;
type RecordFormat = "jsonl" | "wet";

/** The formats of files, as options and configuration name them. */
export const FILE_FORMATS: readonly FileFormat[] = ["text", "markdown", "mdx", "html", "jsonl", "wet"];

const BY_EXTENSION: Readonly<Record<string, FileFormat>> = {
  ".txt": "text",
  ".md": "markdown",
  ".mdx": "mdx",
  ".markdown": "markdown",
  ".html": "html",
  ".htm": "html",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".wet": "wet",
  ".wet.gz": "wet",
};

/** The extensions that count within a folder. */
export const EXTENSIONS: ReadonlySet<string> = new Set(Object.keys(BY_EXTENSION));

/** The format that a file's name tells; plain text if it tells none. */
export function formatOf(path: string): FileFormat {
  return BY_EXTENSION[extensionOf(path)] ?? "text";
}

/** Whether a file holds many documents, each a record of it. */
export function holdsRecords(format: FileFormat): format is RecordFormat {
  return format === "jsonl" || format === "wet";
}

/** The format of the documents in a file: records hold plain text. */
export function documentFormat(format: FileFormat): InputFormat {
  return holdsRecords(format) ? "text" : format;
}

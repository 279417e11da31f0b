import type { InputFormat } from "../../formats/projection.js";

/** A text to restore. */
export interface SourceFile {
  /** What its restored text is saved as. */
  readonly name: string;
  readonly text: string;
  /** The byte order mark that the file began with, or nothing. */
  readonly mark: string;
}

const MARK = "\uFEFF";

/** Reads a file's text. Throws if it is not UTF-8. */
export async function decodeFile(file: File): Promise<SourceFile> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const text = decoder.decode(await file.arrayBuffer());
  const mark = text.startsWith(MARK) ? MARK : "";
  return { name: file.name, text: text.slice(mark.length), mark };
}

/** The format of a file, by its name. */
export function formatOf(name: string): InputFormat {
  if (/\.mdx$/i.test(name)) return "mdx";
  if (/\.(?:md|markdown)$/i.test(name)) return "markdown";
  return /\.html?$/i.test(name) ? "html" : "text";
}

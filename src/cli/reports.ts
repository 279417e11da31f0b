import { resolve } from "node:path";
import { type Encoding, encode } from "../files/encoding.js";
import { FileError } from "../files/errors.js";
import { writeFile } from "../files/write.js";
import { createReport, type ReportFormat } from "../report/create.js";
import { plainPaint } from "../report/paint.js";
import type { DocumentResult } from "../report/result.js";
import { paintFor } from "./color.js";
import type { Io, Output } from "./io.js";
import type { CommonOptions } from "./options.js";

/** A report on its way to a stream or a file. */
export interface ReportSink {
  /** `encoding` is that of the document's file. */
  document(result: DocumentResult, encoding?: Encoding): Promise<void>;
  close(): Promise<void>;
}

/** Opens a report that goes to a file if one is named, else to standard output. */
export function openReport(
  format: ReportFormat,
  file: string | undefined,
  options: Pick<CommonOptions, "color">,
  io: Io,
): Promise<ReportSink> {
  return file === undefined ? openStreamReport(format, io.stdout, options, io) : openFileReport(format, file, io.cwd);
}

/** Opens a report that is written to a standard stream as the work goes on. */
export async function openStreamReport(
  format: ReportFormat,
  output: Output,
  options: Pick<CommonOptions, "color">,
  io: Io,
): Promise<ReportSink> {
  const report = await createReport(format, await paintFor(output, options.color, io.env));
  await output.write(report.begin());
  return {
    document: (result, encoding) => output.write(bytesOf(report.document(result), format, result.path, encoding)),
    close: () => output.write(report.end()),
  };
}

/** Opens a report that is written to a file, whole, at the end. */
async function openFileReport(format: ReportFormat, file: string, cwd: string): Promise<ReportSink> {
  const report = await createReport(format, plainPaint);
  const chunks: Uint8Array[] = [Buffer.from(report.begin())];
  return {
    document: async (result, encoding) => {
      chunks.push(bytesOf(report.document(result), format, result.path, encoding));
    },
    close: async () => {
      chunks.push(Buffer.from(report.end()));
      await writeFile(resolve(cwd, file), Buffer.concat(chunks), file);
    },
  };
}

/** A patch speaks of its file's own bytes; all else is UTF-8. */
function bytesOf(text: string, format: ReportFormat, path: string, encoding: Encoding = "utf-8"): Uint8Array {
  if (format !== "patch" || text === "") return Buffer.from(text);
  if (encoding.startsWith("utf-16")) throw new FileError(path, `a patch cannot tell changes in ${encoding}`);
  return encode(text, { encoding, bom: false });
}

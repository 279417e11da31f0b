import { resolve } from "node:path";
import { encode } from "../files/encoding.js";
import { FileError } from "../files/errors.js";
import { writeFile } from "../files/write.js";
import { createReport, type ReportFormat } from "../report/create.js";
import { plainPaint } from "../report/paint.js";
import { paintFor } from "./color.js";
import type { Io, Output } from "./io.js";
import type { CommonOptions } from "./options.js";
import type { Piece } from "./piece.js";

/** A report on its way to a stream or a file. */
export interface ReportSink {
  document(piece: Piece): Promise<void>;
  close(): Promise<void>;
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
    document: async (piece) => {
      if (piece.result !== undefined) await output.write(bytesOf(report.document(piece.result), format, piece));
    },
    close: () => output.write(report.end()),
  };
}

/** Opens a report that is written to a file, whole, at the end. */
export async function openFileReport(format: ReportFormat, file: string, cwd: string): Promise<ReportSink> {
  const report = await createReport(format, plainPaint);
  const chunks: Uint8Array[] = [Buffer.from(report.begin())];
  return {
    document: async (piece) => {
      if (piece.result !== undefined) chunks.push(bytesOf(report.document(piece.result), format, piece));
    },
    close: async () => {
      chunks.push(Buffer.from(report.end()));
      await writeFile(resolve(cwd, file), Buffer.concat(chunks));
    },
  };
}

/** A patch speaks of its file's own bytes; all else is UTF-8. */
function bytesOf(text: string, format: ReportFormat, { name, encoding }: Piece): Uint8Array {
  if (format !== "patch" || text === "") return Buffer.from(text);
  if (encoding.startsWith("utf-16")) throw new FileError(name, `a patch cannot tell changes in ${encoding}`);
  return encode(text, { encoding, bom: false });
}

import { relative, resolve, sep } from "node:path";
import { type Encoding, encode } from "../files/encoding.js";
import { FileError } from "../files/errors.js";
import { isInside } from "../files/inside.js";
import { writeFile } from "../files/write.js";
import { createReport, type ReportFormat } from "../report/create.js";
import { type Paint, plainPaint } from "../report/paint.js";
import type { DocumentResult, Failure, Report } from "../report/result.js";
import { paintFor } from "./color.js";
import { type Io, isStdout, type Output } from "./io.js";
import type { CommonOptions } from "./options.js";

/** A report on its way to a stream or a file. */
export interface ReportSink {
  /** `encoding` is that of the document's file. */
  document(result: DocumentResult, encoding?: Encoding): Promise<void>;
  /** Ends the report, with what went wrong. */
  close(failures: readonly Failure[]): Promise<void>;
}

/** Opens a report that goes to a file if one is named, and is not `-`, else to standard output. */
export function openReport(
  format: ReportFormat,
  file: string | undefined,
  options: Pick<CommonOptions, "color">,
  io: Io,
): Promise<ReportSink> {
  return isStdout(file) ? openStreamReport(format, io.stdout, options, io) : openFileReport(format, file, io);
}

/** Opens a report that is written to a standard stream as the work goes on. */
export async function openStreamReport(
  format: ReportFormat,
  output: Output,
  options: Pick<CommonOptions, "color">,
  io: Io,
): Promise<ReportSink> {
  const report = await reportFor(format, await paintFor(output, options.color, io.env), io);
  await output.write(report.begin());
  return {
    document: (result, encoding) => output.write(bytesOf(report.document(result), format, result.path, encoding)),
    close: (failures) => output.write(report.end(failures)),
  };
}

/** Opens a report that is written to a file, whole, at the end. */
async function openFileReport(format: ReportFormat, file: string, io: Io): Promise<ReportSink> {
  const report = await reportFor(format, plainPaint, io);
  const chunks: Uint8Array[] = [Buffer.from(report.begin())];
  return {
    document: async (result, encoding) => {
      chunks.push(bytesOf(report.document(result), format, result.path, encoding));
    },
    close: async (failures) => {
      chunks.push(Buffer.from(report.end(failures)));
      await writeFile(resolve(io.cwd, file), Buffer.concat(chunks), file);
    },
  };
}

/** Makes a report. GitHub looks for the files that it is told of in the checkout, wherever in that a step works. */
async function reportFor(format: ReportFormat, paint: Paint, { cwd, env }: Io): Promise<Report> {
  const report = await createReport(format, paint);
  const { GITHUB_WORKSPACE: checkout } = env;
  if (checkout === undefined || (format !== "github" && format !== "sarif")) return report;
  const placed = <T extends { readonly path?: string }>(about: T): T =>
    about.path === undefined ? about : { ...about, path: placeIn(checkout, about.path, cwd) };
  return {
    ...report,
    document: (result) => report.document(placed(result)),
    end: (failures) => report.end(failures.map(placed)),
  };
}

function placeIn(checkout: string, path: string, cwd: string): string {
  const place = relative(checkout, resolve(cwd, path));
  return path === "stdin" || !isInside(place) ? path : place.split(sep).join("/");
}

/** A patch speaks of its file's own bytes; all else is UTF-8. */
function bytesOf(text: string, format: ReportFormat, path: string, encoding: Encoding = "utf-8"): Uint8Array {
  if (format !== "patch" || text === "") return Buffer.from(text);
  if (encoding.startsWith("utf-16")) throw new FileError(path, `a patch cannot tell changes in ${encoding}`);
  return encode(text, { encoding, bom: false });
}

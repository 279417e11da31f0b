import type { Paint } from "./paint.js";
import type { Report } from "./result.js";

/** The formats of `--report`. */
export const REPORT_FORMATS = ["diff", "patch", "json"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number] | "pretty";

/** Makes a report, loading only the format asked for. */
export async function createReport(format: ReportFormat, paint: Paint): Promise<Report> {
  switch (format) {
    case "diff":
      return (await import("./word-diff.js")).createWordDiff(paint);
    case "patch":
      return (await import("./patch.js")).createPatch();
    case "json":
      return (await import("./json.js")).createJson();
    case "pretty":
      return (await import("./pretty.js")).createPretty(paint);
  }
}

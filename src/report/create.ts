import type { Paint } from "./paint.js";
import type { Report } from "./result.js";

/** The formats of `restore --report`. */
export const REPORT_FORMATS = ["diff", "patch", "json", "html"] as const;
/** The formats of `check`. */
export const CHECK_FORMATS = ["pretty", "json", "jsonl", "sarif", "github", "checkstyle", "junit"] as const;
/** The formats of `score`. */
export const SCORE_FORMATS = ["table", "tsv", "json"] as const;
/** The formats of `explain`, which has but one document: see `explanation.ts`. */
export const EXPLAIN_FORMATS = ["text", "json"] as const;
/** A format of any of these reports. */
export type ReportFormat =
  | (typeof REPORT_FORMATS)[number]
  | (typeof CHECK_FORMATS)[number]
  | `score-${(typeof SCORE_FORMATS)[number]}`;

/** Makes a report, loading only the format asked for. */
export async function createReport(format: ReportFormat, paint: Paint): Promise<Report> {
  switch (format) {
    case "diff":
      return (await import("./word-diff.js")).createWordDiff(paint);
    case "patch":
      return (await import("./patch.js")).createPatch();
    case "json":
      return (await import("./json.js")).createJson();
    case "html":
      return (await import("./html.js")).createHtml();
    case "jsonl":
      return (await import("./json-lines.js")).createJsonLines();
    case "sarif":
      return (await import("./sarif.js")).createSarif();
    case "github":
      return (await import("./github.js")).createGithub();
    case "checkstyle":
      return (await import("./checkstyle.js")).createCheckstyle();
    case "junit":
      return (await import("./junit.js")).createJunit();
    case "score-table":
      return (await import("./score-table.js")).createScoreTable(paint);
    case "score-tsv":
      return (await import("./score-tsv.js")).createScoreTsv();
    case "score-json":
      return (await import("./score-json.js")).createScoreJson();
    case "pretty":
      return (await import("./pretty.js")).createPretty(paint);
  }
}

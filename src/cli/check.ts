import type { ReportFormat } from "../report/create.js";
import { closeCache, openCache } from "./cache.js";
import { documentsOf } from "./documents.js";
import { UsageError } from "./errors.js";
import { findInputs } from "./inputs.js";
import { type Io, isStdout } from "./io.js";
import type { LoadRestorer } from "./load.js";
import { counted, Messages } from "./messages.js";
import { type Narrow, overThreshold, withoutNotices } from "./narrow.js";
import type { CheckOptions } from "./options.js";
import { filesNamedBy, refuseOverwriting } from "./refuse-overwriting.js";
import { openReport } from "./reports.js";

/** `unspin check`: reports what `restore` would change, changes nothing. Returns the exit code. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
  load: LoadRestorer,
): Promise<number> {
  if (options.updateBaseline === true && options.baseline === undefined) {
    throw new UsageError("--update-baseline needs the file; add --baseline FILE");
  }
  const baseline =
    options.baseline === undefined
      ? undefined
      : await (await import("./baseline.js")).openBaseline(options.baseline, io.cwd, options.updateBaseline === true);

  const messages = new Messages(io.stderr, options.quiet === true);
  const { inputs, failures } = await findInputs(paths, options, io, undefined);
  const read = [...inputs.map(({ path }) => path), ...filesNamedBy(options)];
  await refuseOverwriting([{ option: "--output-file", file: options.outputFile }], read, io.cwd);
  for (const failure of failures) await messages.fail(failure);
  // The report is written also then: it tells what went wrong, or that there is nothing.
  const isDone = inputs.length > 0 || messages.failures === 0;
  if (inputs.length === 0 && isDone) await messages.note("nothing to do");
  const changed =
    options.changedSince === undefined
      ? undefined
      : await (await import("./changed-lines.js")).changedSince(options.changedSince, io.cwd, inputs);

  const cache = await openCache(options, io.cwd, messages);
  const report = await openReport(formatOf(options, io), options.outputFile, options, io);
  // Whether nobody reads the report any more, and nothing else comes of the work.
  const isPointless = () => io.stdout.closed && isStdout(options.outputFile) && options.updateBaseline !== true;
  const count = { documents: 0, found: 0, findings: 0 };
  const thresholds = new Map(inputs.map(({ name, settings }) => [name, settings.threshold]));
  // A baseline counts all findings of a file, whichever of them are asked for.
  const steps: Narrow[] = baseline === undefined ? [] : [baseline.narrow];
  steps.push(overThreshold(thresholds));
  if (options.reportUnusedDirectives !== true) steps.push(withoutNotices);
  if (changed !== undefined) steps.push(changed);
  const asked = { ...options, evidence: options.format === "json" };
  for await (let result of documentsOf(inputs, "restore", asked, load, messages, cache)) {
    try {
      for (const step of steps) result = await step(result);
    } catch (error) {
      await messages.fail(error, result.path);
      continue;
    }
    const findings = result.restoration.changes.length + (result.notices?.length ?? 0);
    count.documents++;
    count.findings += findings;
    if (findings > 0) count.found++;
    await messages.clearProgress();
    if (isPointless()) break;
    await report.document(result);
  }
  await report.close(messages.failed);
  await closeCache(cache, messages);
  const known = baseline === undefined || !isDone ? "" : await baseline.close();
  if (isDone && !isPointless())
    await messages.note(
      `${counted(count.findings, "finding")} in ${count.found} of ${counted(count.documents, "document")}${known}`,
    );
  if (messages.failures > 0) return 2;
  return count.findings > options.maxFindings && options.exitCode && options.updateBaseline !== true ? 1 : 0;
}

function formatOf({ format, outputFile }: CheckOptions, io: Io): ReportFormat {
  const inActions = io.env.GITHUB_ACTIONS === "true" && isStdout(outputFile);
  return format ?? (inActions ? "github" : "pretty");
}

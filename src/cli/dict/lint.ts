import type { Dictionary } from "../../language/dictionary.js";
import { DictionaryError } from "../../language/dictionary-error.js";
import type { LintFinding } from "../../learn/lint-dictionary.js";
import { lineStarts } from "../../report/position.js";
import type { DocumentResult, Notice } from "../../report/result.js";
import { UsageError } from "../errors.js";
import type { Io } from "../io.js";
import type { LoadRestorer } from "../load.js";
import { counted, Messages } from "../messages.js";
import { filesNamedBy, refuseOverwriting } from "../refuse-overwriting.js";
import { openReport } from "../reports.js";
import { loadFrequency } from "./frequency.js";
import type { LintOptions } from "./options.js";
import { readSource } from "./read.js";
import { tester } from "./tester.js";

/** `unspin dict lint`: what there is to mend in dictionaries, as `check` reports it. Returns the exit code. */
export async function lint(
  paths: readonly string[],
  options: LintOptions,
  io: Io,
  load: LoadRestorer,
): Promise<number> {
  if (paths.length === 0) throw new UsageError("name the dictionary files");
  const read = [...paths, ...filesNamedBy(options)];
  await refuseOverwriting([{ option: "--output-file", file: options.outputFile }], read, io.cwd);
  const messages = new Messages(io.stderr, options.quiet === true);
  const { parseDictionary } = await import("../../language/parse-dictionary.js");
  const sources = new Map<string, string>();
  const dictionaries: Dictionary[] = [];
  const readable: string[] = [];
  const findings: LintFinding[] = [];
  for (const path of paths) {
    try {
      const source = await readSource(path, io);
      sources.set(path, source);
      dictionaries.push(parseDictionary(source, path));
      readable.push(path);
    } catch (error) {
      if (error instanceof DictionaryError) findings.push(...error.problems.map(asFinding));
      else await messages.fail(error, path);
    }
  }
  if (dictionaries.length > 0) {
    const { lintDictionaries } = await import("../../learn/lint-dictionary.js");
    const hasTests = dictionaries.some(({ tests }) => tests.length > 0);
    const restore = hasTests ? await tester(readable, options, io, load) : (spun: string) => spun;
    findings.push(...lintDictionaries(dictionaries, await loadFrequency(), restore));
  }
  const report = await openReport(options.format, options.outputFile, options, io);
  for (const [path, source] of sources) {
    const result = resultOf(
      path,
      source,
      findings.filter(({ file }) => file === path),
    );
    await report.document(result);
  }
  await report.close(messages.failed);
  if (sources.size > 0) {
    await messages.note(
      `${counted(findings.length, "finding")} in ${counted(sources.size, "dictionary", "dictionaries")}`,
    );
  }
  if (messages.failures > 0) return 2;
  return findings.length > 0 ? 1 : 0;
}

function asFinding({ file, line, column, message }: DictionaryError["problems"][number]): LintFinding {
  return {
    file,
    line,
    column,
    rule: "dictionary-syntax",
    message: message.slice(`${file}:${line}:${column}: `.length),
  };
}

/** A dictionary file as a document whose notices are the findings. */
function resultOf(path: string, source: string, findings: readonly LintFinding[]): DocumentResult {
  const starts = lineStarts(source);
  const notices = findings.map(({ line, column, rule, message }): Notice => {
    const start = Math.min(source.length, (starts[line - 1] ?? 0) + column - 1);
    const rest = source.slice(start, starts[line] ?? source.length);
    // As far as the spun phrase goes, if it is one.
    const behind = rest.search(/[|[\]#\r\n]|->|=>/);
    const { length } = behind < 0 ? rest : rest.slice(0, behind).trimEnd();
    return { start, end: start + length, rule, message };
  });
  const evidence = { words: 0, logRatio: 0, families: [], signs: [], missing: [] };
  return {
    path,
    source,
    isList: true,
    restoration: { text: source, changes: [], suggestions: [], score: 0, evidence },
    notices,
  };
}

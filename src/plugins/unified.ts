import type { Plugin, Transformer } from "unified";
import { checkedFlag, checkedNames, type OptionNames } from "../checked.js";
import type { InputFormat } from "../formats/projection.js";
import type { Finding } from "../report/finding.js";
import { findIn, PLUGIN_OPTIONS, type PluginOptions } from "./find.js";

/** What the plugins for remark and rehype take. */
export interface UnifiedPluginOptions extends PluginOptions {
  /** Whether the document is restored instead of reported on. Default: false. */
  readonly fix?: boolean;
}

const OPTIONS: OptionNames<UnifiedPluginOptions> = { fix: true, ...PLUGIN_OPTIONS };

type File = Parameters<Transformer>[1];

/**
 * A plugin that reports spun wording in the text a tree was parsed from, as messages with the expected words. With `fix`
 * it restores that text and parses it anew, so it stands before plugins that change the tree.
 */
export function unifiedPlugin(formatOf: (file: File) => InputFormat): Plugin<[UnifiedPluginOptions?]> {
  return function unspin(given = {}) {
    const { fix: asked = false, ...options } = checkedNames(given, OPTIONS);
    const fix = checkedFlag("fix", asked);
    return async (_tree, file) => {
      const { findings, text } = await findIn(String(file), formatOf(file), options);
      if (findings.length === 0) return undefined;
      if (!fix) {
        for (const finding of findings) report(file, finding);
        return undefined;
      }
      file.value = text;
      return this.parse(file);
    };
  };
}

function report(file: File, { rule, message, start, end, range, change }: Finding): void {
  const place = { start: { ...start, offset: range[0] }, end: { ...end, offset: range[1] } };
  const found = file.message(message, { place, ruleId: rule, source: "unspin" });
  if (change === undefined) return;
  found.actual = change.source;
  found.expected = [change.replacement, ...change.alternatives.map(({ text }) => text)];
}

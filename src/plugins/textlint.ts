import { checkedNames } from "../checked.js";
import { documentFormat, formatOf } from "../file-format.js";
import { findIn, PLUGIN_OPTIONS, type PluginOptions } from "./find.js";

export type { PluginOptions } from "./find.js";

/** What the rule needs of textlint's rule context (`TextlintRuleContext`). */
export interface RuleContext<Padding, Fix> {
  readonly Syntax: { readonly Document: "Document" };
  readonly RuleError: new (message: string, options: { padding: Padding; fix: Fix }) => object;
  readonly fixer: { replaceTextRange(range: readonly [number, number], text: string): Fix };
  readonly locator: { range(range: readonly [number, number]): Padding };
  getSource(): string;
  getFilePath(): string | undefined;
  report(node: unknown, error: object): void;
}

/** What textlint itself reads among a rule's options. */
interface Severity {
  readonly severity?: unknown;
}

/** Reports each phrase that reads as spun, with the author's most likely words as the fix. */
function rule<Padding, Fix>(
  context: RuleContext<Padding, Fix>,
  { severity: _, ...given }: PluginOptions & Severity = {},
): { Document(node: unknown): Promise<void> } {
  const options = checkedNames(given, PLUGIN_OPTIONS);
  const { Syntax, RuleError, fixer, locator } = context;
  return {
    async [Syntax.Document](node) {
      const named = documentFormat(formatOf(context.getFilePath() ?? ""));
      const { findings } = await findIn(context.getSource(), named, options);
      for (const { message, range, change } of findings) {
        if (change === undefined) continue;
        const [start, end] = range;
        const fix = fixer.replaceTextRange([start, end], change.replacement);
        context.report(node, new RuleError(message, { padding: locator.range([start, end]), fix }));
      }
    },
  };
}

/** A rule for textlint: `"rules": { "unspin/textlint": { "minConfidence": 0.8 } }`. */
export default { linter: rule, fixer: rule };

import type { Directives } from "./config/directives.js";
import { compilePhrases, type PhraseList } from "./config/phrases.js";
import type { ExplainedToken, Explanation } from "./engine/types.js";
import { directivesIn, type HeedingOptions, heldBackBy } from "./restore-heeding.js";
import type { ExplainOptions, Restorer } from "./restorer.js";

/** Explains a document as `restoreHeeding` restores it: it also tells what allowed phrases and directives hold back. */
export async function explainHeeding(
  restorer: Restorer,
  source: string,
  { allow = [], ...options }: HeedingOptions & ExplainOptions,
): Promise<Explanation> {
  const { format = "text" } = options;
  if (format !== "text") await restorer.load(format, source);
  const { score, tokens } = restorer.explain(source, options);
  const directives = await directivesIn(source, format);
  const phrases = compilePhrases(allow);
  return {
    score,
    tokens: tokens.map((token) => {
      const reason = keptBecause(source, token, phrases, directives);
      return reason === undefined ? token : { ...token, outcome: "kept", reason };
    }),
  };
}

function keptBecause(
  source: string,
  { change }: ExplainedToken,
  allow: PhraseList,
  directives: Directives | undefined,
): string | undefined {
  if (directives?.off) return "the front matter says unspin: off";
  const holder = change && heldBackBy(source, change, allow, directives);
  if (holder === "directive") return "a directive holds the change back";
  return holder === "allowed" ? "the configuration allows the phrase" : undefined;
}

import type { Engine } from "./engine/restore.js";
import type { ExplainedToken, Explanation, RestoreOptions } from "./engine/types.js";
import type { Projection, SourceRange } from "./formats/projection.js";

/** Explains a document's prose, of all its tokens those that lie in `span`, a range of the source, or touch it. */
export function explainDocument(
  engine: Engine,
  { text, sourceOf }: Pick<Projection, "text" | "sourceOf">,
  span: SourceRange,
  options: RestoreOptions,
): Explanation {
  const isAsked = (start: number, end: number): boolean => {
    const place = sourceOf(start, end);
    return place !== undefined && place.start < span.end && place.end > span.start;
  };
  const { score, tokens } = engine.explain(text, isAsked, options);
  return { score, tokens: tokens.map((token) => inSource(token, sourceOf)) };
}

function inSource(token: ExplainedToken, sourceOf: Projection["sourceOf"]): ExplainedToken {
  const placed = <T extends SourceRange>(range: T): T => ({ ...range, ...sourceOf(range.start, range.end) });
  const { change, phrases } = token;
  return { ...placed(token), phrases: phrases.map(placed), ...(change && { change: placed(change) }) };
}

import type { ExplainedPhrase, ExplainedToken, Explanation, Reading } from "../engine/types.js";
import { flat } from "./excerpt.js";
import { SCHEMA } from "./json.js";
import type { Paint } from "./paint.js";
import { createLocator, type Position } from "./position.js";
import { visible } from "./visible.js";

/** Where a document that is explained comes from. */
export interface ExplainedSource {
  readonly path: string;
  /** The line of the file whose record the document is, from 1. */
  readonly record?: number;
  readonly source: string;
}

/** What `explain --format json` prints: one object; offsets count UTF-16 units from 0, lines and columns from 1. */
export function explanationJson({ path, record, source }: ExplainedSource, { score, tokens }: Explanation): string {
  const locate = createLocator(source);
  const placed = tokens.map((token) => ({ ...locate(token.start), ...token }));
  const place = record === undefined ? { path } : { path, record };
  return `${JSON.stringify({ schema: SCHEMA, ...place, score, tokens: placed }, null, 2)}\n`;
}

const HEADINGS = ["", "reading", "p(o|s)", "p(s|o)", "context", "language", "evidence", "result", "entry", "why"];
const LEGEND = [
  "p(o|s)    how often the phrase stands for this original, whatever is around it",
  "p(s|o)    how often a spinner puts this phrase in the original's place",
  "context   the probability by the words around and those of the document (classifier)",
  "language  the log-probability of the words in their place (n-gram model)",
  "evidence  what the rest of the document adds to the score: the author's own words, the same phrase elsewhere, habits",
  "result    the probability of all of it together, not yet calibrated to how sure a change is",
  "why       for a reading that lost, what it is behind the winner by, in the score's natural logarithms",
];

/** Tells an editor, token by token, what was weighed and what decided. */
export function explanationText(
  { path, record, source }: ExplainedSource,
  { score, tokens }: Explanation,
  paint: Paint,
): string {
  const locate = createLocator(source);
  const name = visible(record === undefined ? path : `${path}:${record}`);
  const placeOf = ({ line, column }: Position) => (record === undefined ? `${line}:${column}` : String(column));
  let output = `${paint.place(name)}: spun with a probability of ${percent(score)}\n`;
  for (const token of tokens) {
    if (token.phrases.length === 0 && token.change === undefined && !/[\p{L}\p{N}]/u.test(token.text)) continue;
    output += `\n${paint.place(placeOf(locate(token.start)))}  ${flat(token.text)}  ${outcome(token)}\n`;
    const said = saidOf(token);
    if (said !== "") output += `    ${paint.aside(said)}\n`;
    for (const phrase of token.phrases) output += phraseTable(phrase, paint);
  }
  if (tokens.some(({ phrases }) => phrases.length > 0)) {
    output += `\n${LEGEND.map((line) => paint.aside(line)).join("\n")}\n`;
  }
  return output;
}

function outcome({ outcome: became, reason, change, start }: ExplainedToken): string {
  const isInside = change !== undefined && change.start < start;
  return isInside ? `part of “${flat(change.source)}”` : `${became}: ${flat(reason)}`;
}

/** What the word and its sentence say of being spun. */
function saidOf({ evidence, sentence, phrases }: ExplainedToken): string {
  const sides = evidence > 0 ? "spun" : "genuine";
  const word = evidence === 0 ? [] : [`the word speaks for ${sides} text (${evidence.toFixed(1)})`];
  const around = phrases.length === 0 ? [] : [`its sentence is spun with a probability of ${percent(sentence)}`];
  return [...word, ...around].join("; ");
}

function phraseTable({ source, readings, partOfLonger }: ExplainedPhrase, paint: Paint): string {
  const rows = [HEADINGS, ...readings.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join("  ")
      .trimEnd(),
  );
  const [head, ...body] = lines;
  const longer = partOfLonger >= 0.005 ? `, part of a longer phrase: ${percent(partOfLonger)}` : "";
  return [
    `    “${flat(source)}”${longer}`,
    `    ${paint.aside(head)}`,
    ...body.map((line, at) => `    ${readings[at].won ? paint.place(line) : line}`),
    "",
  ].join("\n");
}

function cells(reading: Reading): string[] {
  const { text, isUntouched, originalGivenSpun, spunGivenOriginal, classifier, languageModel, evidence } = reading;
  const sum = evidence.vocabulary + evidence.consistency + evidence.style + evidence.typography;
  return [
    reading.won ? "*" : " ",
    `${text === "" ? "(nothing)" : flat(text)}${isUntouched ? " (as it is)" : ""}`,
    percent(originalGivenSpun),
    percent(spunGivenOriginal),
    percent(classifier),
    languageModel.toFixed(1),
    sum.toFixed(1),
    percent(reading.probability),
    flat(reading.rule),
    flat(reading.reason),
  ];
}

/** Rounded so that neither certainty is claimed. */
function percent(share: number): string {
  if (share >= 0.995) return `${Math.min(99.9, share * 100).toFixed(1)} %`;
  return share < 0.0005 ? "<0.1 %" : `${(share * 100).toFixed(share < 0.0995 ? 1 : 0)} %`;
}

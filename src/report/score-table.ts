import type { Evidence, Sign } from "../engine/types.js";
import { shownName } from "../review/document.js";
import type { Paint } from "./paint.js";
import { createLocator } from "./position.js";
import type { DocumentResult, Report } from "./result.js";
import { visible } from "./visible.js";

const MOST_WORDS = 5;

/** For a reader: how likely each document is spun, on how many words, why, and where if only in part. */
export function createScoreTable(paint: Paint): Report {
  return {
    begin: () => paint.aside(`${"spun".padStart(7)} ${"words".padStart(7)}  document\n`),
    document(result) {
      const { score, evidence } = result.restoration;
      const row = `${percent(score).padStart(7)} ${String(evidence.words).padStart(7)}`;
      let output = `${row}  ${paint.place(visible(shownName(result)))}\n`;
      for (const line of [...reasons(evidence), ...parts(result)]) output += `${" ".repeat(17)}${paint.aside(line)}\n`;
      return output;
    },
    end: () => "",
  };
}

/** The strongest signs for and against, as words, and the words that are missing. */
function reasons({ signs, missing }: Evidence): string[] {
  const times = (wanted: readonly Sign[]) =>
    wanted.map(({ phrase, count }) => visible(phrase) + (count > 1 ? ` ×${count}` : ""));
  return [
    ...listed("spun", times(signs.filter(({ weight }) => weight > 0))),
    ...listed(
      "missing",
      missing.map(({ word }) => visible(word)),
    ),
    ...listed("genuine", times(signs.filter(({ weight }) => weight < 0))),
  ];
}

function listed(heading: string, words: readonly string[]): string[] {
  return words.length === 0 ? [] : [`${heading}: ${words.slice(0, MOST_WORDS).join(", ")}`];
}

/** The sections of a document that is spun in part only. */
function parts({ source, sections = [] }: DocumentResult): string[] {
  if (sections.length < 2) return [];
  const locate = createLocator(source);
  return sections.flatMap(({ start, end, score, evidence }) => {
    const [first, last] = [locate(start).line, locate(Math.max(start, end - 1)).line];
    const place = first === last ? `line ${first}` : `lines ${first} to ${last}`;
    return [`${place}: ${percent(score)}`, ...reasons(evidence).map((reason) => `  ${reason}`)];
  });
}

/** Rounded so that neither certainty is claimed. */
function percent(share: number): string {
  const rounded = Math.min(99.9, Math.max(0.1, share * 100));
  return `${rounded.toFixed(1)} %`;
}

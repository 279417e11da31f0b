import type { Sign } from "../engine/types.js";
import type { Paint } from "./paint.js";
import { createLocator } from "./position.js";
import { type DocumentResult, nameOf, type Report } from "./result.js";
import { visible } from "./visible.js";

const SIGNS = 5;

/** For a reader: how likely each document is spun, on how many words, why, and where if only in part. */
export function createScoreTable(paint: Paint): Report {
  return {
    begin: () => paint.aside(`${"spun".padStart(7)} ${"words".padStart(7)}  document\n`),
    document(result) {
      const { score, evidence } = result.restoration;
      const row = `${percent(score).padStart(7)} ${String(evidence.words).padStart(7)}`;
      let output = `${row}  ${paint.place(visible(nameOf(result)))}\n`;
      for (const line of [...reasons(evidence.signs), ...parts(result)])
        output += `${" ".repeat(17)}${paint.aside(line)}\n`;
      return output;
    },
    end: () => "",
  };
}

/** The strongest signs for and against, as words. */
function reasons(signs: readonly Sign[]): string[] {
  const named = (wanted: readonly Sign[]) =>
    wanted
      .slice(0, SIGNS)
      .map(({ phrase, count }) => visible(phrase) + (count > 1 ? ` ×${count}` : ""))
      .join(", ");
  const spun = named(signs.filter(({ weight }) => weight > 0));
  const genuine = named(signs.filter(({ weight }) => weight < 0));
  return [...(spun === "" ? [] : [`spun: ${spun}`]), ...(genuine === "" ? [] : [`genuine: ${genuine}`])];
}

/** The sections of a document that is spun in part only. */
function parts({ source, sections = [] }: DocumentResult): string[] {
  if (sections.length < 2) return [];
  const locate = createLocator(source);
  return sections.map(({ start, end, score }) => {
    const [first, last] = [locate(start).line, locate(Math.max(start, end - 1)).line];
    return `${first === last ? `line ${first}` : `lines ${first} to ${last}`}: ${percent(score)}`;
  });
}

/** Rounded so that neither certainty is claimed. */
function percent(share: number): string {
  const rounded = Math.min(99.9, Math.max(0.1, share * 100));
  return `${rounded.toFixed(1)} %`;
}

import type { Sign } from "../engine/types.js";
import { shownName } from "../review/document.js";
import type { Report } from "./result.js";
import { visible } from "./visible.js";

/** Tab-separated values with a line of headings. Signs and missing words are `phrase:weight`, strongest first, sections `start-end:score`. */
export function createScoreTsv(): Report {
  return {
    begin: () => `${["path", "score", "words", "log_ratio", "signs", "missing", "sections"].join("\t")}\n`,
    document(result) {
      const { score, evidence } = result.restoration;
      const signs = evidence.signs.map(({ phrase, weight }: Sign) => `${phrase}:${weight.toFixed(2)}`);
      const missing = evidence.missing.map(({ word, weight }) => `${word}:${weight.toFixed(2)}`);
      const sections = (result.sections ?? []).map(
        ({ start, end, score: part }) => `${start}-${end}:${part.toFixed(4)}`,
      );
      const cells = [shownName(result), score.toFixed(4), evidence.words, evidence.logRatio.toFixed(2)];
      // A tab or a line break in a name would shift the columns: it is spelt out.
      return `${[...cells, signs.join(" "), missing.join(" "), sections.join(" ")].map((cell) => visible(String(cell))).join("\t")}\n`;
    },
    end: () => "",
  };
}

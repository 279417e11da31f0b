import type { Figures } from "../learn/evaluate.js";
import type { Paint } from "../report/paint.js";
import { visible } from "../report/visible.js";

/** The figures of an evaluation for a reader. */
export function evaluationTable(figures: Figures, paint: Paint): string {
  const { wordErrorRate, calibration, confusions } = figures;
  const rows: [string, string, string][] = [
    ["documents", String(figures.documents), `${figures.spun} held for spun, ${figures.words} words`],
    ["word error rate", `${share(wordErrorRate.before)} → ${share(wordErrorRate.after)}`, "before, after"],
    ["error reduction", share(figures.errorReduction), "of the word errors, what is gone"],
    ["precision", share(figures.precision), `of ${figures.changes} changes, the author's exact words`],
    ["recall", share(figures.recall), "of the author's words that were swapped, those back"],
    ["harmed", figures.harmed?.toFixed(2) ?? "-", "words that were right before, of each 1,000"],
  ];
  const lines = rows.map(([name, value, remark]) => `${name.padEnd(16)} ${value.padStart(13)}  ${paint.aside(remark)}`);
  if (calibration.length > 0) {
    lines.push("", paint.place("confidence    changes  mean   right"));
    for (const { from, to, changes, confidence, right } of calibration) {
      const range = `${from.toFixed(2)}-${to.toFixed(2)}`;
      lines.push(`${range.padEnd(12)} ${String(changes).padStart(8)}  ${share(confidence)}  ${share(right)}`);
    }
  }
  if (confusions.length > 0) {
    lines.push("", paint.place("count  what still differs most often: spun → restored, but it was"));
    for (const { spun, restored, wanted, count } of confusions) {
      const became = restored === spun ? "(left)" : shown(restored);
      lines.push(`${String(count).padStart(5)}  ${shown(spun)} → ${became}, but it was ${shown(wanted)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function share(value: number | null): string {
  return value === null ? "-" : value.toFixed(3);
}

function shown(text: string): string {
  return text === "" ? "(nothing)" : visible(text);
}

import { countFiles } from "./counts.js";
import { genuineText, type Language, spin } from "./spinner.js";

/** What a language is learned from: parallel text of generated articles, three draws each, beside counts of others. */
export function lessons(language: Language): Record<string, string> {
  const records = Array.from({ length: 120 }, (_, i) => {
    const original = genuineText(i + 1, 6, language);
    return { id: String(i), original, spun: [1, 2, 3].map((draw) => spin(original, 1000 * draw + i, language)) };
  });
  return {
    ...countFiles(Array.from({ length: 150 }, (_, i) => genuineText(5000 + i, 6, language))),
    "pairs.jsonl": records.map((record) => `${JSON.stringify(record)}\n`).join(""),
  };
}

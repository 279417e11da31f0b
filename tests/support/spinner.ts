import { pick, randomFrom } from "./random.js";

/** A thesaurus spinner: heads with their synonyms. */
export type Thesaurus = Readonly<Record<string, readonly string[]>>;

/** Ten heads: of one word and of several, with synonyms that keep words of the head or put words beside it. */
export const THESAURUS: Thesaurus = {
  said: ["mentioned", "stated", "noted"],
  people: ["human beings", "folks", "individuals"],
  "in the": ["inside the", "within the", "withinside the"],
  "a number of": ["quite a few", "numerous", "a variety of"],
  "a lot of": ["plenty of", "numerous", "masses of"],
  content: ["content material", "content fabric", "matter content"],
  big: ["huge", "massive", "gigantic"],
  company: ["corporation", "enterprise", "organization"],
  year: ["12 months", "twelvemonth", "span of months"],
  "because of": ["due to", "owing to", "on account of"],
};

const WORDS = (
  "material house river garden teacher window winter market music letter doctor street bridge paper kitchen morning " +
  "captain silver engine island village summer station hammer blanket mirror ladder candle went saw built found sold " +
  "moved painted opened carried watched followed quickly slowly often never there again under old new green small quiet " +
  "long short warm cold deep"
).split(" ");

/** Parts of heads as they stand elsewhere, where a spinner leaves them alone. */
const PARTS = [
  "a",
  "the",
  "of",
  "in",
  "number",
  "lot",
  "because",
  "a number",
  "number of",
  "a lot",
  "lot of",
  "of the",
];

/** A document of random sentences with heads and parts of heads in them, an ordinary word behind each. */
export function genuineText(
  seed: number,
  sentences: number,
  thesaurus: Thesaurus = THESAURUS,
  parts: readonly string[] = PARTS,
): string {
  const random = randomFrom(seed);
  const heads = Object.keys(thesaurus);
  return Array.from({ length: sentences }, () => {
    const words = Array.from({ length: 7 }, () => {
      const kind = random();
      return `${pick(kind < 0.15 ? heads : kind < 0.75 ? parts : WORDS, random)} ${pick(WORDS, random)}`;
    });
    return `Then ${words.join(" ")} ended.`;
  }).join(" ");
}

/** Spins a text: longest heads first, every occurrence, one synonym a head through the whole text. */
export function spin(text: string, seed: number, thesaurus: Thesaurus = THESAURUS): string {
  const random = randomFrom(seed);
  const chosen = new Map(Object.entries(thesaurus).map(([head, synonyms]) => [head, pick(synonyms, random)]));
  const heads = [...chosen.keys()].sort((a, b) => b.split(" ").length - a.split(" ").length || (a < b ? -1 : 1));
  let spun = text;
  const put: string[] = [];
  for (const head of heads) {
    // What is claimed is set aside, so that it is not looked at again.
    spun = spun.replace(new RegExp(`(?<![\\w\u0000])${head}(?![\\w\u0000])`, "g"), () => {
      put.push(chosen.get(head) ?? head);
      return `\u0000${put.length - 1}\u0000`;
    });
  }
  return spun.replace(/\0(\d+)\0/g, (_, index: string) => put[Number(index)]);
}

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

/** A language as small as a test needs it. */
export interface Language {
  readonly thesaurus: Thesaurus;
  /** Parts of heads as they stand elsewhere. */
  readonly parts: readonly string[];
  /** Words that are never spun. */
  readonly words: readonly string[];
  /** How every sentence begins and ends. */
  readonly frame: readonly [string, string];
}

export const ENGLISH: Language = { thesaurus: THESAURUS, parts: PARTS, words: WORDS, frame: ["Then", "ended"] };

/** Another language: letters beyond ASCII, and an *a* that never becomes *an*. */
export const SPANISH: Language = {
  thesaurus: {
    dijo: ["mencionó", "expresó", "señaló"],
    gente: ["personas", "seres humanos", "población"],
    "en el": ["dentro del", "en lo interno del", "al interior del"],
    muchos: ["numerosos", "una multitud de", "cuantiosos"],
    año: ["doce meses", "ejercicio anual", "añada"],
    grande: ["enorme", "inmenso", "gigantesco"],
    "a causa de": ["debido a", "por motivo de", "en virtud de"],
    niño: ["infante", "chiquillo", "menor de edad"],
  },
  parts: ["a", "la", "el", "de", "en", "causa", "a la", "en la", "de la", "causa de"],
  words: (
    "casa río jardín maestro ventana invierno mercado música carta médico calle puente papel cocina mañana capitán plata " +
    "motor isla aldea verano estación martillo manta espejo escalera vela fue vio hizo halló vendió movió pintó abrió llevó " +
    "miró siguió pronto despacio siempre nunca allí otra vez bajo viejo nuevo verde pequeño callado largo corto tibio frío hondo"
  ).split(" "),
  frame: ["Luego", "terminó"],
};

/** A document of random sentences with heads and parts of heads in them, an ordinary word behind each. */
export function genuineText(
  seed: number,
  sentences: number,
  { thesaurus, parts, words, frame }: Language = ENGLISH,
): string {
  const random = randomFrom(seed);
  const heads = Object.keys(thesaurus);
  return Array.from({ length: sentences }, () => {
    const inner = Array.from({ length: 7 }, () => {
      const kind = random();
      return `${pick(kind < 0.15 ? heads : kind < 0.75 ? parts : words, random)} ${pick(words, random)}`;
    });
    return `${frame[0]} ${inner.join(" ")} ${frame[1]}.`;
  }).join(" ");
}

/** Spins a text: longest heads first, every occurrence, one synonym a head through the whole text. */
export function spin(text: string, seed: number, { thesaurus }: Pick<Language, "thesaurus"> = ENGLISH): string {
  const random = randomFrom(seed);
  const chosen = new Map(Object.entries(thesaurus).map(([head, synonyms]) => [head, pick(synonyms, random)]));
  const heads = [...chosen.keys()].sort((a, b) => b.split(" ").length - a.split(" ").length || (a < b ? -1 : 1));
  let spun = text;
  const put: string[] = [];
  for (const head of heads) {
    // What is claimed is set aside, so that it is not looked at again.
    spun = spun.replace(new RegExp(`(?<![\\p{L}\\d\u0000])${head}(?![\\p{L}\\d\u0000])`, "gu"), () => {
      put.push(chosen.get(head) ?? head);
      return `\u0000${put.length - 1}\u0000`;
    });
  }
  return spun.replace(/\0(\d+)\0/g, (_, index: string) => put[Number(index)]);
}

import {
  britishDoublingVerbs,
  doublingVerbs,
  irregularAdjectives,
  irregularPlurals,
  irregularVerbs,
  periphrasticAdjectives,
  syntheticAdjectives,
} from "./inflection-irregular.js";

/** What can be inflected. */
export type PartOfSpeech = "verb" | "noun" | "adjective";

/**
 * The forms of a phrase, slot by slot. A slot holds every spelling of one form, the American one first (*learned*,
 * *learnt*). The slots of two phrases of the same part of speech stand for each other: verbs have base, third person,
 * `-ing`, past and participle; nouns singular and plural; adjectives positive, comparative and superlative.
 */
export type Forms = readonly (readonly string[])[];

const PREPOSITIONS = new Set([
  "of",
  "in",
  "for",
  "to",
  "with",
  "at",
  "on",
  "from",
  "by",
  "about",
  "against",
  "between",
  "under",
  "without",
]);

/** Every form of a phrase whose head is inflected: the first word of a verb, the last of a noun (before a preposition). */
export function inflect(phrase: string, pos: PartOfSpeech): Forms {
  switch (pos) {
    case "verb":
      return inflectWord(phrase, 0, verbForms);
    case "noun":
      return inflectWord(phrase, nounHead(phrase.split(" ")), nounForms);
    case "adjective":
      return adjectiveForms(phrase);
  }
}

/** Whether the forms of an adjective are made with *more* and *most*. */
export function isPeriphrastic(adjective: string): boolean {
  if (/[ -]/.test(adjective) || periphrasticAdjectives.has(adjective)) return true;
  if (irregularAdjectives.has(adjective) || syntheticAdjectives.has(adjective)) return false;
  const count = syllables(adjective);
  return !(count === 1 || (count === 2 && /[^aeiou]y$/.test(adjective)) || /^un[a-z]+[^aeioul]y$/.test(adjective));
}

function inflectWord(phrase: string, at: number, formsOf: (word: string) => Forms): Forms {
  const words = phrase.split(" ");
  return formsOf(words[at]).map((slot) => slot.map((form) => words.with(at, form).join(" ")));
}

function nounHead(words: readonly string[]): number {
  const preposition = words.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word));
  return preposition < 0 ? words.length - 1 : preposition - 1;
}

function verbForms(verb: string): Forms {
  if (verb === "be") return [["be", "are", "am"], ["is"], ["being"], ["was", "were"], ["been"]];
  const irregular = irregularVerbs.get(verb) ?? splitPrefix(verb);
  const past = irregular?.[0] ?? pastForms(verb);
  return [[verb], [thirdPerson(verb)], gerunds(verb), past, irregular?.[1] ?? past];
}

/** *re-write*, *co-found*: a hyphenated verb inflects as its last part does. */
function splitPrefix(verb: string): string[][] | undefined {
  const hyphen = verb.lastIndexOf("-");
  if (hyphen < 0) return undefined;
  const prefix = verb.slice(0, hyphen + 1);
  return irregularVerbs.get(verb.slice(hyphen + 1))?.map((slot) => slot.map((form) => prefix + form));
}

function thirdPerson(verb: string): string {
  if (verb === "have") return "has";
  if (verb === "do" || verb === "go" || /(?:^|-)(?:under|out|fore?|over|un|re)?(?:do|go)$/.test(verb))
    return `${verb}es`;
  return /(?:ech|vet|embarg|torped)o$/.test(verb) ? `${verb}es` : addS(verb);
}

function gerunds(verb: string): string[] {
  if (/[^e]ie$/.test(verb)) return [`${verb.slice(0, -2)}ying`];
  if (/[^eoy]e$/.test(verb) && verb !== "singe") return [`${verb.slice(0, -1)}ing`];
  return stems(verb).map((stem) => `${stem}ing`);
}

function pastForms(verb: string): string[] {
  if (verb.endsWith("e")) return [`${verb}d`];
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ied`];
  return stems(verb).map((stem) => `${stem}ed`);
}

/** The verb as it stands before `-ing` and `-ed`: *stop* → *stopp*, *travel* → *travel* and *travell*. */
function stems(verb: string): string[] {
  const doubled = verb + verb.at(-1);
  if (/(?:^|-)mimic$|panic$|traffic$|frolic$|picnic$/.test(verb)) return [`${verb}k`];
  if (britishDoublingVerbs.has(verb)) return [verb, doubled];
  if (verb === "focus" || verb === "bias") return [verb, doubled];
  if (doublingVerbs.has(verb)) return [doubled];
  const short = /^(?:[^aeiou]*|[^aeiou]*qu)[aeiouy][^aeiouwxy]$/.test(verb.slice(verb.lastIndexOf("-") + 1));
  return [short ? doubled : verb];
}

function nounForms(noun: string): Forms {
  return [[noun], plurals(noun)];
}

function plurals(noun: string): string[] {
  const irregular = irregularPlurals.get(noun);
  if (irregular !== undefined) return irregular[0];
  const compound = /^(.*-|.{2,})(man|woman|child|person|foot|tooth|mouse|fish|craft|life|wife|shelf|half|leaf)$/.exec(
    noun,
  );
  if (compound !== null && isCompound(noun))
    return (irregularPlurals.get(compound[2]) ?? [[compound[2]]])[0].map((plural) => compound[1] + plural);
  return [addS(noun)];
}

function isCompound(noun: string): boolean {
  return !/^(?:human|german|roman|norman|ottoman|shaman|talisman|caiman|behalf|afterlife)$/.test(noun);
}

function addS(word: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}${/(?:^|[^aeiou]|qu)[aeiou]z$/.test(word) ? "z" : ""}es`;
  return /[^aeiou]y$|quy$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

function adjectiveForms(adjective: string): Forms {
  const irregular = irregularAdjectives.get(adjective);
  if (irregular !== undefined) return [[adjective], ...irregular];
  if (isPeriphrastic(adjective)) return [[adjective], [`more ${adjective}`], [`most ${adjective}`]];
  const stem = degreeStem(adjective);
  return [[adjective], [`${stem}er`], [`${stem}est`]];
}

function degreeStem(adjective: string): string {
  if (adjective.endsWith("e")) return adjective.slice(0, -1);
  if (/[^aeiou]y$/.test(adjective) && adjective !== "shy" && adjective !== "sly") return `${adjective.slice(0, -1)}i`;
  return /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(adjective) ? adjective + adjective.at(-1) : adjective;
}

function syllables(word: string): number {
  const groups = word.replace(/(?:[^aeiouyl]e|[aeiou]le|ed)$/, "").match(/[aeiouy]+/g);
  return groups?.length ?? 1;
}

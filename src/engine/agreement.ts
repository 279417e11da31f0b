import { isLetterOrNumberAt, isLetterOrNumberBefore } from "../text/characters.js";
import { PROTECTED } from "../text/protection.js";
import type { Document } from "./document.js";
import type { Change } from "./types.js";

/** Words that genuine text hardly ever doubles. */
const NEVER_DOUBLED = new Set([
  "a",
  "an",
  "and",
  "as",
  "at",
  "by",
  "for",
  "from",
  "in",
  "of",
  "on",
  "or",
  "the",
  "to",
  "with",
]);
/** How certain a rule's own edit is, as a factor on the change it belongs to. */
const RULE_CONFIDENCE = 0.95;
const BRACES_CONFIDENCE = 0.97;

/** Makes the words beside English changes agree with them (*a* or *an*, no doubled words) and takes spinners' braces away. */
export function addAgreementEdits(
  document: Document,
  changes: readonly Change[],
  language: string,
  sentenceIsSpun: (at: number) => boolean,
): Change[] {
  const isEnglish = /^en(?:-|$)/.test(language);
  const agreed = isEnglish ? withWordsBeside(document, changes) : changes;
  return [...agreed, ...bracesOf(document, agreed, sentenceIsSpun)].sort((a, b) => a.start - b.start);
}

/** Takes in what stands beside each change and must agree with it. A change of a word that another takes in is left out. */
function withWordsBeside(document: Document, changes: readonly Change[]): Change[] {
  const agreed: Change[] = [];
  for (const change of changes) {
    const last = agreed.at(-1)?.end ?? 0;
    if (change.start < last) continue;
    const withIt = withArticle(document, change);
    agreed.push(withoutDoubledWord(document, withIt.start < last ? change : withIt));
  }
  return agreed;
}

/** What joins a letter before or behind it to a word, as in *o'a* or *vitamin-a*. */
const JOINING = /['\u2019-]/;

/** Takes in the article before a change if the new word asks for the other one. */
function withArticle({ text }: Document, change: Change): Change {
  const before = /(an?)\s+$/i.exec(text.slice(Math.max(0, change.start - 12), change.start));
  if (!before) return change;
  const [{ length }, article] = before;
  const start = change.start - length;
  if (isLetterOrNumberBefore(text, start) || JOINING.test(text.charAt(start - 1))) return change;
  const wanted = startsWithVowelSound(change.replacement) ? "an" : "a";
  if (article.toLowerCase() === wanted) return change;
  const kept = article[0] + wanted.slice(1);
  return widened(text, change, start, change.end, kept + before[0].slice(article.length) + change.replacement);
}

/** Takes in the word behind a change if the replacement ends with it. */
function withoutDoubledWord({ text }: Document, change: Change): Change {
  const { replacement } = change;
  const last = /(?<![a-z])[a-z]+$/i.exec(replacement)?.[0];
  if (last === undefined || !NEVER_DOUBLED.has(last.toLowerCase())) return change;
  if (isLetterOrNumberBefore(replacement, replacement.length - last.length)) return change;
  const behind = /^\s+([a-z]+)/i.exec(text.slice(change.end, change.end + 24));
  if (behind?.[1].toLowerCase() !== last.toLowerCase()) return change;
  const end = change.end + behind[0].length;
  if (isLetterOrNumberAt(text, end) || JOINING.test(text.charAt(end))) return change;
  return widened(text, change, change.start, end, replacement);
}

function widened(text: string, change: Change, start: number, end: number, replacement: string): Change {
  const source = text.slice(start, end);
  return { ...change, start, end, source, replacement, confidence: change.confidence * RULE_CONFIDENCE };
}

/** `{dollars}`: a thesaurus line without synonyms leaves its head in braces. */
function bracesOf(
  { text, tokens, protection }: Document,
  changes: readonly Change[],
  sentenceIsSpun: (at: number) => boolean,
): Change[] {
  const found: Change[] = [];
  let next = 0;
  for (let i = 0; i + 2 < tokens.count; i++) {
    const start = tokens.start[i];
    if (text[start] !== "{" || /[^\s(“‘"'—–]/.test(text.charAt(start - 1)) || protection[i] & PROTECTED) continue;
    const inner = /^\{(\p{L}[\p{L}'’-]*(?: \p{L}[\p{L}'’-]*){0,3})\}(?![\p{L}\p{N}_}{(])/u.exec(
      text.slice(start, start + 80),
    );
    if (!inner || !sentenceIsSpun(i)) continue;
    const end = start + inner[0].length;
    while (next < changes.length && changes[next].end <= start) next++;
    if (next < changes.length && changes[next].start < end) continue;
    const alternatives = [{ text: inner[0], probability: 1 - BRACES_CONFIDENCE }];
    found.push({
      start,
      end,
      source: inner[0],
      replacement: inner[1],
      confidence: BRACES_CONFIDENCE,
      alternatives,
      rule: "braces",
    });
  }
  return found;
}

/** Words that begin with a letter for a vowel, but are spoken with a consonant first. */
const UNLIKE_UNCLE =
  /^(?:uni(?!n|m|dent)|unanim|us[eu]|usa[bg]|uti|uto|uga|ukr|uku|uru|eu|ewe|one\b|once|oneself|u[.-]|ubiq|uran|ute)/;

/** Whether a phrase is spoken with a vowel first; by its letters, with the usual exceptions. */
export function startsWithVowelSound(phrase: string): boolean {
  const word = phrase.toLowerCase();
  // A letter that is spelled out, as in "X-ray".
  if (/^(?:hour|honou?r|honest|heir|[fhlmnrsx]-)/.test(word)) return true;
  if (UNLIKE_UNCLE.test(word)) return false;
  if (/^[A-Z]{2,}/.test(phrase)) return /^[AEFHILMNORSX]/.test(phrase);
  if (/^(?:8|11(?!\d)|18(?!\d))/.test(word)) return true;
  return /^[aeiou]/.test(word);
}

import { TokenFlag, type Tokens } from "./tokens.js";

/** Words before a full stop that rarely ends a sentence. */
const ABBREVIATIONS = new Set(
  (
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt hon rev st jr sr vs etc inc ltd co corp no fig al eg ie approx dept " +
    "est jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ala ariz ark calif colo conn del fla " +
    "ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo"
  ).split(" "),
);

/**
 * Says whether single line breaks only wrap lines of running text: then they end no sentence. Judged by how often the
 * word after a line break begins with a small letter.
 */
export function isHardWrapped(tokens: Tokens): boolean {
  let breaks = 0;
  let small = 0;
  for (let i = 1; i < tokens.count; i++) {
    const flags = tokens.flags[i];
    if (!(flags & TokenFlag.Line) || flags & TokenFlag.Paragraph) continue;
    breaks++;
    if (startsSmall(tokens, i)) small++;
  }
  return small > 2 && small > breaks * 0.4;
}

/** Token indexes at which sentences begin, ascending, with the token count behind the last. */
export function sentenceStarts(tokens: Tokens, hardWrapped = isHardWrapped(tokens)): Int32Array {
  const starts: number[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (i === 0 || isBoundary(tokens, i, hardWrapped)) starts.push(i);
  }
  starts.push(tokens.count);
  return Int32Array.from(starts);
}

function isBoundary(tokens: Tokens, i: number, hardWrapped: boolean): boolean {
  const flags = tokens.flags[i];
  if (!(flags & TokenFlag.Space)) return false;
  if (flags & TokenFlag.Paragraph) return true;
  if (flags & TokenFlag.Line && !hardWrapped) return !startsSmall(tokens, i) || endsSentence(tokens, i - 1);
  return endsSentence(tokens, i - 1) && !startsSmall(tokens, i);
}

/** Whether the sentence may end with token `i`, closing quotes and brackets passed over. */
function endsSentence(tokens: Tokens, i: number): boolean {
  const { text, start, unit: units, flags } = tokens;
  let at = i;
  while (at > 0 && isCloser(units[at]) && !(flags[at] & TokenFlag.Space)) at--;
  const unit = units[at];
  // `!`, `?` and the ellipsis, which stands for three full stops.
  if (unit === 0x21 || unit === 0x3f || unit === 0x2026) return true;
  if (unit !== 0x2e) return false;
  if (at === 0 || flags[at] & TokenFlag.Space) return true;
  const word = text.slice(start[at - 1], tokens.end[at - 1]);
  if (word.length === 1 && flags[at - 1] & TokenFlag.Capital) return false;
  return !ABBREVIATIONS.has(word.toLowerCase());
}

function isCloser(unit: number): boolean {
  return (
    unit === 0x22 ||
    unit === 0x27 ||
    unit === 0x201d ||
    unit === 0x2019 ||
    unit === 0x29 ||
    unit === 0x5d ||
    unit === 0xbb
  );
}

function startsSmall(tokens: Tokens, i: number): boolean {
  return Boolean(tokens.flags[i] & TokenFlag.Word) && !(tokens.flags[i] & (TokenFlag.Capital | TokenFlag.Number));
}

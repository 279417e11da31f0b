import { blanksLine, type Insertion, joinsMarks, joinsWikiLink, opensMarkup, type Syntax } from "./syntax.js";

/** What Markdown reads anywhere in a text. */
const SIGNS = /[\\*_[\]<~$|{}]|&(?=[#\w]*(?:;|$))|(?<!\S)#/g;
/** What Markdown reads at the start of a line; a backslash takes that meaning from it. */
const LINE_SIGN = /^[#+=:-]/;
/** What begins a block where text before it is removed. */
const BLOCK =
  /^(?:#{1,6}\s|[-+*](?:\s|$)|([-*_])[ \t]*\1[ \t]*\1|[-=]+[ \t]*[\r\n]|>|```|~~~|\$\$|<|[:|]|\[(?![^\]\n]*\]\())/;
const LIST_NUMBER = /^\d{1,9}[.)](?:\s|$)/;
/** What becomes a link by itself, and what ends code even behind a backslash. */
const UNESCAPABLE = /www\.|:\/\/|`/i;
/** Signs whose meaning depends on what stands on either side of them. */
const FLANKED = /[*_~`$:]/;
/** A character that is no sign, because of the backslash before it. */
const ESCAPED = /\\[!-/:-@[-`{-~]/g;
/** Signs that mean something in pairs: without one, the other would find another partner. */
const PAIRED = /[`*_~$|{}<]/;
/** Words between braces, which mean nothing: spinners leave such behind. */
const BRACED = /\{[\p{L}' -]*\}/gu;
const ESM = /^(?:import|export)\b/;

/** Text of Markdown. */
export const markdownText: Syntax = (insertion) => {
  const { source, start, end, text, lineStart, blockStart } = insertion;
  if (PAIRED.test(source.slice(start, end).replace(ESCAPED, "").replace(BRACED, ""))) return undefined;
  if (UNESCAPABLE.test(text) || joinsWikiLink(insertion) || blanksLine(insertion)) return undefined;
  if (opensMarkup(insertion) || joinsMarks(insertion) || changesMarks(insertion)) return undefined;
  // A backslash before `>` would not keep it from ending a tag.
  const escaped = text.replace(SIGNS, "\\$&").replaceAll(">", "&gt;");
  if (!lineStart) return leavesMarks(insertion) ? undefined : escaped;
  if (LINE_SIGN.test(escaped)) return `\\${escaped}`;
  const line = escaped + source.slice(end, end + 200);
  if (LIST_NUMBER.test(line.trimStart())) return undefined;
  if (text === "" && (BLOCK.test(line.trimStart()) || (blockStart && /^\s/.test(line)))) return undefined;
  return source.charAt(start - 1) === "\\" ? undefined : escaped;
};

/** Text of MDX, where a line may hold code. */
export const mdxText: Syntax = (insertion) =>
  insertion.lineStart && ESM.test(insertion.text + insertion.source.slice(insertion.end, insertion.end + 12))
    ? undefined
    : markdownText(insertion);

/** Whether a sign next to the text would be read in another way than before. */
function changesMarks({ source, start, end, text }: Insertion): boolean {
  const before = source.charAt(start - 1);
  const behind = source.charAt(end);
  const head = text.charAt(0) || behind;
  const tail = text.charAt(text.length - 1) || before;
  if (before === "\\" || (before === "!" && head === "[") || (behind === "[" && tail === "!")) return true;
  if ((before === "]" && /[([:]/.test(head)) || (before === "[" && /[\^!]/.test(head))) return true;
  if (before === "[" && behind === "]" && text.length < 2) return true;
  if (text === "" && before === "#") return true;
  if (/[ \t]/.test(tail) && /[\n\r]/.test(behind)) return true;
  if (FLANKED.test(before) && kind(source.charAt(start)) !== kind(head)) return true;
  return FLANKED.test(behind) && kind(source.charAt(end - 1)) !== kind(tail);
}

/** Whether nothing but marks would be left of a line, which is a rule then, or underlines what stands before it. */
function leavesMarks({ source, start, end, text }: Insertion): boolean {
  if (/[^-=\s]/.test(text) || !/^[ \t]*(?:[\n\r]|$)/.test(source.slice(end, end + 200))) return false;
  let before = start - 1;
  while (/[-*_= \t]/.test(source.charAt(before))) before--;
  return /[-*_=]/.test(source.slice(before + 1, start)) && !/[^\n\r>+.)]/.test(source.charAt(before));
}

/** What the rules of Markdown tell apart next to a sign. */
function kind(sign: string): string {
  if (sign === "" || /\s/.test(sign)) return "space";
  if (/\d/.test(sign)) return "digit";
  return /[\p{P}\p{S}]/u.test(sign) ? "punctuation" : "letter";
}

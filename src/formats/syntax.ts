/** A change of one stretch of prose, as a `Syntax` sees it. */
export interface Insertion {
  /** The document. */
  readonly source: string;
  /** The stretch of it that is replaced. */
  readonly start: number;
  readonly end: number;
  /** What comes in its place, as the reader is to see it. */
  readonly text: string;
  /** Whether nothing but white space stands before it in its line, as far as prose goes. */
  readonly lineStart: boolean;
  /** Whether that line is the first of its block. */
  readonly blockStart: boolean;
}

/** Writes a text as the syntax around it wants it, or returns undefined where the syntax would take it for markup. */
export type Syntax = (insertion: Insertion) => string | undefined;

/** For text that no syntax reads. */
export const verbatim: Syntax = ({ text }) => text;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  '"': "&quot;",
  "'": "&#39;",
  "{": "&#123;",
  "}": "&#125;",
};

/** Text of an HTML element. */
export const htmlText = htmlEscaping(/[&<{}]/g);
/**
 * Text of a block of HTML in Markdown, which a blank line would end: the last word of a line stays, since other changes
 * may take away those before it.
 */
export const htmlInMarkdown: Syntax = (insertion) =>
  emptiesLineEnd(insertion) || joinsWikiLink(insertion) ? undefined : htmlText(insertion);
/** An attribute value between double quotes. */
export const htmlDoubleQuoted = htmlEscaping(/[&"{}]/g);
/** An attribute value between single quotes. */
export const htmlSingleQuoted = htmlEscaping(/[&'{}]/g);

function htmlEscaping(signs: RegExp): Syntax {
  return (insertion) => {
    if (opensMarkup(insertion) || joinsMarks(insertion)) return undefined;
    return insertion.text.replace(signs, (sign) => ENTITIES[sign]);
  };
}

/** The longest named reference has 33 characters. */
const LONGEST_REFERENCE = 40;

/** Whether what comes to stand behind `start` would end a tag or an entity that a `<` or `&` before it begins. */
export function opensMarkup({ source, start }: Insertion): boolean {
  const before = source[start - 1];
  if (before === "<" || (before === "/" && source[start - 2] === "<")) return true;
  let at = start - 1;
  while (at >= start - LONGEST_REFERENCE && /[#\w]/.test(source.charAt(at))) at--;
  return source[at] === "&";
}

/** Whether a template tag would begin or end where the text meets its neighbours. */
export function joinsMarks({ source, start, end, text }: Insertion): boolean {
  const before = source.charAt(start - 1);
  const behind = source.charAt(end);
  const head = text.charAt(0) || behind;
  const tail = text.charAt(text.length - 1) || before;
  return (before === "{" && /[{%#:.]/.test(head)) || (/[}>]/.test(behind) && /[}%?-]/.test(tail));
}

/** How far from a change the brackets of a wiki link are looked for. */
const LONGEST_WIKI_LINK = 400;

/**
 * Whether a bracket would go, or a line break between two pairs of them: what is left may be a wiki link, which none was
 * that held one of these.
 */
export function joinsWikiLink({ source, start, end, text }: Insertion): boolean {
  const old = source.slice(start, end);
  if (/[[\]]/.test(old)) return true;
  if (!/[\n\r]/.test(old) || /[\n\r]/.test(text)) return false;
  const before = source.slice(Math.max(0, start - LONGEST_WIKI_LINK), start);
  return /\[\[[^[\]`\n]*$/.test(before) && /^[^[\]`\n]*\]\]/.test(source.slice(end, end + LONGEST_WIKI_LINK));
}

/**
 * Whether a line might be left blank, which parts what stands before it from what follows. Other changes may take away
 * the words before this one.
 */
export function blanksLine(insertion: Insertion): boolean {
  const { source, start, lineStart } = insertion;
  return emptiesLineEnd(insertion) && (lineStart || start === 0 || /[ \t\n\r]/.test(source.charAt(start - 1)));
}

/** Whether the last words of a line would go. */
function emptiesLineEnd({ source, start, end, text }: Insertion): boolean {
  if (text.trim() !== "" || start === end) return false;
  let behind = end;
  while (/[ \t]/.test(source.charAt(behind))) behind++;
  return behind >= source.length || /[\n\r]/.test(source.charAt(behind));
}

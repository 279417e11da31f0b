import { type Directives, parseDirectives } from "./config/directives.js";
import { findFrontMatter } from "./formats/front-matter.js";
import { loadFormat } from "./formats/project.js";
import type { InputFormat, SourceRange } from "./formats/projection.js";

const OFF = /(?:^|[{,])[ \t]*"?unspin"?[ \t]*[:=][ \t]*["']?(?:off|false)\b/m;

/** How long a directive in plain text may be, its mark aside. */
const LONGEST_DIRECTIVE = 1000;

/** Finds the directives of a document: in its comments, and `unspin: off` in its front matter. */
export async function readDirectives(source: string, format: InputFormat): Promise<Directives> {
  const front = findFrontMatter(source);
  const off = front !== undefined && OFF.test(source.slice(front.start, front.end));
  const comments = off || !source.includes("unspin-") ? [] : await commentsOf(source, format);
  return parseDirectives(source, comments, off);
}

async function commentsOf(source: string, format: InputFormat): Promise<readonly SourceRange[]> {
  if (format !== "text") return (await loadFormat(format, source))(source).comments;
  // Plain text has no comments; a directive stands in it as it does elsewhere.
  return directivesInText(source);
}

function directivesInText(source: string): SourceRange[] {
  const found: SourceRange[] = [];
  let close = 0;
  for (const { index, 0: opener } of source.matchAll(/<!--\s*unspin-/g)) {
    const from = index + opener.length;
    if (found.length > 0 && index < found[found.length - 1].end) continue;
    if (close < from) close = source.indexOf("-->", from);
    if (close < 0) break;
    if (close - from <= LONGEST_DIRECTIVE) found.push({ start: index, end: close + 3 });
  }
  return found;
}

import { type Directives, parseDirectives } from "./config/directives.js";
import { findFrontMatter } from "./formats/front-matter.js";
import { loadFormat } from "./formats/project.js";
import type { InputFormat, SourceRange } from "./formats/projection.js";

const OFF = /(?:^|[{,])\s*"?unspin"?[ \t]*[:=][ \t]*["']?(?:off|false)\b/m;

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
  return [...source.matchAll(/<!--\s*unspin-[\s\S]{0,1000}?-->/g)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import type { Extension } from "micromark-util-types";
import { ProjectionBuilder } from "./builder.js";
import { findFrontMatter, writeFrontMatter, type YamlReader } from "./front-matter.js";
import type { HtmlReader } from "./html-reader.js";
import { parseMarkdown } from "./markdown-events.js";
import { MarkdownReader } from "./markdown-reader.js";
import { markdownText, mdxText } from "./markdown-syntax.js";
import { math } from "./math.js";
import { DEFAULT_FRONT_MATTER, type Projection, type ProjectionOptions } from "./projection.js";
import { htmlInMarkdown } from "./syntax.js";
import { TagReader } from "./tags.js";
import { fillTemplates } from "./templates.js";

type Dialect = "markdown" | "mdx" | "brokenMdx";

/** What a document may need besides the parser of Markdown; what is missing is masked. */
export interface MarkdownParts {
  readonly readYaml?: YamlReader | undefined;
  readonly HtmlReader?: typeof HtmlReader | undefined;
  /** The extension for MDX, which then takes the place of HTML and indented code. */
  readonly mdx?: (() => Extension) | undefined;
}

/** The prose of a Markdown document: CommonMark with GitHub's extensions, math, front matter and template tags. */
export function projectMarkdown(source: string, options: ProjectionOptions, parts: MarkdownParts): Projection {
  if (!parts.mdx) return project(source, options, parts, "markdown");
  try {
    return project(source, options, parts, "mdx");
  } catch {
    // Not MDX as its compiler wants it. As Markdown, with all that looks like code masked, nothing of it is harmed.
    return project(source, options, parts, "brokenMdx");
  }
}

function project(source: string, options: ProjectionOptions, parts: MarkdownParts, dialect: Dialect): Projection {
  const frontMatter = findFrontMatter(source);
  // The parser would drop byte order marks, and count without them.
  const start = frontMatter?.body ?? /^\uFEFF*/.exec(source)?.[0].length ?? 0;
  const { text, masks } = fillTemplates(source, start, dialect);
  const builder = new ProjectionBuilder(source, masks);
  const keys = new Set(options.frontMatter ?? DEFAULT_FRONT_MATTER);
  if (frontMatter) writeFrontMatter(builder, frontMatter, keys, parts.readYaml);
  const syntax = dialect === "markdown" ? markdownText : mdxText;
  const linkText = options.linkText ?? true;
  const tags = new TagReader(builder, syntax, linkText);
  const html = parts.HtmlReader && new parts.HtmlReader(builder, tags, htmlInMarkdown, options.attributes ?? false);
  const reader = new MarkdownReader(builder, text, syntax, tags, html, linkText);
  const formulas = math(text);
  const mdx = dialect === "mdx" ? parts.mdx?.() : undefined;
  const always = [formulas, mdx].filter((extension) => extension !== undefined);
  const extend = (part: string): Extension[] => [...extensionsFor(part), ...always];
  parseMarkdown(text, start, extend, (events) => reader.read(events));
  html?.end();
  return builder.build();
}

/** The extensions that a document needs; each one slows the parser down whether its signs occur or not. */
function extensionsFor(text: string): Extension[] {
  const extensions: Extension[] = [];
  if (text.includes("|")) extensions.push(gfmTable());
  if (text.includes("~")) extensions.push(gfmStrikethrough());
  if (text.includes("[^")) extensions.push(gfmFootnote());
  if (/\[[ xX\t]\]/.test(text)) extensions.push(gfmTaskListItem());
  return extensions;
}

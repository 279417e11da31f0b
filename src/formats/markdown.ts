import { parse, postprocess, preprocess } from "micromark";
import { gfm } from "micromark-extension-gfm";
import type { Extension } from "micromark-util-types";
import { ProjectionBuilder } from "./builder.js";
import { findFrontMatter, writeFrontMatter, type YamlReader } from "./front-matter.js";
import type { HtmlReader } from "./html-reader.js";
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
  // The parser would drop a byte order mark, and count without it.
  const start = frontMatter?.body ?? (source.startsWith("\uFEFF") ? 1 : 0);
  const { text, masks } = fillTemplates(source, start, dialect);
  const builder = new ProjectionBuilder(source, masks);
  const keys = new Set(options.frontMatter ?? DEFAULT_FRONT_MATTER);
  if (frontMatter) writeFrontMatter(builder, frontMatter, keys, parts.readYaml);
  const syntax = dialect === "markdown" ? markdownText : mdxText;
  const tags = new TagReader(builder, syntax, options.linkText ?? true);
  const html = parts.HtmlReader && new parts.HtmlReader(builder, tags, htmlInMarkdown, options.attributes ?? false);
  const body = text.slice(start);
  const extensions = [gfm(), math(body), dialect === "mdx" ? parts.mdx?.() : undefined].filter(
    (one) => one !== undefined,
  );
  const events = postprocess(
    parse({ extensions })
      .document()
      .write(preprocess()(body, undefined, true)),
  );
  new MarkdownReader(builder, text, start, syntax, tags, html, options.linkText ?? true).read(events);
  html?.end();
  return builder.build();
}

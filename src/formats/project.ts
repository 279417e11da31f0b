import type { MarkdownParts } from "./markdown.js";
import { projectPlain } from "./plain.js";
import type { InputFormat, Project, Projection, ProjectionOptions } from "./projection.js";

/** What was loaded of each dialect. It only grows: documents read at the same time take no parser from each other. */
const loaded: Record<"markdown" | "mdx", { -readonly [Part in keyof MarkdownParts]: MarkdownParts[Part] }> = {
  markdown: {},
  mdx: {},
};

/**
 * Loads what projects documents of a format. Given a sample, it loads only what that document needs, and the result
 * serves that document and those that need no more.
 */
export async function loadFormat(format: InputFormat, sample?: string): Promise<Project> {
  switch (format) {
    case "text":
      return projectPlain;
    case "html":
      return (await import("./html.js")).projectHtml;
    case "markdown":
    case "mdx":
      return loadMarkdown(format, sample);
  }
}

/** Projects the prose of one document. */
export async function project(source: string, format: InputFormat, options?: ProjectionOptions): Promise<Projection> {
  return (await loadFormat(format, source))(source, options);
}

async function loadMarkdown(format: "markdown" | "mdx", sample: string | undefined): Promise<Project> {
  const needsYaml = sample === undefined || /^\uFEFF?---/.test(sample);
  const needsHtml = sample === undefined || sample.includes("<");
  const [{ projectMarkdown }, yaml, html, mdx] = await Promise.all([
    import("./markdown.js"),
    needsYaml ? import("./yaml-values.js") : undefined,
    needsHtml ? import("./html-reader.js") : undefined,
    format === "mdx" ? import("micromark-extension-mdxjs") : undefined,
  ]);
  const parts = loaded[format];
  if (yaml) parts.readYaml = yaml.readYaml;
  if (html) parts.HtmlReader = html.HtmlReader;
  if (mdx) parts.mdx = mdx.mdxjs;
  return (source, options = {}) => projectMarkdown(source, options, parts);
}

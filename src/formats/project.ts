import { projectPlain } from "./plain.js";
import type { InputFormat, Project, Projection, ProjectionOptions } from "./projection.js";

/**
 * Loads what projects documents of a format. Given a sample, it loads only what that document needs, and the result
 * serves that document only.
 */
export async function loadFormat(format: InputFormat, sample?: string): Promise<Project> {
  switch (format) {
    case "text":
      return projectPlain;
    case "html":
      return (await import("./html.js")).projectHtml;
    case "markdown":
    case "mdx":
      return loadMarkdown(format === "mdx", sample);
  }
}

/** Projects the prose of one document. */
export async function project(source: string, format: InputFormat, options?: ProjectionOptions): Promise<Projection> {
  return (await loadFormat(format, source))(source, options);
}

async function loadMarkdown(isMdx: boolean, sample: string | undefined): Promise<Project> {
  const needsYaml = sample === undefined || /^\uFEFF?---/.test(sample);
  const needsHtml = sample === undefined || sample.includes("<");
  const [{ projectMarkdown }, yaml, html, mdx] = await Promise.all([
    import("./markdown.js"),
    needsYaml ? import("./yaml-values.js") : undefined,
    needsHtml ? import("./html-reader.js") : undefined,
    isMdx ? import("micromark-extension-mdxjs") : undefined,
  ]);
  const parts = { readYaml: yaml?.readYaml, HtmlReader: html?.HtmlReader, mdx: mdx?.mdxjs };
  return (source, options = {}) => projectMarkdown(source, options, parts);
}

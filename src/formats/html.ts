import { ProjectionBuilder } from "./builder.js";
import { HtmlReader } from "./html-reader.js";
import type { Projection, ProjectionOptions } from "./projection.js";
import { htmlText } from "./syntax.js";
import { TagReader } from "./tags.js";
import { fillTemplates } from "./templates.js";

/** The prose of an HTML page or a template of one. */
export function projectHtml(source: string, options: ProjectionOptions = {}): Projection {
  const { text, masks } = fillTemplates(source, 0, "html");
  const builder = new ProjectionBuilder(source, masks);
  const tags = new TagReader(builder, htmlText, options.linkText ?? true);
  const reader = new HtmlReader(builder, tags, htmlText, options.attributes ?? false);
  reader.read(text, 0);
  reader.end();
  return builder.build();
}

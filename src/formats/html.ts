import { ProjectionBuilder } from "./builder.js";
import { HtmlReader } from "./html-reader.js";
import type { Projection, ProjectionOptions } from "./projection.js";
import { fillTemplates } from "./templates.js";

/** The prose of an HTML page or a template of one. */
export function projectHtml(source: string, options: ProjectionOptions = {}): Projection {
  const { text, masks } = fillTemplates(source, 0, "html");
  const builder = new ProjectionBuilder(source, masks);
  const reader = new HtmlReader(builder, {
    linkText: options.linkText ?? true,
    attributes: options.attributes ?? false,
  });
  reader.read(text, 0);
  reader.end();
  return builder.build();
}

import type { Engine } from "./engine/restore.js";
import type { DocumentScore } from "./engine/types.js";
import type { Project, ProjectionOptions } from "./formats/projection.js";

/** Scores the prose of a document of some format; the sections are stretches of the source. */
export function scoreDocument(
  engine: Engine,
  source: string,
  project: Project,
  options: ProjectionOptions,
): DocumentScore {
  const projection = project(source, options);
  const found = engine.score(projection.text);
  const sections = found.sections.map((section) => ({
    ...section,
    ...projection.sourceOf(section.start, section.end),
  }));
  return { ...found, sections };
}

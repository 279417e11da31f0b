import type { Engine } from "./engine/restore.js";
import type { DocumentScore } from "./engine/types.js";
import type { Project, ProjectionOptions } from "./formats/projection.js";

/** A raw text less likely spun than this is not parsed: no markup makes it more likely. */
const PLAINLY_GENUINE = 1e-3;

/** Scores a document as it stands, markup and all. */
export function scoreRaw(engine: Engine, source: string): DocumentScore {
  return engine.score(source, { hasMarkup: true });
}

/** Whether a raw text is so unlikely spun that its prose needs no look. */
export function isPlainlyGenuine({ score }: DocumentScore): boolean {
  return score < PLAINLY_GENUINE;
}

/** Scores the prose of a document of some format; the sections are stretches of the source. */
export function scoreDocument(
  engine: Engine,
  source: string,
  project: Project,
  options: ProjectionOptions,
): DocumentScore {
  const raw = scoreRaw(engine, source);
  if (isPlainlyGenuine(raw)) return raw;
  const projection = project(source, options);
  const found = engine.score(projection.text);
  const sections = found.sections.map((section) => ({
    ...section,
    ...projection.sourceOf(section.start, section.end),
  }));
  return { ...found, sections };
}

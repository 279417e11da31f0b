import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Folders of tests that install packages, start processes, open pages and try much, those that take longest first. */
const LONG = ["package", "work", "docs", "e2e", "browser", "property"];

/** Begins with what takes long, so that no worker is left alone with it at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const index = LONG.findIndex((folder) => moduleId.includes(`/tests/${folder}/`));
  return index < 0 ? LONG.length : index;
}

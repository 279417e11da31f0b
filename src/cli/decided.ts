import { resolve } from "node:path";
import { applyChanges } from "../engine/apply-changes.js";
import type { Restoration } from "../engine/types.js";
import { FileError } from "../files/errors.js";
import { textHash } from "../report/review-document.js";
import type { Decisions, DocumentDecisions } from "../review/decisions.js";
import { type DocumentName, keyOf } from "../review/document.js";

/** Documents as a review decided them, in the place of what the engine would make of them. */
export class Decided {
  readonly #documents = new Map<string, DocumentDecisions>();
  readonly #file: string;
  readonly #cwd: string;

  /** `file` names the decisions in messages; their paths are relative to `cwd`. */
  constructor(decisions: Decisions, file: string, cwd: string) {
    this.#file = file;
    this.#cwd = cwd;
    for (const document of decisions.documents) this.#documents.set(this.#keyOf(document), document);
  }

  /** Throws a `FileError` if nothing was decided on the document, or on another content of it. */
  restore(source: string, name: DocumentName): Omit<Restoration, "score" | "evidence"> {
    const decided = this.#documents.get(this.#keyOf(name));
    if (decided === undefined) throw new FileError(name.path, `${this.#file} decides nothing on it`, "left as it is");
    const isSame = ({ start, end, source: phrase }: DocumentDecisions["edits"][number]) =>
      source.slice(start, end) === phrase;
    if (textHash(source) !== decided.sha256 || !decided.edits.every(isSame)) {
      const problem = `not the text that ${this.#file} decides on, it has changed since`;
      throw new FileError(name.path, problem, "left as it is, review it anew");
    }
    const changes = decided.edits
      .filter(({ replacement, source: phrase }) => replacement !== phrase)
      .map(({ decided: _, ...edit }) => ({ ...edit, alternatives: [], rule: "decisions" }));
    return { text: applyChanges(source, changes), changes, suggestions: [] };
  }

  #keyOf({ path, ...rest }: DocumentName): string {
    return keyOf({ path: resolve(this.#cwd, path), ...rest });
  }
}

import { applyChanges } from "../engine/apply-changes.js";
import { transferCase } from "../text/casing.js";
import { DECISIONS_SCHEMA, type Decisions, type DocumentDecisions } from "./decisions.js";
import { documentName, keyOf, type ReviewChange, type ReviewDocument } from "./document.js";
import { dictionaryEntry, pairOf } from "./lasting.js";

/** How it stands with a change. */
export type Verdict =
  /** Nobody decided; it is applied. */
  | "proposed"
  /** Nobody decided; it is not applied. */
  | "suggested"
  | "accepted"
  /** The phrase stays. */
  | "kept"
  /** Another reading was picked, or words of the reader's own. */
  | "changed";

/** What one step altered, to take it back. */
interface Step {
  readonly change: ReviewChange;
  readonly former: ReadonlyMap<ReviewChange, string | undefined>;
  readonly allow: ReadonlySet<string>;
  readonly dictionary: ReadonlyMap<string, string>;
}

/** The decisions on the changes of some documents, step by step. */
export class Review {
  readonly changes: readonly ReviewChange[];
  readonly #documents: readonly ReviewDocument[];
  readonly #isApplied: (change: ReviewChange) => boolean;
  readonly #pieces: ReadonlyMap<ReviewChange, readonly ReviewChange[]>;
  readonly #decided = new Map<ReviewChange, string>();
  readonly #steps: Step[] = [];
  #allow: ReadonlySet<string> = new Set();
  /** Entries by their spun phrase. */
  #dictionary: ReadonlyMap<string, string> = new Map();

  /** `isApplied` tells what becomes of a change that nobody decided on. */
  constructor(
    documents: readonly ReviewDocument[],
    isApplied: (change: ReviewChange) => boolean = ({ suggested }) => !suggested,
  ) {
    this.#documents = documents;
    this.#isApplied = isApplied;
    this.changes = documents.flatMap(({ changes }) => changes);
    this.#pieces = new Map(documents.flatMap(piecesOf));
  }

  /** What stands in the phrase's place as of now. */
  textOf(change: ReviewChange): string {
    return this.#decided.get(change) ?? (this.#isApplied(change) ? change.replacement : change.source);
  }

  verdictOf(change: ReviewChange): Verdict {
    const text = this.#decided.get(change);
    if (text === undefined) return this.#isApplied(change) ? "proposed" : "suggested";
    if (text === change.source) return "kept";
    return text === change.replacement ? "accepted" : "changed";
  }

  get decidedCount(): number {
    return this.#decided.size;
  }

  /** Phrases never to be changed, in the order in which they came. */
  get allow(): readonly string[] {
    return [...this.#allow];
  }

  /** Dictionary entries, in the order in which they came. */
  get dictionary(): readonly string[] {
    return [...this.#dictionary.values()];
  }

  /** Puts `text` in the phrase's place: its replacement accepts the change, its source rejects it. */
  decide(change: ReviewChange, text: string): void {
    this.#step(change, new Map([[change, text]]));
  }

  /** Whether a dictionary can say that the phrase always becomes `text`. */
  canAlways(change: ReviewChange, text = change.replacement): boolean {
    return dictionaryEntry(pairOf(change.source, text)) !== undefined;
  }

  /** Puts `text` in the phrase's place here, wherever else nobody decided on it, and in a dictionary for good. */
  always(change: ReviewChange, text = change.replacement): void {
    const pair = pairOf(change.source, text);
    const entry = dictionaryEntry(pair);
    if (entry === undefined) {
      this.decide(change, text);
      return;
    }
    const texts = this.#everywhere(change, (other) => {
      const its = pairOf(other.source, other.replacement);
      return its.original === pair.original ? other.replacement : transferCase(other.source, pair.original);
    });
    this.#step(change, texts.set(change, text), {
      allow: without(this.#allow, pair.phrase),
      dictionary: new Map(this.#dictionary).set(pair.phrase, entry),
    });
  }

  /** Leaves the phrase here, wherever else nobody decided on it, and for good. */
  never(change: ReviewChange): void {
    const { phrase } = pairOf(change.source, change.replacement);
    const dictionary = new Map(this.#dictionary);
    dictionary.delete(phrase);
    const texts = this.#everywhere(change, ({ source }) => source);
    this.#step(change, texts.set(change, change.source), { allow: new Set(this.#allow).add(phrase), dictionary });
  }

  /** Takes the last step back. Returns the change it began with. */
  undo(): ReviewChange | undefined {
    const step = this.#steps.pop();
    if (step === undefined) return undefined;
    for (const [change, text] of step.former) {
      if (text === undefined) this.#decided.delete(change);
      else this.#decided.set(change, text);
    }
    this.#allow = step.allow;
    this.#dictionary = step.dictionary;
    return step.change;
  }

  /** Forgets all decisions. */
  reset(): void {
    this.#decided.clear();
    this.#steps.length = 0;
    this.#allow = new Set();
    this.#dictionary = new Map();
  }

  restoredText({ source, changes }: ReviewDocument): string {
    return applyChanges(
      source,
      changes.map((change) => ({ ...change, replacement: this.textOf(change) })),
    );
  }

  decisions(): Decisions {
    const documents = this.#documents.map((document): DocumentDecisions => {
      const { sha256, changes } = document;
      const edits = changes
        .filter((change) => this.verdictOf(change) !== "suggested")
        .map((change) => {
          const decided = this.#decided.has(change);
          const { start, end, source } = change;
          const confidence = decided ? 1 : change.confidence;
          return { start, end, source, replacement: this.textOf(change), confidence, decided };
        });
      return { ...documentName(document), sha256, edits };
    });
    return { schema: DECISIONS_SCHEMA, documents, allow: this.allow, dictionary: this.dictionary };
  }

  /** Takes up decisions made before. Returns the documents that have changed since: nothing was taken up for them. */
  resume({ documents, allow, dictionary }: Decisions): readonly ReviewDocument[] {
    const former = new Map(documents.map((document) => [keyOf(document), document]));
    const changed: ReviewDocument[] = [];
    for (const document of this.#documents) {
      const known = former.get(keyOf(document));
      if (known === undefined) continue;
      if (known.sha256 !== document.sha256) {
        changed.push(document);
        continue;
      }
      const byPlace = new Map(document.changes.map((change) => [`${change.start}-${change.end}`, change]));
      for (const { start, end, replacement, decided } of known.edits) {
        const change = decided ? byPlace.get(`${start}-${end}`) : undefined;
        if (change !== undefined) this.#decided.set(change, replacement);
      }
    }
    this.#allow = new Set(allow);
    this.#dictionary = new Map(dictionary.map((entry) => [entry.slice(0, entry.indexOf(" -> ")), entry]));
    return changed;
  }

  #everywhere(change: ReviewChange, textFor: (other: ReviewChange) => string): Map<ReviewChange, string> {
    const { phrase } = pairOf(change.source, change.replacement);
    const same = this.changes.filter(
      (other) => !this.#decided.has(other) && pairOf(other.source, other.replacement).phrase === phrase,
    );
    return new Map(same.map((other) => [other, textFor(other)]));
  }

  /** A decision with those that go with it: the pieces of one phrase are replaced together or not at all. */
  #withPieces(change: ReviewChange, text: string): [ReviewChange, string][] {
    const others = this.#pieces.get(change)?.filter((piece) => piece !== change) ?? [];
    const isKept = text === change.source;
    return [
      ...others.map((piece): [ReviewChange, string] => [piece, isKept ? piece.source : piece.replacement]),
      [change, text],
    ];
  }

  #step(
    change: ReviewChange,
    texts: ReadonlyMap<ReviewChange, string>,
    lasting: Pick<Step, "allow" | "dictionary"> = { allow: this.#allow, dictionary: this.#dictionary },
  ): void {
    const all = new Map([...texts].flatMap(([touched, text]) => this.#withPieces(touched, text)));
    const former = new Map([...all.keys()].map((touched) => [touched, this.#decided.get(touched)]));
    this.#steps.push({ change, former, allow: this.#allow, dictionary: this.#dictionary });
    for (const [touched, text] of all) this.#decided.set(touched, text);
    this.#allow = lasting.allow;
    this.#dictionary = lasting.dictionary;
  }
}

/** The pieces of each replaced phrase that markup or a line break cuts, by each of them. */
function piecesOf({ changes }: ReviewDocument): [ReviewChange, readonly ReviewChange[]][] {
  const groups = new Map<number, ReviewChange[]>();
  for (const change of changes) {
    if (change.group === undefined) continue;
    const pieces = groups.get(change.group) ?? [];
    pieces.push(change);
    groups.set(change.group, pieces);
  }
  return [...groups.values()].flatMap((pieces) =>
    pieces.map((piece): [ReviewChange, ReviewChange[]] => [piece, pieces]),
  );
}

function without(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  return new Set([...set].filter((other) => other !== item));
}

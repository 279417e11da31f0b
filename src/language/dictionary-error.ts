/** One thing that is wrong with a dictionary file. `line` and `column` count from 1, `column` in UTF-16 units. */
export interface DictionaryProblem {
  file: string;
  line: number;
  column: number;
  /** What is wrong. */
  what: string;
  /** One line: `file:line:column: what; what to do`. */
  message: string;
}

/** Thrown once a whole file has been read, with every problem found in it. */
export class DictionaryError extends Error {
  override readonly name = "DictionaryError";
  readonly problems: readonly DictionaryProblem[];

  constructor(problems: readonly DictionaryProblem[]) {
    super(problems.map((problem) => problem.message).join("\n"));
    this.problems = problems;
  }
}

/** Collects the problems of one file, so that a reader sees them all and not only the first. */
export class DictionaryProblems {
  readonly found: DictionaryProblem[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  add(line: number, column: number, what: string, todo: string): void {
    const message = `${this.#file}:${line}:${column}: ${what}; ${todo}`;
    this.found.push({ file: this.#file, line, column, what, message });
  }
}

/** One word of a phrase in its document, as far as replacing it goes. */
export interface Slot {
  readonly text: string;
  /** Words between the same two pieces of markup share a number; it grows along the phrase. */
  readonly segment: number;
  /** Whether this word can be replaced or removed: it is prose, and no markup runs through it. */
  readonly editable: boolean;
  /** Whether a line break stands before this word and after the one before it. */
  readonly afterBreak: boolean;
}

const DROPPED = 2;
const INSERTED = 2;
const SUBSTITUTED = 3;
const BREAK_LOST = 1;
const IMPOSSIBLE = 1 << 28;

/** Above this many pairs of words the range is no phrase, and a table of them no use. */
const MAX_PAIRS = 1 << 14;

/** What of the words before decides what the rest costs, as bits of a state. */
enum State {
  /** The current segment keeps a word. */
  Filled = 1,
  /** A line break among the gaps since the last word kept stands if another word is kept; a second one is lost. */
  BreakHeld = 2,
  /** The word before was kept, so more words may follow it in its place. */
  Taken = 4,
  Count = 8,
}

/** Behind a word that was kept. */
const TAKEN = State.Filled | State.Taken;

/**
 * Distributes the words of a replacement over the words they replace: word `i` of the phrase becomes the words
 * `[ends[i - 1], ends[i])`, and vanishes if there are none. Equal words stay where they are if they can; segments in
 * `enclosed` (the whole content of an element) keep a word, line breaks stand wherever words enough are left.
 * Undefined if there is no such way.
 */
export function alignWords(
  slots: readonly Slot[],
  words: readonly string[],
  enclosed: ReadonlySet<number>,
): Int32Array | undefined {
  if ((slots.length + 1) * (words.length + 1) > MAX_PAIRS) return undefined;
  const alignment = new Alignment(slots, words, enclosed);
  return alignment.best();
}

class Alignment {
  /** Cheapest way to finish from word i of the phrase, word j of the replacement and a state. */
  readonly #costs: Int32Array;
  readonly #columns: number;
  readonly #slots: readonly Slot[];
  readonly #words: readonly string[];
  readonly #enclosed: ReadonlySet<number>;

  constructor(slots: readonly Slot[], words: readonly string[], enclosed: ReadonlySet<number>) {
    this.#slots = slots;
    this.#words = words;
    this.#enclosed = enclosed;
    this.#columns = words.length + 1;
    this.#costs = new Int32Array((slots.length + 1) * this.#columns * State.Count);
    for (let i = slots.length; i >= 0; i--) {
      for (let j = words.length; j >= 0; j--) {
        for (let state = 0; state < State.Count; state++) {
          this.#costs[this.#index(i, j, state)] = Math.min(
            this.#take(i, j, state),
            this.#insert(i, j, state),
            this.#drop(i, j, state),
            this.#finish(i, j, state),
            IMPOSSIBLE,
          );
        }
      }
    }
  }

  /** Walks the cheapest way, and drops late where ways cost the same. */
  best(): Int32Array | undefined {
    const ends = new Int32Array(this.#slots.length);
    let i = 0;
    let j = 0;
    // Before the first word kept, every line break is lost.
    let state: number = State.BreakHeld;
    if (this.#costs[this.#index(0, 0, state)] >= IMPOSSIBLE) return undefined;
    while (i < this.#slots.length || j < this.#words.length) {
      const cost = this.#costs[this.#index(i, j, state)];
      if (this.#take(i, j, state) === cost) {
        state = TAKEN;
        ends[i++] = ++j;
      } else if (this.#insert(i, j, state) === cost) {
        ends[i - 1] = ++j;
      } else {
        state = this.#dropped(i, state);
        ends[i++] = j;
      }
    }
    return ends;
  }

  #index(i: number, j: number, state: number): number {
    return (i * this.#columns + j) * State.Count + state;
  }

  #dropped(i: number, state: number): number {
    const filled = this.#opens(i) ? 0 : state & State.Filled;
    const breakHeld = this.#slots[i].afterBreak ? State.BreakHeld : state & State.BreakHeld;
    return filled | breakHeld;
  }

  #take(i: number, j: number, state: number): number {
    if (i === this.#slots.length || j === this.#words.length) return IMPOSSIBLE;
    const { text, editable } = this.#slots[i];
    const same = text === this.#words[j];
    if (!same && !editable) return IMPOSSIBLE;
    return this.#enter(i, state) + (same ? 0 : SUBSTITUTED) + this.#costs[this.#index(i + 1, j + 1, TAKEN)];
  }

  #drop(i: number, j: number, state: number): number {
    if (i === this.#slots.length || !this.#slots[i].editable) return IMPOSSIBLE;
    return this.#enter(i, state) + DROPPED + this.#costs[this.#index(i + 1, j, this.#dropped(i, state))];
  }

  #insert(i: number, j: number, state: number): number {
    if (j === this.#words.length || i === 0 || !(state & State.Taken) || !this.#slots[i - 1].editable)
      return IMPOSSIBLE;
    return INSERTED + this.#costs[this.#index(i, j + 1, state)];
  }

  #finish(i: number, j: number, state: number): number {
    if (i < this.#slots.length || j < this.#words.length) return IMPOSSIBLE;
    return this.#leave(i, state) + (state & State.BreakHeld ? BREAK_LOST : 0);
  }

  /** What it costs to go on to word i: the segment left behind must not be empty, a second line break is lost. */
  #enter(i: number, state: number): number {
    const lost = this.#slots[i].afterBreak && state & State.BreakHeld ? BREAK_LOST : 0;
    return lost + (this.#opens(i) ? this.#leave(i, state) : 0);
  }

  #leave(i: number, state: number): number {
    return i > 0 && !(state & State.Filled) && this.#enclosed.has(this.#slots[i - 1].segment) ? IMPOSSIBLE : 0;
  }

  #opens(i: number): boolean {
    return i === 0 || this.#slots[i].segment !== this.#slots[i - 1].segment;
  }
}

/** A stretch of a text, in UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Ranges that come in order, neither their starts nor their ends ever falling, so that a search is a bisection. */
export class OrderedRanges {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  add({ start, end }: Range): void {
    this.#starts.push(start);
    this.#ends.push(end);
  }

  /** The indexes `[from, to)` of the ranges that overlap one. */
  overlapping({ start, end }: Range): [from: number, to: number] {
    const from = firstIndex(this.#ends, (each) => each > start);
    return [
      from,
      Math.max(
        from,
        firstIndex(this.#starts, (each) => each >= end),
      ),
    ];
  }

  /** Ends all ranges from an index on at the same place. */
  endFrom(index: number, end: number): void {
    this.#ends.fill(end, index);
  }
}

/** One phrase that a directive holds back. */
export interface Hold {
  readonly phrase: string;
  /** Whether it held back anything. */
  used: boolean;
}

/** The places where one phrase is held back. */
export class HoldList {
  readonly #ranges = new OrderedRanges();
  readonly #holds: Hold[] = [];
  /** How many uses begin, less how many end, at each hold: a use of many holds costs no more than that of one. */
  readonly #uses: number[] = [];
  /** The first hold that is open. */
  #open = 0;

  add(hold: Hold, range: Range): void {
    this.#ranges.add(range);
    this.#holds.push(hold);
  }

  /** Ends the holds that nothing ended yet. Says whether there was any such. */
  end(at: number): boolean {
    const isOpen = this.#open < this.#holds.length;
    if (isOpen) this.#ranges.endFrom(this.#open, at);
    this.#open = this.#holds.length;
    return isOpen;
  }

  /** Whether a range is held back; the holds that do so are used, as `settle` tells them. */
  use(range: Range): boolean {
    const [from, to] = this.#ranges.overlapping(range);
    if (from === to) return false;
    this.#uses[from] = (this.#uses[from] ?? 0) + 1;
    this.#uses[to] = (this.#uses[to] ?? 0) - 1;
    return true;
  }

  /** Marks the holds that were used. */
  settle(): void {
    let uses = 0;
    for (const [index, hold] of this.#holds.entries()) {
      uses += this.#uses[index] ?? 0;
      if (uses > 0) hold.used = true;
    }
  }
}

/** The first index at which something holds that holds from there on, or the length. */
export function firstIndex(values: readonly number[], holds: (value: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(values[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

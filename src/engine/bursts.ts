/** Words come in bursts: within so many tokens a phrase that comes up again says little more. */
const BURST = 1000;

/** Which phrases came up lately, by ids from 0 on: a hash table with open addressing, since every other word asks it. */
export class Bursts {
  #keys: Int32Array;
  #since: Int32Array;
  #count = 0;

  /** For a document of so many tokens. */
  constructor(tokens: number) {
    const size = 1 << Math.max(6, 32 - Math.clz32(tokens));
    this.#keys = new Int32Array(size);
    this.#since = new Int32Array(size);
  }

  /** Whether a phrase at a token is within the burst of an earlier one; else it begins a burst. */
  isWithin(id: number, at: number): boolean {
    const slot = this.#slot(id);
    if (this.#keys[slot] === 0) {
      this.#keys[slot] = id + 1;
      this.#since[slot] = at;
      if (++this.#count * 2 > this.#keys.length) this.#grow();
      return false;
    }
    if (at - this.#since[slot] <= BURST) return true;
    this.#since[slot] = at;
    return false;
  }

  #slot(id: number): number {
    const mask = this.#keys.length - 1;
    let slot = Math.imul(id, 0x9e3779b1) >>> 8;
    for (slot &= mask; this.#keys[slot] !== 0 && this.#keys[slot] !== id + 1; ) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, since] = [this.#keys, this.#since];
    this.#keys = new Int32Array(keys.length * 2);
    this.#since = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === 0) continue;
      const slot = this.#slot(keys[i] - 1);
      this.#keys[slot] = keys[i];
      this.#since[slot] = since[i];
    }
  }
}

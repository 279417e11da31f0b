/** Words come in bursts: within so many tokens a phrase that comes up again says little more. */
const BURST = 1000;

/** Which phrases came up lately, by ids from 0 on: a hash table with open addressing, since every other word asks it. */
export class Bursts {
  #keys: Int32Array;
  #since: Int32Array;
  #times: Int32Array;
  #count = 0;

  /** For a document of so many tokens. */
  constructor(tokens: number) {
    const size = 1 << Math.max(6, 32 - Math.clz32(tokens));
    this.#keys = new Int32Array(size);
    this.#since = new Int32Array(size);
    this.#times = new Int32Array(size);
  }

  /** Which time it is, from 1 on, that a phrase comes up within its burst, should it do so at a token. */
  time(id: number, at: number): number {
    const slot = this.#slot(id);
    if (this.#keys[slot] === id + 1) {
      if (at - this.#since[slot] <= BURST) return ++this.#times[slot];
      this.#since[slot] = at;
      this.#times[slot] = 1;
      return 1;
    }
    this.#keys[slot] = id + 1;
    this.#since[slot] = at;
    this.#times[slot] = 1;
    if (++this.#count * 2 > this.#keys.length) this.#grow();
    return 1;
  }

  #slot(id: number): number {
    const mask = this.#keys.length - 1;
    let slot = Math.imul(id, 0x9e3779b1) >>> 8;
    for (slot &= mask; this.#keys[slot] !== 0 && this.#keys[slot] !== id + 1; ) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, since, times] = [this.#keys, this.#since, this.#times];
    this.#keys = new Int32Array(keys.length * 2);
    this.#since = new Int32Array(keys.length * 2);
    this.#times = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === 0) continue;
      const slot = this.#slot(keys[i] - 1);
      this.#keys[slot] = keys[i];
      this.#since[slot] = since[i];
      this.#times[slot] = times[i];
    }
  }
}

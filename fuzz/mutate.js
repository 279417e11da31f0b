/** Bytes that are often the edge of something. */
const EDGES = [0x00, 0x0a, 0x0d, 0x20, 0x22, 0x27, 0x2d, 0x3c, 0x5c, 0x60, 0x7b, 0x80, 0xbf, 0xc2, 0xe2, 0xf0, 0xff];

/** One input in so many may be as long as the longest; the others are as long as is usual at most. */
const LONG_ONES = 20;

/**
 * Makes inputs out of others: parts put in, left out, repeated, and swapped, none longer than `longest`, and most no longer
 * than `usual`. The same seed gives the same inputs.
 */
export function createMutator(seed, words, longest, usual = longest) {
  const random = generator(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const below = (limit) => Math.floor(random() * limit);
  const tokens = words.map((word) => Buffer.from(word));

  const put = (input, at, part) => Buffer.concat([input.subarray(0, at), part, input.subarray(at)]);
  const part = (input) => {
    const from = below(input.length);
    return input.subarray(from, from + 1 + below(Math.min(64, input.length - from)));
  };
  const ways = [
    (input) => put(input, below(input.length + 1), pick(tokens)),
    (input) => put(input, below(input.length + 1), pick(tokens)),
    (input) => put(input, below(input.length + 1), Buffer.of(pick(EDGES))),
    (input) => put(input, below(input.length + 1), Buffer.of(below(256))),
    (input) => put(input, below(input.length + 1), part(input)),
    (input, corpus) => put(input, below(input.length + 1), part(pick(corpus))),
    (input) => {
      const at = below(input.length);
      return Buffer.concat([input.subarray(0, at), input.subarray(at + 1 + below(16))]);
    },
    (input) => {
      const changed = Buffer.from(input);
      changed[below(changed.length)] = random() < 0.5 ? pick(EDGES) : below(256);
      return changed;
    },
    (input) => {
      const changed = Buffer.from(input);
      changed[below(changed.length)] ^= 1 << below(8);
      return changed;
    },
    (input, corpus) => {
      const other = pick(corpus);
      return Buffer.concat([input.subarray(0, below(input.length + 1)), other.subarray(below(other.length + 1))]);
    },
    (input) => put(input, below(input.length + 1), Buffer.concat(new Array(2 + below(30)).fill(part(input)))),
  ];

  return (corpus) => {
    // What was kept last has been tried least.
    let input = random() < 0.5 ? pick(corpus) : corpus[Math.floor(Math.sqrt(random()) * corpus.length)];
    for (let times = 1 + below(6); times > 0; times--) {
      input = input.length === 0 ? pick(tokens) : pick(ways)(input, corpus);
    }
    if (usual === longest) return Buffer.from(input.subarray(0, longest));
    const limit = below(LONG_ONES) === 0 ? longest : usual;
    const from = below(Math.max(0, input.length - limit) + 1);
    return Buffer.from(input.subarray(from, from + limit));
  };
}

/** Mulberry32. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

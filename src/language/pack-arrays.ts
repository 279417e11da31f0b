import type { Section, Sections } from "./binary.js";
import { packIds, packStarts, packSteps, readIds, readStarts, readSteps, type Steps } from "./narrow.js";
import { lazily } from "./once.js";
import { packCandidateRules, readCandidateRules } from "./pack-rules.js";
import type { PhraseArrays } from "./phrase-table.js";

const SIGNS: Steps = { least: 0, perUnit: 42 };
/** Log probabilities; odds of "part of a longer phrase" lie a little above 0. */
const LOGS: Steps = { least: -14.9375, perUnit: 16 };
const RATES: Steps = { least: -25.5, perUnit: 10 };

/** Sections of a file by their names. */
type Packed = Readonly<Record<string, Section>>;

/** How an array lies in a file. `arrays` are all those of the table. */
interface Layout<A> {
  pack(name: string, array: A, arrays: PhraseArrays): Packed;
  read(s: Sections, name: string, arrays: PhraseArrays): A;
}

const bytes: Layout<Uint8Array> = { pack: (name, array) => ({ [name]: array }), read: (s, name) => s.u8(name) };
const words: Layout<Uint32Array> = { pack: (name, array) => ({ [name]: array }), read: (s, name) => s.u32(name) };
const ids = { pack: packIds, read: readIds };
const starts = { pack: packStarts, read: readStarts };

function steps(scale: Steps): Layout<Float32Array> {
  return {
    pack: (name, array) => ({ [name]: packSteps(array, scale) }),
    read: (s, name) => readSteps(s.u8(name), scale),
  };
}

/** How each array of a table lies in a file, in the order of the file. */
const LAYOUTS: { readonly [Name in keyof PhraseArrays]: Layout<PhraseArrays[Name]> } = {
  phraseTokens: ids,
  phraseStart: starts,
  rootTokens: words,
  rootTokensBefore: words,
  inner: words,
  innerBefore: words,
  edgeStart: words,
  edgeToken: ids,
  nodeEntry: ids,
  signNodes: words,
  signPaths: words,
  entryPhrase: ids,
  entryOther: steps(LOGS),
  entryFlags: {
    pack: (_name, flags) => {
      const flagged = placesIn(flags);
      return { flagged, flags: Uint8Array.from(flagged, (entry) => flags[entry]) };
    },
    read: (s, _name, { entryFamily }) => scattered(new Uint8Array(entryFamily.length), s.u32("flagged"), s.u8("flags")),
  },
  entryFamily: bytes,
  entryRate: steps(RATES),
  // In a file a sign is its own place among all values that there can be.
  entrySign: {
    pack: (name, places, { signs }) => ({
      [name]: packSteps(
        Array.from(places, (place) => signs[place]),
        SIGNS,
      ),
    }),
    read: (s, name) => s.u8(name),
  },
  signs: {
    pack: () => ({}),
    read: () =>
      readSteps(
        Uint8Array.from({ length: 256 }, (_, step) => step),
        SIGNS,
      ),
  },
  signWords: bytes,
  signPairs: words,
  entryNext: ids,
  entryStart: starts,
  candidatePhrase: ids,
  candidateLog: steps(LOGS),
  candidateRule: {
    pack: (_name, _rules, arrays) => packCandidateRules(arrays),
    read: (s, _name, { entryStart }) => readCandidateRules(s, entryStart),
  },
  candidateContext: {
    pack: (_name, contexts) => {
      const conditions = placesIn(contexts);
      return { conditions, conditionContext: Uint32Array.from(conditions, (candidate) => contexts[candidate]) };
    },
    read: (s, _name, { candidateLog }) =>
      scattered(new Uint32Array(candidateLog.length), s.u32("conditions"), s.u32("conditionContext")),
  },
};
const NAMES = Object.keys(LAYOUTS) as (keyof PhraseArrays)[];

/** Packs a table's arrays into the sections of a file. */
export function packArrays(arrays: PhraseArrays): Packed {
  const pack = <Name extends keyof PhraseArrays>(name: Name): Packed => LAYOUTS[name].pack(name, arrays[name], arrays);
  return Object.assign({}, ...NAMES.map(pack)) as Packed;
}

/** A table's arrays, each read when it is asked for. */
export function readArrays(s: Sections): PhraseArrays {
  const readers = NAMES.map((name) => [name, () => LAYOUTS[name].read(s, name, arrays)]);
  const arrays: PhraseArrays = lazily(Object.fromEntries(readers));
  return arrays;
}

/** Where an array is not 0. */
export function placesIn(array: Uint8Array | Uint16Array | Uint32Array | Float32Array): Uint32Array {
  return Uint32Array.from([...array.keys()].filter((place) => array[place] !== 0));
}

/** Puts the few values that differ from an array's others into their places. */
export function scattered<A extends Uint8Array | Uint16Array | Uint32Array | Float32Array>(
  array: A,
  places: Uint32Array,
  values: ArrayLike<number>,
): A {
  for (let i = 0; i < places.length; i++) array[places[i]] = values[i];
  return array;
}

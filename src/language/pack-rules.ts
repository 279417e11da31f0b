import { lastAtMost } from "../text/search.js";
import { decodeList, encodeList, type Sections } from "./binary.js";
import { packIds, readIds } from "./narrow.js";
import { once } from "./once.js";
import type { PhraseArrays } from "./phrase-table.js";

/** Files are named by a byte. */
const MOST_FILES = 256;
/** The rule of learned entries, which come from no line of a file. */
const LEARNED_RULE = "table";

/** Rules are `file:line`; the files are named once. */
export function packRules(rules: readonly string[]): Record<string, Uint8Array | Uint16Array> {
  const places = rules.map((rule) => (rule === LEARNED_RULE ? [rule, "0"] : rule.split(/:(?=\d+$)/)));
  const files = [...new Set(places.map(([file]) => file))];
  if (files.length > MOST_FILES) throw new RangeError(`a pack is compiled of at most ${MOST_FILES} dictionary files`);
  return {
    ruleFiles: encodeList(files),
    ruleFile: Uint8Array.from(places, ([file]) => files.indexOf(file)),
    ruleLine: Uint16Array.from(places, ([, line]) => Number(line)),
  };
}

/** Nearly all candidates of an entry come from one line; the others are listed apart, by place. */
export function packCandidateRules({ entryStart, candidateRule }: PhraseArrays): ReturnType<typeof packIds> {
  const first = Array.from(entryStart.subarray(0, -1), (start) => candidateRule[start] ?? 0);
  const places: number[] = [];
  for (const [entry, rule] of first.entries()) {
    for (let c = entryStart[entry]; c < entryStart[entry + 1]; c++) if (candidateRule[c] !== rule) places.push(c);
  }
  return {
    ...packIds("entryRule", first),
    otherRulePlaces: Uint32Array.from(places),
    ...packIds(
      "otherRules",
      places.map((place) => candidateRule[place]),
    ),
  };
}

/** All rules, by number. */
export function readRules(s: Sections): string[] {
  const read = ruleOf(s);
  return Array.from(s.u8("ruleFile").keys(), read);
}

/** The rule of every candidate, by its number among all rules. */
export function readCandidateRules(s: Sections, entryStart: Uint32Array): Int32Array {
  const first = readIds(s, "entryRule");
  const rules = new Int32Array(entryStart[first.length]);
  for (let entry = 0; entry < first.length; entry++) rules.fill(first[entry], entryStart[entry], entryStart[entry + 1]);
  for (const [place, rule] of otherRules(s)) rules[place] = rule;
  return rules;
}

/** Reads the rule of one candidate, since a page needs few of them. */
export function candidateRuleReader(
  s: Sections,
  arrays: Pick<PhraseArrays, "entryStart">,
): (candidate: number) => string {
  const readers = once(() => ({ first: readIds(s, "entryRule"), others: otherRules(s), read: ruleOf(s) }));
  return (candidate) => {
    const { first, others, read } = readers();
    return read(others.get(candidate) ?? first[lastAtMost(arrays.entryStart, first.length, candidate)]);
  };
}

function ruleOf(s: Sections): (rule: number) => string {
  const names = decodeList(s.u8("ruleFiles"));
  const [files, lines] = [s.u8("ruleFile"), s.u16("ruleLine")];
  return (rule) => (lines[rule] === 0 ? LEARNED_RULE : `${names[files[rule]]}:${lines[rule]}`);
}

/** The rules that are not those of their entry's first candidate, by candidate. */
function otherRules(s: Sections): Map<number, number> {
  const rules = readIds(s, "otherRules");
  return new Map(Array.from(s.u32("otherRulePlaces"), (place, i) => [place, rules[i]]));
}

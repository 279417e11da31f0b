import type { DictionaryTest } from "../language/dictionary.js";
import {
  type DictionaryContent,
  type EntryContent,
  entryProblem,
  type HeadContent,
  headProblem,
} from "./write-dictionary.js";

/** Names the JSON form of dictionaries, and its version. */
export const EXCHANGE_FORMAT = "unspin-dictionary";
const VERSION = 1;

/** Writes a dictionary as JSON for other programs: all that the dictionary file says, an inflected entry form by form. */
export function writeExchange({ entries, heads = [], tests = [] }: DictionaryContent): string {
  const list = (name: string, members: readonly object[]): string =>
    `${JSON.stringify(name)}:[${members.map((member) => `\n${JSON.stringify(member)}`).join(",")}\n]`;
  return `{"format":"${EXCHANGE_FORMAT}","version":${VERSION},
${list(
  "heads",
  heads.map(({ phrase, family }) => ({ phrase, ...(family === undefined ? {} : { family }) })),
)},
${list("entries", entries.map(bare))},
${list(
  "tests",
  tests.map(({ spun, restored }) => ({ spun, restored })),
)}}\n`;
}

/** What an entry says, without its place and without what is not set. */
function bare({ phrase, originals, tell, name, left, right, except, domain, family }: EntryContent): EntryContent {
  const some = <Key extends string>(key: Key, list: readonly string[] = []) => (list.length > 0 ? { [key]: list } : {});
  return {
    phrase,
    originals,
    ...(tell ? { tell } : {}),
    ...(name ? { name } : {}),
    ...some("left", left),
    ...some("right", right),
    ...some("except", except),
    ...(domain === undefined ? {} : { domain }),
    ...(family === undefined ? {} : { family }),
  };
}

/** What is read back, and what no dictionary can hold. */
export interface Exchanged {
  readonly content: DictionaryContent;
  readonly refused: readonly { readonly place: string; readonly shown: string; readonly reason: string }[];
  readonly items: number;
}

/** Whether parsed JSON is a dictionary that `writeExchange` wrote. */
export function isExchange(value: unknown): value is Record<string, unknown> {
  return isObject(value) && value.format === EXCHANGE_FORMAT;
}

/** Reads back what `writeExchange` wrote. Throws a `RangeError` for another version. */
export function readExchange(value: Record<string, unknown>): Exchanged {
  if (value.version !== VERSION) {
    throw new RangeError(`version ${String(value.version)} of ${EXCHANGE_FORMAT}, but ${VERSION} is needed`);
  }
  const refused: { place: string; shown: string; reason: string }[] = [];
  let items = 0;
  const read = <T>(name: string, problemOf: (member: unknown) => string | undefined): T[] => {
    const members = Array.isArray(value[name]) ? (value[name] as unknown[]) : [];
    items += members.length;
    return members.filter((member, i) => {
      const reason = problemOf(member);
      if (reason !== undefined) {
        refused.push({ place: `${name} ${i + 1}`, shown: JSON.stringify(member).slice(0, 80), reason });
      }
      return reason === undefined;
    }) as T[];
  };
  const heads = read<HeadContent>("heads", (member) => (isHead(member) ? headProblem(member.phrase) : "no head"));
  const entries = read<EntryContent>("entries", (member) => (isEntry(member) ? entryProblem(member) : "no entry"));
  const tests = read<Pick<DictionaryTest, "spun" | "restored">>("tests", (member) =>
    isObject(member) && isLine(member.spun) && isLine(member.restored) ? undefined : "no test",
  );
  return { content: { heads, entries, tests }, refused, items };
}

function isHead(value: unknown): value is HeadContent {
  return isObject(value) && typeof value.phrase === "string" && isOptionalLabel(value.family);
}

function isEntry(value: unknown): value is EntryContent {
  if (!isObject(value) || typeof value.phrase !== "string" || !Array.isArray(value.originals)) return false;
  const { originals, tell, name, left = [], right = [], except = [], domain, family } = value;
  return (
    originals.every(
      (original) => isObject(original) && typeof original.text === "string" && isWeight(original.weight),
    ) &&
    [tell, name].every((flag) => flag === undefined || typeof flag === "boolean") &&
    [left, right, except].every((list) => Array.isArray(list) && list.every((one) => typeof one === "string")) &&
    isOptionalLabel(domain) &&
    isOptionalLabel(family)
  );
}

function isWeight(value: unknown): boolean {
  return typeof value === "number" && /^\d+(?:\.\d+)?$/.test(String(value)) && value > 0;
}

function isOptionalLabel(value: unknown): boolean {
  return value === undefined || (typeof value === "string" && /^[\p{L}\p{N}-]+$/u.test(value));
}

function isLine(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "" && !/[\r\n]|=>/.test(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import type { ReviewChange } from "../review/document.js";

/** Where a change comes from, as a group to filter by: a dictionary, the learned table, a rule. */
export function originOf({ rule }: ReviewChange): string {
  const dictionary = /^(.*)\.dict:\d+$/.exec(rule)?.[1];
  if (dictionary === undefined) return rule === "table" ? "learned table" : `rule: ${rule}`;
  const family = /(?:^|\/)family-([a-z])/.exec(dictionary)?.[1];
  return family === undefined ? `dictionary: ${dictionary}` : `family ${family.toUpperCase()}`;
}

/** Why a change was made, in words. */
export function reasonOf({ rule }: ReviewChange): string {
  if (rule === "table") return "Learned from spun texts and their originals.";
  if (/\.dict:\d+$/.test(rule)) return `Entry of a dictionary: ${rule}`;
  return `Rule: ${rule}`;
}

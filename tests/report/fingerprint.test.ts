import { expect, it } from "vitest";
import { createFingerprint } from "../../src/report/fingerprint.js";
import { resultOf } from "./restoration.js";

function names(marked: string): string[] {
  const { source, restoration } = resultOf(marked);
  const fingerprint = createFingerprint();
  return restoration.changes.map((change) => fingerprint(source, change));
}

const [plain] = names("In the morning she {mentioned|said} that it was late, and left.");

it.each([
  ["edits elsewhere", "A new line.\n\nIn the morning she {mentioned|said} that it was late.\n\nMore."],
  ["another line break", "In the\nmorning   she\r\n{mentioned|said} that it was late"],
  ["another replacement", "In the morning she {mentioned|told} that it was late"],
  ["case and punctuation", "In THE morning, she {Mentioned|said}: that it was"],
])("is the same after %s", (_, marked) => {
  expect(names(marked)).toEqual([plain]);
});

it.each([
  ["another phrase", "In the morning she {talked about|said} that it was late"],
  ["other words before", "In the evening she {mentioned|said} that it was late"],
  ["other words behind", "In the morning she {mentioned|said} that it is late"],
])("is another with %s", (_, marked) => {
  expect(names(marked)).not.toEqual([plain]);
});

it("tells the same words in the same place apart by their order", () => {
  const all = names("{mentioned|said} {mentioned|said} {mentioned|said} x {mentioned|said} x\n\n".repeat(3));
  expect(new Set(all).size).toBe(all.length);
});

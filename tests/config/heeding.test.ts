import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { InputFormat } from "../../src/formats/projection.js";
import { createRestorer } from "../../src/node-restorer.js";
import { restoreHeeding } from "../../src/restore-heeding.js";
import { temporaryFolderForAll } from "../support/folder.js";

const folder = temporaryFolderForAll({ "own.dict": "vast bulk of -> most of [tell]\n" });

async function restored(source: string, allow: readonly string[] = [], format: InputFormat = "text"): Promise<string> {
  const restorer = await createRestorer({ dictionaries: [join(folder, "own.dict")], formats: [] });
  return (await restoreHeeding(restorer, source, { allow, format, assume: "spun" })).restoration.text;
}

describe("an allowed phrase", () => {
  it("keeps every change that shares a word with it", async () => {
    const source = "So the vast bulk of it ended.";
    expect(await restored(source)).toBe("So the most of it ended.");
    for (const phrase of ["vast", "bulk of", "of it", "so the vast bulk of it"]) {
      expect(await restored(source, [phrase])).toBe(source);
    }
    expect(await restored(source, ["ended", "it", "vas", "The vast"])).toBe("So the most of it ended.");
  });

  it("keeps all pieces of a change or none", async () => {
    expect(await restored("So the vast\nbulk of it.")).toBe("So the most\nof it.");
    for (const phrase of ["vast", "bulk", "vast bulk of"]) {
      expect(await restored("So the vast\nbulk of it.", [phrase])).toBe("So the vast\nbulk of it.");
    }
    expect(await restored("<p>So the vast <b>bulk of</b> it.", ["vast"], "html")).toBe(
      "<p>So the vast <b>bulk of</b> it.",
    );
  });
});

describe("a directive", () => {
  it("keeps every change that shares a word with its phrase", async () => {
    const source = "<!-- unspin-disable of it -->\n\nSo the vast bulk of it.";
    expect(await restored(source, [], "markdown")).toBe(source);
  });

  it("keeps a change of which a piece stands in its line", async () => {
    const source = "<!-- unspin-disable-next-line -->\nSo the vast\nbulk of it.";
    expect(await restored(source, [], "markdown")).toBe(source);
  });
});

it("documents of one restorer may be read at the same time", async () => {
  const restorer = await createRestorer({ dictionaries: [join(folder, "own.dict")], formats: [] });
  const sources = [
    "---\ntitle: So the vast bulk of it\n---\n",
    "So the vast bulk of it.",
    "<b>The vast bulk of it.</b>",
  ];
  const texts = [...sources, ...sources].map(async (source) => {
    const { restoration } = await restoreHeeding(restorer, source, { format: "markdown", assume: "spun" });
    return restoration.text;
  });
  for (const text of await Promise.all(texts)) expect(text).toContain("most of it");
});

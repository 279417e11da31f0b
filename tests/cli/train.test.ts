import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { article, spinArticle } from "../support/articles.js";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/root.js";
import { unspin } from "./harness.js";

const files = {
  ...Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`archive/${i}.md`, `# Title\n\n${article(i, 200)}\n`])),
  "archive/more.jsonl": `${JSON.stringify({ text: article(50, 100) })}\nnot json\n`,
  "spun.txt": spinArticle(article(99, 200), 3),
};

describe("train", () => {
  it("makes a model of an archive, and tells how well it foretells", async () => {
    const cwd = temporaryFolder(files);
    const { status, stdout, stderr } = await unspin(["train", "-o", "own.bin", "archive"], cwd);
    expect(status).toBe(2);
    expect(stderr).toContain("unspin: archive/more.jsonl:2: not valid JSON;");
    expect(stdout).toMatch(/^21 documents, \d+ words and sentence ends; \d+ n-grams kept\n/);
    const [, builtIn, own, mixed] = (/built-in ([\d.]+), own ([\d.]+), mixed ([\d.]+)/.exec(stdout) ?? []).map(Number);
    expect(own).toBeLessThan(builtIn);
    expect(mixed).toBeLessThanOrEqual(own);
    expect(readFileSync(join(cwd, "own.bin")).subarray(0, 7).toString()).toBe("UNSPIN1");
    const restored = await unspin(["restore", "--model", "own.bin", "--assume", "spun", "spun.txt"], cwd);
    expect(restored).toMatchObject({ status: 0, stderr: "" });
  });

  it("fails clearly", async () => {
    const cwd = temporaryFolder({
      ...files,
      "short.txt": "One sentence.",
      "broken.bin": "UNSPIN1\n",
      "none.bin": "text",
    });
    const said = async (...args: readonly string[]) => {
      const { status, stdout, stderr } = await unspin(args, cwd);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).not.toContain("internal error");
      return stderr;
    };
    for (const to of [[], ["-o", "-"]]) {
      expect(await said("train", "archive", ...to)).toContain("name the model's file with --output");
    }
    expect(await said("train", "-o", "x.bin", "short.txt")).toContain("too little text");
    expect(await said("train", "-o", "x.bin", "no.txt")).toContain("no.txt: no such file");
    for (const model of ["broken.bin", "none.bin", "absent.bin"]) {
      expect(await said("restore", "--model", model, "spun.txt")).toContain(model);
    }
    for (const model of ["broken.bin", "none.bin", join(root, "dictionaries/en/language-model.bin")]) {
      expect(await said("restore", "--model", model, "spun.txt")).toContain("; make it anew with unspin train\n");
    }
  });
});

import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { cli } from "./harness.js";

const files = { "a.txt": "Nothing.", "b.txt": "She mentioned it.", "c.jsonl": '{"text":"mentioned"}\n{"text":"x"}\n' };

describe("score", () => {
  it("tells how likely each document is spun, by path or by score", async () => {
    const cwd = temporaryFolder(files);
    const names = async (...argv: string[]) => {
      const { code, stdout } = await cli(["score", ".", "--format", "tsv", ...argv], { cwd });
      expect(code).toBe(0);
      return stdout
        .trimEnd()
        .split("\n")
        .slice(1)
        .map((line) => line.split("\t").slice(0, 3).join(" "));
    };
    const [a, b, c1, c2] = ["a.txt 0.0100 1", "b.txt 0.9900 3", "c.jsonl:1 0.9900 1", "c.jsonl:2 0.0100 1"];
    expect(await names()).toEqual([a, b, c1, c2]);
    expect(await names("--sort", "score")).toEqual([b, c1, a, c2]);
  });

  it("is a table unless JSON is asked for", async () => {
    const cwd = temporaryFolder(files);
    expect((await cli(["score", "b.txt"], { cwd })).stdout).toContain(" 99.0 %       3  b.txt\n");
    const { stdout } = await cli(["score", "b.txt", "--format", "json"], { cwd });
    expect(JSON.parse(stdout).documents[0]).toMatchObject({ path: "b.txt", score: 0.99 });
  });

  it("exits 2 if anything went wrong", async () => {
    expect((await cli(["score", "a.txt", "no.txt"], { cwd: temporaryFolder(files) })).code).toBe(2);
    expect((await cli(["score", "no.txt"], { cwd: temporaryFolder(files) })).code).toBe(2);
  });
});

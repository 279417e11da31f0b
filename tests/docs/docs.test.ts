import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { writeFiles } from "../support/folder.js";
import { installed } from "../support/programs.js";
import { root } from "../support/root.js";
import { anchorsOf, blocksOf, DOCUMENTS, filesOf } from "./markdown.js";
import { type Sample, sample } from "./sample.js";
import { rerun } from "./transcript.js";

/** These run in a test of their own: they install things. */
const ELSEWHERE = new Set(["docs/quickstart.md"]);

/** The commands of a block, one a line. */
function commandsOf(block: string): string[] {
  return block.split(/(?<!\\)\n/).filter((line) => line !== "");
}

/** Whether the program is here that a block says it needs, as in `<!-- needs parallel -->`. */
function hasWhatItNeeds(note: string | undefined): boolean {
  const program = /^needs (\w+)$/.exec(note ?? "")?.[1];
  return program === undefined || installed(program);
}

/** Runs a command, and gives what it said if it failed. Findings are no failure of a check. */
function failureOf(command: string, { folder, env }: Sample): string {
  const { status, stdout, stderr } = spawnSync("bash", ["-o", "pipefail", "-c", command], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  return status === 0 || (status === 1 && /\bunspin check\b/.test(command)) ? "" : `${stdout}${stderr}[${status}]`;
}

/** The commands of unspin in the strings of a configuration for another tool, which gives the files to some itself. */
function commandsIn(value: unknown): string[] {
  if (typeof value === "string") {
    return value
      .split("\n")
      .flatMap((line) => (/^(?:npx )?unspin /.test(line.trim()) ? [line.replace("npx ", "")] : []));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(commandsIn);
}

// Run vitest with --update to write anew what commands print.
describe.each(DOCUMENTS.filter((name) => !ELSEWHERE.has(name)))("%s", (name) => {
  const text = readFileSync(join(root, name), "utf8");
  const blocks = blocksOf(text).filter(({ note }) => !note?.startsWith("not run") && hasWhatItNeeds(note));

  if (blocks.length > 0)
    it("shows commands that work, and what they print", async () => {
      const site = sample();
      const files: Record<string, string> = {};
      let actual = text;
      for (const block of blocks) {
        const { language, content, start } = block;
        Object.assign(files, Object.fromEntries(filesOf([block])));
        writeFiles(site.folder, files);
        if (language === "console") {
          const shift = actual.length - text.length;
          const printed = rerun(content, site.folder, site.env);
          actual = actual.slice(0, start + shift) + printed + actual.slice(start + shift + content.length);
        } else if (language === "sh") {
          const own = sample(files);
          for (const command of commandsOf(content)) expect([command, failureOf(command, own)]).toEqual([command, ""]);
        } else if (language === "yaml" || language === "json") {
          for (const document of parseAllDocuments(content)) {
            expect(document.errors).toEqual([]);
            for (const command of commandsIn(document.toJS())) {
              expect([command, failureOf(command, site)]).toEqual([command, ""]);
            }
          }
        }
      }
      await expect(actual).toMatchFileSnapshot(join(root, name));
    });

  it("links to what is there", () => {
    const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, target]) => target);
    expect(links.filter((target) => !existsSync(join(root, dirname(name), target)))).toEqual([]);
  });

  it("links to headings that there are", () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g)];
    const broken = links.filter(([, target, anchor]) => {
      const file = target === "" ? join(root, name) : join(root, dirname(name), target);
      return !anchorsOf(readFileSync(file, "utf8")).has(anchor);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

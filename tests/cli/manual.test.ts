import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { manPage, optionTables } from "../../src/cli/manual.js";
import { createProgram } from "../../src/cli/program.js";
import { type OptionReference, referenceOf } from "../../src/cli/reference.js";
import { installed } from "../support/programs.js";

const program = createProgram({} as never, undefined as never, () => {});
const commands = referenceOf(program);
const COMMON = ["What is restored", "What is read", "What is said"];

function optionsOf(name: string): readonly OptionReference[] {
  return commands.find((command) => command.name === name)?.options ?? [];
}

// Run vitest with --update to write them anew.
describe("made of the options as they are declared", () => {
  it.each(["README.md", "dictionaries/README.md"])("are the tables of %s", async (name) => {
    const readme = readFileSync(new URL(`../../${name}`, import.meta.url), "utf8").replace(
      /(<!-- options: ([\w ]+) -->\n)[\s\S]*?(<!-- \/options -->)/g,
      (_, open: string, command: string, close: string) => {
        const tables =
          command === "common"
            ? optionTables(optionsOf("restore"), (group) => COMMON.includes(group))
            : optionTables(optionsOf(command), (group) => !COMMON.includes(group));
        return `${open}\n${tables}\n\n${close}`;
      },
    );
    await expect(readme).toMatchFileSnapshot(`../../${name}`);
  });

  it("is the manual page", async () => {
    await expect(manPage(program.description(), commands)).toMatchFileSnapshot("../../man/unspin.1");
  });

  it.runIf(installed("mandoc"))("is a manual page without faults", () => {
    const page = manPage(program.description(), commands);
    const { stdout, status } = spawnSync("mandoc", ["-T", "lint", "-W", "warning"], { input: page, encoding: "utf8" });
    // No date: a page made anew must not differ for that alone.
    expect(stdout.replace(/^.*missing date.*\n/gm, "")).toBe("");
    expect(status).toBeLessThan(3);
  });
});

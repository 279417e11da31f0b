import { expect, it } from "vitest";
import { example } from "../support/examples.js";
import { temporaryFolder } from "../support/folder.js";
import { unspin } from "./cli.js";

/** How many runs are waited for; `UNSPIN_KILLS` raises it for a long run. */
const runs = Math.max(30, Number(process.env.UNSPIN_KILLS ?? 0));

it(`ends by itself once its output is written, ${runs} times of ${runs}`, { timeout: runs * 5_000 }, async () => {
  const spun = example("harbour", "spun").slice(0, 1_000);
  const cwd = temporaryFolder();
  const first = await unspin(["restore", "--assume", "spun"], cwd, spun);
  expect(first).toMatchObject({ status: 0, stderr: "" });
  for (let run = 1; run < runs; run++) expect(await unspin(["restore", "--assume", "spun"], cwd, spun)).toEqual(first);
});

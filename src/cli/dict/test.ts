import { visible } from "../../report/visible.js";
import type { Io } from "../io.js";
import type { LoadRestorer } from "../load.js";
import { counted, Messages } from "../messages.js";
import type { DictTestOptions } from "./options.js";
import { readDictionaries } from "./read.js";
import { tester } from "./tester.js";

/** `unspin dict test`: runs the inline tests of dictionaries. Returns the exit code: 1 if one fails. */
export async function test(
  paths: readonly string[],
  options: DictTestOptions,
  io: Io,
  load: LoadRestorer,
): Promise<number> {
  const messages = new Messages(io.stderr, options.quiet === true);
  const dictionaries = await readDictionaries(paths, io, messages);
  const tests = dictionaries.flatMap((dictionary) => dictionary.tests);
  let failed = 0;
  if (tests.length > 0) {
    const restore = await tester(
      dictionaries.map(({ path }) => path),
      options,
      io,
      load,
    );
    for (const { file, line, spun, restored } of tests) {
      const got = restore(spun);
      if (got === restored) continue;
      failed++;
      await io.stdout.write(
        `${visible(file)}:${line}: failed\n    spun      ${visible(spun)}\n    expected  ${visible(restored)}\n    got       ${visible(got)}\n`,
      );
    }
  }
  await messages.note(`${counted(tests.length, "test")}, ${failed} failed`);
  if (messages.failures > 0) return 2;
  return failed > 0 ? 1 : 0;
}

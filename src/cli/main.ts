import { setFlagsFromString } from "node:v8";
import { processIo } from "./io.js";
import { run } from "./program.js";

/** Runs the command line as this process. */
export async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), processIo());
  await compilersAtRest();
}

/**
 * Waits until V8's compiler threads rest. Up to Node 20 at least, one that asks the main thread to collect garbage when that
 * has left its event loop waits for ever, and the process with it: so ended one short restoration in fifty, its output
 * written. While the loop turns, such threads are served; they rest once the process spends no time for two looks.
 */
async function compilersAtRest(): Promise<void> {
  setFlagsFromString("--no-opt");
  const looks = 100;
  const [pause, rest] = [2, 0.7];
  for (let look = 0, quiet = 0; look < looks && quiet < 2; look++) {
    const before = process.cpuUsage();
    await new Promise((resolve) => setTimeout(resolve, pause));
    const { user, system } = process.cpuUsage(before);
    quiet = user + system < rest * 1000 ? quiet + 1 : 0;
  }
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { example } from "../support/examples.js";
import { bin } from "./cli.js";

/** How much is restored from standard input; `UNSPIN_STREAM_MEGABYTES` raises it for a long run. */
const megabytes = Number(process.env.UNSPIN_STREAM_MEGABYTES ?? 24);

/** Prints the most memory that the process had, in kilobytes, as the last line of its standard error. */
const TOLD = "process.on('exit',()=>console.error(process.resourceUsage().maxRSS))";

it(`${megabytes} MB through standard input take less than 200 MB of memory`, {
  timeout: 60_000 + megabytes * 5_000,
}, async () => {
  const [genuine, spun] = (["original", "spun"] as const).map((form) => example("harbour", form).repeat(8));
  const child = spawn(process.execPath, ["--import", `data:text/javascript,${TOLD}`, bin, "restore", "--no-config"]);
  let received = 0;
  let said = "";
  child.stdout.on("data", (chunk) => {
    received += chunk.length;
  });
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const closed = once(child, "close");
  let sent = 0;
  for (let page = 0; sent < megabytes * 2 ** 20; page++) {
    const text = page % 50 === 0 ? spun : genuine;
    sent += Buffer.byteLength(text);
    if (!child.stdin.write(text)) await once(child.stdin, "drain");
  }
  child.stdin.end();
  expect(await closed).toEqual([0, null]);
  expect(received).toBeGreaterThan(sent * 0.9);
  expect(said).toMatch(/^\d+\n$/);
  if (megabytes > 100) console.info(`${sent} bytes in, ${received} out, ${said.trim()} KB of memory at most`);
  expect(Number(said)).toBeLessThan(200 * 1024);
});

import { createRequire } from "node:module";
import { Readable, Writable } from "node:stream";
import { loadCached, writeCodeCache } from "./code-cache.js";

/** Part of the build: lets the core of the bundle do its usual work, and keeps what V8 makes of it meanwhile. */
void warm(createRequire(import.meta.url).resolve("./core.js"));

async function warm(core: string): Promise<void> {
  const script = loadCached(core);
  const [{ run }, { Output }, { packageFile }] = await Promise.all([
    import("./program.js"),
    import("./io.js"),
    import("../package-file.js"),
  ]);
  const nowhere = new Output(new Writable({ write: (_chunk, _encoding, done) => done() }), "nowhere");
  const streams = { stdin: Readable.from([]), interactive: false, stdout: nowhere, stderr: nowhere };
  const io = { ...streams, env: {}, cwd: packageFile("examples") };
  for (const file of ["harbour.original.txt", "harbour.spun.txt"]) {
    await run(["restore", file], io);
    await run(["check", file], io);
  }
  writeCodeCache(core, script);
}

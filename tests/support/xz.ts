import { chmodSync } from "node:fs";
import { delimiter, join } from "node:path";
import { vi } from "vitest";
import { temporaryFolder } from "./folder.js";

/** Puts a program `xz` in front of the path that gives files out unpacked, so that tests need no other. */
export function putXzInPath(): void {
  const folder = temporaryFolder({ xz: '#!/bin/sh\nexec cat "$2" 2>/dev/null\n' });
  chmodSync(join(folder, "xz"), 0o755);
  vi.stubEnv("PATH", `${folder}${delimiter}${process.env.PATH}`);
}

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder that the packed package is kept in for as long as the tests run. */
    packed: string;
  }
}

/**
 * Builds what the package ships, and the playground, before any test runs: the end-to-end tests start the built command
 * line, those of pages look at built pages.
 */
export default function build(project: TestProject): () => void {
  const root = fileURLToPath(new URL("..", import.meta.url));
  execFileSync("npm", ["run", "--silent", "build:web"], { cwd: root, stdio: "inherit" });
  const packed = mkdtempSync(join(tmpdir(), "unspin-packed-"));
  project.provide("packed", packed);
  return () => rmSync(packed, { recursive: true, force: true });
}

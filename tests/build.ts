import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * Builds what the package ships, and the playground, before any test runs: the end-to-end tests start the built command
 * line, those of pages look at built pages.
 */
export default function build(): void {
  const root = fileURLToPath(new URL("..", import.meta.url));
  execFileSync("npm", ["run", "--silent", "build:web"], { cwd: root, stdio: "inherit" });
}

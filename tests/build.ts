import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * Compiles `src` to `dist` before any test runs, since the end-to-end tests start the built command line.
 * Types are checked by `npm run types`; here only the output counts.
 */
export default function build(): void {
  const root = fileURLToPath(new URL("..", import.meta.url));
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--noCheck"], {
    cwd: root,
    stdio: "inherit",
  });
}

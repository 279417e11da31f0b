import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Builds what the package ships before any test runs, since the end-to-end tests start the built command line. */
export default function build(): void {
  const root = fileURLToPath(new URL("..", import.meta.url));
  execFileSync("npm", ["run", "--silent", "build"], { cwd: root, stdio: "inherit" });
}

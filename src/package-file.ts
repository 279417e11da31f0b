import { fileURLToPath } from "node:url";

/** Path of a file of this package. Sources, build and bundle alike lie one folder below the package's. */
export function packageFile(name: string): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url));
}

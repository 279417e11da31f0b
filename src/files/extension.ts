import { extname } from "node:path";

/** Extension of a file's name in small letters, that of a compressed file with the one before it: `.wet.gz`. */
export function extensionOf(path: string): string {
  const last = extname(path).toLowerCase();
  return last === ".gz" ? extname(path.slice(0, -last.length)).toLowerCase() + last : last;
}

import { isAbsolute, sep } from "node:path";

/** Whether a path that `relative` gave stays within the folder it is relative to, or is that folder. */
export function isInside(path: string): boolean {
  return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

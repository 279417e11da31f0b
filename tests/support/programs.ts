import { spawnSync } from "node:child_process";

/** Whether a program is there to test with. */
export function installed(program: string): boolean {
  return spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
}

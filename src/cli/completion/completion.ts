import type { CommandReference } from "../reference.js";
import { bashCompletion } from "./bash.js";
import { fishCompletion } from "./fish.js";
import type { Shell } from "./shells.js";
import { zshCompletion } from "./zsh.js";

/** The completion script for a shell. */
export function completion(shell: Shell, commands: readonly CommandReference[]): string {
  if (shell === "bash") return bashCompletion(commands);
  return shell === "zsh" ? zshCompletion(commands) : fishCompletion(commands);
}

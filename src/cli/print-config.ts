import { statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Io } from "./io.js";
import { type SettingOptions, SettingsResolver } from "./settings.js";

/** `--print-config PATH`: prints what holds for a path, there or not, and which file says so. Returns the exit code. */
export async function printConfig(path: string, options: SettingOptions, io: Io): Promise<number> {
  const resolver = new SettingsResolver(options, io.cwd);
  const named = resolve(io.cwd, path);
  // What holds in a folder is what holds for a file of it.
  const isFolder = statSync(named, { throwIfNoEntry: false })?.isDirectory() === true;
  const absolute = isFolder ? join(named, "file") : named;
  const file = await resolver.fileFor(absolute);
  const { prose, config: _, ...settings } = await resolver.for(absolute);
  const config = file === undefined ? null : relative(io.cwd, file) || file;
  await io.stdout.write(`${JSON.stringify({ config, ...settings, ...prose }, null, 2)}\n`);
  return 0;
}

import { relative, resolve } from "node:path";
import type { Io } from "./io.js";
import { type SettingOptions, SettingsResolver } from "./settings.js";

/** `--print-config PATH`: prints what holds for a path, there or not, and which file says so. Returns the exit code. */
export async function printConfig(path: string, options: SettingOptions, io: Io): Promise<number> {
  const resolver = new SettingsResolver(options, io.cwd);
  const absolute = resolve(io.cwd, path);
  const file = await resolver.fileFor(absolute);
  const { prose, config: _, ...settings } = await resolver.for(absolute);
  const config = file === undefined ? null : relative(io.cwd, file) || file;
  await io.stdout.write(`${JSON.stringify({ config, ...settings, ...prose }, null, 2)}\n`);
  return 0;
}

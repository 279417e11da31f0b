import { dirname, isAbsolute, relative, resolve } from "node:path";
import { EXTENSIONS, type FileFormat, formatOf } from "../file-format.js";
import { discover, placeOf } from "../files/discover.js";
import { createExclusion, type Exclusion } from "../files/exclude.js";
import { isInside } from "../files/inside.js";
import { chunksOf, collect, readBytes } from "../files/read.js";
import type { Decided } from "./decided.js";
import { UsageError } from "./errors.js";
import type { Io } from "./io.js";
import type { CommonOptions } from "./options.js";
import { type SettingOptions, type Settings, SettingsResolver } from "./settings.js";

/** A file, or standard input, to work on. */
export interface Input {
  /** What messages and reports call it. */
  readonly name: string;
  readonly format: FileFormat;
  readonly settings: Settings;
  /** Named itself: that it cannot be done is then a failure, not a remark. */
  readonly explicit: boolean;
  /** Standard input whose name is left out: it goes through as it is. Files that are left out are no inputs. */
  readonly excluded?: boolean;
  /** Where the file is; undefined for standard input. */
  readonly path?: string;
  /** Its place in a tree that mirrors the input; undefined for standard input without a name. */
  readonly place?: string;
  /** What a review made of it; it is not restored anew. */
  readonly decided?: Decided;
  read(): Promise<Uint8Array>;
  stream(): AsyncIterable<Uint8Array>;
}

/** What there is to work on, and what could not be found. */
export interface Inputs {
  readonly inputs: readonly Input[];
  readonly failures: readonly Error[];
}

const STDIN = "-";

/**
 * Finds the inputs that the arguments, --files-from or a piped standard input stand for, sorted by path.
 * `skip` is a folder of output. Throws a `UsageError` if nothing was asked for.
 */
export async function findInputs(
  paths: readonly string[],
  options: CommonOptions & SettingOptions,
  io: Io,
  skip: string | undefined,
): Promise<Inputs> {
  if (paths.includes("")) throw new UsageError("one of the paths is empty; is a variable not set?");
  const resolver = new SettingsResolver(options, io.cwd);
  const fromStdin = paths.includes(STDIN);
  if (fromStdin && options.filesFrom === STDIN) {
    throw new UsageError("stdin cannot be both the list of files and a document; drop - or --files-from -");
  }
  const listed = options.filesFrom === undefined ? [] : await readList(options.filesFrom, io);
  const search = {
    cwd: io.cwd,
    extensions: EXTENSIONS,
    gitignore: options.gitignore,
    allowUnmatched: !options.errorOnUnmatchedPattern,
    ignoredIn: (folder: string) => resolver.ignoredIn(folder),
    ...(options.ignore === undefined ? {} : { ignore: options.ignore }),
    ...(skip === undefined ? {} : { skip }),
  };
  if (paths.length === 0 && options.filesFrom === undefined) {
    if (io.interactive) throw new UsageError("nothing to read; name files, folders or patterns, or pipe a text in");
    return { inputs: [await stdinInput(options, io, resolver, createExclusion(search))], failures: [] };
  }

  const named = await discover(
    paths.filter((path) => path !== STDIN),
    search,
  );
  const extra = await discover(listed, { ...search, globs: false });
  const files = new Map([...named.files, ...extra.files].map((file) => [resolve(io.cwd, file.path), file]));

  const inputs: Input[] = fromStdin ? [await stdinInput(options, io, resolver, createExclusion(search))] : [];
  const failures = new Set<Error>([...named.failures, ...extra.failures]);
  for (const [path, file] of [...files].sort(([, a], [, b]) => (a.path < b.path ? -1 : 1))) {
    try {
      const settings = await resolver.for(path);
      const { place, explicit } = file;
      inputs.push(fileInput({ name: nameFor(file.path, path, io.cwd), path, place, explicit, settings }));
    } catch (error) {
      // A broken configuration is the same error for every file that it holds for.
      failures.add(error as Error);
    }
  }
  return { inputs, failures: [...failures] };
}

/** What makes up the input that a file is; unlike the input itself, it can go to another thread. */
export type FileInput = Required<Pick<Input, "name" | "path" | "place" | "explicit" | "settings">>;

/** Makes the input that a file is. */
export function fileInput(file: FileInput): Input {
  return {
    ...file,
    format: file.settings.inputFormat ?? formatOf(file.path),
    read: () => readBytes(file.path, file.name),
    stream: () => chunksOf(file.path, file.name),
  };
}

/** Relative where that is the shorter way to say it: patches name files from here. */
function nameFor(given: string, absolute: string, cwd: string): string {
  const inside = relative(cwd, absolute);
  return isAbsolute(given) && isInside(inside) ? inside : given;
}

async function stdinInput(
  options: CommonOptions,
  io: Io,
  resolver: SettingsResolver,
  exclusion: Exclusion,
): Promise<Input> {
  const path = options.stdinFilepath;
  const absolute = resolve(io.cwd, path ?? "stdin");
  const settings = await resolver.for(absolute);
  const excluded = path !== undefined && (await exclusion.holds(absolute, false, dirname(absolute)));
  return {
    name: path ?? "stdin",
    settings,
    format: settings.inputFormat ?? (path === undefined ? "text" : formatOf(path)),
    explicit: true,
    excluded,
    ...(path === undefined ? {} : { place: placeOf(absolute, dirname(absolute), io.cwd) }),
    read: () => collect(io.stdin),
    stream: () => io.stdin,
  };
}

/** Paths, one a line, or separated by NUL as `git diff -z` and `find -print0` give them. */
async function readList(file: string, io: Io): Promise<string[]> {
  const bytes = file === STDIN ? await collect(io.stdin) : await readBytes(resolve(io.cwd, file), file);
  const text = new TextDecoder().decode(bytes);
  return text.split(text.includes("\0") ? "\0" : /\r?\n/).filter((path) => path !== "");
}

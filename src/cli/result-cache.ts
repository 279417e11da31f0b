import { createHash } from "node:crypto";
import { existsSync, lstatSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { crc32 } from "node:zlib";
import { applyChanges } from "../engine/apply-changes.js";
import type { Restoration } from "../engine/types.js";
import { holdsRecords } from "../file-format.js";
import { FileError, systemCode } from "../files/errors.js";
import { readAtOnce } from "../files/read.js";
import { writeFile } from "../files/write.js";
import { packageFile } from "../package-file.js";
import { dictionaryLine, storedChecksum } from "../report/dictionary.js";
import type { Input } from "./inputs.js";
import type { TextResult } from "./restore-text.js";

/** Raised when what is kept gets another shape. */
const VERSION = 1;
const KIND = "unspin cache ";
const DEFAULT_NAME = ".unspincache";

/** What came of one document, and of what exactly. */
export interface CacheEntry {
  /** The document's path, relative to the cache's folder. */
  readonly place: string;
  /** Digest of all that the result depends on. */
  readonly digest: string;
  /** The result, but for the text, as JSON. */
  readonly result: string;
}

type Kept = Omit<Restoration, "text"> & Pick<TextResult, "notices">;

/**
 * Results of earlier runs. An entry holds for the very text, settings, dictionaries, models and version that it came of,
 * whose digest it carries; whatever else a file may hold by now, it is worked on anew.
 *
 *     unspin cache 1 <CRC-32 of all that follows>
 *     "<place>" TAB <digest> TAB <result>
 */
export class ResultCache {
  readonly #file: string;
  readonly #folder: string;
  readonly #known = new Map<string, CacheEntry>();
  /** Entries of this run: those that still held, and those that are new. */
  readonly #used = new Set<string>();
  #fresh: CacheEntry[] = [];
  #isChanged: boolean;
  readonly #base: string;
  readonly #files = new Map<string, string>();
  /** Whether the file was damaged, so that everything is done anew. */
  readonly isDamaged: boolean;

  private constructor(file: string, body: string | undefined) {
    this.#file = file;
    this.#folder = dirname(file);
    this.#base = [dictionaryLine(), ...modelChecksums(), process.version].join(" ");
    this.isDamaged = body === undefined;
    this.#isChanged = this.isDamaged;
    for (const entry of entriesIn(body ?? "")) this.#known.set(entry.place, entry);
  }

  /** Opens the cache in `file`; in a folder it has a name of its own. Throws a `FileError` for a file that is no cache. */
  static open(file: string = DEFAULT_NAME, cwd: string = process.cwd()): ResultCache {
    const path = resolve(cwd, file);
    // Who made the folder may have put one there, to have some other file written.
    if (file === DEFAULT_NAME && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true) {
      throw new FileError(file, "a link", "name what it leads to with --cache-location");
    }
    const place = /[\\/]$/.test(file) || isFolder(path) ? join(path, DEFAULT_NAME) : path;
    return new ResultCache(place, bodyOf(readIfThere(place, file), file));
  }

  /** Where the cache is. */
  get file(): string {
    return this.#file;
  }

  /** What came of an input's text in an earlier run; undefined if that is not known, or may be another now. */
  find(input: Input, source: string): TextResult | undefined {
    const place = this.#placeOf(input);
    const known = place === undefined ? undefined : this.#known.get(place);
    if (place === undefined || known?.digest !== this.#digest(input, source)) return undefined;
    this.#used.add(place);
    const { notices, ...found } = JSON.parse(known.result) as Kept;
    return {
      restoration: { ...found, text: applyChanges(source, found.changes) },
      ...(notices === undefined ? {} : { notices }),
    };
  }

  /** Keeps what came of an input's text. */
  keep(input: Input, source: string, { restoration: { text: _, ...found }, notices }: TextResult): void {
    const place = this.#placeOf(input);
    if (place === undefined) return;
    const result = JSON.stringify({ ...found, notices } satisfies { [Key in keyof Kept]: unknown });
    this.add([{ place, digest: this.#digest(input, source), result }]);
  }

  /** Takes in entries that another thread made. */
  add(entries: readonly CacheEntry[]): void {
    for (const entry of entries) {
      this.#known.set(entry.place, entry);
      this.#used.add(entry.place);
      this.#fresh.push(entry);
      this.#isChanged = true;
    }
  }

  /** Gives out the entries made since it was last asked. */
  takeFresh(): CacheEntry[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  /** Writes the file, whole or not at all, if there is anything new. Files that are gone are forgotten. */
  async close(): Promise<void> {
    const isKept = ({ place }: CacheEntry): boolean => this.#used.has(place) || existsSync(join(this.#folder, place));
    const kept = [...this.#known.values()].filter(isKept);
    if (!this.#isChanged && kept.length === this.#known.size) return;
    const lines = kept.map(({ place, digest, result }) => `${JSON.stringify(place)}\t${digest}\t${result}\n`);
    const body = Buffer.from(lines.join(""));
    await writeFile(this.#file, Buffer.concat([Buffer.from(`${KIND}${VERSION} ${hexadecimal(crc32(body))}\n`), body]));
  }

  /** Standard input has no place, records are none, and what was decided by hand is not looked up. */
  #placeOf({ path, decided, format }: Input): string | undefined {
    if (path === undefined || decided !== undefined || holdsRecords(format)) return undefined;
    return relative(this.#folder, path).split(sep).join("/");
  }

  #digest({ format, settings }: Input, source: string): string {
    const { allow, assume, dictionaries, minConfidence, model, prose } = settings;
    const files = [...dictionaries.map((path) => this.#digestOf(path)), model && this.#digestOf(model)];
    const about = JSON.stringify([this.#base, format, allow, assume, minConfidence, prose, files]);
    return createHash("sha256").update(about).update("\n").update(source).digest("base64");
  }

  /** Digest of a dictionary's or a model's content, read once a run as it is by the restorer. */
  #digestOf(path: string): string {
    const known = this.#files.get(path) ?? createHash("sha256").update(readAtOnce(path)).digest("base64");
    this.#files.set(path, known);
    return known;
  }
}

/** The entries of a cache's file; undefined if it is damaged. Throws a `FileError` for a file that is no cache. */
function bodyOf(bytes: Buffer, name: string): string | undefined {
  if (bytes.length === 0) return "";
  if (bytes.toString("latin1", 0, KIND.length) !== KIND) {
    throw new FileError(name, "no cache of unspin", "remove it, or name another file with --cache-location");
  }
  const end = bytes.indexOf("\n") + 1;
  const [version, checksum] = bytes.toString("latin1", KIND.length, Math.max(KIND.length, end - 1)).split(" ");
  // One of another version is no damage: it is written anew.
  if (end > 0 && /^\d+$/.test(version) && version !== String(VERSION)) return "";
  const body = bytes.subarray(end);
  return checksum === hexadecimal(crc32(body)) ? body.toString() : undefined;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function readIfThere(path: string, name: string): Buffer {
  try {
    return readAtOnce(path, name);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return Buffer.of();
    throw FileError.from(name, error);
  }
}

function* entriesIn(body: string): Generator<CacheEntry> {
  for (let start = 0; start < body.length; ) {
    const end = body.indexOf("\n", start);
    const first = body.indexOf("\t", start);
    const second = body.indexOf("\t", first + 1);
    yield {
      place: JSON.parse(body.slice(start, first)) as string,
      digest: body.slice(first + 1, second),
      result: body.slice(second + 1, end),
    };
    start = end + 1;
  }
}

function modelChecksums(): string[] {
  return ["language-model.bin", "classifier.bin"].map((name) => storedChecksum(packageFile(`dictionaries/en/${name}`)));
}

function hexadecimal(number: number): string {
  return number.toString(16).padStart(8, "0");
}

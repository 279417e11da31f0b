import { createReadStream } from "node:fs";
import { extname, resolve } from "node:path";
import { DecodeError, decode } from "../../files/encoding.js";
import { FileError } from "../../files/errors.js";
import type { PhraseFrequency } from "../../language/phrase-frequency.js";
import { type Exchanged, isExchange, readExchange } from "../../learn/exchange.js";
import { formatOfList, type ImportFormat, importerOf } from "../../learn/import/formats.js";
import { type ImportedDictionary, importDictionary } from "../../learn/import/import-dictionary.js";
import { ImportError } from "../../learn/import/item.js";
import { parseJson } from "../../learn/import/json.js";
import { type DictionaryContent, entryLine, writeDictionary } from "../../learn/write-dictionary.js";
import { visible } from "../../report/visible.js";
import { UsageError } from "../errors.js";
import { type Io, isStdout } from "../io.js";
import { counted, Messages } from "../messages.js";
import { refuseOverwriting } from "../refuse-overwriting.js";
import { loadFrequency } from "./frequency.js";
import type { ImportOptions } from "./options.js";
import { writeResult } from "./output.js";

/** Most bytes of a list. */
const LARGEST = 64 * 1024 * 1024;

/** `unspin dict import`: a dictionary from a list of another program. Returns the exit code. */
export async function importLists(paths: readonly string[], options: ImportOptions, io: Io): Promise<number> {
  if (paths.length === 0) throw new UsageError("name the lists to import, or - for stdin");
  const messages = new Messages(io.stderr, options.quiet === true);
  const file = options.quarantine ?? besides(options.output);
  const written = [
    { option: "--output", file: options.output },
    { option: "--quarantine", file },
  ];
  await refuseOverwriting(written, paths, io.cwd);
  const frequency = await loadFrequency();
  const contents: DictionaryContent[] = [];
  const aside: string[] = [];
  for (const path of paths) {
    try {
      const text = await readList(path, options.encoding, io);
      const found = await importText(path, text, options, frequency);
      contents.push(found.content);
      const quarantined = "quarantined" in found ? found.quarantined : [];
      for (const { place, shown, reason } of found.refused) {
        await messages.note(`${path}: ${place}: refused, ${reason}: ${shown}`);
        aside.push(`# ${visible(`${path}: ${place}: refused, ${reason}: ${shown}`)}`);
      }
      for (const { place, entry, rate } of quarantined) {
        aside.push(`# ${visible(path)}: ${place}: ordinary English, ${rate} words`, entryLine(entry));
      }
      const taken = found.items - found.refused.length - quarantined.length;
      await messages.note(
        `${path}: ${found.items} in = ${taken} taken + ${quarantined.length} set aside as ordinary English + ${found.refused.length} refused`,
      );
    } catch (error) {
      await messages.fail(error instanceof ImportError ? located(path, error) : error, path);
    }
  }
  if (messages.failures > 0) return 2;
  const all = {
    comment: [`Imported from ${paths.join(", ")}.`],
    entries: contents.flatMap(({ entries }) => entries),
    heads: contents.flatMap(({ heads = [] }) => heads),
    tests: contents.flatMap(({ tests = [] }) => tests),
  };
  // Without a file of its own, what was set aside stands behind the entries as comments.
  const comments = file === undefined ? aside.map((line) => `${line.startsWith("#") ? line : `#   ${line}`}\n`) : [];
  await writeResult([writeDictionary(all), ...comments].join(""), options.output, io);
  await messages.note(`${counted(all.entries.length, "spun phrase")} and ${counted(all.heads.length, "head")} written`);
  if (aside.length > 0 && file !== undefined) {
    const comment =
      "# What was set aside: an entry is used once it stands in a dictionary, with a context or less weight.";
    await writeResult(`${[comment, ...aside].join("\n")}\n`, file, io);
    await messages.note(`what was set aside or refused is in ${file}`);
  }
  return 0;
}

/** `house.dict` has its quarantine in `house.quarantine.dict`. */
function besides(output: string | undefined): string | undefined {
  if (isStdout(output)) return undefined;
  const extension = extname(output);
  return `${output.slice(0, output.length - extension.length)}.quarantine${extension}`;
}

async function importText(
  path: string,
  text: string,
  options: ImportOptions,
  frequency: PhraseFrequency,
): Promise<ImportedDictionary | Exchanged> {
  const format: ImportFormat = options.from ?? formatOfList(path === "-" ? "" : extname(path), text);
  if (format === "json") {
    const value = parseJson(text);
    if (isExchange(value)) return readExchange(value);
  }
  const { family, domain, tell } = options;
  return importDictionary((await importerOf(format))(text), frequency, { family, domain, tell });
}

async function readList(path: string, encoding: string | undefined, io: Io): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const stream = path === "-" ? io.stdin : createReadStream(resolve(io.cwd, path));
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > LARGEST) throw new FileError(path, `more than ${LARGEST >> 20} MB`, "cut the list into several");
      chunks.push(chunk);
    }
    const { text } = decode(Buffer.concat(chunks), encoding);
    if (text.includes("\0")) throw new FileError(path, "a binary file, it holds NUL bytes");
    if (text.trim() === "") throw new FileError(path, "an empty file", "nothing to import");
    return text;
  } catch (error) {
    if (error instanceof DecodeError) throw new FileError(path, error.message, "name its encoding with --encoding");
    throw FileError.from(path, error);
  }
}

function located(path: string, { message, line }: ImportError): FileError {
  return new FileError(line === undefined ? path : `${path}:${line}`, message);
}

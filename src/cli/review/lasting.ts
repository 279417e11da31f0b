import { readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { type Additions, addToLists } from "../../config/edit.js";
import { ConfigFinder, type FoundConfig } from "../../config/find.js";
import { writeFile } from "../../files/write.js";
import { visible } from "../../report/visible.js";
import type { Decisions } from "../../review/decisions.js";
import type { Review } from "../../review/review.js";
import type { Io } from "../io.js";
import { counted } from "../messages.js";
import type { ReviewOptions } from "../options.js";

const NEW_CONFIG = "unspin.config.yaml";
const NEW_DICTIONARY = "unspin.dict";

/**
 * Offers to put what was decided for good where later runs find it: in a dictionary, and in the configuration. Returns
 * what of the decisions is done with, empty.
 */
export async function offerLasting(
  { allow, dictionary }: Review,
  options: Pick<ReviewOptions, "config">,
  io: Io,
  ask: (question: string) => Promise<boolean>,
  say: (text: string) => Promise<void>,
): Promise<Partial<Decisions>> {
  if (allow.length === 0 && dictionary.length === 0) return {};
  const found = await new ConfigFinder(io.cwd, options.config).forFolder(io.cwd);
  const config = found?.file ?? join(io.cwd, NEW_CONFIG);
  let kept: Partial<Decisions> = {};
  const name = (path: string) => visible(relative(io.cwd, path) || path);
  if (dictionary.length > 0) {
    const file = dictionaryOf(found, config);
    await say(list(dictionary));
    if (await ask(`Add ${counted(dictionary.length, "entry", "entries")} to ${name(file)}?`)) {
      await addEntries(file, dictionary);
      await addToConfig(config, { dictionaries: [relative(dirname(config), file)] });
      kept = { dictionary: [] };
    }
  }
  if (allow.length > 0) {
    await say(list(allow));
    if (await ask(`Add ${counted(allow.length, "phrase")} to what ${name(config)} allows?`)) {
      await addToConfig(config, { allow });
      kept = { ...kept, allow: [] };
    }
  }
  return kept;
}

function list(items: readonly string[]): string {
  return `\n${items.map((item) => `  ${visible(item)}\n`).join("")}`;
}

/** The last dictionary of the configuration, which goes before the others; or one of its own beside it. */
function dictionaryOf(found: FoundConfig | undefined, config: string): string {
  return resolve(dirname(config), found?.config.dictionaries?.at(-1) ?? NEW_DICTIONARY);
}

async function addEntries(file: string, entries: readonly string[]): Promise<void> {
  const text = await textOf(file);
  const present = new Set(text.split(/\r?\n/));
  const missing = entries.filter((entry) => !present.has(entry));
  const start = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  await writeFile(file, Buffer.from(start + missing.map((entry) => `${entry}\n`).join("")));
}

async function addToConfig(file: string, additions: Additions): Promise<void> {
  await writeFile(file, Buffer.from(await addToLists(await textOf(file), file, additions)));
}

/** What a file holds; nothing if it is not there. */
async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
}

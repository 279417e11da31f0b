import { basename, extname } from "node:path";

/** What to add to lists of a configuration, by their key. */
export type Additions = Readonly<Record<string, readonly string[]>>;

/**
 * The text of a configuration file with items added to lists at its top, those that are missing; all else, comments
 * too, stays. `file` tells by its name what the text is; an empty text becomes a new configuration.
 */
export async function addToLists(text: string, file: string, additions: Additions): Promise<string> {
  return extname(file) === ".json"
    ? inJson(text, basename(file) === "package.json", additions)
    : inYaml(text, additions);
}

async function inYaml(text: string, additions: Additions): Promise<string> {
  const { addToList } = await import("./edit-yaml.js");
  return Object.entries(additions).reduce((edited, [key, items]) => addToList(edited, key, items), text);
}

async function inJson(text: string, isPackage: boolean, additions: Additions): Promise<string> {
  const { applyEdits, modify, parse } = await import("jsonc-parser");
  const root = isPackage ? ["unspin"] : [];
  const indent = /^[ \t]+(?=")/m.exec(text)?.[0] ?? "  ";
  const formattingOptions = { insertSpaces: !indent.startsWith("\t"), tabSize: indent.length, eol: "\n" };
  let edited = text.trim() === "" ? "{}\n" : text;
  for (const [key, items] of Object.entries(additions)) {
    const config = isPackage ? parse(edited)?.unspin : parse(edited);
    const present: unknown = config?.[key];
    const list = Array.isArray(present) ? present : [];
    const all = [...list, ...items.filter((item) => !list.includes(item))];
    edited = applyEdits(edited, modify(edited, [...root, key], all, { formattingOptions }));
  }
  return edited;
}

import * as v from "valibot";

const strings = v.array(v.string());
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** The key `unspin` holds the result. */
const field = v.pipe(v.string(), v.regex(/^(?!unspin(?:\.|$))/));

const patterns = v.pipe(
  v.union([v.string(), strings]),
  v.description("The files it holds for: patterns in the syntax of .gitignore, relative to this file's folder."),
);

/** What may differ from file to file. */
const settings = {
  allow: v.exactOptional(
    v.pipe(
      strings,
      v.description(
        "Words and phrases that are never changed, nor is what shares a word with them. Lower case matches any case, capitals match exactly as written.",
      ),
    ),
  ),
  assume: v.exactOptional(
    v.pipe(
      v.picklist(["auto", "spun", "clean"]),
      v.description(
        "What the documents are known to be. Default: auto, by which the evidence decides; spun would change restored ones again.",
      ),
    ),
  ),
  attributes: v.exactOptional(
    v.pipe(
      v.boolean(),
      v.description("Whether alt and title attributes and the description of a page are prose. Default: false."),
    ),
  ),
  dictionaries: v.exactOptional(
    v.pipe(strings, v.description("More dictionary files, relative to this file's folder; later ones win.")),
  ),
  encoding: v.exactOptional(
    v.pipe(
      v.picklist(["utf-8", "utf-16le", "utf-16be", "windows-1252", "latin1"]),
      v.description("The encoding of the files. Default: by byte order mark, else utf-8."),
    ),
  ),
  field: v.exactOptional(
    v.pipe(
      v.union([field, v.array(field)]),
      v.description(
        "JSON lines: the key whose value is the text, or its path as in meta.title; or several of them. Default: text.",
      ),
    ),
  ),
  frontMatter: v.exactOptional(
    v.pipe(
      strings,
      v.description("The keys of front matter whose values are prose. Default: title, description, summary."),
    ),
  ),
  inputFormat: v.exactOptional(
    v.pipe(
      v.picklist(["text", "markdown", "mdx", "html", "jsonl", "wet"]),
      v.description("The format of the files. Default: by extension, else text."),
    ),
  ),
  linkText: v.exactOptional(
    v.pipe(v.boolean(), v.description("Whether the text of links may be changed. Default: true.")),
  ),
  minConfidence: v.exactOptional(
    v.pipe(share, v.description("Changes below this confidence are suggestions: reported, not applied. Default: 0.5.")),
  ),
  model: v.exactOptional(
    v.pipe(v.string(), v.description("A language model that unspin train made, relative to this file's folder.")),
  ),
  threshold: v.exactOptional(
    v.pipe(share, v.description("Documents less likely spun than this have no findings in check. Default: 0.")),
  ),
};

/** Settings for the files that match. */
const override = { files: patterns, ...settings };

/** An object with these keys and no other. Unlike a strict object, it reports every key that is unknown. */
function only<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.objectWithRest(entries, v.never());
}

const file = {
  $schema: v.exactOptional(v.pipe(v.string(), v.description("The JSON schema of this file, for editors."))),
  ...settings,
  ignore: v.exactOptional(
    v.pipe(strings, v.description("Files to leave out, in the syntax of .gitignore, relative to this file's folder.")),
  ),
  overrides: v.exactOptional(
    v.pipe(v.array(only(override)), v.description("Settings for some of the files; later ones win.")),
  ),
};

/** The configuration file. */
export const configSchema = v.pipe(only(file), v.title("unspin configuration"));

/** The keys that may stand at the top, and those in an override. */
export const KEYS: readonly string[] = Object.keys(file);
/** The keys that may stand in an override. */
export const OVERRIDE_KEYS: readonly string[] = Object.keys(override);

/** What a configuration says for a file. */
export type ConfigSettings = Infer<typeof settings>;

/** A configuration file. */
export interface Config extends ConfigSettings {
  readonly $schema?: string;
  readonly ignore?: readonly string[];
  readonly overrides?: readonly Override[];
}

/** Settings for the files that match. */
export type Override = Infer<typeof override>;

type Infer<Entries extends v.ObjectEntries> = Readonly<v.InferOutput<v.ObjectSchema<Entries, undefined>>>;

import { writeFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { ConfigFinder } from "../config/find.js";
import { FileError } from "../files/errors.js";
import type { Io } from "./io.js";
import { Messages } from "./messages.js";

const FILE = "unspin.config.yaml";

/** A configuration in which every setting stands as a comment with its default or an example. */
const TEMPLATE = `# yaml-language-server: $schema=./node_modules/unspin/schemas/unspin.schema.json

# Words and phrases that are never changed, nor is what shares a word with them. Lower case matches any case,
# capitals match exactly as written.
allow: []
#  - crucial
#  - in the course of
#  - Additionally

# Files to leave out, in the syntax of .gitignore. They are left out also if they are named on the command line.
ignore: []
#  - CHANGELOG.md
#  - vendor/

# Changes below this confidence (0 to 1) are suggestions: reported, not applied.
# minConfidence: 0.5

# Documents less likely spun than this (0 to 1) have no findings in unspin check.
# threshold: 0.5

# More dictionary files, relative to this file's folder.
# dictionaries: [house.dict]

# A language model that unspin train made of your own texts, relative to this file's folder.
# model: archive.bin

# What besides running text is prose.
# linkText: true
# attributes: false
# frontMatter: [title, description, summary]

# How to read the files: text, markdown, mdx, html, jsonl or wet instead of what the extension says; their encoding;
# the key of JSON lines whose value is the text, or several keys.
# inputFormat: markdown
# encoding: utf-8
# field: text

# What the documents are known to be: spun, clean, or auto to let the evidence decide.
# assume: auto

# Settings for some of the files; later ones win.
# overrides:
#   - files: news/**
#     assume: spun
`;

/** `unspin init`: writes a commented configuration, never over another. Returns the exit code. */
export async function init(io: Io): Promise<number> {
  const found = await new ConfigFinder(io.cwd).forFolder(io.cwd);
  if (found !== undefined && dirname(found.file) === io.cwd && basename(found.file) !== FILE) {
    throw new FileError(basename(found.file), "configures this folder already", "left as it is");
  }
  try {
    await writeFile(resolve(io.cwd, FILE), TEMPLATE, { flag: "wx" });
  } catch (error) {
    throw FileError.from(FILE, error, "left as it is");
  }
  await new Messages(io.stderr, false).note(`${FILE} written`);
  return 0;
}

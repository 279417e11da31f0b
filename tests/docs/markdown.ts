import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/root.js";

/** The documents of the project, by their names. */
export const DOCUMENTS: readonly string[] = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  "dictionaries/README.md",
];

/** A fenced block of a document. */
export interface Block {
  /** The first word behind the fence. */
  readonly language: string;
  readonly content: string;
  /** Where the content begins in the document. */
  readonly start: number;
  /** What a comment right before the block says of it, as in `<!-- file: restore.mjs -->`. */
  readonly note: string | undefined;
}

const FENCED = /(?:^<!-- (?<note>.*) -->\n\n?)?^(?<open>```(?<language>\w*).*\n)(?<content>[\s\S]*?)^```$/gm;

/** The fenced blocks of a Markdown document in their order. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(FENCED)].map(({ 0: whole, index, groups = {} }) => {
    const { note, open, language, content } = groups;
    return { language, content, start: index + whole.indexOf(open) + open.length, note };
  });
}

/** The blocks that stand for a file, as its name and content. */
export function filesOf(blocks: readonly Block[]): [name: string, content: string][] {
  return blocks.flatMap(({ note, content }) => {
    const name = /^file: (.*)$/.exec(note ?? "")?.[1];
    return name === undefined ? [] : [[name, content]];
  });
}

/** What links to the headings of a document end in, as GitHub makes it. */
export function anchorsOf(markdown: string): Set<string> {
  const headings = markdown.matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, heading]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-"),
    ),
  );
}

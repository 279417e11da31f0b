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

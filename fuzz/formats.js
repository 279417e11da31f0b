import assert from "node:assert/strict";
import { load } from "./coverage.js";

const SEEDS = {
  markdown: [
    '---\ntitle: the *folks*\n---\n# Tons\n\n> a `b` [c](d "e") ![f](g)\n\n- [ ] h\n- i\\\n  j\n\n```\nk\n```\n',
    "a <b title='c'>d</b> &amp; <!-- e --> $f$ {{< g >}} [^1]\n\n[^1]: h\n\n|a|b|\n|-|-|\n|c|d|\n\n<div>\ni\n</div>\n",
  ],
  mdx: ["import a from 'b'\n\n<A b={c}>the *folks*</A> {/* d */} {e}\n\nexport const f = 1\n\ntons of it\n"],
  html: [
    "<p title='a'>tons <b>of</b> it &amp; more<br>x <code>y</code><script>z</script><!-- c --> {{ t }}</p><pre>q</pre>",
  ],
};

const WORDS = {
  markdown:
    "**|_|`|```\n|[|](|]: |![|\\|\n|\n\n|> |- |1. |    |# |---\n|+++\n|<b>|</b>|<!-- |-->|<?|&amp;|&#0;|$|$$|{{|}}|{%|%}|~~|[^|:::|www.|\r|\ufeff|\u{1f600}",
  mdx: '{|}|<A|/>|</A>|<>|</>|import |export |{/*|*/}|\n|\n\n|`|*|> |- |=|"|//',
  html: "<|>|</|<b>|</b>|<p>|<br>|<pre>|<script>|</script>|<textarea>|<svg>|<math>|<!--|-->|<![CDATA[|]]>|&amp;|&#x1f600;|&|=|'|\"|title=|{{|}}|<?|?>|\n|\r",
};

/** Finds the prose of documents, replaces words of it, and checks that nothing but the prose changed. */
export async function formatTarget(format) {
  const { loadFormat } = await load("formats/project.js");
  const { applyChanges } = await load("engine/apply-changes.js");
  const project = await loadFormat(format);
  return {
    seeds: SEEDS[format],
    // Parsers of Markdown take milliseconds for a hundred bytes, and most of their rules fit a line.
    ...(format === "html" ? {} : { longest: 150, usual: 24 }),
    words: WORDS[format].split("|").concat("|", " a "),
    run(input) {
      const source = input.toString();
      const projection = project(source, { attributes: true });
      for (const { start, end } of projection.comments) assert(0 <= start && start < end && end <= source.length);
      let edits = [];
      for (const { index, 0: word } of projection.text.matchAll(/\S+(?: \S+)?/g)) {
        const made = projection.toSource(index, index + word.length, "word") ?? [];
        const range = projection.sourceOf(index, index + word.length);
        if (range !== undefined) assert(0 <= range.start && range.start <= range.end && range.end <= source.length);
        edits = edits.concat(made);
      }
      edits.sort((a, b) => a.start - b.start || a.end - b.end);
      let last = 0;
      for (const { start, end } of edits) {
        assert(last <= start && start <= end && end <= source.length, "edits overlap");
        last = end;
      }
      // What comes out can be read again: tried with some, since it takes as long as all the rest.
      if (input.length % 4 === 0) project(applyChanges(source, edits), { attributes: true });
    },
  };
}

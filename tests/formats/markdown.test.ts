import { describe, expect, it } from "vitest";
import { loadFormat } from "../../src/formats/project.js";
import type { ProjectionOptions } from "../../src/formats/projection.js";
import { replaced } from "./apply.js";

const project = await loadFormat("markdown");
const view = (source: string, options?: ProjectionOptions) => project(source, options).text;
const change = (source: string, old: string, replacement: string, options?: ProjectionOptions) =>
  replaced(source, project(source, options), old, replacement);

describe("the view of a Markdown document", () => {
  it.each([
    ["parts blocks", "# One #\n\nTwo\n===\n\n- a\n- b\n\n> c\n", "One\n\nTwo\n\na\n\nb\n\nc"],
    ["leaves emphasis out", "tons **of** _of_ ~~x~~ **hund**red", "tons of of x hundred"],
    ["decodes escapes and references", "a \\* b &amp; c &#8217; &nope;", "a * b & c \u2019 &nope;"],
    ["keeps soft breaks without what precedes the next line", "> a\n> b\nc\n\n- d\n  e", "a\nb\nc\n\nd\ne"],
    ["shows hard breaks as breaks", "a  \nb\\\nc<br>d", "a\nb\nc\nd"],
    ["masks code", "a `b` c\n\n```js\nd\n```\n\n    e\n\nf", "a \uFFFC c\n\nf"],
    [
      "shows link text, not destinations",
      '[a b](c "d") <http://x.y> http://z.y [e][f]\n\n[f]: /g "h"',
      "a b \uFFFC \uFFFC e",
    ],
    ["shows images as objects", "a ![b](c) d", "a \uFFFC d"],
    ["makes each cell a block", "| a | b |\n|---|---|\n| c d | e |", "a\n\nb\n\nc d\n\ne"],
    ["masks footnote labels", "a[^x] b\n\n[^x]: c\n    d", "a b\n\nc\nd"],
    ["masks checkboxes", "- [ ] a\n- [x] b", "a\n\nb"],
    [
      "masks math, not money",
      "a $x_1$ and $$y$$\n\n$$\nz\n$$\n\n$5 or $6 and US$7",
      "a \uFFFC and \uFFFC\n\n$5 or $6 and US$7",
    ],
    ["masks math in a quotation", "> $$\n> a\n> $$\n> b", "b"],
    ["lets math end a paragraph", "a\n$$\nb\n-\n$$\nc", "a\n\nc"],
    ["reads blocks of HTML", '<div align="x">\n  <b>a</b>\n  b\n</div>\n\nc', "a\n  b\n\n\nc"],
    ["reads HTML in a quotation", "> <p>a\n> b</p>", "a\nb"],
    ["crosses inline HTML", "tons <b>of</b> of <kbd>x y</kbd> <!-- z -->", "tons of of \uFFFC "],
    ["keeps code over several blocks masked", "<svg>\n\na\n\n</svg>\n\nb", "\uFFFC\n\nb"],
    ["masks shortcodes", '{{< fig src="a" >}}\n\nb {{% c %}} {% d %} {{ e }}', "\uFFFC\n\nb \uFFFC \uFFFC \uFFFC"],
    [
      "masks what a shortcode marks as code",
      "{% highlight js %}\na\n\nb\n{% endhighlight %}\n\n{{< highlight go >}}c{{< /highlight >}} d",
      "\uFFFC\n\n\n\uFFFC d",
    ],
    ["reads link destinations with shortcodes", '[a b]({{< ref "c d" >}}) e', "a b e"],
    [
      "masks attributes, alerts, directives, emoji and wiki links",
      "# A {#b}\n\n> [!NOTE]\n> c :smile: [[D e]]\n\n::: tip\nf",
      "A \uFFFC\n\n\uFFFC\nc \uFFFC \uFFFC\n\n\uFFFC\nf",
    ],
    ["takes no code that begins within for part of a wiki link", "a [[b `c]] d` {#e `f} g`", "a [[b \uFFFC {#e \uFFFC"],
    ["masks front matter", "---\nauthor: x\n---\n\na", "a"],
    ["is empty for an empty document", "", ""],
    ["skips a byte order mark", "\uFEFF# a", "a"],
  ])("%s", (_name, source, expected) => {
    expect(view(source)).toBe(expected);
  });

  it("names comments", () => {
    const source = "<!-- a -->\n\nb <!-- c --> d";
    expect(project(source).comments.map(({ start, end }) => source.slice(start, end))).toEqual([
      "<!-- a -->",
      "<!-- c -->",
    ]);
  });
});

describe("replacing in a Markdown document", () => {
  it.each([
    ["across emphasis", "tons **of** of it", "tons of of", "hundreds of", "hundreds **of** it"],
    ["within emphasis", "**a lot of** it", "a lot of", "many", "**many** it"],
    ["into emphasis", "a large **number** of it", "a large number of", "many", "**many** it"],
    ["across a quoted line", "> tons of\n> of it", "tons of\nof", "hundreds of", "> hundreds\n> of it"],
    ["when one word is left of two quoted lines", "> a lot\n> of it", "a lot\nof", "many", "> many\n>  it"],
    ["keeping a hard break", "a lot  \nof it", "a lot\nof", "many", "many  \n it"],
    ["in link text", "[tons of of](x)", "tons of of", "hundreds of", "[hundreds of](x)"],
    ["in a table", "| a b |\n|---|\n| c |", "a", "x|y", "| x\\|y b |\n|---|\n| c |"],
    [
      "escaping signs",
      "say it",
      "it",
      "*x* [y] <b> R&D &amp; C# #d",
      "say \\*x\\* \\[y\\] \\<b&gt; R&D \\&amp; C# \\#d",
    ],
    ["escaping at the start of a line", "a\nb c", "b", "- d", "a\n\\- d c"],
    [
      "escaping behind a line of comments",
      "*a  \n*<!-- b -->  \nc *d* e* f",
      "c",
      "-",
      "*a  \n*<!-- b -->  \n\\- *d* e* f",
    ],
    ["through a reference", "it&rsquo;s mentioned", "it\u2019s mentioned", "it\u2019s said", "it&rsquo;s said"],
    ["in HTML", "<p>tons <b>of</b> of</p>", "tons of of", "R&D of", "<p>R&amp;D <b>of</b></p>"],
    ["beside a shortcode", "tons of {{< x >}} it", "tons of \uFFFC", "many \uFFFC", "many {{< x >}} it"],
  ])("%s", (_name, source, old, replacement, expected) => {
    expect(change(source, old, replacement)).toBe(expected);
  });

  it.each([
    ["what would empty emphasis", "a **lot** of **it** x", "lot of it", "many"],
    ["what would be a list", "Two. a", "Two", "2"],
    ["the label of a definition", "[a b]\n\n[a b]: c", "a", "x"],
    ["the label of a collapsed reference", "[a b][]\n\n[a b]: c", "a", "x"],
    ["what would leave a rule", "*** tons", "tons", ""],
    ["what would leave a rule in a quotation", "a\n\n> _ _ _ tons  \n> b", "tons", ""],
    ["what would leave a line that underlines", "a\n=== b", "b", ""],
    ["what would make a rule", "*** b", "b", "--"],
    ["what would unmake emphasis", "a*b*c", "b", "(b)"],
    ["what would become a link", "see it", "it", "www.example.com"],
    ["a whole block", "- a\n- b", "a", ""],
    ["an image", "a ![b](c)", "\uFFFC", "x"],
    ["a bracket without which a wiki link would begin", "a [[b c\\] d]] e", "c]", ""],
    ["a line break without which one would begin", "a [[b c\nd e]] f", "c\nd", "x"],
    ["such a line break in a block of HTML", "<div>\na [[b c\nd e]] f\n</div>", "c\nd", "x"],
    ["such a bracket in a block of HTML", "<div>\na [[b c](d e)]] f\n</div>", "c](d", ""],
    ["the last word before a hard break, which other changes may leave alone in its line", "a\\\nb c  \nd", "c", ""],
    ["the end of a line in a block of HTML, which other changes may leave blank", "<div>\na b\n</div>", "b", ""],
  ])("refuses %s", (_name, source, old, replacement) => {
    expect(change(source, old, replacement)).toBeUndefined();
  });

  it("keeps link text on demand", () => {
    expect(change("[a b](c) d", "a", "x", { linkText: false })).toBeUndefined();
    expect(change("[a b](c) d", "d", "x", { linkText: false })).toBe("[a b](c) x");
    expect(change("[a b][c] d\n\n[c]: e", "a", "x")).toBe("[x b][c] d\n\n[c]: e");
  });
});

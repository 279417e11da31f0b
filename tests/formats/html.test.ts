import { describe, expect, it } from "vitest";
import { projectHtml } from "../../src/formats/html.js";
import type { ProjectionOptions } from "../../src/formats/projection.js";
import { replaced } from "./apply.js";

const view = (source: string, options?: ProjectionOptions) => projectHtml(source, options).text;
const change = (source: string, old: string, replacement: string, options?: ProjectionOptions) =>
  replaced(source, projectHtml(source, options), old, replacement);

describe("the view of an HTML document", () => {
  it.each([
    ["parts blocks by a blank line", "<h1>One</h1>\n<p>two</p><ul><li>a<li>b</ul>", "One\n\ntwo\n\na\n\nb"],
    ["leaves inline tags out", "<p>tons <b>of</b> of <b>hund</b>red</p>", "tons of of hundred"],
    ["decodes entities", "<p>don&#8217;t &amp; &quot;x&quot; AT&T &copy 1", 'don\u2019t & "x" AT&T \u00a9 1'],
    ["decodes an entity of two characters", "a &NotEqualTilde; b", "a \u2242\u0338 b"],
    ["shows code and images as objects", "use <code>a b</code> or <img alt=x> now", "use \uFFFC or \uFFFC now"],
    [
      "masks script, style, pre, textarea and svg",
      "a<script>b</script><style>c</style><pre>d</pre><textarea>e</textarea>f <svg><text>g</text></svg>",
      "a\n\nf \uFFFC",
    ],
    ["takes two line breaks in a text for white space", "<p>a\n\n  b<i>\n</i>\nc</p>", "a\nb\n c"],
    ["keeps one line break as it is", "<p>a\r\n  b</p>", "a\r\n  b"],
    ["breaks lines at br and blocks at two", "a<br>b<br/>\n<br>c", "a\nb\n\n\nc"],
    ["drops comments, doctypes and CDATA", "<!doctype html>a<!-- b -->c<![CDATA[d]]>", "ac"],
    ["reads titles", "<title>T &lt; <b></title><p>x", "T < <b>\n\nx"],
    ["ends inline code with the paragraph around it", "<p>a <code>b</p><p>c</p>", "a \uFFFC\n\nc"],
    ["keeps nested code masked", "a <code>b <code>c</code> d</code> e", "a \uFFFC e"],
    [
      "masks template tags",
      "<p class={{ a }}>Hi {{ name }}, {% if a < b %}x{% endif %} <?php if (a > b) ?>",
      "Hi \uFFFC, \uFFFCx\uFFFC \uFFFC",
    ],
    ["survives broken markup", "a < b <3 <i x='>'c</ p>d</b", "a < b <3 d"],
    ["is empty for an empty document", "", ""],
    ["drops white space between blocks", "<div>\n  <p> a </p>\n\n</div>\n", "a "],
    ["glues words that only tags part", "a<wbr>b<span>c</span>", "abc"],
  ])("%s", (_name, source, expected) => {
    expect(view(source)).toBe(expected);
  });

  it("leaves attributes out unless asked", () => {
    const source =
      '<head><meta name="description" content="A &amp; b"><meta name=robots content="no"></head>' +
      `<p title='x &#39;y&#39;'>p <img alt="a cat" src="z"></p><svg><a title="n"></a></svg>`;
    expect(view(source)).toBe("p \uFFFC\n\n\uFFFC");
    expect(view(source, { attributes: true })).toBe("p \uFFFC\n\n\uFFFC\n\nA & b\n\nx 'y'\n\na cat");
  });

  it("names comments", () => {
    const source = "a <!-- unspin-disable --> b <!-->";
    expect(projectHtml(source).comments.map(({ start, end }) => source.slice(start, end))).toEqual([
      "<!-- unspin-disable -->",
      "<!-->",
    ]);
  });
});

describe("replacing in an HTML document", () => {
  it.each([
    ["across tags", "tons <b>of</b> of it", "tons of of", "hundreds of", "hundreds <b>of</b> it"],
    [
      "across tags at the end of a paragraph",
      "<p>tons <b>of</b> of</p>",
      "tons of of",
      "hundreds of",
      "<p>hundreds <b>of</b></p>",
    ],
    [
      "into the element that would be empty",
      "a large <b>number</b> of it",
      "a large number of",
      "many",
      "<b>many</b> it",
    ],
    ["one word each", "<i>big</i> <b>house</b>", "big house", "large home", "<i>large</i> <b>home</b>"],
    ["inside an element", "<b>a lot of</b> it", "a lot of", "many", "<b>many</b> it"],
    ["at the start of an element", "<b>of the</b> it", "of the", "the", "<b>the</b> it"],
    ["at the end of an element", "<b>the of</b> it", "the of", "the", "<b>the</b> it"],
    ["through an entity", "<p>don&#8217;t mention it", "don\u2019t mention", "don\u2019t say", "<p>don&#8217;t say it"],
    ["a word with an entity", "<p>don&#8217;t it", "don\u2019t", "can\u2019t", "<p>can\u2019t it"],
    ["escaping what HTML reads", "<p>a b", "a", "R&D <x>", "<p>R&amp;D &lt;x> b"],
    ["keeping a line break", "tons of\n  of it", "tons of\n  of", "hundreds of", "hundreds\n  of it"],
    ["keeping a br", "tons of<br>of it", "tons of\nof", "hundreds of", "hundreds<br>of it"],
    ["keeping a comment", "tons <!-- x -->of of", "tons of of", "hundreds of", "hundreds <!-- x -->of"],
    ["beside an object", "tons of <code>x</code> it", "tons of \uFFFC", "many \uFFFC", "many <code>x</code> it"],
    ["a doubled word", "of <b>of it</b>", " of", "", "of<b> it</b>"],
    ["the rest of an element", "<b>of of</b> it", " of", "", "<b>of</b> it"],
  ])("%s", (_name, source, old, replacement, expected) => {
    expect(change(source, old, replacement)).toBe(expected);
  });

  it.each([
    ["a word that a tag splits", "<b>hund</b>red of", "hundred", "thousand"],
    ["what would empty an element", "a <b>lot</b> <i>of</i> it", "lot of", "many"],
    ["an element's only word", "a <b>lot</b> of", "lot", ""],
    ["what would empty an element with a br", "x <b>a<br>b</b> y", "a\nb", "c"],
    ["an object", "a <img> b", "\uFFFC", "x"],
    ["two blocks", "<p>a</p><p>b</p>", "a\n\nb", "c d"],
    ["what would finish an entity", "a &am x", "m", "mp;"],
    ["what would finish a tag", "a <3", "3", "b"],
    ["half of an entity", "a &NotEqualTilde; b", "\u2242", "x"],
  ])("refuses %s", (_name, source, old, replacement) => {
    expect(change(source, old, replacement)).toBeUndefined();
  });

  it("keeps link text on demand", () => {
    const source = "see <a href=x>the big &amp; small</a> house";
    expect(change(source, "big", "large")).toBe("see <a href=x>the large &amp; small</a> house");
    expect(change(source, "big", "large", { linkText: false })).toBeUndefined();
    expect(change(source, "house", "home", { linkText: false })).toBe("see <a href=x>the big &amp; small</a> home");
  });

  it("escapes quotes in attributes", () => {
    const options = { attributes: true };
    expect(change('<i alt="a b">', "b", '"&', options)).toBe('<i alt="a &quot;&amp;">');
    expect(change("<i alt='a b'>", "b", "it's", options)).toBe("<i alt='a it&#39;s'>");
  });
});

import { describe, expect, it } from "vitest";
import { loadFormat } from "../../src/formats/project.js";

const projectMdx = await loadFormat("mdx");
const view = (source: string) => projectMdx(source).text;

describe("the view of an MDX document", () => {
  it.each([
    [
      "masks imports, exports and expressions",
      'import A from "a"\n\nexport const b = { title: "c" }\n\nd {e.f} g\n\n{h}\n\ni',
      "d \uFFFC g\n\ni",
    ],
    [
      "reads the text of components",
      '<Box title="a">\n  tons **of** of\n</Box>\n\nb <Tip>c</Tip> <Icon name="d" /> e',
      "tons of of\n\nb c  e",
    ],
    ["masks code in components", "a <code>b</code> <svg><path/></svg> c", "a \uFFFC \uFFFC c"],
    ["drops comments of either kind", "a {/* b */} c\n\n<!-- d -->\n\ne", "a \uFFFC c\n\n\uFFFC\n\ne"],
    [
      "keeps the identifiers of headings",
      "## A b {#c}\n\n:::tip[D]\n\ne\n\n:::",
      "A b \uFFFC\n\n\uFFFC\n\ne\n\n\uFFFC",
    ],
    [
      "falls back where it is no MDX",
      'export const a = {\n  b: "c",\n}\n\n<Foo d={e}>f {g} h</Foo>\n\n<unclosed>i',
      "f \uFFFC h\n\ni",
    ],
  ])("%s", (_name, source, expected) => {
    expect(view(source)).toBe(expected);
  });

  it("names comments", () => {
    const source = "a {/* b */} c\n\n{/* d */}";
    expect(projectMdx(source).comments.map(({ start, end }) => source.slice(start, end))).toEqual([
      "{/* b */}",
      "{/* d */}",
    ]);
  });

  it("refuses a line that would become code", () => {
    expect(projectMdx("a b").toSource(0, 1, "import")).toBeUndefined();
    expect(projectMdx("a b").toSource(2, 3, "{c}")).toEqual([{ start: 2, end: 3, replacement: "\\{c\\}" }]);
  });
});

import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.js";
import { cli } from "./harness.js";

async function restored(name: string, text: string): Promise<string> {
  return (await cli(["restore", name], { cwd: temporaryFolder({ [name]: text }) })).stdout;
}

describe("directives in documents", () => {
  it.each(["a.md", "a.html", "a.txt"])("hold changes back in %s", async (name) => {
    const text = "mentioned\n\n<!-- unspin-disable mentioned -->\n\nmentioned additionally\n";
    expect(await restored(name, text)).toBe(text.replace("mentioned", "said").replace("additionally", "also"));
  });

  it("work in MDX", async () => {
    expect(await restored("a.mdx", "mentioned {/* unspin-disable-line */}\n\nmentioned\n")).toBe(
      "mentioned {/* unspin-disable-line */}\n\nsaid\n",
    );
  });

  it("in code are none", async () => {
    const text = "```html\n<!-- unspin-disable -->\n```\n\nmentioned\n";
    expect(await restored("a.md", text)).toBe(text.replace("mentioned", "said"));
  });

  it.each([
    ["a.md", "---\ntitle: x\nunspin: off\n---\nmentioned\n"],
    ["a.md", '+++\nunspin = "off"\n+++\nmentioned\n'],
    ["a.md", '{ "unspin": false }\nmentioned\n'],
    ["a.html", "---\nunspin: off # ours\n---\n<p>mentioned</p>\n"],
  ])("in the front matter of %s leave it alone: %j", async (name, text) => {
    expect(await restored(name, text)).toBe(text);
  });

  it("in the body are no front matter", async () => {
    expect(await restored("a.md", "unspin: off\n\nmentioned\n")).toBe("unspin: off\n\nsaid\n");
  });

  it("that hold back nothing are findings if asked for", async () => {
    const cwd = temporaryFolder({ "a.md": "x\n\n<!-- unspin-disable mentioned, additionally -->\n\nmentioned\n" });
    expect(await cli(["check", "a.md"], { cwd })).toMatchObject({ code: 0, stdout: "" });
    const { code, stdout, stderr } = await cli(["check", "--report-unused-directives", "a.md"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("a.md:3:1  unused phrase “additionally”: it holds back no change  unused-directive\n");
    expect(stderr).toBe("unspin: 1 finding in 1 of 1 document\n");
  });
});

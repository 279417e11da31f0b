import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "recheck";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { root } from "../support/root.js";

/** Steps are counted, not seconds: a machine that is busy would make any expression look slow. */
const UNTIMED = { timeout: null, attackTimeout: null, incubationTimeout: null } as const;

interface Literal {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** The regular expressions that stand in the sources. */
function* literals(): Generator<Literal> {
  for (const name of readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).sort()) {
    if (!name.endsWith(".ts")) continue;
    const file = ts.createSourceFile(name, readFileSync(join(root, "src", name), "utf8"), ts.ScriptTarget.Latest);
    yield* literalsIn(file, file);
  }
}

function* literalsIn(node: ts.Node, file: ts.SourceFile): Generator<Literal> {
  if (ts.isRegularExpressionLiteral(node)) {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    const end = node.text.lastIndexOf("/");
    yield {
      place: `src/${file.fileName}:${line + 1}`,
      source: node.text.slice(1, end),
      flags: node.text.slice(end + 1),
    };
  }
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* literalsIn(child, file);
}

describe("regular expressions", () => {
  it("take time linear in what they are given, each of them", async () => {
    const found = [...literals()];
    expect(found.length).toBeGreaterThan(200);
    const verdicts = new Map<string, string>();
    const slow: string[] = [];
    for (const { place, source, flags } of found) {
      const expression = `/${source}/${flags}`;
      const verdict = verdicts.get(expression) ?? (await judge(source, flags));
      verdicts.set(expression, verdict);
      if (verdict !== "safe") slow.push(`${place} ${expression}: ${verdict}`);
    }
    expect(slow).toEqual([]);
  });

  it("would be found if they did not", async () => {
    expect(await judge("\\s+$", "")).toContain("polynomial");
    expect(await judge("^(a|a)*$", "")).toContain("exponential");
  });
});

async function judge(source: string, flags: string): Promise<string> {
  const verdict = await check(source, flags, { ...UNTIMED, maxIteration: 4 });
  switch (verdict.status) {
    case "safe":
      return "safe";
    case "vulnerable":
      return verdict.complexity.summary;
    default:
      return `unknown: ${verdict.error.kind}`;
  }
}

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { root } from "../support/root.js";

/** The most lines of a module: what is longer has more than one purpose. */
const MOST_LINES = 400;

const folder = join(root, "src");
const modules = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => [
      name,
      ts.createSourceFile(name, readFileSync(join(folder, name), "utf8"), ts.ScriptTarget.Latest, true),
    ]),
);

/** The modules that one names in its imports, types included; what it loads later does not count. */
function importsOf(file: ts.SourceFile): string[] {
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier: from } = statement;
    if (from === undefined || !ts.isStringLiteral(from) || !from.text.startsWith(".")) return [];
    return [normalize(join(dirname(file.fileName), from.text)).replace(/\.js$/, ".ts")];
  });
}

/** The names that a module declares for others without a comment on what they are. */
function undocumented(file: ts.SourceFile): string[] {
  return file.statements.flatMap((statement) => {
    const exported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(isExport);
    if (exported !== true || ts.getJSDocCommentsAndTags(statement).length > 0) return [];
    const { line } = file.getLineAndCharacterOfPosition(statement.getStart(file));
    return [`src/${file.fileName}:${line + 1} ${statement.getText(file).split("\n", 1)[0]}`];
  });
}

function isExport({ kind }: ts.Modifier): boolean {
  return kind === ts.SyntaxKind.ExportKeyword;
}

it("whatever a module declares for others has a comment", () => {
  expect([...modules.values()].flatMap(undocumented)).toEqual([]);
});

it(`no module has more than ${MOST_LINES} lines`, () => {
  const long = [...modules].filter(([, file]) => file.getLineStarts().length > MOST_LINES + 1);
  expect(long.map(([name]) => name)).toEqual([]);
});

it("no module imports one that imports it, by whatever way, types included", () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) circles.push([...path.slice(path.indexOf(name)), name].join(" → "));
    else if (!done.has(name)) {
      const file = modules.get(name);
      for (const next of file === undefined ? [] : importsOf(file)) visit(next, [...path, name]);
      done.add(name);
    }
  };
  for (const name of modules.keys()) visit(name, []);
  expect(circles).toEqual([]);
});

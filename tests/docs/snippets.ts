import { basename, dirname, join } from "node:path";
import ts from "typescript";
import { root } from "../support/root.js";

/** What the scripts of the manual import that is not installed here. */
const FOREIGN = `
declare module "express" { const express: any; export default express; }
declare module "astro/config" { export const defineConfig: (config: object) => object; }
declare module "*?url" { const url: string; export default url; }
`;

/** What TypeScript says of scripts by their names, with the declarations of this package as it is installed. */
export function typeErrorsOf(scripts: Readonly<Record<string, string>>): string[] {
  // They lie in the checkout, where `unspin` and what it is plugged into resolve, but only in memory.
  const folder = join(root, "tests/docs/snippets");
  const files = new Map(
    Object.entries({ ...scripts, "foreign.d.ts": FOREIGN }).map(([name, text]) => [join(folder, name), text]),
  );
  const options: ts.CompilerOptions = {
    allowJs: true,
    checkJs: true,
    strict: true,
    noImplicitAny: false,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const place = file === undefined || dirname(file.fileName) !== folder ? file?.fileName : basename(file.fileName);
    return `${place}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { loadCached, writeCodeCache } from "../../src/cli/code-cache.js";
import { temporaryFolder } from "../support/folder.js";

const SOURCE = "exports.double = (number) => 2 * number;\nexports.file = __filename;\n";
const require = createRequire(import.meta.url);

/** A CommonJS file, loaded once, with what V8 made of it beside it. */
function cached(): string {
  const file = join(temporaryFolder({ "double.js": SOURCE, "package.json": '{ "type": "commonjs" }' }), "double.js");
  const script = loadCached(file);
  require(file).double(1);
  writeCodeCache(file, script);
  return file;
}

it("a file is loaded with the code that V8 made of it before", () => {
  const file = cached();
  expect(loadCached(file).cachedDataRejected).toBe(false);
  expect(require(file)).toMatchObject({ file });
  expect(require(file).double(21)).toBe(42);
});

it("a file is loaded without", () => {
  const file = join(temporaryFolder({ "double.js": SOURCE }), "double.js");
  expect(loadCached(file).cachedDataRejected).toBeUndefined();
  expect(require(file).double(21)).toBe(42);
});

it("code of another file of the same length is left", () => {
  const file = cached();
  writeFileSync(file, SOURCE.replace("2 *", "3 *"));
  expect(loadCached(file).cachedDataRejected).toBeUndefined();
  expect(require(file).double(21)).toBe(63);
});

it("code that another release of Node made is left, though V8 would take it", () => {
  const file = cached();
  const { version } = process;
  onTestFinished(() => void Object.defineProperty(process, "version", { value: version }));
  Object.defineProperty(process, "version", { value: `${version}-other` });
  expect(loadCached(file).cachedDataRejected).toBeUndefined();
  expect(require(file).double(21)).toBe(42);
});

it.each([
  ["cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
  ["empty", () => Buffer.alloc(0)],
  ["damaged", (bytes: Buffer) => bytes.fill(0xff, bytes.length - 8)],
])("code that is %s is left", (_, damage) => {
  const file = cached();
  const cache = file.replace(/js$/, "cache");
  writeFileSync(cache, damage(readFileSync(cache)));
  expect(loadCached(file).cachedDataRejected).toBeUndefined();
  expect(require(file).double(21)).toBe(42);
});

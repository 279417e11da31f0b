import { readFileSync, writeFileSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { dirname } from "node:path";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";

/** The checksum stands before what V8 made. */
const PREFIX = 4;

/**
 * Loads a CommonJS file, of ASCII characters and without `import`, in the place of `require`, which finds it loaded from then on. What V8
 * made of it before is used if `writeCodeCache` put it beside it: to compile takes as long as to restore a page. Another
 * version of V8 or of the file, or a damaged cache, is no error: the file is compiled.
 */
export function loadCached(file: string): Script {
  const source = readFileSync(file);
  const cachedData = readCodeCache(file, source);
  const script = new Script(Module.wrap(source.toString("latin1")), {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const module = new Module(file);
  module.filename = file;
  const require = createRequire(file);
  require.cache[file] = module;
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  module.loaded = true;
  return script;
}

/** Writes what V8 made of a loaded file so far, with the functions that were called. */
export function writeCodeCache(file: string, script: Script): void {
  const made = script.createCachedData();
  const bytes = Buffer.alloc(PREFIX + made.length);
  bytes.writeUInt32LE(checksum(readFileSync(file), made));
  made.copy(bytes, PREFIX);
  writeFileSync(cacheOf(file), bytes);
}

/** V8 tells files apart by their length, and trusts the bytes it is given: both are checked here. */
function readCodeCache(file: string, source: Uint8Array): Buffer | undefined {
  try {
    const bytes = readFileSync(cacheOf(file));
    const made = bytes.subarray(PREFIX);
    return bytes.readUInt32LE() === checksum(source, made) ? made : undefined;
  } catch {
    // There is none, as in an installed package: it would be of the V8 that the package was built with.
    return undefined;
  }
}

function cacheOf(file: string): string {
  return file.replace(/\.js$/, ".cache");
}

/** V8 takes code that another release of Node made for its own, if its version is the same but for Node's patches, and crashes. */
function checksum(source: Uint8Array, made: Uint8Array): number {
  return crc32(made, crc32(source, crc32(`${process.version} ${process.arch}`)));
}

// Counts the work of restoring texts, in a thread of its own: how often each block of the code ran, as V8 counts it for
// coverage, and the characters and elements that the functions of the language passed over, which no coverage shows.
import { once } from "node:events";
import { Session } from "node:inspector/promises";
import { parentPort, workerData } from "node:worker_threads";

let passed = 0;

/** Makes a method add what a call costs. */
function count(prototype, name, cost) {
  const method = prototype[name];
  Object.defineProperty(prototype, name, {
    configurable: true,
    writable: true,
    value(...args) {
      const result = method.apply(this, args);
      passed += cost(this, result, args);
      return result;
    },
  });
}

const found = (text, at, [, from = 0]) => (at < 0 ? Math.max(0, text.length - from) : Math.max(1, at - from));
const foundLast = (text, at, [, from = text.length]) => Math.max(1, Math.min(from, text.length) - Math.max(0, at));
const long = ({ length }) => length;

for (const name of ["slice", "substring", "toLowerCase", "trim", "trimStart", "trimEnd"]) {
  count(String.prototype, name, (_text, result) => result.length);
}
for (const name of ["replace", "replaceAll", "split"]) count(String.prototype, name, (text) => text.length);
count(String.prototype, "indexOf", found);
count(String.prototype, "lastIndexOf", foundLast);
count(String.prototype, "includes", (text, isFound, [sought]) => (isFound ? text.indexOf(sought) : text.length));
const numbers = Object.getPrototypeOf(Int32Array.prototype);
const filled = ({ length }, _result, [, from = 0, to = length]) => Math.max(1, Math.min(to, length) - from);
for (const name of ["includes", "indexOf", "lastIndexOf", "shift", "unshift"]) count(Array.prototype, name, long);
for (const name of ["slice", "concat"]) count(Array.prototype, name, (_list, result) => result.length);
count(Array.prototype, "splice", ({ length }, removed, [from]) => {
  return Math.max(1, removed.length + length - (from < 0 ? length + from : from));
});
count(Array.prototype, "fill", filled);
count(numbers, "fill", filled);
count(numbers, "slice", (_numbers, result) => result.length);
count(numbers, "set", (_numbers, _result, [{ length }]) => length);

// The other methods of regular expressions call this one. What one expression does between two characters is bounded:
// see tests/source/regular-expressions.test.ts.
const { exec } = RegExp.prototype;
RegExp.prototype.exec = function (text) {
  const from = this.global || this.sticky ? this.lastIndex : 0;
  const match = exec.call(this, text);
  if (match !== null) passed += match.index + match[0].length - from + 1;
  else passed += this.sticky || this.source.startsWith("^") ? 1 : Math.max(1, text.length - from);
  return match;
};

const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

/** The blocks that ran since this was last asked. */
async function blocks() {
  const { result } = await session.post("Profiler.takePreciseCoverage");
  let sum = 0;
  for (const { url, functions } of result) {
    if (!url.startsWith("file:") || url === import.meta.url) continue;
    for (const { ranges } of functions) for (const range of ranges) sum += range.count;
  }
  return sum;
}

const { dist, subject } = workerData;
const load = (name) => import(new URL(name, dist).href);

/** What is done with a text, by its name; another name is that of a format to restore. */
const SUBJECTS = {
  async record() {
    const { parseRecord } = await load("files/json-record.js");
    return (text) => void parseRecord(text, ["a.text", "text"]);
  },
  async dictionary() {
    const { parseDictionary } = await load("language/parse-dictionary.js");
    return (text) => {
      try {
        parseDictionary(text, "a.dict");
      } catch (error) {
        if (error.name !== "DictionaryError") throw error;
      }
    };
  },
  async stream() {
    const { createRestorer } = await load("index.js");
    const restorer = await createRestorer();
    return async (text) => {
      const stream = restorer.stream({ assume: "spun" });
      stream.resume();
      for (let at = 0; at < text.length; at += 100) stream.write(text.slice(at, at + 100));
      stream.end();
      await once(stream, "close");
    };
  },
  async restore() {
    const { createRestorer } = await load("index.js");
    const { restoreHeeding } = await load("restore-heeding.js");
    const restorer = await createRestorer();
    return (text) => restoreHeeding(restorer, text, { format: subject, assume: "spun", attributes: true });
  },
};

const act = await (SUBJECTS[subject] ?? SUBJECTS.restore)();

parentPort.on("message", async ({ pieces: [before, again, behind], lengths }) => {
  const work = [];
  for (const length of [lengths[0], ...lengths]) {
    const text = before + again.repeat(Math.ceil((length - before.length - behind.length) / again.length)) + behind;
    await blocks();
    passed = 0;
    await act(text);
    const other = passed;
    work.push(((await blocks()) + other) / text.length);
  }
  // The first time caches are filled.
  parentPort.postMessage(work.slice(1));
});

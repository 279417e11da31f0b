import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "./coverage.js";
import { formatTarget } from "./formats.js";

/** Lets the errors pass that are answers to bad input. */
async function expecting(names, act) {
  try {
    return await act();
  } catch (error) {
    if (!names.includes(error.name)) throw error;
  }
}

// Where there is a disk of memory, a file takes a thirtieth of the time.
const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "unspin-fuzz-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** A file with these bytes. */
function file(name, bytes) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** For each target what to begin with, words that mean something to it, and what must not throw. */
export const targets = {
  markdown: () => formatTarget("markdown"),
  mdx: () => formatTarget("mdx"),
  html: () => formatTarget("html"),

  async dictionary() {
    const { parseDictionary } = await load("language/parse-dictionary.js");
    const { writeDictionary } = await load("learn/write-dictionary.js");
    const run = (input) =>
      expecting(["DictionaryError"], () => {
        const { entries, tests } = parseDictionary(input.toString(), "a.dict");
        for (const { phrase, originals, line, column } of entries) {
          assert(phrase !== "" && originals.length > 0 && line > 0 && column > 0);
        }
        // What was read can be written, and reads the same.
        const again = parseDictionary(writeDictionary({ entries, tests }), "b.dict").entries;
        assert.equal(again.length, entries.length);
      });
    return {
      seeds: [
        "tons of -> hundreds of *9, many\n# why\nfolks | folk -> people [tell]\n> the folks left => the people left\n",
        "@family B\n@domain law\nright -> suitable [adj; left: the | a; right: <end>; except: all right]\n@heads a | b c\n",
        "recieve->receive\nwierd->weird, strange,\nabc->abd, disabled because it is a word\ngo -> walk [verb]\n",
      ],
      words:
        "->|, |*2|[tell]|[noun]|[verb; left: <start>]|left:|right:|except:|<number>|<name>|<quote>|@family |@domain |@heads |> |=>|#|\n|’|é|ſ| | "
          .split("|")
          .concat("|"),
      run,
    };
  },

  async config() {
    const { parseJson, parseYaml } = await load("config/parse.js");
    const { validate } = await load("config/validate.js");
    return {
      // A parser of YAML takes milliseconds for a few hundred bytes.
      longest: 150,
      seeds: [
        'J{"minConfidence": 0.5, "dictionaries": ["a.dict"], "overrides": [{"files": "*.md", "allow": ["x"]}]}',
        "Yallow: [a, b]\nfields:\n  - text\nignore: &a x\nlinkText: *a\noverrides:\n- files: ['a']\n  assume: spun\n",
      ],
      words:
        "{|}|[|]|:|,|\"|\n|- |&a |*a|!!map|<<: *a|? |allow|minConfidence|overrides|files|assume|__proto__|constructor|1e999|null|true|'|>-\n |---\n|%YAML 1.1\n|#".split(
          "|",
        ),
      run: (input) =>
        expecting(["ConfigError"], async () => {
          const text = input.subarray(1).toString();
          const value = input[0] === 0x4a ? await parseJson(text, "a.json") : await parseYaml(text, "a.yaml");
          await validate(value, file("config", input.subarray(1)), [], "a.yaml");
        }),
    };
  },

  async directives() {
    const { readDirectives } = await load("read-directives.js");
    return {
      seeds: [
        "<!-- unspin-disable a, b -- why -->a b<!-- unspin-enable a -->\n<!-- unspin-disable-next-line -->\nb",
        "---\nunspin: off\n---\na <!-- unspin-disable-line A -->",
      ],
      words:
        "<!-- |-->|unspin-disable|-next-line|-line|unspin-enable|, |a|A| -- |\n|\r|---\n|unspin: off|unspin-".split(
          "|",
        ),
      async run(input) {
        const source = input.toString();
        const directives = await readDirectives(source, "text");
        for (const { index } of source.matchAll(/a/gi)) {
          directives.holdBack({ start: index, end: index + 1 }, [source[index]]);
        }
        let last = 0;
        for (const { start, end } of directives.unused()) {
          assert(last <= start && start < end && end <= source.length);
          last = start;
        }
      },
    };
  },

  async records() {
    const { parseRecord } = await load("files/json-record.js");
    return {
      seeds: ['{"id": 7, "text": "the \\ud83d\\ude00 folks", "a": {"b": "x"}}\n', '{"text":"a","text":"b","unspin":1}'],
      words: '{|}|[|]|"|:|,|\\u0041|\\ud83d|\\\\|"text"|"a":{"b":"x"}|"unspin"|__proto__|null|1e9|\n'.split("|"),
      run(input) {
        const line = input.toString();
        const record = parseRecord(line, ["text", "a.b"]);
        if ("problem" in record) return;
        assert(record.texts.length > 0);
        const results = record.texts.map(({ text }) => ({
          score: 0.5,
          changes: text === "" ? [] : [{ start: 0, end: 1, source: text[0], replacement: "y", confidence: 1 }],
        }));
        const parsed = JSON.parse(record.withResults(results));
        assert.equal(parsed.unspin.score, 0.5);
      },
    };
  },

  async baseline() {
    const { openBaseline } = await load("cli/baseline.js");
    return {
      seeds: ['{"version": 1, "findings": {"a.md": {"0123": "tons of"}}}', '{"version": 2, "findings": {}}'],
      words: '{|}|[|]|"|:|,|null|1|"version"|"findings"|__proto__'.split("|"),
      run: (input) => expecting(["FileError"], () => openBaseline(file("baseline", input), folder, false)),
    };
  },

  async decisions() {
    const { readDecisions } = await load("cli/decisions-file.js");
    const edit = { start: 0, end: 1, source: "a", replacement: "b", confidence: 1, decided: true };
    const document = { path: "a", sha256: "0".repeat(64), edits: [edit] };
    return {
      seeds: [JSON.stringify({ schema: 1, documents: [document], allow: ["x"], dictionary: ["a -> b"] })],
      words: '{|}|[|]|"|:|,|null|-1|1e999|"edits"|"start":|"record":1,|"field":"a",|__proto__'.split("|"),
      run: (input) => expecting(["FileError"], () => readDecisions(file("decisions", input), folder)),
    };
  },

  async importers() {
    const { IMPORT_FORMATS, importerOf } = await load("learn/import/formats.js");
    const { importDictionary } = await load("learn/import/import-dictionary.js");
    const { writeDictionary } = await load("learn/write-dictionary.js");
    const { parseDictionary } = await load("language/parse-dictionary.js");
    const importers = await Promise.all(IMPORT_FORMATS.map(importerOf));
    const frequency = { of: () => 1e-9, isAttested: () => false };
    return {
      seeds: [
        "0big|large|great\n",
        "1recieve->receive\na->b, c, disabled because\n",
        "2version: 1\nrules:\n  - expected: a b\n    patterns: [c, /d/i]\n    specs:\n      - {from: c, to: a b}\n",
        "3{a|b {c|d}} e {f|g}\n",
        "4spun,original\nbosom peril,breast cancer\n",
        '5{"big": ["large", "great"], "x": {"synonyms": ["y"]}}',
      ],
      words:
        '|\n->\n,\n{\n}\n[\n]\n:\n"\n\t\nrules:\n- expected: \npattern\n/a|b/\n(\n)\n?\n or \n / \nspun\noriginal\n&a \n*a'
          .split("\n")
          .concat("\n"),
      run: (input) =>
        expecting(["ImportError"], () => {
          const importer = importers[(input[0] ?? 0) % importers.length];
          const { content, items, taken, quarantined, refused } = importDictionary(
            importer(input.subarray(1).toString()),
            frequency,
          );
          assert.equal(items, taken + quarantined.length + refused.length);
          // What was taken is a dictionary.
          parseDictionary(writeDictionary(content), "a.dict");
        }),
    };
  },

  async models() {
    const { ModelFileError, packSections } = await load("language/binary.js");
    const { NgramModel } = await load("language/ngram-model.js");
    const { ContextClassifier } = await load("language/classifier.js");
    const { readLanguagePack } = await load("language/pack-file.js");
    const kinds = ["n-gram model", "classifier", "language pack"];
    const readers = [
      NgramModel.read,
      ContextClassifier.read,
      (bytes, name, sum) => readLanguagePack(bytes, name, () => undefined, sum),
    ];
    const seeds = kinds.map((kind, index) =>
      Buffer.concat([
        Buffer.of(index),
        packSections(kind, 1, { unigrams: Float32Array.of(1), table: Uint32Array.of(2) }),
      ]).toString("latin1"),
    );
    return {
      seeds,
      words: [
        "UNSPIN1\n",
        '"kind":',
        '"version":5',
        '"sections":[',
        '{"name":"cells","type":"u16","at":0,"length":2}',
        "language pack",
        "n-gram",
        "-1",
        "\0\0\0\0",
      ],
      run(input) {
        const bytes = Uint8Array.from(input.subarray(1));
        // Whoever makes a file can make its checksum.
        const sum = bytes.length < 12 ? 0 : new DataView(bytes.buffer).getUint32(8, true);
        try {
          readers[(input[0] ?? 0) % readers.length](bytes, "a.bin", () => sum);
        } catch (error) {
          if (!(error instanceof ModelFileError)) throw error;
        }
      },
    };
  },

  async encodings() {
    const { decode, encode } = await load("files/encoding.js");
    const names = [undefined, "utf-8", "utf-16le", "utf-16be", "windows-1252", "latin1"];
    return {
      seeds: ["0caf\u00e9", "1\ufefftext", "2a\0b\0", "4\u20ac"],
      words: ["\ufeff", "\u00e9", "\u{1f600}", "\0", "a"],
      run: (input) =>
        expecting(["DecodeError"], () => {
          const bytes = input.subarray(1);
          const decoded = decode(bytes, names[(input[0] ?? 0) % names.length]);
          assert(Buffer.from(encode(decoded.text, decoded)).equals(bytes));
        }),
    };
  },

  async archives() {
    const { warcRecords } = await load("files/warc.js");
    return {
      seeds: [
        "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 4\r\n\r\ntext\r\n\r\nWARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
      ],
      words: ["WARC/1.0\r\n", "Content-Length: ", "\r\n", "\r\n\r\n", "9", "-1", "WARC-Type: "],
      async run(input) {
        const parts = [];
        async function* chunks() {
          for (let at = 0; at < input.length; at += 7) yield input.subarray(at, at + 7);
        }
        for await (const part of warcRecords(chunks())) {
          parts.push(...("bytes" in part ? [part.bytes] : [part.head, part.block, part.tail]));
        }
        assert(Buffer.concat(parts).equals(input));
      },
    };
  },
};

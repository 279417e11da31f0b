import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDictionary } from "../../src/language/parse-dictionary.js";
import { PhraseFrequency } from "../../src/language/phrase-frequency.js";
import { isExchange, readExchange, writeExchange } from "../../src/learn/exchange.js";
import { formatOfList, type ImportFormat, importerOf } from "../../src/learn/import/formats.js";
import { importDictionary } from "../../src/learn/import/import-dictionary.js";
import { ImportError } from "../../src/learn/import/item.js";
import { cleanExpected } from "../../src/learn/import/screener.js";
import { writeDictionary } from "../../src/learn/write-dictionary.js";
import { numRuns } from "../runs.js";
import { contentOf } from "../support/dictionaries.js";
import { paperPack } from "../support/packs.js";

/** Genuine English in which *big* and *said* are frequent and *neural network* is a phrase. */
const pack = paperPack({
  model: {
    words: { big: 0.01, said: 0.04, neural: 1e-6, network: 1e-4, large: 0.001 },
    ngrams: { "neural network": 0.5 },
  },
});
const frequency = new PhraseFrequency(pack.scorers().model, pack.vocabulary);

async function imported(format: ImportFormat, text: string, options = {}) {
  return importDictionary((await importerOf(format))(text), frequency, options);
}

async function entriesOf(format: ImportFormat, text: string): Promise<string[]> {
  const { content } = await imported(format, text);
  return content.entries.map(({ phrase, originals }) => `${phrase} -> ${originals.map((o) => o.text).join(", ")}`);
}

async function refusalsOf(format: ImportFormat, text: string): Promise<string[]> {
  return (await imported(format, text)).refused.map(({ place, reason }) => `${place}: ${reason}`);
}

describe("a thesaurus", () => {
  it("is turned round: synonyms weigh by how frequent their head is and how many it has", async () => {
    const { content } = await imported("thesaurus", "said|opined|spake\nbig|sizeable\nlarge|sizeable\n", {
      family: "Q",
    });
    expect(content.heads).toEqual(["said", "big", "large"].map((phrase) => ({ phrase, family: "Q" })));
    expect(content.entries).toEqual([
      { phrase: "opined", originals: [{ text: "said", weight: 2e6 }], family: "Q" },
      { phrase: "spake", originals: [{ text: "said", weight: 2e6 }], family: "Q" },
      {
        phrase: "sizeable",
        originals: [
          { text: "big", weight: 1e6 },
          { text: "large", weight: 1e5 },
        ],
        family: "Q",
      },
    ]);
  });

  it("has what is wrong with it named", async () => {
    const text = "said\n|x\n\n# comment\nbig||large\nbig|big\nsaid|(spake)";
    expect(await refusalsOf("thesaurus", text)).toEqual([
      "line 1: no `|` in it",
      "line 2: no head before the first `|`",
      "line 5: an empty synonym",
      "line 6: the phrase and its original are the same",
      "line 7: `(` cannot stand in a spun phrase",
    ]);
  });
});

describe("a list of codespell", () => {
  it("has choices, reasons and comments", async () => {
    const text = "# words\nteh->the\nfiel->feel, field, file,\nclas->class, disabled because of the word\n";
    expect(await entriesOf("codespell", text)).toEqual(["teh -> the", "fiel -> feel, field, file", "clas -> class"]);
    expect(await refusalsOf("codespell", "teh\nteh->")).toEqual([
      "line 1: no `->` in this line",
      "line 2: an empty original",
    ]);
  });
});

describe("rules of prh", () => {
  it("are patterns of what is expected; specs become tests", async () => {
    const text = `
version: 1
rules:
  - expected: said
    pattern: opined
  - expected: large
    patterns: [hulking, /bulk(y|ier)/i]
    specs:
      - from: a hulking dog
        to: a large dog
  - word
  - expected: $1ed
    pattern: /(a)/
imports: [other.yml]
`;
    expect(await entriesOf("prh", text)).toEqual(["opined -> said", "hulking -> large"]);
    expect((await imported("prh", text)).content.tests).toEqual([{ spun: "a hulking dog", restored: "a large dog" }]);
    expect(await refusalsOf("prh", text)).toEqual([
      "imports: imports are not followed; import that file itself",
      "rule 2: a regular expression",
      "rule 3: a word without a pattern",
      "rule 4: a regular expression",
    ]);
  });

  it("says of each rule that cannot be taken what is wrong with it", async () => {
    const rules = [
      "just a word",
      { pattern: "no expected" },
      { expected: "none" },
      { expected: "number", pattern: 5 },
      { expected: "$1 said", pattern: "opined" },
      { expected: "said", pattern: "quoth", specs: ["x", { from: "a" }, { from: "He quoth.", to: "a => b" }] },
    ];
    const refused = (await refusalsOf("prh", JSON.stringify({ rules }))).join("\n");
    for (const reason of [
      "a word without a pattern",
      "no `expected`",
      "no pattern",
      "a pattern that is no text",
      "an expected text with a group of a regular expression",
      "a spec without `from` and `to`",
      "a spec of several lines, or with `=>`",
    ]) {
      expect(refused).toContain(reason);
    }
    expect(await entriesOf("prh", JSON.stringify({ rules }))).toEqual(["quoth -> said"]);
  });

  it("are refused as a whole where they are none", async () => {
    await expect(imported("prh", "a: [b")).rejects.toThrow(ImportError);
    await expect(imported("prh", "just text")).rejects.toThrow("no `rules`");
  });
});

describe("spintax", () => {
  it("has the author's word first, groups within groups", async () => {
    const text = "A {large|hulking {great|grand}} dog {said|spake|{opined|averred}}.";
    expect(await entriesOf("spintax", text)).toEqual([
      "hulking great -> large",
      "hulking grand -> large",
      "spake -> said",
      "opined -> said",
      "averred -> said",
    ]);
  });

  it("has what is wrong with it named", async () => {
    const bomb = "{a|b}".repeat(40);
    const text = `{one}\n{|x}\n{y|}\n{${bomb}|z}\n${"{".repeat(20)}a|b${"}".repeat(20)}\n{open|end`;
    expect(await refusalsOf("spintax", text)).toEqual([
      "line 1: one alternative only",
      "line 2: the first alternative, which is the original, is empty",
      "line 3: an empty alternative",
      "line 4: more than 1000 readings",
      "line 5: more than 16 groups in one another",
      "line 6: `{` without `}`",
    ]);
  });
});

it("an original that is written in two ways is one, or the dictionary could not be read", async () => {
  expect(await entriesOf("spintax", "{Said|spake} {said|spake}")).toEqual(["spake -> Said"]);
});

describe("tortured phrases", () => {
  const rows = [
    ["Tortured phrase", "Expected phrase"],
    ["profound learning", "deep learning"],
    ["irregular woodland (rf)", "random forest (RF)"],
    ["neural network", "artificial neural network"],
    ["bosom peril", "???"],
  ];

  it("come as a table, with or without headings, in any order of the columns", async () => {
    const csv = rows.map((row) => row.join(",")).join("\n");
    const wanted = ["profound learning -> deep learning", "irregular woodland -> random forest"];
    expect(await entriesOf("csv", csv)).toEqual(wanted);
    expect(
      await entriesOf(
        "csv",
        rows
          .slice(1)
          .map((row) => row.join("\t"))
          .join("\n"),
      ),
    ).toEqual(wanted);
    const turned = rows.map(([spun, original], i) => `${i},"${original}",${spun}`).join("\r\n");
    expect(await entriesOf("csv", turned)).toEqual(wanted);
    expect(await refusalsOf("csv", "a,b\nalone\n")).toEqual(["row 2: too few cells"]);
  });

  it("come as JSON, as a list or below a key, or as an object", async () => {
    const list = rows.slice(1).map(([tortured, correct]) => ({ tortured, correct }));
    const wanted = ["profound learning -> deep learning", "irregular woodland -> random forest"];
    for (const value of [list, { version: 1, phrases: list }, Object.fromEntries(rows.slice(1))]) {
      expect(await entriesOf("json", JSON.stringify(value))).toEqual(wanted);
    }
    expect(await entriesOf("json", '[{"spun":"x y","originals":["a","b"]}]')).toEqual(["x y -> a, b"]);
    expect(await refusalsOf("json", '[7,{"spun":"x"},{"spun":1,"original":"a"}]')).toEqual([
      "record 1: no spun phrase and original in it",
      "record 2: no spun phrase and original in it",
      "record 3: a phrase or an original that is no text",
    ]);
    await expect(imported("json", '{\n"a"')).rejects.toMatchObject({ message: "not valid JSON", line: 2 });
    await expect(imported("json", "7")).rejects.toThrow("neither a list of records");
  });

  it("are counted: what came in was taken, set aside as ordinary English, or refused", async () => {
    const csv = rows
      .slice(1)
      .map((row) => row.join(","))
      .join("\n");
    const { items, taken, quarantined, refused } = await imported("csv", csv, { domain: "science", tell: true });
    expect({ items, taken, refused: refused.length }).toEqual({ items: 4, taken: 2, refused: 1 });
    expect(quarantined).toMatchObject([
      { place: "row 3", rate: "1 in 2,000,000", entry: { phrase: "neural network" } },
    ]);
  });

  it.each([
    ["region of interest (roi)", ["region of interest"]],
    ["rythm pattern (?)", ["rythm pattern"]],
    ["e-voting ?", ["e-voting"]],
    ["into (reaction) mixture", ["into mixture", "into reaction mixture"]],
    ["[neural network] layer outputs", ["layer outputs", "neural network layer outputs"]],
    ["receiver characteristic [curve] (auroc)", ["receiver characteristic"]],
    ["brain cancer / brain tumor", ["brain cancer", "brain tumor"]],
    ["economic development/profit growth", ["economic development", "profit growth"]],
    [
      "man machine interface (hmi) or human-computer interaction (hci)",
      ["man machine interface", "human-computer interaction"],
    ],
    ["research and development (r\\&d)", ["research and development"]],
    ["nuclear medicine (nm", ["nuclear medicine"]],
    ["???", "no expected text"],
    ["(?)", "no expected text"],
    ["android mobile/phone", "alternatives that share words; write each of them out"],
    ["sensitivity, specificity", "a comma in the expected text: no original of a dictionary can hold one"],
    ["influence see https://example.org/x", "prose: the expected text holds a link"],
    ["the word \u2018are\u2019 as in be", "prose: the expected text holds quotation marks or signs"],
    ["this study shows...", "the expected text is unfinished"],
    ["it is what they call it when two words meet", "prose: the expected text has more than 8 words"],
    ["a (as far as one can tell) thing", "prose: the expected text holds a remark"],
  ])("expected as %j", (text, originals) => {
    expect(cleanExpected(text)).toEqual(originals);
  });
});

describe("the kind of a list", () => {
  it.each([
    [".yml", "", "prh"],
    [".CSV", "", "csv"],
    [".json", "", "json"],
    [".txt", "teh->the\nfiel->feel, field,", "codespell"],
    [".txt", "said|opined\n", "thesaurus"],
    ["", "A {large|big} dog.", "spintax"],
  ])("of a file %s with %j", (extension, text, format) => {
    expect(formatOfList(extension, text)).toBe(format);
  });

  it.each([
    "# ours\n\ntons of -> many *9, lots [tell]\nfolks | folk -> people\n> The folks left. => The people left.\n",
    "@heads said | told\nopined -> said\n",
    "opined -> said",
  ])("is refused where %j is a dictionary already", (text) => {
    const message =
      "a dictionary already, to be used with --dictionary; if it is another's list, name its kind with --from";
    expect(() => formatOfList(".dict", text)).toThrow(message);
    expect(() => formatOfList("", text.replaceAll("\n", "\r\n"))).toThrow(message);
  });

  it("is not guessed from nothing", () => {
    expect(() => formatOfList(".txt", "plain words")).toThrow("name it with --from");
  });
});

describe("hostile lists", () => {
  const million = 1_000_000;
  const lists: [ImportFormat, string, string][] = [
    ["thesaurus", "a million synonyms", `said|${"x|".repeat(million)}`],
    ["codespell", "a million originals", `teh->${"a,".repeat(million)}`],
    ["spintax", "a million alternatives", `{a${"|b".repeat(million)}}`],
    ["spintax", "a million open groups", "{".repeat(million)],
    ["spintax", "a bomb of 2^100000 readings", "{a|b}".repeat(100_000)],
    ["spintax", "a bomb within a group", `{${"{a|b|c}".repeat(100_000)}|d}`],
    ["csv", "a million open brackets", `a,${"(".repeat(million)}`],
    ["csv", "a million slashes", `a,${"b/".repeat(million)}`],
    ["json", "a million originals", `[{"spun":"a","originals":[${'"b",'.repeat(million)}"b"]}]`],
    ["prh", "thousands of patterns", `rules: [{expected: a, patterns: [${"b,".repeat(20_000)}]}]`],
  ];

  it.each(lists)(
    "%s with %s comes to an end: all of it is accounted for, and little of it is shown",
    async (format, _, text) => {
      const { refused, items, taken, quarantined } = await imported(format, text);
      expect(refused.length + taken + quarantined.length).toBe(items);
      expect(items).toBeGreaterThan(0);
      for (const { shown } of refused) expect(shown.length).toBeLessThan(200);
    },
  );

  it.each([
    ["json", `${"[".repeat(million)}${"]".repeat(million)}`],
    ["json", `{"a":${"[".repeat(100_000)}`],
    ["prh", "[".repeat(100_000)],
    ["prh", `rules: ${"[".repeat(5_000)}${"]".repeat(5_000)}`],
    ["prh", `a: &a [x]\nb: &b [${"*a,".repeat(500)}]\nrules: [${"*b,".repeat(500)}]`],
    ["csv", '"open'],
  ] as const)("%s that is nested or broken is an error or refused: %#", async (format, text) => {
    const outcome = await imported(format, text).catch((error: unknown) => error);
    if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ImportError);
    else expect((outcome as Awaited<ReturnType<typeof imported>>).taken).toBe(0);
  });

  it("never end otherwise, whatever they hold", async () => {
    const formats = fc.constantFrom<ImportFormat>("thesaurus", "codespell", "spintax", "csv", "json", "prh");
    const junk = fc.array(fc.constantFrom(..."{}|[]()->,;:\"'\n\t #*&?/\\ab1é".split("")), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(formats, junk, async (format, signs) => {
        const outcome = await imported(format, signs.join("")).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ImportError);
        else {
          const { content, items, taken, quarantined, refused } = outcome as Awaited<ReturnType<typeof imported>>;
          expect(taken + quarantined.length + refused.length).toBe(items);
          parseDictionary(writeDictionary(content), "a.dict");
        }
      }),
      { numRuns },
    );
  });
});

describe("a dictionary as JSON", () => {
  const text = `
@family Q
@heads said | a number of
determine -> figure [verb]
Joined together states -> United States
company -> agency *2.5, company [left: federal | <number>; right: ,; except: insurance company; domain: news]
@family
withinside the -> in the [tell]
> The federal company. => The federal agency.
`;

  it("comes back as it went", () => {
    const dictionary = parseDictionary(text, "a.dict");
    const value: unknown = JSON.parse(writeExchange(dictionary));
    if (!isExchange(value)) throw new Error("not recognised");
    const { content, refused, items } = readExchange(value);
    expect({ refused, items }).toEqual({ refused: [], items: dictionary.entries.length + 2 + 1 });
    const again = parseDictionary(writeDictionary(content), "a.dict");
    expect(contentOf(again)).toEqual(contentOf(dictionary));
  });

  it("refuses what no dictionary can hold, and other versions", () => {
    const value = {
      format: "unspin-dictionary",
      version: 1,
      heads: [{ phrase: "(x)" }, 7],
      entries: [
        { phrase: "a", originals: [{ text: "b, c", weight: 1 }] },
        { phrase: "a", originals: [{ text: "b", weight: -1 }] },
        { phrase: "a", originals: [{ text: "b", weight: 1 }], family: "x y" },
      ],
      tests: [{ spun: "a => b", restored: "c" }],
    };
    const { content, refused } = readExchange(value);
    expect(content).toEqual({ heads: [], entries: [], tests: [] });
    expect(refused.map(({ place, reason }) => `${place}: ${reason}`)).toEqual([
      "heads 1: `(` cannot stand in a head",
      "heads 2: no head",
      "entries 1: its signs mean something else in a dictionary",
      "entries 2: no entry",
      "entries 3: no entry",
      "tests 1: no test",
    ]);
    expect(() => readExchange({ ...value, version: 2 })).toThrow("version 2");
  });
});

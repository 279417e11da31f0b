// Measures unspin beside its peers: `npm run bench`, `npm run bench -- --runs=3` to repeat less, `-- --quick` for a first impression.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { barChart, lineChart } from "./chart.js";
import { spunPhrases, writeCorpus } from "./corpus.js";
import { measure } from "./measure.js";
import { preparePeers } from "./peers.js";

const isQuick = process.argv.includes("--quick");
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const log = (line) => console.error(line);

const files = isQuick ? 300 : 5_000;
const sizes = isQuick ? [1, 4] : [1, 10, 50, 100];
const largest = sizes[Math.min(2, sizes.length - 1)];
const runs = isQuick ? 1 : Number(/--runs=(\d+)/.exec(process.argv.join(" "))?.[1] ?? 5);
const loadBefore = loadavg()[0];
const folder = join(tmpdir(), "unspin-bench");
rmSync(folder, { recursive: true, force: true });
await writeCorpus(folder, files, sizes);
log("corpus written");

const node = process.execPath;
const unspin = (...args) => [node, here("../bin/unspin.js"), ...args];
const peers = preparePeers(here(".peers"));
const missing = peers.filter(({ version }) => version === undefined).map(({ name }) => name);
const [genuine, spun] = ["genuine", "spun"].map((name) => join(folder, name));
const few = join(folder, "few");
// Slow peers read a tenth of the spun texts: at their speed more would say no more.
const someSpun = isQuick ? 30 : 60;
writeFew();

const timed = (cases) => measure(cases.filter(Boolean), runs, log);
const onPath = (path) => (peer) =>
  peer.version !== undefined && { name: peer.name, command: [...withFiles(peer, path)] };
const genuineFigures = timed([
  { name: "unspin check", command: unspin("check", "--no-config", genuine) },
  { name: "unspin check --jobs 2", command: unspin("check", "--no-config", "--jobs", "2", genuine) },
  { name: "Node: read, decode, word regex", command: [node, here("floor.js"), genuine] },
  ...peers.filter(({ slow }) => slow !== true).map(onPath(genuine)),
]);
log("genuine done");
const cached = unspin("check", "--no-config", "--cache-location", join(folder, "cache"), genuine);
measure([{ name: "filling the cache", command: cached }], 1, log);
const cacheFigures = timed([{ name: "unspin check --cache, nothing changed", command: cached }]);
const spunFigures = timed([
  { name: "unspin check", command: unspin("check", "--no-config", "--no-exit-code", few) },
  { name: "unspin restore", command: unspin("restore", "--no-config", "--out-dir", join(folder, "out"), few) },
  ...peers.filter(({ slow }) => slow === true).map(onPath(few)),
]);
const warmFigures = timed([
  { name: "unspin restore", command: unspin("restore", "--no-config", "--out-dir", join(folder, "out"), spun) },
]);
const startFigures = measure(
  [
    { name: "node -e 0", command: [node, "-e", "0"] },
    ...["genuine", "spun"].map((kind) => ({
      name: `unspin restore, ${kind}`,
      // A kilobyte may be too short to be known to be spun, and then the models are not loaded.
      command: unspin("restore", ...(kind === "spun" ? ["--assume", "spun"] : []), join(folder, `${kind}-1kb.txt`)),
    })),
    ...peers
      .filter(({ version }) => version !== undefined)
      .map((peer) => ({
        name: peer.name,
        command: [...peer.command, join(folder, "genuine-1kb.txt")],
      })),
  ],
  isQuick ? 7 : 11,
  log,
);
const sizeFigures = timed(
  sizes.map((size) => ({
    name: `${size} MB`,
    command: unspin("restore", "--no-config", join(folder, `${size}mb.txt`)),
  })),
);
const entryCounts = [0, 1_000, 10_000, 100_000];
const entryFigures = timed(
  entryCounts.map((count) => ({
    name: count === 0 ? "own" : String(count),
    command: unspin("check", "--no-config", ...dictionaryArguments(count), genuine),
  })),
);
const entryStarts = timed(
  entryCounts.map((count) => ({
    name: count === 0 ? "own" : String(count),
    command: unspin("check", "--no-config", ...dictionaryArguments(count), join(folder, "genuine-1kb.txt")),
  })),
);
write();

function writeFew() {
  const text = Array.from({ length: someSpun }, (_, i) => join(spun, `${String(i).padStart(4, "0")}.txt`));

  mkdirSync(few);
  for (const path of text) copyFileSync(path, join(few, path.slice(spun.length + 1)));
}

/** Peers that take no folder get the files themselves. */
function* withFiles({ name, command }, path) {
  yield* command;
  if (/^(?:cat|wc|write-good|cspell|textlint)/.test(name)) {
    for (let i = 0; i < (path === few ? someSpun : files); i++) yield join(path, `${String(i).padStart(4, "0")}.txt`);
  } else yield path;
}

/** A dictionary of so many made-up phrases, which no text holds. */
function dictionaryArguments(count) {
  if (count === 0) return [];
  const file = join(folder, `${count}.dict`);
  const words = [...spunPhrases().keys()].filter((word) => !word.includes(" "));
  const line = (i) => `${words[i % words.length]} zq${i.toString(36)} -> ${words[(i * 7) % words.length]}\n`;
  writeFileSync(file, Array.from({ length: count }, (_, i) => line(i)).join(""));
  return ["--dictionary", file];
}

function write() {
  const megabytes = (files * 10_000) / 1e6;
  const fewMegabytes = (someSpun * 10_000) / 1e6;
  const spunMegabytes = (Math.ceil(files / 8) * 10_000) / 1e6;
  const cpu = (figures, name) => figures.get(name)?.cpu ?? Number.NaN;
  const start = cpu(startFigures, "node -e 0");
  const perMegabyte = (size) => cpu(sizeFigures, `${size} MB`) / size;
  const net = (count) => cpu(entryFigures, count) - cpu(entryStarts, count);
  const checked = (cpu(genuineFigures, "unspin check") - cpu(startFigures, "unspin restore, genuine")) / megabytes;
  const timesFaster = (peer) => (cpu(spunFigures, peer) - cpu(startFigures, peer)) / fewMegabytes / checked;
  const verdicts = [
    [
      "check of genuine text, in CPU time of the plain Node loop",
      cpu(genuineFigures, "unspin check") / cpu(genuineFigures, "Node: read, decode, word regex"),
      "≤",
      2.5,
    ],
    [
      "check of genuine text, in CPU time of codespell",
      cpu(genuineFigures, "unspin check") / cpu(genuineFigures, "codespell"),
      "<",
      1,
    ],
    ...["cspell", "textlint + prh (200 rules)"].map((peer) => [
      `check of genuine text, as many times as fast a MB as ${peer} of spun text, start-up apart`,
      timesFaster(peer),
      "≥",
      100,
    ]),
    [
      "restore of spun text, as many times as fast as cspell checks it",
      cpu(spunFigures, "cspell") / cpu(spunFigures, "unspin restore"),
      "≥",
      3,
    ],
    [
      "the same against textlint + prh",
      cpu(spunFigures, "textlint + prh (200 rules)") / cpu(spunFigures, "unspin restore"),
      "≥",
      3,
    ],
    [
      "restore of spun text, MB a second, start-up included",
      spunMegabytes / cpu(warmFigures, "unspin restore"),
      "≥",
      1,
    ],
    [
      "start-up on 1 KB of genuine text, CPU ms on top of an empty Node",
      1000 * (cpu(startFigures, "unspin restore, genuine") - start),
      "≤",
      80,
    ],
    [
      "start-up on 1 KB of spun text, CPU ms on top of an empty Node",
      1000 * (cpu(startFigures, "unspin restore, spun") - start),
      "≤",
      80,
    ],
    [
      "check --cache of unchanged files, wall seconds",
      cacheFigures.get("unspin check --cache, nothing changed").wall,
      "<",
      1,
    ],
    [`peak memory on ${largest} MB, in MB`, sizeFigures.get(`${largest} MB`).memory, "≤", 150],
    [
      "two workers, as many times as fast as one (wall)",
      genuineFigures.get("unspin check").wall / genuineFigures.get("unspin check --jobs 2").wall,
      "≥",
      1.7,
    ],
    ["CPU time a MB, largest file against 1 MB", perMegabyte(sizes.at(-1)) / perMegabyte(1), "≤", 1.15],
    ["CPU time with 100,000 more entries against none, loading apart", net("100000") / net("own"), "≤", 1.15],
  ];
  /** By the figure that is shown: what lies beyond it, clocks do not tell. */
  const holds = (value, sign, bound) => {
    const shown = Number(format(value));
    return sign === "≥" ? shown >= bound : sign === "<" ? shown < bound : shown <= bound;
  };
  const charts = {
    "genuine.svg": barChart("Genuine text: MB a second of CPU time", "MB/s", speeds(genuineFigures, megabytes)),
    "spun.svg": barChart("Spun text: MB a second of CPU time", "MB/s", speeds(spunFigures, fewMegabytes)),
    "start.svg": barChart(
      "Start-up on 1 KB: CPU milliseconds",
      "ms",
      [...startFigures].map(([name, { cpu }]) => [name, Math.max(1, cpu * 1000), name.startsWith("unspin")]),
    ),
    "size.svg": lineChart(
      "CPU time a MB by size of the text",
      "s",
      sizes.map((size) => [`${size} MB`, perMegabyte(size)]),
    ),
    "entries.svg": lineChart(
      "CPU time by further dictionary entries, loading apart",
      "s",
      entryCounts.map((count) => [String(count), net(count === 0 ? "own" : String(count))]),
    ),
  };
  const { version } = JSON.parse(readFileSync(here("../package.json"), "utf8"));
  const results = [
    "# Results",
    "",
    `Written by \`npm run bench${isQuick ? " -- --quick" : ""}\` on ${new Date().toISOString().slice(0, 10)}: unspin ${version}, Node ${process.versions.node}, ${cpus()[0].model} (${availableParallelism()} cores; load average ${loadBefore.toFixed(1)} before the first run, ${loadavg()[0].toFixed(1)} behind the last).`,
    `Whole processes, ${runs} runs each in turn, medians; CPU is user and system time of the process and its threads. The corpus is`,
    `made by the package's own models: ${files.toLocaleString("en")} genuine texts of 10 KB, ${Math.ceil(files / 8)} spun ones, of which ${someSpun} for the slow peers.`,
    ...(missing.length === 0 ? [] : ["", `Not installed, so not measured: ${missing.join(", ")}.`]),
    "",
    "## Targets",
    "",
    "| what | measured | target | met |",
    "| --- | --: | --: | --- |",
    ...verdicts.map(
      ([what, value, sign, bound]) =>
        `| ${what} | ${format(value)} | ${sign} ${bound} | ${Number.isNaN(value) ? "not measured" : holds(value, sign, bound) ? "yes" : "**no**"} |`,
    ),
    "",
    ...table(
      `Genuine text, ${megabytes} MB in ${files.toLocaleString("en")} files`,
      genuineFigures,
      megabytes,
      "genuine.svg",
    ),
    ...table(`Spun text, ${fewMegabytes} MB in ${someSpun} files`, spunFigures, fewMegabytes, "spun.svg"),
    ...table(`Spun text, ${spunMegabytes} MB in ${Math.ceil(files / 8)} files`, warmFigures, spunMegabytes),
    ...table("The same genuine text, found in the cache", cacheFigures, megabytes),
    ...table("Start-up on 1 KB", startFigures, undefined, "start.svg"),
    ...table("One text of genuine prose, restored", sizeFigures, undefined, "size.svg"),
    ...table("Genuine text, by entries of a further dictionary", entryFigures, megabytes, "entries.svg"),
    readFileSync(here("profiles.md"), "utf8"),
    "## Versions",
    "",
    ...peers.filter(({ version }) => version !== undefined).map(({ name, version }) => `- ${name}: ${version}`),
    "",
  ];
  const target = here(".");
  writeFileSync(join(target, "RESULTS.md"), results.join("\n"));
  for (const [name, content] of Object.entries(charts)) writeFileSync(join(target, name), content);
  console.log(results.slice(0, 28).join("\n"));
  log(`written to ${target}`);
}

function speeds(figures, megabytes) {
  return [...figures].map(([name, { cpu }]) => [name, megabytes / Math.max(0.001, cpu), name.startsWith("unspin")]);
}

function table(title, figures, megabytes, chart) {
  const rows = [...figures].map(([name, { cpu, wall, memory }]) => {
    const speed = megabytes === undefined ? "" : ` ${format(megabytes / cpu)} |`;
    return `| ${name} | ${cpu.toFixed(2)} | ${wall.toFixed(2)} | ${Math.round(memory)} |${speed}`;
  });
  const more = megabytes === undefined ? ["", ""] : [" MB a CPU second |", " --: |"];
  return [
    `## ${title}`,
    "",
    `| | CPU s | wall s | peak MB |${more[0]}`,
    `| --- | --: | --: | --: |${more[1]}`,
    ...rows,
    "",
    ...(chart === undefined ? [] : [`![${title}](${chart})`, ""]),
  ];
}

function format(value) {
  return Number.isNaN(value) ? "–" : value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}

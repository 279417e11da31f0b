import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spunPhrases } from "./corpus.js";

const NODE_PACKAGES = ["cspell", "textlint", "textlint-rule-prh", "write-good"];
const PYTHON_PACKAGES = ["codespell", "typos"];

/** Installs the peers from their packages, writes each a list of our words, and tells how they are run on a path. */
export function preparePeers(folder) {
  mkdirSync(folder, { recursive: true });
  const bin = join(folder, "node_modules/.bin");
  const venv = join(folder, "venv/bin");
  attempt("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, ...NODE_PACKAGES], bin);
  attempt("python3", ["-m", "venv", join(folder, "venv")], venv);
  attempt(join(venv, "pip"), ["install", "--quiet", ...PYTHON_PACKAGES], join(venv, "codespell"));
  const lists = writeLists(folder);
  const peers = [
    { name: "cat", command: ["cat"], version: ["cat", "--version"] },
    { name: "wc -w", command: ["wc", "-w"], version: ["wc", "--version"] },
    {
      name: "rg -F -f (5,000 phrases)",
      command: ["rg", "-F", "-o", "-f", lists.phrases],
      version: ["rg", "--version"],
    },
    {
      name: "codespell",
      command: [join(venv, "codespell"), "-D", lists.codespell, "-D", "-"],
      version: [join(venv, "codespell"), "--version"],
    },
    {
      name: "typos",
      command: [join(venv, "typos"), "--config", lists.typos, "--threads", "1"],
      version: [join(venv, "typos"), "--version"],
      slow: true,
    },
    {
      name: "cspell",
      command: [join(bin, "cspell"), "--no-progress", "--no-summary", "--root", tmpdir(), "--config", lists.cspell],
      version: [join(bin, "cspell"), "--version"],
      slow: true,
    },
    {
      name: "textlint + prh (200 rules)",
      command: [join(bin, "textlint"), "--config", lists.textlint],
      version: [join(bin, "textlint"), "--version"],
      slow: true,
    },
    {
      name: "write-good",
      command: [join(bin, "write-good")],
      version: [join(bin, "write-good"), "--version"],
      slow: true,
    },
  ];
  return peers.map((peer) => ({ ...peer, version: versionOf(peer.version) }));
}

function attempt(program, args, made) {
  if (!existsSync(made)) spawnSync(program, args, { stdio: "inherit" });
}

/** The first number with a dot that a program says of itself; undefined if there is no such program. */
function versionOf([program, ...args]) {
  try {
    const said = execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    return /\d+\.\d+(?:\.\d+)*/.exec(said)?.[0] ?? "";
  } catch {
    return undefined;
  }
}

/** The same phrases for each, as far as it takes them: codespell, typos and cspell take single words only. */
function writeLists(folder) {
  const pairs = [...spunPhrases()].flatMap(([original, phrases]) => phrases.map((phrase) => [phrase, original]));
  const words = [
    ...new Map(pairs.filter(([phrase, original]) => !`${phrase}${original}`.includes(" "))).entries(),
  ].slice(0, 5_000);
  const write = (name, content) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const prh = pairs.slice(0, 200).map(([phrase, original]) => ({ expected: original, pattern: phrase }));
  const rules = write("prh.yml", JSON.stringify({ version: 1, rules: prh }));
  return {
    phrases: write(
      "phrases.txt",
      `${pairs
        .slice(0, 5_000)
        .map(([phrase]) => phrase)
        .join("\n")}\n`,
    ),
    codespell: write("codespell.txt", `${words.map((pair) => pair.join("->")).join("\n")}\n`),
    typos: write(
      "typos.toml",
      `[default.extend-words]\n${words.map(([word, original]) => `${word} = "${original}"`).join("\n")}\n`,
    ),
    cspell: write("cspell.json", JSON.stringify({ version: "0.2", flagWords: words.map((pair) => pair.join("->")) })),
    textlint: write("textlint.json", JSON.stringify({ rules: { prh: { rulePaths: [rules] } } })),
  };
}

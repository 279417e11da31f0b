import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { onTestFinished } from "vitest";
import type { Decisions } from "../../src/review/decisions.js";
import { bin } from "../e2e/cli.js";
import { writeFiles } from "../support/folder.js";
import { root } from "../support/root.js";

/** Where the commands of a document run. */
export interface Sample {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The site that the manual speaks of, a git repository in which `unspin` is installed: `article.txt` and `.md`, `articles/` and `articles.jsonl`,
 * `posts/`, `content/`, pairs of spun and original texts, this project's own examples, and more files if they are given.
 * Half of the posts are genuine.
 */
export function sample(files: Readonly<Record<string, string>> = {}): Sample {
  const folder = mkdtempSync(join(tmpdir(), "unspin-docs-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const example = (name: string): string => readFileSync(join(root, "examples", name), "utf8");
  const site = join(folder, "site");
  const post = `---\ntitle: The orchard\n---\n\n${example("orchard.spun.txt")}`;
  writeFiles(site, {
    "article.txt": example("orchard.spun.txt"),
    "article.md": example("orchard.spun.txt"),
    "articles/harbour.txt": example("harbour.spun.txt"),
    "articles/orchard.txt": example("orchard.spun.txt"),
    "posts/harbour.md": `---\ntitle: The harbour\n---\n\n${example("harbour.original.txt")}`,
    "posts/orchard.md": post,
    "content/harbour.md": example("harbour.original.txt"),
    "content/orchard.md": example("orchard.spun.txt"),
    "pairs/spun/1.txt": example("orchard.spun.txt"),
    "pairs/original/1.txt": example("orchard.original.txt"),
    "pairs.jsonl": `${JSON.stringify({ spun: example("harbour.spun.txt"), original: example("harbour.original.txt") })}\n`,
    "articles.jsonl": `${JSON.stringify({ text: example("orchard.spun.txt") })}\n`,
    "page.txt": example("orchard.spun.txt"),
    "parts/1.txt": example("orchard.spun.txt"),
    "segment.wet.gz": gzipSync(conversion(example("orchard.spun.txt"))),
    "unspin-decisions.json": decisions("posts/orchard.md", post, "mentioned", "said"),
    "thesaurus.txt": "said|mentioned|noted\npeople|folks|individuals\n",
    "house.dict": "beetle grub -> codling moth\n",
    "package.json": '{ "private": true, "type": "module" }\n',
    ".gitignore": "node_modules\n",
    ...files,
  });
  cpSync(join(root, "examples"), join(site, "examples"), { recursive: true });
  mkdirSync(join(site, "node_modules/.bin"), { recursive: true });
  symlinkSync(root, join(site, "node_modules/unspin"));
  symlinkSync(join(root, "node_modules/remark"), join(site, "node_modules/remark"));
  const path = join(folder, "bin");
  writeFiles(path, {
    unspin: `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`,
    // A page of the network that the manual fetches.
    curl: `#!/bin/sh\necho "<p>$(cat "${site}/article.txt")</p>"\n`,
  });
  for (const name of ["unspin", "curl"]) chmodSync(join(path, name), 0o755);
  symlinkSync(join(path, "unspin"), join(site, "node_modules/.bin/unspin"));
  const env = {
    PATH: `${path}:${process.env.PATH}`,
    HOME: process.env.HOME,
    LC_ALL: "C.UTF-8",
    GIT_AUTHOR_NAME: "A",
    GIT_AUTHOR_EMAIL: "a@example.org",
    GIT_COMMITTER_NAME: "A",
    GIT_COMMITTER_EMAIL: "a@example.org",
  };
  const git = (...args: string[]) => execFileSync("git", args, { cwd: site, env });
  git("init", "--quiet", "--initial-branch", "main");
  git("add", ".");
  git("commit", "--quiet", "--message", "Begin");
  git("update-ref", "refs/remotes/origin/main", "HEAD");
  return { folder: site, env };
}

/** A record of Common Crawl's. */
function conversion(text: string): string {
  const head = `WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: ${Buffer.byteLength(text)}\r\n`;
  return `${head}\r\n${text}\r\n\r\n`;
}

/** What a review ends in that decided on the first occurrence of one phrase. */
function decisions(path: string, text: string, source: string, replacement: string): string {
  const start = text.indexOf(source);
  const edit = { start, end: start + source.length, source, replacement, confidence: 1, decided: true };
  const sha256 = createHash("sha256").update(text).digest("hex");
  const result: Decisions = { schema: 1, documents: [{ path, sha256, edits: [edit] }], allow: [], dictionary: [] };
  return JSON.stringify(result);
}

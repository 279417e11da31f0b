import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { packageFile } from "../package-file.js";
import { dictionaryLine } from "./dictionary.js";
import type { Report } from "./result.js";
import { reviewDocument } from "./review-document.js";

/**
 * One page that needs nothing else, to read and to decide in. The documents are data that its script shows as text; a
 * content security policy lets that one script and its styles work, and nothing be fetched or sent.
 */
export function createHtml(): Report {
  const [script, styles] = [asset("report.js"), asset("report.css")];
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(styles)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return {
    begin: () => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="unspin with its dictionary ${dictionaryLine()}">
<title>unspin report</title>
<style>${styles}</style>
</head>
<body>
<noscript>This report needs JavaScript to show its documents. It fetches and sends nothing.</noscript>
`,
    document: (result) => `<script type="application/json">${inScript(reviewDocument(result))}</script>\n`,
    end: () => `<script>${script}</script>\n</body>\n</html>\n`,
  };
}

/** JSON that ends no script element and begins no comment in one. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/** A part of the page as it was bundled. */
function asset(name: string): string {
  return readFileSync(packageFile(`dist/page/${name}`), "utf8").trim();
}

function hashOf(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}

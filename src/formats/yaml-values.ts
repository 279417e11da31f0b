import { type CST, isMap, isScalar, parseDocument } from "yaml";
import { isNestedDeeply } from "../text/nesting.js";
import type { YamlReader } from "./front-matter.js";
import { writeString } from "./scalars.js";

const QUOTINGS = {
  scalar: "none",
  "single-quoted-scalar": "single",
  "double-quoted-scalar": "double",
} as const;

/** Writes the strings that the top level of a YAML document has under some keys, as they stand in it. */
export const readYaml: YamlReader = (builder, start, end, keys) => {
  const yaml = builder.source.slice(start, end);
  if (isNestedDeeply(yaml)) return;
  const document = parseDocument(yaml, { keepSourceTokens: true, uniqueKeys: false });
  if (document.errors.length > 0 || !isMap(document.contents)) return;
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key) || !isScalar(value) || typeof value.value !== "string" || !keys.has(String(key.value))) continue;
    const token = value.srcToken;
    if (!token || token.type === "alias") continue;
    if (token.type === "block-scalar") {
      const from = start + blockStart(token);
      writeString(builder, from, from + token.source.length, "block");
    } else if (token.type in QUOTINGS) {
      const quoting = QUOTINGS[token.type as keyof typeof QUOTINGS];
      const quotes = quoting === "none" ? 0 : 1;
      const from = start + token.offset;
      writeString(builder, from + quotes, from + token.source.length - quotes, quoting);
    }
  }
};

/** Where the lines of a block begin, behind its indicator and a comment. */
function blockStart(token: CST.BlockScalar): number {
  return token.props.reduce((at, prop) => ("source" in prop ? at + prop.source.length : at), token.offset);
}

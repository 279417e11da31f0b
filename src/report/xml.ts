import { visible } from "./visible.js";

/** An opening tag with attributes, or a whole element if `close` is "/". */
export function tag(name: string, attributes: Readonly<Record<string, string | number>>, close: "" | "/" = ""): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  return `<${name}${written.join("")}${close}>`;
}

/** Text for an element or an attribute. XML has no way to write control characters: they are spelt out. */
export function escapeXml(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
}

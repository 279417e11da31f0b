import { ImportError, type ImportedItem, MOST_ALTERNATIVES, shortened, TOO_MANY_ALTERNATIVES } from "./item.js";
import { screenerItem } from "./screener.js";
import { columnsAmong } from "./table.js";

/**
 * JSON of tortured phrases: a list of objects with the spun phrase and the original, by itself or under a key of an
 * object; or an object from spun phrases to originals. An original may be a list of them.
 */
export function* importJson(text: string): Generator<ImportedItem> {
  const value = parseJson(text);
  const records = recordsIn(value);
  for (const [index, record] of records.entries()) {
    const place = `record ${index + 1}`;
    const refused = (reason: string): ImportedItem => ({ kind: "refused", place, shown: shownOf(record), reason });
    const columns = isObject(record) ? columnsAmong(Object.keys(record)) : undefined;
    if (!isObject(record) || columns === undefined) {
      yield refused("no spun phrase and original in it");
      continue;
    }
    const originals = [record[columns.original]].flat();
    const spun = record[columns.spun];
    if (originals.length > MOST_ALTERNATIVES) yield refused(TOO_MANY_ALTERNATIVES);
    else if (typeof spun !== "string" || !originals.every((original) => typeof original === "string")) {
      yield refused("a phrase or an original that is no text");
    } else yield screenerItem(place, spun, originals);
  }
}

/** Throws an `ImportError` that tells the line. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof RangeError) throw new ImportError("nested too deeply");
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    const line = position === undefined ? undefined : text.slice(0, Number(position)).split("\n").length;
    throw new ImportError("not valid JSON", line);
  }
}

function recordsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isObject(value)) {
    const lists = Object.values(value).filter((member) => Array.isArray(member) && member.every(isObject));
    if (lists.length === 1) return lists[0] as unknown[];
    if (Object.values(value).every((member) => [member].flat().every((one) => typeof one === "string"))) {
      return Object.entries(value).map(([spun, original]) => ({ spun, original }));
    }
  }
  throw new ImportError("neither a list of records nor an object from spun phrases to originals");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Deep values are not gone into. */
function shownOf(record: unknown): string {
  if (!isObject(record)) return shortened(typeof record === "object" ? "[…]" : String(record));
  const members = Object.entries(record).slice(0, 4);
  return shortened(
    members.map(([key, value]) => `${key}: ${typeof value === "object" ? "…" : String(value)}`).join(", "),
  );
}

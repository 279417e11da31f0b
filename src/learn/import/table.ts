import Papa from "papaparse";
import { ImportError, type ImportedItem, shortened } from "./item.js";
import { screenerItem } from "./screener.js";

/** What the columns and keys with the spun phrase and with the original are called, in lower case. */
const SPUN_NAMES = ["spun", "phrase", "tortured", "tortured phrase", "fingerprint", "wrong", "from"];
const ORIGINAL_NAMES = ["original", "originals", "correct", "expected", "expected phrase", "right", "to"];

/** The names of the spun and of the original column, if they are among these. */
export function columnsAmong(names: readonly string[]): { spun: string; original: string } | undefined {
  const named = (wanted: readonly string[]): string | undefined =>
    wanted.flatMap((want) => names.filter((name) => name.trim().toLowerCase() === want))[0];
  const [spun, original] = [named(SPUN_NAMES), named(ORIGINAL_NAMES)];
  return spun === undefined || original === undefined ? undefined : { spun, original };
}

/** A table of tortured phrases, parted by commas, semicolons or tabs, with or without a line of headings. */
export function* importTable(text: string): Generator<ImportedItem> {
  const { data, errors, meta } = Papa.parse<string[]>(text, { skipEmptyLines: "greedy" });
  const unclosed = errors.find(({ type }) => type === "Quotes");
  if (unclosed) throw new ImportError(`a quotation mark that is not closed, or not at a cell's edge`, lineOf(unclosed));
  if (meta.delimiter === "" || data.length === 0) throw new ImportError("no rows of cells in it");
  const columns = columnsAmong(data[0]);
  const [spunAt, originalAt] = columns ? [data[0].indexOf(columns.spun), data[0].indexOf(columns.original)] : [0, 1];
  for (const [index, row] of data.entries()) {
    if (columns && index === 0) continue;
    const place = `row ${index + 1}`;
    const [spun, original] = [row[spunAt], row[originalAt]];
    if (spun === undefined || original === undefined) {
      yield { kind: "refused", place, shown: shortened(row.join(meta.delimiter)), reason: "too few cells" };
    } else yield screenerItem(place, spun, [original]);
  }
}

function lineOf({ row }: Papa.ParseError): number | undefined {
  return row === undefined ? undefined : row + 1;
}

import { readLines } from "./read-lines.js";

/** Texts of one register are read in pieces of so many characters and the rest of the paragraph. */
const PIECE = 3000;

/** How much of what is read is of any one register that parallel text and news do not hold, such as manuals or old prose. */
const REGISTER_SHARE = 0.1;

/** Whether a file holds genuine texts of another register, the texts one after the other, an empty line between them. */
export function isRegister(path: string): boolean {
  return path.endsWith(".txt");
}

/** The texts of a register in pieces. */
export async function* readRegister(path: string): AsyncGenerator<string> {
  let piece = "";
  for await (const line of readLines(path)) {
    piece += `${line}\n`;
    if (line !== "" || piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece.trim() !== "") yield piece;
}

/** Raises rates of words or phrases to those that a register gives them a share in. */
export function raiseRates(rates: Map<string, number>, ofRegister: ReadonlyMap<string, number>): void {
  for (const [phrase, rate] of ofRegister) rates.set(phrase, Math.max(rates.get(phrase) ?? 0, REGISTER_SHARE * rate));
}

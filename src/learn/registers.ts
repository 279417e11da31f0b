import { readLines } from "./read-lines.js";

/** Texts of one register are read in pieces of so many characters and the rest of the paragraph. */
const PIECE = 3000;

/** How much of what is read is of any one register that parallel text and news do not hold, such as manuals or old prose. */
export const REGISTER_SHARE = 0.1;

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

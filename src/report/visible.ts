/**
 * Makes what came from an article or a file name safe for a terminal: control characters, escape sequences and marks
 * that turn the reading direction are spelt out (`\x1b`, `\u202e`), so that no text can move the cursor or lie.
 *
 * So are the beginnings of workflow commands, which GitHub's runner takes from any line that a step prints: `::` where a
 * line begins, behind white space too, and `##[` anywhere.
 */
export function visible(text: string): string {
  return text.replace(COMMAND, spelt).replace(UNSAFE, (char) => {
    if (char === "\n") return "\\n";
    if (char === "\t") return "\\t";
    if (char === "\r") return "\\r";
    const code = char.charCodeAt(0);
    return code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
  });
}

const UNSAFE = /\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;

const COMMAND = /:(?<=^\s*:)(?=:)|#(?=#\[)/g;

function spelt(char: string): string {
  return `\\x${hex(char.charCodeAt(0), 2)}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}

/** The first offset from `start` on that holds no white space. */
export function skipWhite(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isWhite(text.charCodeAt(at))) at++;
  return at;
}

/** White space as HTML and Markdown have it; a no-break space is none. */
export function isWhite(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d && unit !== 0x0b);
}

/** Whether a text ends with white space that holds a line break. */
export function breakAtEnd(text: string): boolean {
  for (let at = text.length - 1; at >= 0; at--) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a || unit === 0x0d) return true;
    if (!isWhite(unit)) return false;
  }
  return false;
}

/** A place in a text, both from 1; `column` counts UTF-16 units, a tab is one. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where each line of a text begins. A line ends with LF, CR LF or a lone CR. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** Finds lines and columns of offsets. */
export function createLocator(text: string): (offset: number) => Position {
  const starts = lineStarts(text);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  };
}

/** A replaced stretch: tokens `[from, to)` of the original became tokens `[spunFrom, spunTo)`. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly spunFrom: number;
  readonly spunTo: number;
}

/** Stretches of more edits than this are not refined: they count as one hunk. */
const MAX_EDITS = 600;

/**
 * Shortest edit script between two token sequences (Myers 1986, "An O(ND) difference algorithm and its variations"),
 * as hunks in order.
 */
export function diff(original: Int32Array, spun: Int32Array): Hunk[] {
  let head = 0;
  const shorter = Math.min(original.length, spun.length);
  while (head < shorter && original[head] === spun[head]) head++;
  let tail = 0;
  while (tail < shorter - head && original[original.length - 1 - tail] === spun[spun.length - 1 - tail]) tail++;
  const n = original.length - head - tail;
  const m = spun.length - head - tail;
  if (n === 0 && m === 0) return [];
  const whole = [{ from: head, to: head + n, spunFrom: head, spunTo: head + m }];
  if (n === 0 || m === 0) return whole;

  const limit = Math.min(n + m, MAX_EDITS);
  const furthest = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= limit; d++) {
    for (let k = -d; k <= d; k += 2) {
      const at = k + limit + 1;
      let x = k === -d || (k !== d && furthest[at - 1] < furthest[at + 1]) ? furthest[at + 1] : furthest[at - 1] + 1;
      let y = x - k;
      while (x < n && y < m && original[head + x] === spun[head + y]) {
        x++;
        y++;
      }
      furthest[at] = x;
      if (x >= n && y >= m) return backtrack(trace, d, n, m, head);
    }
    trace.push(furthest.slice(limit + 1 - d, limit + 2 + d));
  }
  return whole;
}

/** `trace[d]` holds the furthest x on diagonals −d … d after d edits. */
function backtrack(trace: Int32Array[], edits: number, n: number, m: number, head: number): Hunk[] {
  const hunks: { from: number; to: number; spunFrom: number; spunTo: number }[] = [];
  let x = n;
  let y = m;
  for (let d = edits; d > 0; d--) {
    const before = trace[d - 1];
    const k = x - y;
    const reach = (diagonal: number): number => (Math.abs(diagonal) <= d - 1 ? before[diagonal + d - 1] : -1);
    const down = k === -d || (k !== d && reach(k - 1) < reach(k + 1));
    const previous = down ? k + 1 : k - 1;
    const fromX = reach(previous);
    const fromY = fromX - previous;
    const last = hunks.at(-1);
    const toX = down ? fromX : fromX + 1;
    const toY = down ? fromY + 1 : fromY;
    if (last && last.from === head + toX && last.spunFrom === head + toY) {
      last.from = head + fromX;
      last.spunFrom = head + fromY;
    } else hunks.push({ from: head + fromX, to: head + toX, spunFrom: head + fromY, spunTo: head + toY });
    x = fromX;
    y = fromY;
  }
  return hunks.reverse();
}

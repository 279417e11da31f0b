/** The last place of ascending numbers whose number is at most `value`; 0 if there is none (binary search). */
export function lastAtMost(ascending: ArrayLike<number>, count: number, value: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (ascending[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

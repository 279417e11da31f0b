/** Non-decreasing fit of a sequence with the least squared error. */
export function isotonic(values: readonly number[]): number[] {
  const sums: number[] = [];
  const sizes: number[] = [];
  for (const value of values) {
    sums.push(value);
    sizes.push(1);
    while (
      sums.length > 1 &&
      sums[sums.length - 2] / sizes[sizes.length - 2] >= sums[sums.length - 1] / sizes[sizes.length - 1]
    ) {
      const sum = sums.pop() ?? 0;
      const size = sizes.pop() ?? 0;
      sums[sums.length - 1] += sum;
      sizes[sizes.length - 1] += size;
    }
  }
  return sums.flatMap((sum, i) => new Array<number>(sizes[i]).fill(sum / sizes[i]));
}

/** log(exp(a) + exp(b)) without overflow. */
export function logSum(a: number, b: number): number {
  // Nothing comes to the other often: every sum begins so.
  if (a === Number.NEGATIVE_INFINITY) return b;
  if (b === Number.NEGATIVE_INFINITY) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}

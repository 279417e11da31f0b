/** The one of `known` that a mistyped name most likely stands for. */
export async function nearest(name: string, known: readonly string[]): Promise<string | undefined> {
  const begun = known.filter((key) => name.length >= 3 && key.toLowerCase().startsWith(name.toLowerCase()));
  if (begun.length === 1) return begun[0];
  const { closest, distance } = await import("fastest-levenshtein");
  const near = closest(name.toLowerCase(), [...known]);
  return distance(name.toLowerCase(), near.toLowerCase()) <= Math.max(2, name.length / 3) ? near : undefined;
}

/** A function that makes its value when it is first called, and gives that one ever after. */
export function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

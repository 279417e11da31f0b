/** A function that makes its value when it is first called, and gives that one ever after. */
export function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

/** An object whose properties are read when they are asked for: a genuine text, the usual case, asks for few of them. */
export function lazily<T extends object>(readers: { readonly [K in keyof T]: () => T[K] }): T {
  const object = {};
  for (const [name, read] of Object.entries<() => unknown>(readers)) {
    Object.defineProperty(object, name, { enumerable: true, get: once(read) });
  }
  return object as T;
}

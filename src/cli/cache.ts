import { relative } from "node:path";
import type { Messages } from "./messages.js";
import type { ResultCache } from "./result-cache.js";

/** Opens the cache that the options ask for, if they do. Throws a `FileError` for a file that is no cache. */
export async function openCache(
  { cache: isWanted, cacheLocation }: { readonly cache?: boolean; readonly cacheLocation?: string },
  cwd: string,
  messages: Messages,
): Promise<ResultCache | undefined> {
  if (isWanted !== true) return undefined;
  const { ResultCache } = await import("./result-cache.js");
  const cache = ResultCache.open(cacheLocation, cwd);
  if (cache.isDamaged) await messages.note(`${relative(cwd, cache.file)}: a damaged cache; it is made anew`);
  return cache;
}

/** Writes what a cache learned; that this cannot be done is told, not thrown. */
export async function closeCache(cache: ResultCache | undefined, messages: Messages): Promise<void> {
  try {
    await cache?.close();
  } catch (error) {
    await messages.fail(error);
  }
}

import type { PackFiles } from "../../browser.js";

interface ModelFile {
  readonly url: string;
  /** Bytes. */
  readonly size: number;
}

const CACHE = "unspin-model";

/** How often progress is told on the way. */
const STEPS = 50;

/** A model's files, and how to keep them for the next visit, which takes time that the first text should not wait for. */
export interface FetchedModel {
  readonly files: PackFiles;
  keep(): Promise<void>;
}

/** Fetches the model, or takes what was kept of it. `onProgress` is told the bytes that are there. */
export async function fetchModel(onProgress: (loaded: number, total: number) => void): Promise<FetchedModel> {
  const response = await fetch("model.json", { cache: "no-cache" });
  if (!response.ok) throw new Error(`model.json: ${response.status} ${response.statusText}`);
  const files = (await response.json()) as ModelFile[];
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let loaded = 0;
  let told = 0;
  // Only where the page is served safely is there a cache of its own.
  const cache = await globalThis.caches?.open(CACHE).catch(() => undefined);
  const add = (bytes: number): void => {
    loaded += bytes;
    if (loaded < total && loaded - told < total / STEPS) return;
    told = loaded;
    onProgress(loaded, total);
  };
  const fetched = await Promise.all(files.map((file) => fetchFile(file, cache, add)));
  const [pack, languageModel, classifier] = fetched.map(({ content }) => content);
  return {
    files: { pack, languageModel, classifier },
    keep: async () => {
      if (cache === undefined) return;
      for (const { url, content, isKept } of fetched) if (!isKept) await cache.put(url, new Response(content));
      await forgetOthers(files, cache);
    },
  };
}

interface FetchedFile {
  readonly url: string;
  readonly content: Uint8Array<ArrayBuffer>;
  /** Whether it came from the cache. */
  readonly isKept: boolean;
}

async function fetchFile(
  { url, size }: ModelFile,
  cache: Cache | undefined,
  onBytes: (bytes: number) => void,
): Promise<FetchedFile> {
  const kept = await cache?.match(url);
  const response = kept ?? (await fetch(url));
  if (!response.ok || response.body === null) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  const content = new Uint8Array(size);
  let at = 0;
  const reader = response.body.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    if (value === undefined) continue;
    if (at + value.length > size) throw new Error(`${url}: longer than it should be`);
    content.set(value, at);
    at += value.length;
    onBytes(value.length);
  }
  if (at < size) throw new Error(`${url}: ends early`);
  return { url, content, isKept: kept !== undefined };
}

/** Drops files of former models. */
async function forgetOthers(files: readonly ModelFile[], cache: Cache): Promise<void> {
  const wanted = new Set(files.map(({ url }) => new URL(url, location.href).href));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
}

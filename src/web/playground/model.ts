import type { PackFiles } from "../../browser.js";

/** A file of the model, as the list beside the page has it. */
interface ModelFile {
  readonly name: keyof PackFiles;
  readonly url: string;
  /** Bytes. */
  readonly size: number;
}

/** A file of the model that is there. */
export interface FetchedFile extends ModelFile {
  readonly content: Uint8Array<ArrayBuffer>;
  /** Whether it came from the cache. */
  readonly isKept: boolean;
}

const CACHE = "unspin-model";

/** How often progress is told on the way. */
const STEPS = 50;

/**
 * Fetches the model, or takes what was kept of it. `onFile` gets each file as soon as it is there, `onProgress` is told
 * the bytes that are.
 */
export async function fetchModel(
  onFile: (file: FetchedFile) => void,
  onProgress: (loaded: number, total: number) => void,
): Promise<void> {
  const [response, cache] = await Promise.all([fetch("model.json", { cache: "no-cache" }), openCache()]);
  if (!response.ok) throw new Error(`model.json: ${response.status} ${response.statusText}`);
  const files = (await response.json()) as ModelFile[];
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let loaded = 0;
  let told = 0;
  const add = (bytes: number): void => {
    loaded += bytes;
    if (loaded < total && loaded - told < total / STEPS) return;
    told = loaded;
    onProgress(loaded, total);
  };
  await Promise.all(files.map(async (file) => onFile(await fetchFile(file, cache, add))));
}

/** Keeps a model's files for the next visit, and drops those of former models. */
export async function keepModel(files: readonly FetchedFile[]): Promise<void> {
  const cache = await openCache();
  if (cache === undefined) return;
  for (const { url, content, isKept } of files) if (!isKept) await cache.put(url, new Response(content));
  const wanted = new Set(files.map(({ url }) => new URL(url, location.href).href));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
}

/** Only where the page is served safely is there a cache of its own. */
async function openCache(): Promise<Cache | undefined> {
  return globalThis.caches?.open(CACHE).catch(() => undefined);
}

async function fetchFile(
  file: ModelFile,
  cache: Cache | undefined,
  onBytes: (bytes: number) => void,
): Promise<FetchedFile> {
  const { url, size } = file;
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
  return { ...file, content, isKept: kept !== undefined };
}

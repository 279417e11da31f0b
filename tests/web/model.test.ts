import { afterEach, expect, it, vi } from "vitest";
import { type FetchedFile, fetchModel, keepModel } from "../../src/web/playground/model.js";

const FILES = ["en.pack", "language-model.bin", "classifier.bin"];
const CONTENT = FILES.map((_, i) => Uint8Array.from({ length: 100 * (i + 1) }, (_, at) => at + i));
const NAMES = ["pack", "languageModel", "classifier"] as const;
const LIST = FILES.map((file, i) => ({ name: NAMES[i], url: `model/${file}?1`, size: CONTENT[i].length }));

/** Puts a server in the place of the network: what is not named answers with 404. Returns what is asked of it. */
function serve(answers: Readonly<Record<string, BodyInit>>): string[] {
  const asked: string[] = [];
  vi.stubGlobal("location", { href: "http://host/" });
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return url in answers ? new Response(answers[url]) : new Response(null, { status: 404, statusText: "Not Found" });
  });
  return asked;
}

/** A browser's cache, as far as the playground needs one. */
class MemoryCache {
  readonly kept = new Map<string, Uint8Array<ArrayBuffer>>();

  async match(url: string): Promise<Response | undefined> {
    const content = this.kept.get(url);
    return content === undefined ? undefined : new Response(content);
  }

  async put(url: string, response: Response): Promise<void> {
    this.kept.set(url, new Uint8Array(await response.arrayBuffer()));
  }

  async keys(): Promise<{ url: string }[]> {
    return [...this.kept.keys()].map((url) => ({ url: new URL(url, location.href).href }));
  }

  async delete({ url }: { url: string }): Promise<boolean> {
    return this.kept.delete(url.replace(location.href, ""));
  }
}

function model(changed: Readonly<Record<string, BodyInit>> = {}): Record<string, BodyInit> {
  const files = LIST.map(({ url }, i) => [url, CONTENT[i]]);
  return { "model.json": JSON.stringify(LIST), ...Object.fromEntries(files), ...changed };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

async function fetched(onProgress: (loaded: number, total: number) => void = () => {}): Promise<FetchedFile[]> {
  const files: FetchedFile[] = [];
  await fetchModel((file) => files.push(file), onProgress);
  return files;
}

it("fetches the model's files whole, and tells how far it is", async () => {
  serve(model());
  const told: [number, number][] = [];
  const files = await fetched((loaded, total) => told.push([loaded, total]));
  expect(new Map(files.map(({ name, content }) => [name, content]))).toEqual(
    new Map(NAMES.map((name, i) => [name, CONTENT[i]])),
  );
  expect(told.at(-1)).toEqual([600, 600]);
  // Where there is no cache, nothing is kept.
  await keepModel(files);
});

it("takes what was kept, and drops what belongs to a former model", async () => {
  const cache = new MemoryCache();
  await cache.put("model/en.pack?0", new Response("former"));
  vi.stubGlobal("caches", { open: async () => cache });
  serve(model());
  const first = await fetched();
  expect([...cache.kept.keys()]).toEqual(["model/en.pack?0"]);
  await keepModel(first);
  expect([...cache.kept.keys()].sort()).toEqual(LIST.map(({ url }) => url).sort());
  const asked = serve({ "model.json": JSON.stringify(LIST) });
  const second = await fetched();
  expect(second.map(({ content }) => content)).toEqual(first.map(({ content }) => content));
  expect(asked).toEqual(["model.json"]);
});

it("does without a cache that cannot be opened", async () => {
  vi.stubGlobal("caches", { open: () => Promise.reject(new Error("refused")) });
  serve(model());
  expect((await fetched())[0].content).toEqual(CONTENT[0]);
});

it.each([
  ["that is not there", { "model.json": JSON.stringify(LIST) }, "model/en.pack?1: 404 Not Found"],
  ["that ends early", model({ "model/en.pack?1": "short" }), "model/en.pack?1: ends early"],
  ["that is too long", model({ "model/en.pack?1": "x".repeat(101) }), "model/en.pack?1: longer than it should be"],
  ["without a list", {}, "model.json: 404 Not Found"],
])("names a model %s", async (_, answers, message) => {
  serve(answers as Record<string, BodyInit>);
  await expect(fetched()).rejects.toThrow(message);
});

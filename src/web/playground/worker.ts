import { createRestorer, type PackFiles, type Restorer } from "../../browser.js";
import { restoreHeeding } from "../../restore-heeding.js";
import { type FetchedFile, keepModel } from "./model.js";
import type { Message, Request, Restore } from "./protocol.js";

/** Milliseconds until the model is kept: by then the first text is restored. */
const SETTLED = 1000;

/** A text to practise on while the larger files are on their way: what was never done before takes thrice as long. */
const PRACTICE =
  "Individuals mentioned on Tuesday that, in accordance with the authorities, it'll value a number of thousand.";

const tell = (message: Message): void => postMessage(message);

const deliveries = new Map<keyof PackFiles, (file: FetchedFile) => void>();

function delivery(name: keyof PackFiles): Promise<FetchedFile> {
  return new Promise((resolve) => deliveries.set(name, resolve));
}

async function load(): Promise<Restorer> {
  const coming = [delivery("pack"), delivery("languageModel"), delivery("classifier")];
  const { content: pack } = await coming[0];
  let [languageModel, classifier] = [new Uint8Array(), new Uint8Array()];
  const restorer = await createRestorer({
    pack,
    // These are asked for when a text is restored, which waits for them.
    get languageModel() {
      return languageModel;
    },
    get classifier() {
      return classifier;
    },
  });
  restorer.score(PRACTICE);
  const files = await Promise.all(coming);
  [, languageModel, classifier] = files.map(({ content }) => content);
  tell({ kind: "ready" });
  setTimeout(() => keepModel(files).catch(() => {}), SETTLED);
  return restorer;
}

const restorer = load();
restorer.catch((error: Error) => tell({ kind: "failed", message: `The model could not be loaded. ${error.message}` }));

async function restore({ id, source, format }: Restore): Promise<void> {
  try {
    // The page draws the line between changes and suggestions, wherever its slider stands.
    const { restoration } = await restoreHeeding(await restorer, source, { format, minConfidence: 0 });
    tell({ kind: "restored", id, restoration });
  } catch (error) {
    tell({ kind: "failed", message: (error as Error).message });
  }
}

addEventListener("message", ({ data }: MessageEvent<Request>) => {
  if (data.kind === "file") deliveries.get(data.file.name)?.(data.file);
  else void restore(data);
});

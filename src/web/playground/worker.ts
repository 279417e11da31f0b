import { fetchModel } from "./model.js";
import type { Message, Request } from "./protocol.js";

/** Milliseconds until the model is kept: by then the first text is restored. */
const SETTLED = 1000;

const tell = (message: Message): void => postMessage(message);

// The model is on its way before the engine is, which takes a while to come and be compiled.
const fetched = fetchModel((loaded, total) => tell({ kind: "loading", loaded, total }));
const engine = import("./engine.js");
const restorer = engine.then(async ({ createRestorer }) => createRestorer((await fetched).files));
Promise.all([fetched, restorer]).then(
  ([model]) => {
    tell({ kind: "ready" });
    setTimeout(() => model.keep().catch(() => {}), SETTLED);
  },
  (error) => tell({ kind: "failed", message: `The model could not be loaded. ${(error as Error).message}` }),
);

addEventListener("message", async ({ data: { id, source, format } }: MessageEvent<Request>) => {
  try {
    const { restoreHeeding } = await engine;
    // The page draws the line between changes and suggestions, wherever its slider stands.
    const { restoration } = await restoreHeeding(await restorer, source, { format, minConfidence: 0 });
    tell({ kind: "restored", id, restoration });
  } catch (error) {
    tell({ kind: "failed", message: (error as Error).message });
  }
});

import { createRestorer } from "../../browser.js";
import { restoreHeeding } from "../../restore-heeding.js";
import { fetchModel } from "./model.js";
import type { Message, Request } from "./protocol.js";

const tell = (message: Message): void => postMessage(message);

const restorer = fetchModel((loaded, total) => tell({ kind: "loading", loaded, total })).then(createRestorer);
restorer.then(
  () => tell({ kind: "ready" }),
  (error) => tell({ kind: "failed", message: `The model could not be loaded. ${(error as Error).message}` }),
);

addEventListener("message", async ({ data: { id, source, format } }: MessageEvent<Request>) => {
  try {
    // The page draws the line between changes and suggestions, wherever its slider stands.
    const { restoration } = await restoreHeeding(await restorer, source, { format, minConfidence: 0 });
    tell({ kind: "restored", id, restoration });
  } catch (error) {
    tell({ kind: "failed", message: (error as Error).message });
  }
});

import type { Restoration } from "../../engine/types.js";
import { INPUT_FORMATS, type InputFormat } from "../../formats/projection.js";
import { mergeChanges, type ReviewDocument } from "../../review/document.js";
import { Review } from "../../review/review.js";
import { Desk } from "../desk.js";
import { counted, download } from "../dom.js";
import { gauge } from "../gauge.js";
import { lastingWords } from "../lasting-words.js";
import { fetchModel } from "./model.js";
import type { Message, Request } from "./protocol.js";
import { decodeFile, formatOf, type SourceFile } from "./source-file.js";

/** Milliseconds without a key before a text is taken to be typed. */
const PAUSE = 150;

const worker = new Worker(new URL("worker.js", location.href), { type: "module" });

const give = (request: Request, transfer: Transferable[] = []): void => worker.postMessage(request, transfer);

// The page fetches the model, since the worker takes a while to start.
const model = fetchModel(
  (file) => give({ kind: "file", file }, [file.content.buffer]),
  (loaded, total) => {
    get("progress", HTMLProgressElement).value = loaded / total;
  },
);
model.catch(complainOfModel);

function get<Type extends HTMLElement>(id: string, type: new () => Type): Type {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page lacks #${id}`);
  return found;
}

const field = get("source", HTMLTextAreaElement);
const format = get("format", HTMLSelectElement);
const confidence = get("confidence", HTMLInputElement);
const least = get("least", HTMLOutputElement);
const result = get("result", HTMLElement);
const status = get("status", HTMLElement);
const problem = get("problem", HTMLElement);

/** What is restored: the field cannot hold a file's own line ends. */
let input: SourceFile = { name: "restored.txt", text: "", mark: "" };
let asked = 0;
let shown: { readonly review: Review; readonly document: ReviewDocument; readonly desk: Desk } | undefined;

function ask(): void {
  problem.hidden = true;
  if (input.text.trim() === "") {
    asked++;
    shown = undefined;
    result.hidden = true;
    status.textContent = "";
    return;
  }
  status.textContent = "Restoring…";
  give({ kind: "restore", id: ++asked, source: input.text, format: chosenFormat() });
  model.catch(complainOfModel);
}

function chosenFormat(): InputFormat {
  return INPUT_FORMATS.find((known) => known === format.value) ?? "text";
}

function show({ changes, suggestions, score, evidence }: Restoration): void {
  const reviewed = mergeChanges(changes, suggestions);
  const document: ReviewDocument = {
    path: input.name,
    sha256: "",
    source: input.text,
    score,
    evidence,
    changes: reviewed,
  };
  const review = new Review([document], (change) => change.confidence >= Number(confidence.value) / 100);
  const desk = new Desk([document], review, tell);
  const article = desk.articles.get(document);
  if (article === undefined) return;
  shown = { review, document, desk };
  get("gauge", HTMLElement).replaceChildren(gauge(score));
  get("desk", HTMLElement).replaceChildren(article.root, desk.panel.root);
  result.hidden = false;
  tell();
}

function tell(said = ""): void {
  least.value = `${confidence.value} %`;
  if (shown === undefined) return;
  const { review } = shown;
  const applied = review.changes.filter((change) => review.textOf(change) !== change.source).length;
  const rest = review.changes.length - applied;
  const summary =
    review.changes.length === 0
      ? "Nothing to restore."
      : `${counted(applied, "change")}${rest > 0 ? `, ${rest} not applied` : ""}.`;
  status.textContent = `${said} ${summary}`.trim();
  get("lasting", HTMLElement).replaceChildren(...lastingWords(review));
}

function complain(message: string): void {
  problem.textContent = message;
  problem.hidden = false;
  status.textContent = "";
}

function complainOfModel({ message }: Error): void {
  complain(`The model could not be loaded. ${message}`);
}

async function take(file: File | undefined): Promise<void> {
  if (file === undefined) return;
  try {
    input = await decodeFile(file);
  } catch {
    complain(`${file.name} is not a text in UTF-8.`);
    return;
  }
  field.value = input.text;
  format.value = formatOf(file.name);
  ask();
}

worker.addEventListener("message", ({ data }: MessageEvent<Message>) => {
  if (data.kind === "ready") get("loading", HTMLElement).hidden = true;
  else if (data.kind === "restored" && data.id === asked) show(data.restoration);
  else if (data.kind === "failed") complain(data.message);
});
worker.addEventListener("error", () => complain("The worker could not be started. Serve this folder over HTTP."));

let pause: ReturnType<typeof setTimeout> | undefined;
field.addEventListener("input", (event) => {
  input = {
    name: `restored.${{ text: "txt", markdown: "md", mdx: "mdx", html: "html" }[chosenFormat()]}`,
    text: field.value,
    mark: "",
  };
  clearTimeout(pause);
  const isTyped = event instanceof InputEvent && event.inputType !== "insertFromPaste";
  pause = setTimeout(ask, isTyped ? PAUSE : 0);
});
format.addEventListener("change", ask);
get("file", HTMLInputElement).addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement) void take(target.files?.[0]);
});
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("dropping");
});
document.addEventListener("dragleave", () => document.body.classList.remove("dropping"));
document.addEventListener("drop", (event) => {
  const file = event.dataTransfer?.files[0];
  document.body.classList.remove("dropping");
  // Text that is dropped on the field goes in as it always does.
  if (file === undefined) return;
  event.preventDefault();
  void take(file);
});
get("example", HTMLButtonElement).addEventListener("click", async () => {
  const response = await fetch("harbour.spun.txt");
  await take(new File([await response.blob()], "harbour.spun.txt"));
});
confidence.addEventListener("input", () => {
  shown?.desk.refresh();
  tell();
});
for (const view of document.querySelectorAll<HTMLInputElement>('[name="view"]')) {
  view.addEventListener("change", () => {
    document.body.dataset.view = view.value;
  });
}
get("copy", HTMLButtonElement).addEventListener("click", async () => {
  if (shown === undefined) return;
  try {
    await navigator.clipboard.writeText(shown.review.restoredText(shown.document));
    tell("Copied.");
  } catch {
    complain("The browser does not let this page copy; download the text instead.");
  }
});
get("download", HTMLButtonElement).addEventListener("click", () => {
  if (shown === undefined) return;
  download(input.name, input.mark + shown.review.restoredText(shown.document), "text/plain");
});
get("undo", HTMLButtonElement).addEventListener("click", () => shown?.desk.undo());
tell();

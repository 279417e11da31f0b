import type { Decisions } from "../../review/decisions.js";
import type { ReviewDocument } from "../../review/document.js";

/** Decisions outlive the page in the browser's own store, where it has one for local pages. */
export function saveDecisions(documents: readonly ReviewDocument[], decisions: Decisions | undefined): void {
  try {
    if (decisions === undefined) localStorage.removeItem(keyOf(documents));
    else localStorage.setItem(keyOf(documents), JSON.stringify(decisions));
  } catch {
    // Then they live as long as the page; what is exported is kept anyway.
  }
}

/** What `saveDecisions` kept, if it is there. */
export function loadDecisions(documents: readonly ReviewDocument[]): Decisions | undefined {
  try {
    const kept = localStorage.getItem(keyOf(documents));
    return kept === null ? undefined : (JSON.parse(kept) as Decisions);
  } catch {
    return undefined;
  }
}

function keyOf(documents: readonly ReviewDocument[]): string {
  return `unspin ${documents.map(({ path, sha256 }) => `${path} ${sha256.slice(0, 16)}`).join(" ")}`;
}

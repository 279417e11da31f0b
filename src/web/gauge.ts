import { percent } from "../review/document.js";
import { element } from "./dom.js";

/** How likely a document is spun, as a bar and in words. */
export function gauge(score: number): HTMLElement {
  const meter = element("meter", {
    min: "0",
    max: "1",
    low: "0.3",
    high: "0.7",
    optimum: "0",
    value: String(score),
    "aria-label": "Probability that the document is spun",
  });
  return element("p", { class: "gauge" }, meter, ` ${percent(score)} likely spun`);
}

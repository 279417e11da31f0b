import { createRequire } from "node:module";
import { loadCached } from "./code-cache.js";

loadCached(createRequire(import.meta.url).resolve("./core.js"));
void import("./main.js").then(({ main }) => main());

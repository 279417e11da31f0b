import type { Plugin } from "unified";
import { type UnifiedPluginOptions, unifiedPlugin } from "./unified.js";

export type { UnifiedPluginOptions } from "./unified.js";

/** Reports or restores spun wording in HTML: `rehype().use(rehypeUnspin, { fix: true })`. */
const rehypeUnspin: Plugin<[UnifiedPluginOptions?]> = unifiedPlugin(() => "html");

export default rehypeUnspin;

import type { Plugin } from "unified";
import { type UnifiedPluginOptions, unifiedPlugin } from "./unified.js";

export type { UnifiedPluginOptions } from "./unified.js";

/** Reports or restores spun wording in Markdown and MDX: `remark().use(remarkUnspin, { fix: true })`. */
const remarkUnspin: Plugin<[UnifiedPluginOptions?]> = unifiedPlugin((file) =>
  file.extname === ".mdx" ? "mdx" : "markdown",
);

export default remarkUnspin;

export { createRestorer } from "../../browser.js";
export { restoreHeeding } from "../../restore-heeding.js";

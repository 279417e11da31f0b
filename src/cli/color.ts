import { createColorPaint, type Paint, plainPaint } from "../report/paint.js";
import type { Io, Output } from "./io.js";
import type { ColorMode } from "./options.js";

/** The paint for what goes to `output`: the option decides, then NO_COLOR and FORCE_COLOR, then whether it is a terminal. */
export async function paintFor(output: Pick<Output, "isTerminal">, mode: ColorMode, env: Io["env"]): Promise<Paint> {
  return usesColor(output, mode, env) ? createColorPaint() : plainPaint;
}

function usesColor(output: Pick<Output, "isTerminal">, mode: ColorMode, env: Io["env"]): boolean {
  if (mode !== "auto") return mode === "always";
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return output.isTerminal && env.TERM !== "dumb";
}

import { resolve } from "node:path";
import * as v from "valibot";
import { keysOf, nameOf, violation } from "../config/violation.js";
import { FileError } from "../files/errors.js";
import { readBytes } from "../files/read.js";
import { DECISIONS_SCHEMA, type Decisions } from "../review/decisions.js";

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

const edit = v.object({
  start: offset,
  end: offset,
  source: v.string(),
  replacement: v.string(),
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  decided: v.boolean(),
});

const document = v.object({
  path: v.string(),
  record: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  field: v.exactOptional(v.string()),
  sha256: v.pipe(v.string(), v.hexadecimal(), v.length(64)),
  edits: v.pipe(
    v.array(edit),
    v.check((edits) => edits.every(isInOrder), "edits overlap or are out of order"),
  ),
});

const decisions = v.object({
  schema: v.literal(DECISIONS_SCHEMA),
  documents: v.array(document),
  allow: v.array(v.string()),
  dictionary: v.array(v.string()),
});

/** Reads the decisions that a review left. Throws a `FileError` if they are none. */
export async function readDecisions(file: string, cwd: string): Promise<Decisions> {
  const text = new TextDecoder().decode(await readBytes(resolve(cwd, file), file));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new FileError(file, `no decisions, since no JSON: ${(error as Error).message}`, REMEDY);
  }
  const result = v.safeParse(decisions, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new FileError(file, `no decisions: ${violation(issue, nameOf(keysOf(issue)) || "it")}`, REMEDY);
}

const REMEDY = "export them anew from the report, or review again";

function isInOrder(
  { start, end }: v.InferOutput<typeof edit>,
  at: number,
  edits: v.InferOutput<typeof edit>[],
): boolean {
  return start <= end && (at === 0 || edits[at - 1].end <= start);
}

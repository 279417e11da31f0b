import { join, resolve } from "node:path";
import type { Input } from "./inputs.js";
import type { Piece } from "./piece.js";

/** Where restored files go: in place, or below a folder. */
export type Target = { readonly backup?: string | undefined } | { readonly outDir: string };

/** What came of writing one input. */
export interface WriteResult {
  /** Whether there was anything to write. */
  readonly isWritten: boolean;
  readonly changes: number;
}

/** What an input is made of; `piecesOf`, most likely. */
type Restore = (input: Input) => AsyncIterable<Piece>;

/** Writes what comes of one input, whole. `cwd` is where the folder of output is looked for. */
export async function writeInput(input: Input, target: Target, cwd: string, restore: Restore): Promise<WriteResult> {
  return "outDir" in target ? below(input, target.outDir, cwd, restore) : inPlace(input, target.backup, restore);
}

async function inPlace(input: Input, backup: string | undefined, restore: Restore): Promise<WriteResult> {
  const { replaceFile, requireRegular } = await import("../files/write.js");
  // Before it is read: a pipe may never end.
  if (input.path !== undefined) await requireRegular(input.path, input.name);
  const original = await input.read();
  const { output, changes } = await gather(
    restore({
      ...input,
      read: async () => original,
      stream: async function* () {
        yield original;
      },
    }),
  );
  // Compressing anew changes the bytes of what was not changed.
  const isSame = input.format === "wet" && changes === 0;
  if (output === undefined || input.path === undefined || isSame) return { isWritten: false, changes };
  return { isWritten: await replaceFile(input.path, output, original, { name: input.name, backup }), changes };
}

async function below(input: Input, outDir: string, cwd: string, restore: Restore): Promise<WriteResult> {
  const { output, changes } = await gather(restore(input));
  if (output === undefined || input.place === undefined) return { isWritten: false, changes };
  const { writeBelow } = await import("../files/write.js");
  const name = join(outDir, input.place);
  return { isWritten: await writeBelow(resolve(cwd, outDir), input.place, output, input, name), changes };
}

/** The whole output; undefined if the input was skipped. */
async function gather(pieces: AsyncIterable<Piece>): Promise<{ output: Uint8Array | undefined; changes: number }> {
  const chunks: Uint8Array[] = [];
  let changes = 0;
  for await (const { output, result } of pieces) {
    chunks.push(output());
    changes += result?.restoration.changes.length ?? 0;
  }
  return { output: chunks.length === 0 ? undefined : Buffer.concat(chunks), changes };
}

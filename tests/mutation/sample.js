const share = Number(process.env.UNSPIN_SHARE ?? 1);

/** Lets a share of the mutants through, chosen by a hash of what they are; the others are reported as errors. */
class Sample {
  async init() {}

  async check(mutants) {
    return Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        isChosen(mutant) ? { status: "passed" } : { status: "compileError", reason: "not in the sample" },
      ]),
    );
  }

  /** All at once. */
  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }
}

function isChosen({ fileName, location: { start }, mutatorName, replacement }) {
  const place = fileName.replaceAll("\\", "/").replace(/^.*\/src\//, "");
  const name = `${place} ${start.line}:${start.column} ${mutatorName} ${replacement}`;
  // FNV-1a, and a last mixing: the lowest bits of FNV alone repeat.
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32 < share;
}

export const strykerPlugins = [{ kind: "Checker", name: "sample", injectableClass: Sample }];

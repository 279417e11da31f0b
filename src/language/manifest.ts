/** What a language's folder says of itself, in its `manifest.json`. */
export interface LanguageManifest {
  /** BCP 47 tag. Rules of grammar that are built in hold for their language only: those of English for `en`. */
  readonly language: string;
  /** The language's own name for itself. */
  readonly name: string;
}

/** A manifest that says too little, too much or nothing. */
export class ManifestError extends Error {
  override readonly name = "ManifestError";
}

/** Reads a manifest; `file` names it in errors. Throws a `ManifestError`. */
export function parseManifest(text: string, file: string): LanguageManifest {
  const { language, name, ...rest } = objectIn(text, file);
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new ManifestError(`${file}: unknown key ${unknown}; write language and name`);
  if (typeof language !== "string" || !/^[a-z]{2,3}(?:-[A-Za-z\d]+)*$/.test(language)) {
    throw new ManifestError(`${file}: language is no tag as in BCP 47; write one as "en" or "pt-BR"`);
  }
  if (typeof name !== "string" || name.trim() === "") {
    throw new ManifestError(`${file}: name is missing; write the language's name`);
  }
  return { language, name };
}

function objectIn(text: string, file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // What is no JSON is no object either.
  }
  throw new ManifestError(`${file}: no JSON object; write { "language": "…", "name": "…" }`);
}

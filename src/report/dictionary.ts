import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { packageFile } from "../package-file.js";

/** Which compiled dictionary findings come from: equal ones find the same. */
export interface DictionaryVersion {
  readonly language: string;
  /** The package's. */
  readonly version: string;
  /** CRC-32 of the compiled dictionary, as eight hexadecimal digits. */
  readonly checksum: string;
}

/** The version of the built-in dictionary. */
export function dictionaryVersion(language = "en"): DictionaryVersion {
  const { version } = JSON.parse(readFileSync(packageFile("package.json"), "utf8")) as { version: string };
  return { language, version, checksum: storedChecksum(packageFile(`dist/packs/${language}.pack`)) };
}

/** Where the package's binary files tell the CRC-32 of the rest. */
const CHECKSUM_AT = 8;

/** The CRC-32 that a binary file of the package carries, as eight hexadecimal digits; only its head is read. */
export function storedChecksum(path: string): string {
  const bytes = Buffer.alloc(4);
  const file = openSync(path, "r");
  try {
    readSync(file, bytes, 0, 4, CHECKSUM_AT);
  } finally {
    closeSync(file);
  }
  return bytes.readUInt32LE().toString(16).padStart(8, "0");
}

/** `en 0.1.0 1a2b3c4d`. */
export function dictionaryLine({ language, version, checksum }: DictionaryVersion = dictionaryVersion()): string {
  return `${language} ${version} ${checksum}`;
}

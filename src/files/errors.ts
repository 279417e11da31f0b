const PROBLEMS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EDQUOT: "the disk quota is used up",
  EEXIST: "exists already",
  EFBIG: "the file is too large",
  EISDIR: "is a folder, not a file",
  ELOOP: "a circle of links",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "the name is too long",
  ENFILE: "too many files are open",
  ENOENT: "no such file or folder",
  ENOSPC: "no space left on the device",
  ENOTDIR: "a part of the path is not a folder",
  EPERM: "operation not permitted",
  ERANGE: "the path is too long",
  EROFS: "the file system is read-only",
  ERR_FS_FILE_TOO_LARGE: "the file is too large",
  ERR_STRING_TOO_LONG: "the file is too large",
  Z_BUF_ERROR: "the packed data is cut short",
  Z_DATA_ERROR: "the packed data is damaged",
};

/** Something is wrong with one file, folder or pattern. The message reads `path: what is wrong; what to do`. */
export class FileError extends Error {
  override readonly name = "FileError";

  constructor(
    readonly path: string,
    readonly problem: string,
    readonly remedy?: string,
  ) {
    super(`${path}: ${problem}${remedy === undefined ? "" : `; ${remedy}`}`);
  }

  /** Turns what the operating system said about `path` into words; other errors come back as they are. */
  static from(path: string, cause: unknown, remedy?: string): Error {
    if (cause instanceof FileError) return cause;
    const code = systemCode(cause);
    if (code !== undefined) {
      return new FileError(path, PROBLEMS[code] ?? code, remedy ?? (code === "ENOENT" ? misreadName(path) : undefined));
    }
    return cause instanceof Error ? cause : new FileError(path, String(cause), remedy);
  }
}

/** What to do where a name holds what Node puts in the place of bytes that are not UTF-8: no such file is found. */
function misreadName(path: string): string | undefined {
  return path.includes("\uFFFD") ? "its name may not be UTF-8: rename it" : undefined;
}

/** The code of an error of the operating system or of Node (`ENOENT`, `ERR_…`), or undefined. */
export function systemCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !("code" in cause)) return undefined;
  return typeof cause.code === "string" ? cause.code : undefined;
}

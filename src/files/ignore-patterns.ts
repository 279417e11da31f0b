/** Stands for any number of characters, or of names. */
const MANY = Symbol("any number");

/** What is wanted, one by one. */
type Pattern<Wanted> = readonly (Wanted | typeof MANY)[];

/** A character, or those of a class; `?` is the class that excludes none. */
type Character = string | CharacterClass;

interface CharacterClass {
  /** First and last character of each range, one behind the other. */
  readonly ranges: string;
  readonly excludes: boolean;
}

/** What a pattern wants of one name of a path: these very letters, or such characters. */
type Name = string | Pattern<Character>;

interface Rule {
  readonly names: Pattern<Name>;
  readonly includes: boolean;
  readonly foldersOnly: boolean;
}

const ANY: CharacterClass = { ranges: "", excludes: true };
const ANYWHERE: Pattern<never> = [MANY];

/** The classes of POSIX that git knows, as ranges. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ["alnum", "09AZaz"],
  ["alpha", "AZaz"],
  ["blank", "  \t\t"],
  ["cntrl", "\0\x1f\x7f\x7f"],
  ["digit", "09"],
  ["graph", "!~"],
  ["lower", "az"],
  ["print", " ~"],
  ["punct", "!/:@[`{~"],
  ["space", "  \t\r"],
  ["upper", "AZ"],
  ["xdigit", "09AFaf"],
]);

/**
 * Patterns in the syntax of .gitignore, matched as git does, in any case of letters. Whatever a pattern is, a path takes no
 * more time than the product of their lengths: libraries make regular expressions of patterns, which one of a stranger's with
 * a few stars brings to a stand, and to refuse such ones would refuse usual ones (`report.[0-9]*.[0-9]*.[0-9]*.[0-9]*.json`).
 */
export class IgnorePatterns {
  /** The last one first, since it is the last that fits which counts. */
  readonly #rules: readonly Rule[];

  /** Takes lines, or texts of several. */
  constructor(patterns: readonly string[]) {
    const lines = patterns.flatMap((pattern) => pattern.split(/\r?\n/));
    this.#rules = lines
      .map(ruleOf)
      .filter((rule) => rule !== undefined)
      .reverse();
  }

  /** Whether a file or folder, by its path with slashes, is left out; undefined if no pattern says. */
  test(path: string, isFolder: boolean): boolean | undefined {
    const names = path.toLowerCase().split("/");
    const rule = this.#rules.find((rule) => (isFolder || !rule.foldersOnly) && fits(rule.names, names, isNamed));
    return rule && !rule.includes;
  }

  /** Whether it or a folder that it is in is left out. */
  ignores(path: string, isFolder: boolean): boolean {
    for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) {
      if (this.test(path.slice(0, slash), true)) return true;
    }
    return this.test(path, isFolder) === true;
  }
}

function isNamed(wanted: Name, name: string): boolean {
  return typeof wanted === "string" ? wanted === name : fits(wanted, name, isCharacter);
}

/** Whether a character, in lower case, is one of those wanted. */
function isCharacter(wanted: Character, character: string): boolean {
  if (typeof wanted === "string") return wanted === character;
  const upper = character.toUpperCase();
  const { ranges, excludes } = wanted;
  for (let at = 0; at < ranges.length; at += 2) {
    const isWithin = (one: string) => ranges.charAt(at) <= one && one <= ranges.charAt(at + 1);
    if (isWithin(character) || isWithin(upper)) return !excludes;
  }
  return excludes;
}

/** What a line says; undefined if it is a comment, or if a class or an escape in it has no end. */
function ruleOf(line: string): Rule | undefined {
  if (line.startsWith("#")) return undefined;
  const trimmed = withoutSpaces(line);
  const includes = trimmed.startsWith("!");
  const pattern = includes ? trimmed.slice(1) : trimmed;
  const foldersOnly = pattern.endsWith("/");
  const body = foldersOnly ? pattern.slice(0, -1) : pattern;
  const names = namesOf(body);
  return names && { names, includes, foldersOnly };
}

/** A line without the spaces at its end, but for one behind a backslash. */
function withoutSpaces(line: string): string {
  let end = line.length;
  while (line.charAt(end - 1) === " ") end--;
  let escapes = 0;
  while (line.charAt(end - 1 - escapes) === "\\") escapes++;
  return line.slice(0, escapes % 2 === 1 ? end + 1 : end);
}

/** What a pattern wants of the names of a path, from the first on. */
function namesOf(body: string): Pattern<Name> | undefined {
  const parts = split(body.startsWith("/") ? body.slice(1) : body);
  // Without a slash, it may be a name anywhere.
  return parts && [...(body.includes("/") ? [] : ANYWHERE), ...parts.flatMap(nameOf)];
}

function nameOf(part: Pattern<Character>, at: number, parts: readonly unknown[]): Pattern<Name> {
  // Two stars stand for any folders, and at the end for what is in them.
  if (part.length > 1 && part.every((one) => one === MANY)) return at < parts.length - 1 ? ANYWHERE : [MANY, ANYWHERE];
  return [part.every((one) => typeof one === "string") ? part.join("") : part];
}

/** The characters of each name; undefined if a class or an escape has no end. */
function split(pattern: string): Pattern<Character>[] | undefined {
  let name: (Character | typeof MANY)[] = [];
  const names = [name];
  for (let at = 0; at < pattern.length; at++) {
    let character = pattern.charAt(at);
    if (character === "*") {
      name.push(MANY);
    } else if (character === "?") {
      name.push(ANY);
    } else if (character === "[") {
      const found = classAt(pattern, at);
      if (found === undefined) return undefined;
      name.push(found);
      at = found.end;
    } else if (character === "/") {
      name = [];
      names.push(name);
    } else {
      if (character === "\\") character = pattern.charAt(++at);
      if (character === "") return undefined;
      name.push(character.toLowerCase());
    }
  }
  return names;
}

/** The class whose bracket stands at an offset, and where its other bracket stands; undefined if it is none. */
function classAt(pattern: string, start: number): (CharacterClass & { readonly end: number }) | undefined {
  const item = /\[:([a-z]*):\]|\\?(.)(?:-(?!\])\\?(.))?/sy;
  const excludes = /[!^]/.test(pattern.charAt(start + 1));
  const first = start + (excludes ? 2 : 1);
  let ranges = "";
  // A bracket that stands first closes nothing.
  for (item.lastIndex = first; item.lastIndex === first || pattern.charAt(item.lastIndex) !== "]"; ) {
    const [, name, from = "", to = from] = item.exec(pattern) ?? [];
    const range = name === undefined ? from + to : CLASSES.get(name);
    if (!range) return undefined;
    ranges += range;
  }
  return { ranges, excludes, end: item.lastIndex };
}

/**
 * Whether a pattern fits all of `items`. Behind each `MANY`, the first place where what follows it fits serves as well as any
 * later one, so that none but the last is ever tried again.
 */
function fits<Wanted, Item>(
  pattern: Pattern<Wanted>,
  items: ArrayLike<Item>,
  isWanted: (wanted: Wanted, item: Item) => boolean,
): boolean {
  let next = 0;
  let afterMany = -1;
  let from = 0;
  for (let at = 0; at < items.length; ) {
    const wanted = pattern[next];
    if (wanted === MANY) {
      afterMany = ++next;
      from = at;
    } else if (wanted !== undefined && isWanted(wanted, items[at])) {
      next++;
      at++;
    } else if (afterMany >= 0) {
      next = afterMany;
      at = ++from;
    } else {
      return false;
    }
  }
  while (pattern[next] === MANY) next++;
  return next === pattern.length;
}

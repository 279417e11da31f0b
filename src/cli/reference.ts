import type { Command } from "commander";

/** What an option or an argument takes. */
export type Takes = "nothing" | "file" | "folder" | "word" | readonly string[];

/** An option, as help and manual tell it. */
export interface OptionReference {
  /** `-w`, if it has one. */
  readonly short?: string;
  /** `--write`. */
  readonly long: string;
  /** As in `--report <format[=file]>`. */
  readonly value?: string;
  readonly description: string;
  readonly group: string;
  readonly takes: Takes;
  /** The value that holds if it is not given, unless the description says it. */
  readonly default?: string;
}

/** A command, as help and manual tell it. */
export interface CommandReference {
  /** `check`, or with the name of its group, `dict lint`. */
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionReference[];
  /** The name of what it works on, without brackets, and what that may be. */
  readonly argument?: { readonly name: string; readonly takes: Takes; readonly repeats: boolean };
}

/** Every command with its options, from where they are declared; completions, manual page and readme are made of it. */
export function referenceOf(program: Command): CommandReference[] {
  return leavesOf(program).map(({ name, command }) => ({
    name,
    description: command.description(),
    options: command.options.map((option) => ({
      ...(option.short === undefined ? {} : { short: option.short }),
      long: option.long ?? option.flags,
      ...valueIn(option.flags),
      description: option.description,
      group: (option.helpGroupHeading ?? "Options:").replace(/:$/, ""),
      takes: option.argChoices ?? takenBy(option.flags),
      ...(["string", "number"].includes(typeof option.defaultValue) ? { default: String(option.defaultValue) } : {}),
    })),
    ...argumentOf(command),
  }));
}

/** The commands that do something, with their full names: `dict` is none, `dict lint` is. */
function leavesOf(program: Command, prefix = ""): { name: string; command: Command }[] {
  return program.commands.flatMap((command) => {
    const name = prefix + command.name();
    return command.commands.length === 0 ? [{ name, command }] : leavesOf(command, `${name} `);
  });
}

/** The names that stand right behind `unspin`: commands and groups, each with what it does. */
export function topLevel(commands: readonly CommandReference[]): { name: string; description: string }[] {
  const top = new Map<string, string>();
  for (const { name, description } of commands) {
    const [group, member] = name.split(" ");
    top.set(group, member === undefined ? description : [top.get(group) ?? [], member].flat().join(", "));
  }
  return [...top].map(([name, description]) => ({ name, description }));
}

/** The groups of commands, each with its members. */
export function groupsOf(commands: readonly CommandReference[]): Map<string, CommandReference[]> {
  const groups = new Map<string, CommandReference[]>();
  for (const command of commands) {
    const [group, member] = command.name.split(" ");
    if (member !== undefined) groups.set(group, [...(groups.get(group) ?? []), { ...command, name: member }]);
  }
  return groups;
}

function valueIn(flags: string): { value: string } | object {
  const value = /[<[].*/.exec(flags)?.[0];
  return value === undefined ? {} : { value };
}

function takenBy(flags: string): Takes {
  if (/<(?:file|path)>/.test(flags)) return "file";
  if (/<dir>/.test(flags)) return "folder";
  return flags.includes("<") ? "word" : "nothing";
}

function argumentOf(command: Command): Pick<CommandReference, "argument"> {
  const [argument] = command.registeredArguments;
  if (argument === undefined) return {};
  return {
    argument: { name: argument.name(), takes: argument.argChoices ?? "file", repeats: argument.variadic },
  };
}

import type { CommandReference, OptionReference } from "./reference.js";

/** The options of a command as Markdown tables, one for each group. `groups` picks them; all by default. */
export function optionTables(
  options: readonly OptionReference[],
  groups: (group: string) => boolean = () => true,
): string {
  return [...byGroup(options)]
    .filter(([group]) => groups(group))
    .map(([group, members]) => [`| ${group} | |`, "| --- | --- |", ...members.map(row)].join("\n"))
    .join("\n\n");
}

function row(option: OptionReference): string {
  const { short, long, value = "", takes, default: byDefault } = option;
  const flags = [...(short === undefined ? [] : [`\`${short}\``]), `\`${long}${value === "" ? "" : ` ${value}`}\``];
  const choices = Array.isArray(takes) ? ` One of ${takes.map((choice) => `\`${choice}\``).join(", ")}.` : "";
  const standard = byDefault === undefined ? "" : ` Default: \`${byDefault}\`.`;
  return `| ${cell(flags.join(", "))} | ${cell(sentence(option.description) + choices + standard)} |`;
}

/** A manual page, in roff with the man macros. */
export function manPage(summary: string, commands: readonly CommandReference[]): string {
  const lines = [
    ".TH UNSPIN 1",
    ".SH NAME",
    `unspin \\- ${roff(summary.replace(/\.$/, "").toLowerCase())}`,
    ".SH SYNOPSIS",
  ];
  for (const [at, { name, argument }] of commands.entries()) {
    const operand = argument === undefined ? "" : ` [\\fI${argument.name}\\fR${argument.repeats ? " ..." : ""}]`;
    if (at > 0) lines.push(".br");
    lines.push(`\\fBunspin ${name}\\fR [\\fIoptions\\fR]${operand}`);
  }
  lines.push(".SH COMMANDS");
  for (const { name, description, options } of commands) {
    lines.push(`.SS ${name}`, roff(description));
    for (const [group, members] of byGroup(options)) {
      lines.push(".PP", `${roff(group)}:`);
      for (const member of members) lines.push(".TP", flagsOf(member), roff(text(member)));
    }
  }
  lines.push(".SH EXIT STATUS");
  const codes = [
    "Done; for check, nothing found.",
    "Check found something.",
    "Something went wrong; all else is still done.",
  ];
  for (const [code, meaning] of codes.entries()) lines.push(".TP", `.B ${code}`, meaning);
  return `${lines.join("\n")}\n`;
}

function flagsOf({ short, long, value }: OptionReference): string {
  const flags = [short, long].filter((flag) => flag !== undefined).map((flag) => `\\fB${roff(flag)}\\fR`);
  return flags.join(", ") + (value === undefined ? "" : ` \\fI${roff(value)}\\fR`);
}

function text({ description, takes, default: byDefault }: OptionReference): string {
  const choices = Array.isArray(takes) ? ` One of ${takes.join(", ")}.` : "";
  return sentence(description) + choices + (byDefault === undefined ? "" : ` Default: ${byDefault}.`);
}

function byGroup(options: readonly OptionReference[]): Map<string, OptionReference[]> {
  const groups = new Map<string, OptionReference[]>();
  for (const option of options) groups.set(option.group, [...(groups.get(option.group) ?? []), option]);
  return groups;
}

function sentence(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function roff(text: string): string {
  return text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(/^(?=[.'])/, "\\&");
}

import { type CommandReference, groupsOf, type Takes, topLevel } from "../reference.js";

/** A completion script for fish. */
export function fishCompletion(commands: readonly CommandReference[]): string {
  const lines = [
    "# Completion of unspin for fish. Use it with: unspin completion fish | source",
    "",
    "complete -c unspin -n __fish_use_subcommand -f -s V -l version -d 'print the version'",
    "complete -c unspin -f -s h -l help -d 'show help'",
  ];
  for (const { name, description } of topLevel(commands)) {
    lines.push(`complete -c unspin -n __fish_use_subcommand -f -a ${name} -d ${quote(description)}`);
  }
  for (const [group, members] of groupsOf(commands)) {
    const names = members.map(({ name }) => name).join(" ");
    const when = `complete -c unspin -n '__fish_seen_subcommand_from ${group}; and not __fish_seen_subcommand_from ${names}'`;
    for (const { name, description } of members) lines.push(`${when} -f -a ${name} -d ${quote(description)}`);
  }
  for (const { name, options, argument } of commands) {
    const seen = name.split(" ").map((word) => `__fish_seen_subcommand_from ${word}`);
    const when = `complete -c unspin -n '${seen.join("; and ")}'`;
    if (Array.isArray(argument?.takes)) lines.push(`${when} -f -a ${quote(argument.takes.join(" "))}`);
    for (const { short, long, description, takes } of options) {
      const flags = `${short === undefined ? "" : ` -s ${short.slice(1)}`} -l ${long.slice(2)}`;
      lines.push(`${when}${flags}${taken(takes)} -d ${quote(description)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function taken(takes: Takes): string {
  if (Array.isArray(takes)) return ` -x -a ${quote(takes.join(" "))}`;
  if (takes === "folder") return " -x -a '(__fish_complete_directories)'";
  if (takes === "file") return " -r -F";
  return takes === "word" ? " -x" : "";
}

function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

import type { CommandReference, Takes } from "../reference.js";

/** A completion script for fish. */
export function fishCompletion(commands: readonly CommandReference[]): string {
  const lines = [
    "# Completion of unspin for fish. Use it with: unspin completion fish | source",
    "",
    "complete -c unspin -n __fish_use_subcommand -f -s V -l version -d 'print the version'",
    "complete -c unspin -f -s h -l help -d 'show help'",
  ];
  for (const { name, description } of commands) {
    lines.push(`complete -c unspin -n __fish_use_subcommand -f -a ${name} -d ${quote(description)}`);
  }
  for (const { name, options, argument } of commands) {
    const when = `complete -c unspin -n '__fish_seen_subcommand_from ${name}'`;
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

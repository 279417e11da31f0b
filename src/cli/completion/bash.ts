import { type CommandReference, groupsOf, type Takes, topLevel } from "../reference.js";

/** A completion script for bash, 3.2 and newer. */
export function bashCompletion(commands: readonly CommandReference[]): string {
  const names = topLevel(commands).map(({ name }) => name);
  const groups = [...groupsOf(commands)].map(
    ([group, members]) => `    ${group})
      if [ "$COMP_CWORD" -eq 2 ]; then
        COMPREPLY=($(compgen -W '${members.map(({ name }) => name).join(" ")}' -- "$current"))
        return
      fi
      command="${group} \${COMP_WORDS[2]}" ;;`,
  );
  const values: string[] = [];
  const free: string[] = [];
  const options: string[] = [];
  const words: string[] = [];
  for (const { name, options: all, argument } of commands) {
    for (const { short, long, takes } of all) {
      if (takes === "nothing") continue;
      const flags = [short, long].filter((flag) => flag !== undefined).map((flag) => `'${name}:${flag}'`);
      const reply = replyTo(takes);
      if (reply === undefined) free.push(...flags);
      else values.push(`    ${flags.join(" | ")}) ${reply}; return ;;`);
    }
    options.push(`    '${name}') words='${[...all.map(({ long }) => long), "--help"].join(" ")}' ;;`);
    if (Array.isArray(argument?.takes)) words.push(`    '${name}') words='${argument.takes.join(" ")}' ;;`);
  }
  return `# Completion of unspin for bash. Use it with: source <(unspin completion bash)

_unspin() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} words=''
  local IFS=$' \\t\\n'
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${[...names, "--help", "--version"].join(" ")}' -- "$current"))
    return
  fi
  case $command in
${groups.join("\n")}
  esac
  case $command:$previous in
${values.join("\n")}
    # No reply leaves it to the names of files.
    ${free.join(" | ")}) return ;;
  esac
  case $current in
    -*) case $command in
${indent(options)}
    esac ;;
    *) case $command in
${indent(words)}
    esac ;;
  esac
  if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$current")); fi
}

complete -o default -F _unspin unspin
`;
}

/** What completes a value; undefined if that is left to the names of files. */
function replyTo(takes: Takes): string | undefined {
  if (Array.isArray(takes)) return `COMPREPLY=($(compgen -W '${takes.join(" ")}' -- "$current"))`;
  if (takes === "folder") return 'compopt -o dirnames 2> /dev/null; COMPREPLY=($(compgen -d -- "$current"))';
  return undefined;
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join("\n");
}

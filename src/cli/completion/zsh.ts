import { type CommandReference, groupsOf, type OptionReference, type Takes, topLevel } from "../reference.js";

/** A completion script for zsh. */
export function zshCompletion(commands: readonly CommandReference[]): string {
  const described = topLevel(commands).map(describe);
  const groups = [...groupsOf(commands)].map(
    ([group, members]) => `        ${group})
          local -a members=(
${members.map(describe).join("\n")}
          )
          if (( CURRENT == 2 )); then _describe command members; return; fi
          words=("${group} $words[2]" "\${(@)words[3,-1]}")
          (( CURRENT-- )) ;;`,
  );
  const cases = commands.map(({ name, options, argument }) => {
    const specs = options.map(optionSpec);
    if (argument) specs.push(quote(`${argument.repeats ? "*" : "1"}:${argument.name}:${action(argument.takes)}`));
    return [`        ${quote(name)})`, "          _arguments -s \\", ...lines(specs), "          ;;"].join("\n");
  });
  return `#compdef unspin
# Completion of unspin for zsh. Put it into a folder of $fpath as _unspin, or use it with: source <(unspin completion zsh)

_unspin() {
  local context state state_descr line curcontext=$curcontext
  typeset -A opt_args
  local -a commands=(
${described.join("\n")}
  )
  _arguments -C '(- *)--help[show help]' '(- *)--version[print the version]' '1:command:->command' '*::argument:->argument'
  case $state in
    command) _describe command commands ;;
    argument)
      case $words[1] in
${groups.join("\n")}
      esac
      case $words[1] in
${cases.join("\n")}
      esac ;;
  esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _unspin "$@"; else compdef _unspin unspin; fi
`;
}

function describe({ name, description }: { name: string; description: string }): string {
  return `    ${quote(`${name}:${description.replaceAll(":", "\\:")}`)}`;
}

function optionSpec({ short, long, description, takes, value }: OptionReference): string {
  const text = `[${description.replace(/[[\]\\]/g, "\\$&")}]`;
  const name = (value ?? "").replace(/[<>[\]]/g, "").replaceAll(":", "\\:");
  const argument = takes === "nothing" ? "" : `:${name}:${action(takes)}`;
  // Whatever is repeatable says so; for the others a second one does no harm.
  const spec =
    short === undefined ? `*${quote(`${long}${text}${argument}`)}` : `{${short},${long}}${quote(`${text}${argument}`)}`;
  return spec.replace(/^\*'/, "'*");
}

function action(takes: Takes): string {
  if (Array.isArray(takes)) return `(${takes.join(" ")})`;
  if (takes === "file") return "_files";
  return takes === "folder" ? "_files -/" : " ";
}

function lines(specs: readonly string[]): string[] {
  return specs.map((spec, at) => `            ${spec}${at < specs.length - 1 ? " \\" : ""}`);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

import type { CommandReference, OptionReference, Takes } from "../reference.js";

/** A completion script for zsh. */
export function zshCompletion(commands: readonly CommandReference[]): string {
  const described = commands.map(
    ({ name, description }) => `    ${quote(`${name}:${description.replaceAll(":", "\\:")}`)}`,
  );
  const cases = commands.map(({ name, options, argument }) => {
    const specs = options.map(optionSpec);
    if (argument) specs.push(quote(`${argument.repeats ? "*" : "1"}:${argument.name}:${action(argument.takes)}`));
    return [`        ${name})`, "          _arguments -s \\", ...lines(specs), "          ;;"].join("\n");
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
${cases.join("\n")}
      esac ;;
  esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _unspin "$@"; else compdef _unspin unspin; fi
`;
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

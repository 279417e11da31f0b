import { spawnSync } from "node:child_process";

/** One command of a transcript and what it printed: standard output, then standard error. */
interface Step {
  readonly command: string;
  readonly output: string;
}

/** A line that stands for any lines that are not shown. */
const ELISION = /^…\n/m;

/** Parts a transcript: a command stands behind `$ `, its further lines behind `> `, its output below. */
function stepsOf(transcript: string): Step[] {
  return transcript
    .split(/^\$ /m)
    .slice(1)
    .map((step) => {
      const lines = step.split("\n");
      let count = 1;
      while (lines[count]?.startsWith("> ")) count++;
      const command = lines.slice(0, count).map((line, i) => (i === 0 ? line : line.slice(2)));
      return { command: command.join("\n"), output: lines.slice(count).join("\n") };
    });
}

/**
 * Runs the commands of a transcript in one shell and gives the transcript as it should be: with what they really
 * printed, and the exit code of each that failed unless `echo $?` asks for it. Output that was elided stays so if it fits.
 */
export function rerun(transcript: string, cwd: string, env: NodeJS.ProcessEnv): string {
  const steps = stepsOf(transcript);
  const mark = "end of the output of command";
  const script = steps
    .map(({ command }) => `{ ${command}\n} 2> "$said"; status=$?; cat "$said"; echo "${mark} $status"; (exit $status)`)
    .join("\n");
  const { stdout } = spawnSync("bash", ["-c", `said=$(mktemp)\n${script}\nrm "$said"`], { cwd, env, encoding: "utf8" });
  const outputs = [...stdout.matchAll(new RegExp(`([\\s\\S]*?)${mark} (\\d+)\\n`, "g"))];
  return steps
    .map(({ command, output }, i) => {
      const [, printed, status] = outputs[i] ?? ["", "the shell ended before this command\n", "0"];
      const asked = steps[i + 1]?.command === "echo $?";
      const actual = status === "0" || asked ? printed : `${printed}[exit code ${status}]\n`;
      return `$ ${command.replaceAll("\n", "\n> ")}\n${fits(output, actual) ? output : actual}`;
    })
    .join("");
}

function fits(expected: string, actual: string): boolean {
  const parts = expected.split(ELISION);
  if (parts.length === 1) return expected === actual;
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[\\s\\S]*");
  return new RegExp(`^${pattern}$`).test(actual);
}

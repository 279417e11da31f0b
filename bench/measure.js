import { spawnSync } from "node:child_process";

/**
 * Runs commands as whole processes, in turn, so that a machine whose speed drifts is the same to all: the medians of
 * their CPU seconds (of the process and its children), wall seconds and peak memory in MB.
 */
export function measure(cases, runs, log = () => {}) {
  const figures = new Map(cases.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const { name, command, cwd } of cases) {
      const found = runOnce(command, cwd);
      figures.get(name).push(found);
      log(`${run + 1}/${runs} ${name}: ${found.cpu.toFixed(2)} s`);
    }
  }
  return new Map([...figures].map(([name, list]) => [name, medians(list)]));
}

function runOnce(command, cwd) {
  const [program, ...args] = command;
  const mark = "\nunspin-bench ";
  const { stderr, error } = spawnSync("/usr/bin/time", ["--quiet", "-f", `${mark}%U %S %e %M %x`, program, ...args], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
    maxBuffer: 1 << 30,
  });
  if (error) throw error;
  const [user, system, wall, kilobytes, status] = stderr
    .slice(stderr.lastIndexOf(mark) + mark.length)
    .split(" ")
    .map(Number);
  // Some tell by it how much they found; what cannot be run has these.
  if (status === 126 || status === 127) throw new Error(`${command.join(" ")} ended with ${status}: ${stderr}`);
  return { cpu: user + system, wall, memory: kilobytes / 1024 };
}

function medians(list) {
  const median = (key) => list.map((figures) => figures[key]).sort((a, b) => a - b)[list.length >> 1];
  return { cpu: median("cpu"), wall: median("wall"), memory: median("memory") };
}

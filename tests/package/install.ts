import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inject } from "vitest";
import { root } from "../support/root.js";

/** The oldest Node that is supported, and one of each later line. The registry has their executables as packages. */
export const NODES = ["20.19.0", "22.23.3", "24.9.0"] as const;

export interface PackedFile {
  readonly path: string;
  readonly size: number;
}

export interface Tarball {
  readonly path: string;
  readonly files: readonly PackedFile[];
  /** In bytes. */
  readonly unpackedSize: number;
}

/** This package as it is published, of what is built already. The first test of a run that asks packs it for all. */
export function pack(): Tarball {
  const folder = inject("packed");
  const list = join(folder, "tarball.json");
  if (!existsSync(list)) {
    const own = mkdtempSync(join(folder, "tarball-"));
    const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", own, root];
    const output = execFileSync("npm", args, { cwd: own, encoding: "utf8", stdio: "pipe" });
    const [{ filename, files, unpackedSize }] = JSON.parse(output);
    const tarball: Tarball = { path: join(own, filename), files, unpackedSize };
    writeFileSync(join(own, "tarball.json"), JSON.stringify(tarball));
    renameSync(join(own, "tarball.json"), list);
  }
  return JSON.parse(readFileSync(list, "utf8"));
}

/** A project of a stranger: a folder with nothing of this one in it. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), "unspin-project-"));

  constructor() {
    this.write({ "package.json": JSON.stringify({ name: "project", private: true, type: "module" }) });
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, content] of Object.entries(files)) {
      const path = join(this.folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
  }

  /** Installs packages, without running any script of theirs. */
  install(...packages: string[]): void {
    this.run("npm", ["install", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", ...packages]);
  }

  /** Installs what is named and the executables of these versions of Node. */
  installNodes(versions: readonly string[], ...packages: string[]): void {
    const name = `node-${process.platform}-${process.arch}`;
    this.install(...packages, ...versions.map((version) => `node-${version}@npm:${name}@${version}`));
  }

  /** The folder of a Node that was installed. */
  nodeFolder(version: string): string {
    return join(this.folder, `node_modules/node-${version}/bin`);
  }

  /** Runs a command to its end and gives its standard output; throws with all it said if it fails. */
  run(command: string, args: readonly string[], input = ""): string {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME };
    return execFileSync(command, args, { cwd: this.folder, encoding: "utf8", input, env, stdio: "pipe" });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The script of a package among this project's own tools. */
export function tool(path: string): string {
  return join(root, "node_modules", path);
}

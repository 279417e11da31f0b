import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

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

  /** Packs this package into the project's folder. It is built already. */
  pack(): Tarball {
    const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", this.folder, root];
    const [{ filename, files, unpackedSize }] = JSON.parse(this.run("npm", args));
    return { path: join(this.folder, filename), files, unpackedSize };
  }

  /** Installs packages, without running any script of theirs. */
  install(...packages: string[]): void {
    this.run("npm", ["install", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", ...packages]);
  }

  /** Installs what is named and the executables of all `NODES`. */
  installNodes(...packages: string[]): void {
    const name = `node-${process.platform}-${process.arch}`;
    this.install(...packages, ...NODES.map((version) => `node-${version}@npm:${name}@${version}`));
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

import type { Restorer } from "./restorer.js";

/** What a restorer is loaded with. */
interface Needs {
  readonly dictionaries: readonly string[];
  readonly model?: string;
}

/** Restorers that are loaded once: one for each set of dictionaries and model. */
export class Restorers {
  private readonly loaded = new Map<string, Promise<Restorer>>();

  constructor(private readonly load: (needs: Needs) => Promise<Restorer>) {}

  for({ dictionaries, model }: Needs): Promise<Restorer> {
    const key = JSON.stringify([dictionaries, model]);
    let restorer = this.loaded.get(key);
    if (restorer === undefined) {
      restorer = this.load({ dictionaries, ...(model === undefined ? {} : { model }) });
      this.loaded.set(key, restorer);
    }
    return restorer;
  }
}

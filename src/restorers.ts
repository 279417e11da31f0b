import type { Restorer } from "./restorer.js";

/** What a restorer is loaded with. */
interface Needs {
  readonly dictionaries: readonly string[];
  readonly model?: string;
}

/** Restorers that are loaded once: one for each set of dictionaries and model. What failed to load is tried again when it is asked for anew. */
export class Restorers {
  readonly #loaded = new Map<string, Promise<Restorer>>();
  readonly #load: (needs: Needs) => Promise<Restorer>;

  constructor(load: (needs: Needs) => Promise<Restorer>) {
    this.#load = load;
  }

  for({ dictionaries, model }: Needs): Promise<Restorer> {
    const key = JSON.stringify([dictionaries, model]);
    let restorer = this.#loaded.get(key);
    if (restorer === undefined) {
      restorer = this.#load({ dictionaries, ...(model === undefined ? {} : { model }) });
      this.#loaded.set(key, restorer);
      restorer.catch(() => this.#loaded.delete(key));
    }
    return restorer;
  }
}

import type { Restorer } from "../restorer.js";
import type { LoadRestorer } from "./load.js";
import type { Settings } from "./settings.js";

/** The restorers of one run: one for each set of dictionaries and model. */
export class Restorers {
  private readonly loaded = new Map<string, Promise<Restorer>>();

  constructor(private readonly load: LoadRestorer) {}

  for({ dictionaries, model }: Settings): Promise<Restorer> {
    const key = JSON.stringify([dictionaries, model]);
    let restorer = this.loaded.get(key);
    if (restorer === undefined) {
      restorer = this.load({ dictionaries, ...(model === undefined ? {} : { model }) });
      this.loaded.set(key, restorer);
    }
    return restorer;
  }
}

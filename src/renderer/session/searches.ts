import { LiveSearch } from './live-search.ts';
import type { OpenProject } from './open-project.ts';

/** The searches of an open project: each asks for itself, while something on the screen listens to it. */
export class Searches {
  readonly #byId = new Map<string, LiveSearch>();

  constructor(private readonly open: OpenProject) {}

  /** The search of this name; the first one has none. */
  of(id: string): LiveSearch {
    let search = this.#byId.get(id);
    if (!search) this.#byId.set(id, (search = new LiveSearch(this.open, id)));
    return search;
  }
}

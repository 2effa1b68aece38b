import { People } from '../../core/model/people.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** Everybody in the project. The same value as long as nobody comes or goes, is renamed or gets another colour. */
export class ProjectPeople {
  #version = -1;
  #signatures: ReadonlySet<string> = new Set();
  #people = new People([], []);

  constructor(private readonly store: ProjectStore) {}

  /** As they are now. */
  readonly now = (): People => {
    const { snapshot } = this.store;
    const [version, signatures] = [snapshot.version('people'), snapshot.signatures()];
    if (this.#version !== version || signatures !== this.#signatures) {
      this.#people = new People(snapshot.rows('people').values(), signatures);
      this.#signatures = signatures;
      this.#version = version;
    }
    return this.#people;
  };
}

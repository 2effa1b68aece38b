import { People, signaturesIn, signed } from '../../core/model/people.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** Everybody in the project. The same value as long as nobody comes or goes, is renamed or gets another colour. */
export class ProjectPeople {
  #key = '';
  #version = -1;
  #signatures: ReadonlySet<string> = new Set();
  #people = new People([], []);

  constructor(private readonly store: ProjectStore) {}

  /** As they are now. */
  readonly now = (): People => {
    const { snapshot } = this.store;
    const version = snapshot.version('people');
    const key = [version, ...signed.map((table) => snapshot.version(table))].join(' ');
    if (this.#key === key) return this.#people;
    this.#key = key;
    const signatures = signaturesIn(snapshot);
    if (this.#version !== version || !sameSet(signatures, this.#signatures)) {
      this.#people = new People(snapshot.rows('people').values(), signatures);
      this.#signatures = signatures;
      this.#version = version;
    }
    return this.#people;
  };
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

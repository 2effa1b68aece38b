import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { draftPlaceIsThere, storedAt } from '../commands/write-draft.ts';
import type { DraftPlace, ValuePlace } from '../commands/write-draft.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { Observable } from './observable.ts';
import { allAside, dropAside, dropKept, keepAside, keptAt, keyOfPlace, listenKept } from './kept-drafts.ts';
import type { SetAside } from './kept-drafts.ts';
import { typedWhen } from './typed-when.ts';
import { typedDate } from './typed-date.ts';

// What was written and is not stored, for a person to look at: words whose place is gone, which are set aside; and names
// and values that were half typed when their field went away, which wait in it.

/** Words of the list. `id` is null for what waits in its field. */
export interface Unstored {
  readonly id: Id | null;
  readonly place: DraftPlace;
  readonly words: string;
}

/** What an open project has of such words. */
export class UnstoredWords extends Observable<readonly Unstored[]> {
  /** What could not be kept beyond this window. */
  #here: readonly SetAside[] = [];
  #unfinished: readonly ValuePlace[] = [];

  constructor(private readonly store: ProjectStore) {
    super([]);
    this.#look();
  }

  /** Takes words in that cannot be stored at their place. */
  setAside(place: DraftPlace, words: string): void {
    const aside = { id: newId(), place, words };
    if (!keepAside(this.store.id, aside)) this.#here = [...this.#here, aside];
    this.#look();
  }

  /** The field of this place is gone before what was typed into it was done. */
  leave(place: ValuePlace): void {
    const key = keyOfPlace(place);
    if (this.#unfinished.every((one) => keyOfPlace(one) !== key)) this.#unfinished = [...this.#unfinished, place];
    this.#look();
  }

  /** Nobody wants these words any more. */
  drop({ id, place }: Unstored): void {
    if (id === null) dropKept(this.store.id, place);
    else {
      dropAside(this.store.id, id);
      this.#here = this.#here.filter((one) => one.id !== id);
    }
    this.#look();
  }

  /** What waits in a field may be done. */
  readonly look = (): void => this.#look();

  protected override wake(): () => void {
    this.#look();
    const stops = [this.store.subscribe(this.look), listenKept(this.look)];
    return () => {
      for (const stop of stops) stop();
    };
  }

  #look(): void {
    const waiting = this.#unfinished.flatMap((place): Unstored[] => {
      const words = unfinishedAt(this.store, place);
      return words === null || isLeftDate(this.store, place, words) ? [] : [{ id: null, place, words }];
    });
    const list = [...allAside(this.store.id), ...this.#here, ...waiting];
    if (JSON.stringify(list) !== JSON.stringify(this.state)) this.replace(list);
  }
}

/** What was typed into the field of a name or value and is not done; null if nothing was. */
export function unfinishedAt(store: ProjectStore, place: ValuePlace): string | null {
  const words = keptAt(store.id, place);
  const wanted = words !== null && draftPlaceIsThere(store, place) && words !== storedAt(store, place);
  return wanted ? words : null;
}

/** What could not be read as a date was left in its field on purpose, and is told of there. */
function isLeftDate(store: ProjectStore, place: ValuePlace, words: string): boolean {
  if (place.kind === 'claim-when' || place.kind === 'cell-when') return !typedWhen(words).readable;
  if (place.kind !== 'document-attribute') return false;
  const isDate = store.snapshot.rows('attributes').get(place.attributeId)?.type === 'date';
  return isDate && !typedDate(words, store.snapshot.rows('documents').get(place.id)?.language).readable;
}

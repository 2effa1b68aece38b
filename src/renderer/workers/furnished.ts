import { placeFurniture } from '../../core/anchor/place-furniture.ts';
import type { Diff } from '../../core/model/diff.ts';
import { furnishedName, furnitureRulings } from '../../core/model/furniture-rulings.ts';
import type { FurnitureRuling } from '../../core/model/furniture-rulings.ts';
import type { Id } from '../../core/model/id.ts';
import type { Text } from '../../core/model/records.ts';
import { furnish } from '../../core/passages/furnish.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** A text with its division as persons corrected it; `furnished` names the corrections, if there are any. */
export interface FurnishedText extends Pick<Text, 'text' | 'division'> {
  readonly furnished?: string;
}

/** What persons decided of furniture in a project, for whoever reads its texts. */
export class Furnished {
  #known: { readonly version: number; readonly byDocument: ReadonlyMap<Id, readonly FurnitureRuling[]> } | null = null;

  constructor(private readonly store: ProjectStore) {}

  /** A text of a version of a document, with what was decided of it. */
  furnish({ text, division }: Text, documentId: Id, version: number): FurnishedText {
    const rulings = this.#byDocument().get(documentId) ?? [];
    const furnished = furnishedName(rulings);
    if (furnished === undefined) return { text, division };
    return { text, division: furnish(text, division, placeFurniture(rulings, { version, text }).placed), furnished };
  }

  /** Names what was decided of a document; undefined if that is nothing. */
  nameOf(documentId: Id): string | undefined {
    return furnishedName(this.#byDocument().get(documentId) ?? []);
  }

  /** The same of all documents of which something was. */
  names(): ReadonlyMap<Id, string> {
    return new Map([...this.#byDocument()].map(([id, rulings]) => [id, furnishedName(rulings)!]));
  }

  #byDocument(): ReadonlyMap<Id, readonly FurnitureRuling[]> {
    const version = this.store.snapshot.version('rulings');
    if (this.#known?.version !== version) {
      this.#known = { version, byDocument: furnitureRulings(this.store.snapshot.rows('rulings').values()) };
    }
    return this.#known.byDocument;
  }
}

/** The documents of which a Diff changes what was decided. */
export function furnishedIn(diff: Diff): ReadonlySet<Id> {
  const changed = Object.values(diff.rulings ?? {}).flatMap((edit) => edit.filter((one) => one !== null));
  return new Set(furnitureRulings(changed).keys());
}

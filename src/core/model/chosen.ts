import type { Change, Verb } from './change.ts';
import type { Id } from './id.ts';
import type { Document } from './records.ts';

// A value that a person entered says so itself. That there shall be none, and a language, stand in the record as if the
// program had guessed them; only the history knows that a person chose them.

/** What a person chose about a document without a sign of it in its record. */
export interface Chosen {
  /** Attributes whose value was taken away, and not put back since. */
  readonly emptied: ReadonlySet<Id>;
  readonly language: boolean;
}

/** Of a document that no person corrected. */
export const nothingChosen: Chosen = { emptied: new Set(), language: false };

/** The acts by which a person chooses something about documents, or brings along what was chosen about another. */
export const choosingVerbs: readonly Verb[] = ['edit-document', 'edit-documents', 'take-in-values', 'take-as-version'];

/** What was chosen about each document. `changes` are those of `choosingVerbs` that are done, oldest first. */
export function chosenIn(changes: readonly Pick<Change, 'label' | 'diff'>[]): ReadonlyMap<Id, Chosen> {
  const chosen = new Map<Id, Chosen>();
  for (const { label, diff } of changes) {
    const edits = Object.entries(diff.documents ?? {});
    for (const [id, [before, after]] of edits) {
      const known = chosen.get(id) ?? nothingChosen;
      if (before === null || after === null) continue;
      if (label.verb !== 'take-as-version') chosen.set(id, edited(known, before, after));
      // The document that was joined with this one is gone; what was chosen about it holds here now.
      else for (const [joined, [, left]] of edits) if (left === null) chosen.set(id, both(known, chosen.get(joined)));
    }
  }
  return chosen;
}

function edited({ emptied, language }: Chosen, before: Document, after: Document): Chosen {
  const without = Object.keys(before.attributes).filter((id) => !(id in after.attributes));
  return {
    emptied: new Set([...emptied, ...without].filter((id) => !(id in after.attributes))),
    language: language || before.language !== after.language,
  };
}

function both(one: Chosen, other: Chosen = nothingChosen): Chosen {
  return { emptied: new Set([...one.emptied, ...other.emptied]), language: one.language || other.language };
}

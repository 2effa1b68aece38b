import { chosenIn, choosingVerbs, nothingChosen } from '../../core/model/chosen.ts';
import type { Chosen } from '../../core/model/chosen.ts';
import type { Id } from '../../core/model/id.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** What a person chose about a document. */
export type ChosenFacts = (documentId: Id) => Promise<Result<Chosen>>;

/** Reads the history when it is asked for the first time, and only then: one decision is made on one state of it. */
export function chosenFacts(store: ProjectStore): ChosenFacts {
  let read: Promise<Result<ReadonlyMap<Id, Chosen>>> | null = null;
  return async (documentId) => {
    read ??= store.changesOf(choosingVerbs).then((changes) => (changes.ok ? ok(chosenIn(changes.value)) : changes));
    const chosen = await read;
    return chosen.ok ? ok(chosen.value.get(documentId) ?? nothingChosen) : chosen;
  };
}

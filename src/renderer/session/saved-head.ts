import { documentIdsOf } from '../../core/model/account.ts';
import type { AccountId } from '../../core/model/account.ts';
import { shownName } from '../../core/model/shown-name.ts';
import { savedHeadWords as words } from '../words/saved-head.ts';
import type { Desk } from '../commands/desk.ts';
import { projectOf } from '../commands/projects.ts';

/** How much of a table is saved. */
export interface SavedPart {
  readonly shown: number;
  readonly all: number;
  /** What is counted, as `rows`. */
  readonly what: string;
}

/**
 * What a saved table says above its rows: how it was made, what of it is left out, and whence and when it is. Of the event set
 * that holds exactly these documents its name.
 */
export function savedHead(desk: Desk, how: string, accounts: readonly AccountId[], part?: SavedPart): string {
  const { store, now } = desk;
  const ids = new Set(documentIdsOf(accounts));
  const set = [...store.snapshot.rows('eventSets').values()].find(
    ({ documentIds }) => documentIds.length === ids.size && documentIds.every((id) => ids.has(id)),
  );
  const whence = set ? words.fromSet(projectName(desk), set.name, now().slice(0, 10)) : whenceOf(desk);
  return [how, ...leftOut(part), whence].join(' ');
}

/** What of a table or chart is left out, as a sentence; none where all of it is there. */
export function leftOut(part?: SavedPart): readonly string[] {
  return part && part.shown < part.all ? [words.part(part.shown, part.all, part.what, words.leftOut)] : [];
}

/** Whence and when something is that is saved. */
export function whenceOf(desk: Pick<Desk, 'store' | 'now'>): string {
  return words.from(projectName(desk), desk.now().slice(0, 10));
}

function projectName({ store }: Pick<Desk, 'store'>): string {
  return shownName(projectOf(store)?.name ?? '');
}

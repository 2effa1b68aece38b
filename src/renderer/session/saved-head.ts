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
export function savedHead(
  { store, now }: Pick<Desk, 'store' | 'now'>,
  how: string,
  accounts: readonly AccountId[],
  part?: SavedPart,
): string {
  const project = shownName(projectOf(store)?.name ?? '');
  const ids = new Set(documentIdsOf(accounts));
  const set = [...store.snapshot.rows('eventSets').values()].find(
    ({ documentIds }) => ids.size > 0 && documentIds.length === ids.size && documentIds.every((id) => ids.has(id)),
  );
  const day = now().slice(0, 10);
  const left = part && part.shown < part.all ? [words.part(part.shown, part.all, part.what, words.leftOut)] : [];
  const whence = set ? words.fromSet(project, set.name, day) : words.from(project, day);
  return [how, ...left, whence].join(' ');
}

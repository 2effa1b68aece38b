import { dateCell, momentCell } from '../../core/exchange/comma-separated.ts';
import type { AboutTable } from '../../core/exchange/saved-table.ts';
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

/** What a filter is called, and what was chosen or typed; one that says nothing is not on. */
export type Filter = readonly [name: string, chosen: string | null];

/** What is known of a table that is saved. */
export interface AskedHead {
  readonly title: string;
  /** How it was made, and what it does not mean. */
  readonly how?: string;
  readonly part?: SavedPart;
  readonly filters?: readonly Filter[];
  /** Some of its cells are moments. */
  readonly times?: true;
  /** The documents that are compared. */
  readonly accounts?: readonly AccountId[];
}

/** What a saved table says of itself: the sentences above a page, and the lines of a workbook. */
export interface SavedHead {
  readonly title: string;
  readonly how: string;
  readonly about: readonly AboutTable[];
}

/**
 * What a saved table says above its rows: how it was made, what of it is left out by which filter, and whence and when it is.
 * Of the event set that holds exactly these documents its name.
 */
export function savedHead({ store, now }: Pick<Desk, 'store' | 'now'>, asked: AskedHead): SavedHead {
  const { title, how = '', part, accounts = [] } = asked;
  const project = shownName(projectOf(store)?.name ?? '');
  const ids = new Set(documentIdsOf(accounts));
  const set = [...store.snapshot.rows('eventSets').values()].find(
    ({ documentIds }) => ids.size > 0 && documentIds.length === ids.size && documentIds.every((id) => ids.has(id)),
  );
  const day = now().slice(0, 10);
  const isPart = part !== undefined && part.shown < part.all;
  const left = isPart ? [words.part(part.shown, part.all, part.what, words.leftOut)] : [];
  const filters = (asked.filters ?? []).filter(([, chosen]) => chosen !== null && chosen.trim() !== '');
  const filtered = filters.map(([name, chosen]) => words.filtered(name, chosen!));
  const whence = set ? words.fromSet(project, set.name, day) : words.from(project, day);
  const { labels } = words;
  return {
    title,
    how: [how, ...left, ...filtered, whence].filter((one) => one !== '').join(' '),
    about: [
      { label: labels.table, words: title },
      ...(how === '' ? [] : [{ label: labels.how, words: how }]),
      ...(part ? [{ label: labels.rows, words: isPart ? left[0] : words.whole(part.all, part.what) }] : []),
      ...filters.map(([name, chosen]) => ({ label: labels.filter, words: `${name}: ${chosen}` })),
      { label: labels.project, words: project },
      ...(set ? [{ label: labels.eventSet, words: set.name }] : []),
      { label: labels.saved, words: dateCell(day) },
      ...(asked.times ? [{ label: labels.times, words: words.clock(momentCell(now()).date.slice(-6)) }] : []),
    ],
  };
}

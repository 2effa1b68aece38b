import type { Change } from '../model/change.ts';
import { edits, sameValue } from '../model/diff.ts';
import type { Diff } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import { Rows } from './state.ts';
import type { ProjectState } from './state.ts';

/** Up to where a project's history was taken into another, so that a later merge asks only for what came after. */
export interface Through {
  /** The id of the project record. */
  readonly projectId: Id;
  /** The last Change of it; null: it had none. */
  readonly changeId: Id | null;
  /** Of that Change's Diff: it may have grown since, as long as the stretch of writing went on. */
  readonly print: string;
}

/** What both sides have in common. */
export interface Base {
  readonly rows: Rows;
  /** Whose ids stand in it. */
  readonly idsOf: 'both' | 'ours' | 'theirs';
}

/** How far the history of a project goes. */
export function throughOf({ records, changes }: ProjectState): Through {
  const last = changes.at(-1);
  return {
    projectId: records.project[0]?.id ?? '',
    changeId: last?.id ?? null,
    print: last ? printOf(last.diff) : '',
  };
}

/**
 * The newest state that both sides hold: the one at which one of them was taken into the other, or the last that their
 * histories have in common. Null if they have none. `ourMerges` and `theirMerges`: what was taken into each.
 */
export function baseOf(
  ours: ProjectState,
  theirs: ProjectState,
  ourMerges: readonly Through[] = [],
  theirMerges: readonly Through[] = [],
): Base | null {
  const shared = sharedLength(ours.changes, theirs.changes);
  const found: { readonly base: Base; readonly time: string }[] = [];
  if (shared > 0 || ours.records.project[0]?.id === theirs.records.project[0]?.id) {
    const rows = stateAt(ours, shared);
    found.push({ base: { rows, idsOf: 'both' }, time: ours.changes[shared - 1]?.time ?? '' });
  }
  for (const [merges, of, idsOf] of [
    [ourMerges, theirs, 'theirs'],
    [theirMerges, ours, 'ours'],
  ] as const) {
    const length = Math.max(-1, ...merges.map((through) => lengthAt(through, of)));
    if (length >= 0)
      found.push({ base: { rows: stateAt(of, length), idsOf }, time: of.changes[length - 1]?.time ?? '' });
  }
  // Of two that are equally old the one that a merge tells of holds more.
  return (
    found.reduce<(typeof found)[number] | null>(
      (newest, one) => (newest && newest.time > one.time ? newest : one),
      null,
    )?.base ?? null
  );
}

/** How many Changes of their beginning are the same, done or not. */
function sharedLength(a: readonly Change[], b: readonly Change[]): number {
  let at = 0;
  while (at < a.length && at < b.length && isSame(a[at]!, b[at]!)) at += 1;
  return at;
}

function isSame(a: Change, b: Change): boolean {
  return a.id === b.id && (a.state === 'done') === (b.state === 'done') && sameValue(a.diff, b.diff);
}

/** After how many Changes of a project it was taken; -1 if it is not that project, or its history is another now. */
function lengthAt({ projectId, changeId, print }: Through, { records, changes }: ProjectState): number {
  if (records.project[0]?.id !== projectId) return -1;
  if (changeId === null) return 0;
  const at = changes.findLastIndex(({ id }) => id === changeId);
  if (at < 0) return -1;
  return printOf(changes[at]!.diff) === print ? at + 1 : at;
}

/** The records as they were after so many Changes, those left out that were taken back since. */
function stateAt({ records, changes }: ProjectState, length: number): Rows {
  const rows = Rows.of(records);
  for (let at = changes.length - 1; at >= length; at -= 1) {
    const { state, diff } = changes[at]!;
    if (state !== 'done') continue;
    for (const [table, id, [before]] of edits(diff)) rows.set(table, id, before);
  }
  return rows;
}

/** It tells a Diff from itself some words later, not from a forged one. Equal whatever the order of keys. */
function printOf(diff: Diff): string {
  // FNV-1a.
  let hash = 0x811c9dc5;
  let length = 0;
  const take = (words: string) => {
    length += words.length;
    for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  };
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return take(JSON.stringify(value) ?? '');
    take(Array.isArray(value) ? '[' : '{');
    for (const [key, inner] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
      if (inner === undefined) continue;
      take(`,${key}:`);
      walk(inner);
    }
  };
  walk(diff);
  return `${length.toString(36)}-${(hash >>> 0).toString(36)}`;
}

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

/** A state that both sides hold. */
export interface Base {
  readonly rows: Rows;
  /** Whose ids stand in it. */
  readonly idsOf: 'both' | 'ours' | 'theirs';
}

/** What both sides have in common. */
export interface Common {
  /**
   * The newest states that both hold; none if they have no past in common. Two, where each side was taken into the other
   * and neither of these merges knew of the other one.
   */
  readonly newest: readonly Base[];
  /** Older than both; what one of two changed since is newer than what the other left. */
  readonly under: Rows | null;
  /** How many Changes of each history the other side knows. */
  readonly known: { readonly ours: number; readonly theirs: number };
}

/** Of two projects that have no past in common. */
export const nothingCommon: Common = { newest: [], under: null, known: { ours: 0, theirs: 0 } };

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
 * The newest states that both sides hold: those at which one was taken into the other, or the last that their histories
 * have in common. Which is newer is told by what it holds of either history, never by times: no two machines agree on
 * the time. `ourMerges` and `theirMerges`: what was taken into each.
 */
export function baseOf(
  ours: ProjectState,
  theirs: ProjectState,
  ourMerges: readonly Through[] = [],
  theirMerges: readonly Through[] = [],
): Common {
  const shared = sharedLength(ours.changes, theirs.changes);
  const found: Held[] = [];
  if (shared > 0 || ours.records.project[0]?.id === theirs.records.project[0]?.id) {
    found.push({ rows: stateAt(ours, shared), idsOf: 'both', ours: shared, theirs: shared });
  }
  const reach = (merges: Iterable<Through>, of: ProjectState) =>
    Math.max(-1, ...[...merges].map((through) => lengthAt(through, of)));
  const [ofTheirs, ofOurs] = [reach(ourMerges, theirs), reach(theirMerges, ours)];
  if (ofTheirs >= 0) {
    const rows = stateAt(theirs, ofTheirs);
    const known = Math.max(Math.min(shared, ofTheirs), reach(rows.all('merges').values(), ours));
    found.push({ rows, idsOf: 'theirs', ours: known, theirs: ofTheirs });
  }
  if (ofOurs >= 0) {
    const rows = stateAt(ours, ofOurs);
    const known = Math.max(Math.min(shared, ofOurs), reach(rows.all('merges').values(), theirs));
    found.push({ rows, idsOf: 'ours', ours: ofOurs, theirs: known });
  }
  // Of two that hold the same the one that a merge tells of holds more.
  const newest = found.filter(
    (one, at) => !found.some((other, by) => other !== one && holds(other, one) && (by > at || !holds(one, other))),
  );
  const [first] = found;
  const known = (of: 'ours' | 'theirs') => Math.max(0, ...newest.map((one) => one[of]));
  return {
    newest,
    under: newest.length > 1 && first?.idsOf === 'both' ? first.rows : null,
    known: { ours: known('ours'), theirs: known('theirs') },
  };
}

/** A state, and how much of each history is in it. */
interface Held extends Base {
  readonly ours: number;
  readonly theirs: number;
}

function holds(a: Held, b: Held): boolean {
  return a.ours >= b.ours && a.theirs >= b.theirs;
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

/** Records that were removed after so many Changes, as they were last. Acts that were taken back removed nothing. */
export function removedSince(length: number, { records, changes }: ProjectState): Rows {
  const here = Rows.of(records);
  const gone = new Rows();
  for (const { state, diff } of changes.slice(length)) {
    if (state !== 'done') continue;
    for (const [table, id, [before, after]] of edits(diff)) {
      if (before && !after && !here.get(table, id)) gone.set(table, id, before);
    }
  }
  return gone;
}

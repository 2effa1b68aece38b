import type { Id } from '../../core/model/id.ts';
import type { Colour, Tag } from '../../core/model/records.ts';
import { tagPath } from '../../core/model/tags.ts';

/** One line of the tag picker. */
export interface Choice {
  /** Null makes a new tag of that path. */
  readonly tagId: Id | null;
  readonly path: string;
  readonly colour: Colour | null;
}

/**
 * The tags whose path holds every typed word, case and marks ignored: those first whose own name begins so, then by
 * recency. Unless a tag has exactly the typed path or name, a new one is offered, last.
 */
export function choicesFor(typed: string, tags: ReadonlyMap<Id, Tag>, recent: readonly Id[]): readonly Choice[] {
  const wanted = fold(pathNames(typed).join('/'));
  const words = wanted.split(/[\s/]+/u).filter((word) => word !== '');
  const age = new Map(recent.map((id, at) => [id, at]));
  const found = [...tags.values()]
    .map((tag) => ({ tag, path: tagPath(tags, tag.id).join('/'), name: fold(tag.name) }))
    .map((one) => ({ ...one, folded: fold(one.path) }))
    .filter(({ folded }) => words.every((word) => folded.includes(word)))
    .map((one) => ({ ...one, rank: rankOf(one, wanted), age: age.get(one.tag.id) ?? recent.length }))
    .sort((a, b) => a.rank - b.rank || a.age - b.age || a.path.localeCompare(b.path));
  const choices = found.map(({ tag, path }): Choice => ({ tagId: tag.id, path, colour: tag.colour }));
  if (wanted === '' || found.some(({ rank }) => rank === 0)) return choices;
  return [...choices, { tagId: null, path: pathNames(typed).join('/'), colour: null }];
}

function rankOf({ name, folded }: { name: string; folded: string }, wanted: string): number {
  if (wanted === '') return 1;
  if (folded === wanted || name === wanted) return 0;
  return name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3;
}

function fold(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** The names of a path like `Aid/Food`, tidied; empty ones are left out. */
export function pathNames(path: string): readonly string[] {
  return path
    .split('/')
    .map((name) => name.replace(/\s+/gu, ' ').trim())
    .filter((name) => name !== '');
}

import type { Id } from '../../core/model/id.ts';
import type { Colour, Tag } from '../../core/model/records.ts';
import { readTagPath, tagLabels, writeTagPath } from '../../core/model/tag-paths.ts';
import { TagTree } from '../../core/model/tag-tree.ts';

/** One line of the tag picker. */
export interface Choice {
  /** Null makes a new tag of that path. */
  readonly tagId: Id | null;
  readonly names: readonly string[];
  readonly path: string;
  readonly colour: Colour | null;
}

/** How well a tag fits what was typed, the best first. */
const fits = ['same path', 'same name', 'another spelling', 'begins so', 'holds it', 'path holds it'] as const;
type Fit = (typeof fits)[number];

/**
 * The tags whose path holds every typed word, case and marks ignored: the best fit first, then by recency. Unless a tag
 * has exactly the typed path, making it is offered, too: first where what was typed is no abbreviation of the best fit.
 */
export function choicesFor(typed: string, tags: ReadonlyMap<Id, Tag>, recent: readonly Id[]): readonly Choice[] {
  const names = readTagPath(typed);
  const wanted = names.join('/');
  const words = fold(wanted)
    .split(/[\s/]+/u)
    .filter((word) => word !== '');
  const age = new Map(recent.map((id, at) => [id, at]));
  const labels = tagLabels(tags);
  const tree = new TagTree(tags);
  const found = [...tags.values()]
    .map((tag) => ({ tag, names: tree.path(tag.id) }))
    .map((one) => ({ ...one, path: one.names.join('/') }))
    .filter(({ path }) => words.every((word) => fold(path).includes(word)))
    .map((one) => ({ ...one, fit: fitOf(one.tag.name, one.path, wanted), age: age.get(one.tag.id) ?? recent.length }))
    .sort((a, b) => fits.indexOf(a.fit) - fits.indexOf(b.fit) || a.age - b.age || a.path.localeCompare(b.path));
  const choices = found.map(({ tag, names, path }): Choice => {
    // Of two tags of one path the label has a number.
    const label = labels.get(tag.id)!;
    return { tagId: tag.id, names, path: label.length > path.length ? label : path, colour: tag.colour };
  });
  if (wanted === '' || found.some((one) => isSame(one.names, names))) return choices;
  const making: Choice = { tagId: null, names, path: writeTagPath(names), colour: null };
  const [best] = found;
  const at = best && isMeant(best.fit, best.tag.name, best.path, wanted) ? 1 : 0;
  return [...choices.slice(0, at), making, ...choices.slice(at)];
}

function fitOf(name: string, path: string, wanted: string): Fit {
  if (path === wanted) return 'same path';
  if (name === wanted) return 'same name';
  const [foldedName, folded] = [fold(name), fold(wanted)];
  if (foldedName === folded || fold(path) === folded) return 'another spelling';
  if (foldedName.startsWith(folded)) return 'begins so';
  return foldedName.includes(folded) ? 'holds it' : 'path holds it';
}

/** Whether the tag is what one means who typed this and no more: its very name, written plainer or cut within a word. */
function isMeant(fit: Fit, name: string, path: string, wanted: string): boolean {
  if (fit === 'same path' || fit === 'same name') return true;
  const low = wanted.toLocaleLowerCase();
  // Small letters and letters without their marks are how one types in a hurry; other marks are another word.
  if (fit === 'another spelling')
    return low === fold(wanted) || [name, path].some((one) => one.toLocaleLowerCase() === low);
  if (fit !== 'begins so') return true;
  // `Theme 1` is not short for `Theme 10`, nor `War` for `War crimes`.
  const next = [...fold(name)][[...fold(wanted)].length] ?? '';
  return /[\p{L}\p{M}]/u.test(next);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, at) => name.normalize('NFC') === b[at]);
}

function fold(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

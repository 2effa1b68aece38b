import { foldWord } from '../../core/text/fold.ts';
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
const fits = [
  'same path',
  'same name',
  'another spelling',
  'begins so',
  'holds it',
  'path holds it',
  'its words begin so',
  'only its letters',
] as const;
type Fit = (typeof fits)[number];

/** A path: its names with a slash between, and as it can be read again, where a slash in a name is another sign. */
interface Named {
  readonly names: readonly string[];
  readonly plain: string;
  readonly written: string;
}

function named(names: readonly string[]): Named {
  return { names, plain: names.join('/'), written: writeTagPath(names) };
}

/**
 * The tags whose path holds every typed word, case and marks ignored: the best fit first, then by recency. Unless a tag
 * has exactly the typed path, making it is offered, too: first where what was typed is no abbreviation of the best fit.
 */
export function choicesFor(typed: string, tags: ReadonlyMap<Id, Tag>, recent: readonly Id[]): readonly Choice[] {
  const wanted = named(readTagPath(typed));
  const { names } = wanted;
  const words = foldWord(wanted.plain)
    .split(/[\s/]+/u)
    .filter((word) => word !== '');
  const age = new Map(recent.map((id, at) => [id, at]));
  const labels = tagLabels(tags);
  const tree = new TagTree(tags);
  const found = [...tags.values()]
    .map((tag) => ({ tag, ...named(tree.path(tag.id)) }))
    .filter(({ plain }) => words.every((word) => foldWord(plain).includes(word)))
    .map((one) => ({ ...one, fit: fitOf(one, wanted), age: age.get(one.tag.id) ?? recent.length }))
    .sort((a, b) => fits.indexOf(a.fit) - fits.indexOf(b.fit) || a.age - b.age || a.plain.localeCompare(b.plain));
  const choices = found.map(({ tag, names, plain: path }): Choice => {
    // Of two tags of one path the label has a number.
    const label = labels.get(tag.id)!;
    return { tagId: tag.id, names, path: label.length > path.length ? label : path, colour: tag.colour };
  });
  if (wanted.plain === '' || found.some((one) => isSame(one.names, names))) return choices;
  const making: Choice = { tagId: null, names, path: writeTagPath(names), colour: null };
  const [best] = found;
  const at = best && isMeant(best.fit, best, wanted) ? 1 : 0;
  return [...choices.slice(0, at), making, ...choices.slice(at)];
}

function fitOf({ names, written: path }: Named, wanted: Named): Fit {
  const name = names.at(-1)!;
  if (path === wanted.written) return 'same path';
  if (name === wanted.plain) return 'same name';
  const [foldedName, foldedPath] = [foldWord(name), foldWord(path)];
  const [plain, written] = [foldWord(wanted.plain), foldWord(wanted.written)];
  if (foldedName === plain || foldedPath === written) return 'another spelling';
  if (foldedName.startsWith(plain)) return 'begins so';
  if (foldedName.includes(plain)) return 'holds it';
  if (foldedPath.includes(written)) return 'path holds it';
  return beginWords(wanted, foldWord(names.join(' '))) ? 'its words begin so' : 'only its letters';
}

/** Whether each typed word begins another word of the path, in order: `ai fo` for Aid/Food. Who types a slash means a path. */
function beginWords({ plain }: Named, folded: string): boolean {
  if (plain.includes('/')) return false;
  let at = 0;
  return foldWord(plain)
    .split(/\s+/u)
    .every((word) => {
      const found = ` ${folded}`.indexOf(` ${word}`, at);
      at = found + 1;
      return found >= 0;
    });
}

/** Whether the tag is what one means who typed this and no more: its very name, written plainer or cut within a word. */
function isMeant(fit: Fit, { names, written: path }: Named, wanted: Named): boolean {
  // Letters that stand about in the tag say nothing of what was meant.
  if (fit === 'only its letters') return false;
  if (fit === 'same path' || fit === 'same name') return true;
  const name = names.at(-1)!;
  const [plain, written] = [wanted.plain.toLocaleLowerCase(), wanted.written.toLocaleLowerCase()];
  // Small letters and letters without their marks are how one types in a hurry; other marks are another word.
  if (fit === 'another spelling')
    return (
      plain === foldWord(wanted.plain) || name.toLocaleLowerCase() === plain || path.toLocaleLowerCase() === written
    );
  if (fit !== 'begins so') return true;
  // `Theme 1` is not short for `Theme 10`, nor `War` for `War crimes`.
  const next = [...foldWord(name)][[...foldWord(wanted.plain)].length] ?? '';
  return /[\p{L}\p{M}]/u.test(next);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, at) => name.normalize('NFC') === b[at]);
}

import { foldWord } from '../../core/text/fold.ts';
import { leapsOf } from '../../core/text/near-names.ts';
import type { Id } from '../../core/model/id.ts';
import type { Colour, Tag } from '../../core/model/records.ts';
import { readTagPath, tagLabels, writeTagPath, writtenPaths } from '../../core/model/tag-paths.ts';
import { shownPath, TagTree } from '../../core/model/tag-tree.ts';

/** One line of the tag picker. */
export interface Choice {
  /** Null makes a new tag of that path. */
  readonly tagId: Id | null;
  readonly names: readonly string[];
  /** As a person reads it. */
  readonly path: string;
  /** Whether a slash that was typed is part of a name here; typed, it stands between two. */
  readonly slashInName: boolean;
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
  'a slash in its name',
  'its words begin so',
  'abbreviated so',
  'only its letters',
] as const;
type Fit = (typeof fits)[number];

/** A path: as it looks when it is typed, and as it can be read again, where a slash in a name is another sign. */
interface Named {
  readonly names: readonly string[];
  readonly plain: string;
  readonly written: string;
}

/** A tag that holds what was typed. Below many tags its path is long, so what is seldom asked of it is asked when it is. */
interface Found {
  readonly tag: Tag;
  readonly plain: string;
  readonly written: string;
  readonly names: () => readonly string[];
  /** The written path, and the names with blanks between, folded. */
  readonly folded: string;
  readonly foldedWords: string;
  /** How much is left out of its names by those typed words that only abbreviate them; see `leapsOf`. */
  readonly leaps: number;
}

function named(names: readonly string[]): Named {
  return { names, plain: names.join('/'), written: writeTagPath(names) };
}

/**
 * The tags whose path holds every typed word, or is abbreviated so, case and marks ignored: the best fit first, then by
 * recency. Unless a tag
 * has exactly the typed path, making it is offered, too: first where what was typed is no abbreviation of the best fit.
 */
export function choicesFor(typed: string, tags: ReadonlyMap<Id, Tag>, recent: readonly Id[]): readonly Choice[] {
  const wanted = named(readTagPath(typed));
  const { names } = wanted;
  const age = new Map(recent.map((id, at) => [id, at]));
  const labels = tagLabels(tags);
  const fit = fitting(wanted);
  const found = holding(tags, foldWord(wanted.plain).split(/[\s/]+/u))
    .map((one) => ({ ...one, fit: fit(one), age: age.get(one.tag.id) ?? recent.length }))
    .sort(
      (a, b) =>
        fits.indexOf(a.fit) - fits.indexOf(b.fit) || a.leaps - b.leaps || a.age - b.age || byName(a.plain, b.plain),
    );
  const choices = found.map(({ tag, names: namesOf, plain: path, fit }): Choice => {
    // Of two tags of one path the label has a number.
    const label = labels.get(tag.id)!;
    const shown = label.length > path.length ? label : path;
    return {
      tagId: tag.id,
      names: namesOf(),
      path: shown,
      slashInName: fit === 'a slash in its name',
      colour: tag.colour,
    };
  });
  if (wanted.plain === '' || found.some(({ tag, names: of }) => isNamed(tag, names) && isSame(of(), names)))
    return choices;
  const making: Choice = { tagId: null, names, path: shownPath(names), slashInName: false, colour: null };
  const [best] = found;
  const at = best && isMeant(best.fit, best, wanted) ? 1 : 0;
  return [...choices.slice(0, at), making, ...choices.slice(at)];
}

/**
 * The tags that a list shows while a path is typed, those below others first: where there are any, a tag with a slash in
 * its name is not among them. Null if it is no path that is typed.
 */
export function tagsOfTypedPath(typed: string, tags: ReadonlyMap<Id, Tag>): ReadonlySet<Id> | null {
  const wanted = named(readTagPath(typed));
  if (wanted.names.length < 2) return null;
  const fit = fitting(wanted);
  const found = holding(tags, foldWord(wanted.plain).split(/[\s/]+/u)).map((one) => [one.tag.id, fit(one)] as const);
  const of = (...wantedFits: readonly Fit[]) => found.flatMap(([id, one]) => (wantedFits.includes(one) ? [id] : []));
  const below = of('same path', 'another spelling', 'path holds it');
  return new Set(below.length > 0 ? below : of('a slash in its name'));
}

const { compare: byName } = new Intl.Collator();

/** Which of the typed words neither the tag nor those above it hold, and what is looked for in their names. */
interface Above {
  readonly lacks: readonly string[];
  /** Those that abbreviate no name neither. */
  readonly lacksWholly: readonly string[];
  readonly leaps: number;
  readonly folded: string;
  readonly foldedWords: string;
}

/**
 * The tags whose paths hold all of the words, or are abbreviated so. No word has a slash in it, so each stands in one of
 * the names: a tag holds those that the one above it holds, and those in its own name. One that is only abbreviated has
 * a word in its own name, else all below it would be listed.
 */
function holding(tags: ReadonlyMap<Id, Tag>, typed: readonly string[]): readonly Found[] {
  const words = typed.filter((word) => word !== '');
  const tree = new TagTree(tags);
  const written = writtenPaths(tree);
  const above = new Map<Id, Above>();
  const holds: Found[] = [];
  for (const tag of tree.inOrder()) {
    const parent = above.get(tree.parentOf(tag.id) ?? '');
    const name = words.length === 0 ? '' : foldWord(tag.name);
    const here = beside(parent, name, words);
    above.set(tag.id, here);
    const { lacks, lacksWholly, leaps, folded, foldedWords } = here;
    if (lacks.length > 0 && (lacksWholly.length > 0 || !words.some((word) => isIn(word, name)))) continue;
    const path = { plain: tree.joined(tag.id), written: written.get(tag.id)!, names: () => tree.path(tag.id) };
    holds.push({ tag, ...path, folded, foldedWords, leaps: lacks.length > 0 ? leaps : 0 });
  }
  return holds;
}

function beside(parent: Above | undefined, name: string, words: readonly string[]): Above {
  let leaps = parent?.leaps ?? 0;
  const lacks = (parent?.lacks ?? words).filter((word) => !name.includes(word));
  const lacksWholly = (parent?.lacksWholly ?? words).filter((word) => {
    if (name.includes(word)) return false;
    const more = leapsOf(word, name);
    leaps += more ?? 0;
    return more === null;
  });
  const folded = (parent ? `${parent.folded}/` : '') + writeTagPath([name]);
  const foldedWords = (parent ? `${parent.foldedWords} ` : '') + name;
  return { lacks, lacksWholly, leaps, folded, foldedWords };
}

function isIn(word: string, name: string): boolean {
  return name.includes(word) || leapsOf(word, name) !== null;
}

/** How well a tag fits what was typed. */
function fitting(wanted: Named): (found: Found) => Fit {
  const [plain, written] = [foldWord(wanted.plain), foldWord(wanted.written)];
  const isPath = wanted.names.length > 1;
  return ({ tag: { name }, written: path, folded, foldedWords, leaps }) => {
    if (path === wanted.written) return 'same path';
    if (isPath) {
      if (folded === written) return 'another spelling';
      if (folded.includes(written)) return 'path holds it';
      return foldWord(name).includes(plain) ? 'a slash in its name' : 'only its letters';
    }
    if (leaps > 0) return 'abbreviated so';
    if (name === wanted.plain) return 'same name';
    const foldedName = foldWord(name);
    if (foldedName === plain) return 'another spelling';
    // A path that begins with nothing typed begins so.
    if (plain === '') return 'begins so';
    if (foldedName.startsWith(plain)) return 'begins so';
    if (foldedName.includes(plain)) return 'holds it';
    if (folded.includes(written)) return 'path holds it';
    return beginWords(wanted, foldedWords) ? 'its words begin so' : 'only its letters';
  };
}

/** Whether each typed word begins another word of the path, in order: `ai fo` for Aid/Food. */
function beginWords({ plain }: Named, folded: string): boolean {
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
function isMeant(fit: Fit, { tag: { name }, written: path, folded }: Found, wanted: Named): boolean {
  // Letters that stand about in the tag say nothing of what was meant, and a typed slash is none in a name.
  if (fit === 'abbreviated so') return isInitials(wanted.plain, foldWord(name));
  if (fit === 'only its letters' || fit === 'a slash in its name') return false;
  if (fit === 'same path' || fit === 'same name') return true;
  const [plain, written] = [wanted.plain.toLocaleLowerCase(), wanted.written.toLocaleLowerCase()];
  // Small letters and letters without their marks are how one types in a hurry; other marks are another word.
  if (fit === 'another spelling')
    return (
      plain === foldWord(wanted.plain) || name.toLocaleLowerCase() === plain || path.toLocaleLowerCase() === written
    );
  // `Theme 1` is not short for `Theme 10`, nor `War` for `War crimes`, at the end of a path neither.
  const begun = foldWord(wanted.written);
  if (fit === 'path holds it') return isCutWord(folded, folded.lastIndexOf(begun) + begun.length, true);
  if (fit !== 'begins so') return true;
  return isCutWord(foldWord(name), foldWord(wanted.plain).length, false);
}

/** Whether small letters were typed, as in a hurry, that are the first of each word of a name. */
function isInitials(typed: string, name: string): boolean {
  const initials = Array.from(name.matchAll(/(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}]/gu), ([letter]) => letter);
  return initials.length > 1 && typed === initials.join('');
}

/** Whether a word goes on there; `orEnds`: or the name is over. */
function isCutWord(folded: string, at: number, orEnds: boolean): boolean {
  const next = folded.slice(at);
  return /^[\p{L}\p{M}]/u.test(next) || (orEnds && /^(?:\/|$)/u.test(next));
}

/** Quickly, before the whole path is looked at. */
function isNamed({ name }: Tag, names: readonly string[]): boolean {
  return name.normalize('NFC') === names.at(-1);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, at) => name.normalize('NFC') === b[at]);
}

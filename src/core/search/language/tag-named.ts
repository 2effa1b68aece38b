import type { Id } from '../../model/id.ts';
import type { Tag } from '../../model/records.ts';
import { plainName, quoteTagPath, splitTagPath } from '../../model/tag-paths.ts';
import { shownPath, tagPath, TagTree } from '../../model/tag-tree.ts';
import { foldWord } from '../../text/fold.ts';
import { asRead } from '../../text/readings.ts';
import type { FieldValue, QueryProblem, TagFilter } from './query.ts';

// Which tag a filter means. Names are for people, ids are asked: a filter that carries an id means that tag, whatever it
// is called by now. What a person typed is compared as it is written first, then without case, then without accents,
// then as words are read that a text may write in pieces (14,000 is 14000), and must mean one tag; a * means all that fit.
// A slash is one between two names: a tag that has it in its name is found by `\/`, and named where no path is there.

/** The tags that are meant, or paths that could have been, as they are written in a filter. */
export type Named =
  | { readonly kind: 'found'; readonly ids: readonly Id[] }
  | { readonly kind: 'unknown' | 'gone' | 'several'; readonly candidates: readonly string[] };

const mostCandidates = 6;

/** The tag that a filter means; that of its path and not those below. */
export function tagNamed(tags: ReadonlyMap<Id, Tag>, { text, id }: FieldValue): Named {
  if (id !== undefined) {
    const tag = tagOfId(tags, id);
    return tag ? { kind: 'found', ids: [tag.id] } : { kind: 'gone', candidates: similar(tags, text) };
  }
  const tree = new TagTree(tags);
  const ids = [...tags.keys()];
  const written = splitTagPath(text).map((name) => name.trim());
  if (isPattern(text)) {
    const wanted = written.map((name) => starsIn(fold(name)).map(plainName));
    const fits = fitsIn(tags, wanted);
    const found = ids.filter((one) => endOf(tree, one, wanted.length, fits) !== null);
    return found.length > 0 ? { kind: 'found', ids: found } : { kind: 'unknown', candidates: [] };
  }
  const wanted = written.map(plainName);
  for (const same of manners) {
    const read = readNames(tags, same);
    const names = wanted.map(same);
    const found = ids.map(
      (one) => [one, endOf(tree, one, names.length, (tag, at) => read(tag) === names[at])] as const,
    );
    for (const end of ['whole', 'part'] as const) {
      const [first, ...others] = found.flatMap(([one, at]) => (at === end ? [one] : []));
      if (first === undefined) continue;
      if (others.every((one) => isSamePath(tree, first, one))) return { kind: 'found', ids: [first, ...others] };
      return { kind: 'several', candidates: pathsOf(tree, [first, ...others]) };
    }
  }
  return { kind: 'unknown', candidates: similar(tags, text) };
}

/** Of a tag whose path ends as is asked: whether that is all of its path, or a part. */
type End = 'whole' | 'part';

/** What is asked stands at the end of a path, name by name. A path is looked at from its end: most differ there at once. */
function endOf(tree: TagTree, id: Id, names: number, fits: (id: Id, at: number) => boolean): End | null {
  let one: Id | null = id;
  for (let at = names - 1; at >= 0; at--) {
    if (one === null || !fits(one, at)) return null;
    one = tree.parentOf(one);
  }
  return one === null ? 'whole' : 'part';
}

/** How each tag's own name is read, each read once. */
function readNames(tags: ReadonlyMap<Id, Tag>, same: (name: string) => string): (id: Id) => string {
  const known = new Map<Id, string>();
  return (id) => {
    let name = known.get(id);
    if (name === undefined) known.set(id, (name = same(tags.get(id)!.name)));
    return name;
  };
}

/** Whether a tag's own name fits one of these, each in the pieces between its stars. */
function fitsIn(tags: ReadonlyMap<Id, Tag>, wanted: readonly (readonly string[])[]): (id: Id, at: number) => boolean {
  const folded = readNames(tags, fold);
  const asText = readNames(tags, (name) => fold(asRead(name)));
  return (id, at) => {
    const pieces = wanted[at]!;
    const fits = (read: string) => (pieces.length === 1 ? read === pieces[0] : matchesPieces(read, pieces));
    return fits(folded(id)) || fits(asText(id));
  };
}

function isSamePath(tree: TagTree, a: Id, b: Id): boolean {
  let [one, other]: [Id | null, Id | null] = [a, b];
  while (one !== null && other !== null) {
    if (one === other) return true;
    if (tree.tags.get(one)!.name !== tree.tags.get(other)!.name) return false;
    [one, other] = [tree.parentOf(one), tree.parentOf(other)];
  }
  return one === other;
}

function pathsOf(tree: TagTree, ids: readonly Id[]): readonly string[] {
  return ids.slice(0, mostCandidates).map((id) => quoteTagPath(tree.path(id)));
}

/** Whether a * in a written path stands for anything, so that it means whatever fits. */
export function isPattern(text: string): boolean {
  return starsIn(text).length > 1;
}

/** The tag of an id, also of one that was merged into another. */
export function tagOfId(tags: ReadonlyMap<Id, Tag>, id: Id): Tag | undefined {
  return tags.get(id) ?? [...tags.values()].find(({ merged }) => merged?.includes(id));
}

/** What is wrong with the first filter of a query that does not mean a tag. */
export function tagProblem(filters: readonly TagFilter[], tags: readonly Tag[]): QueryProblem | null {
  if (filters.length === 0) return null;
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const answers = new Map<string, Named>();
  for (const { from, to, value } of filters) {
    const key = JSON.stringify(value);
    const named = answers.get(key) ?? tagNamed(byId, value);
    answers.set(key, named);
    if (named.kind === 'found') continue;
    const code = `tag-${named.kind}` as const;
    return { code, from, to, value: shownFilter(value), candidates: named.candidates };
  }
  return null;
}

/** The path in a filter as a person reads it, without the signs by which it is written. */
export function shownFilter({ text }: Pick<FieldValue, 'text'>): string {
  return shownPath(splitTagPath(text).map((name) => plainName(name.trim())));
}

/** A filter that means this tag for good, as it is written in a query. */
export function writeTagFilter(tags: ReadonlyMap<Id, Tag>, id: Id): string {
  return `tag:"${quoteTagPath(tagPath(tags, id))}"#${writeId(id)}`;
}

/** An id in signs that end no filter. */
export function writeId(id: Id): string {
  return encodeURIComponent(id).replace(/[!~*'()]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

const manners: readonly ((name: string) => string)[] = [
  (name) => name.normalize('NFC').replace(/\s+/gu, ' '),
  (name) => name.normalize('NFC').replace(/\s+/gu, ' ').toLowerCase(),
  fold,
  (name) => fold(asRead(name)),
];

/** Case, accents and doubled blanks do not matter, and a sign that looks like a slash is one. */
function fold(name: string): string {
  return foldWord(name.replaceAll('∕', '/')).trim().replace(/\s+/gu, ' ');
}

/** The pieces of a written name between its stars; one that has a backslash before it is a letter. */
function starsIn(written: string): readonly string[] {
  const pieces = [''];
  for (const [sign] of written.matchAll(/\\[\s\S]|[^\\]|\\$/gu)) {
    if (sign === '*') pieces.push('');
    else pieces[pieces.length - 1] += sign;
  }
  return pieces;
}

/** Paths that hold a name or begin as it does. */
function similar(tags: ReadonlyMap<Id, Tag>, text: string): readonly string[] {
  const names = splitTagPath(text).map((name) => fold(plainName(name)));
  const wanted = names.at(-1) ?? '';
  if (wanted === '') return [];
  const letters = [...wanted].slice(0, 4).join('');
  // First what would have been meant if the slashes were part of a name.
  const found = [...tags.values()].flatMap(({ id, name }) =>
    names.length > 1 && fold(name) === names.join('/') ? [id] : [],
  );
  for (const { id, name } of tags.values()) {
    if (found.length >= mostCandidates) break;
    if (found.includes(id)) continue;
    const folded = fold(name);
    if (folded.includes(wanted) || folded.startsWith(letters)) found.push(id);
  }
  return pathsOf(new TagTree(tags), found);
}

/** Whether the text is these pieces in their order, with anything between them. */
export function matchesPieces(text: string, pieces: readonly string[]): boolean {
  const first = pieces[0]!;
  const last = pieces[pieces.length - 1]!;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  const limit = text.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > limit) return false;
    at = found + piece.length;
  }
  return true;
}

import type { Id } from '../../model/id.ts';
import type { Tag } from '../../model/records.ts';
import { plainName, quoteTagPath, splitTagPath } from '../../model/tag-paths.ts';
import { tagPath, TagTree } from '../../model/tag-tree.ts';
import { foldWord } from '../../text/fold.ts';
import { asRead } from '../../text/readings.ts';
import type { FieldValue, QueryProblem, TagFilter } from './query.ts';

// Which tag a filter means. Names are for people, ids are asked: a filter that carries an id means that tag, whatever it
// is called by now. What a person typed is compared as it is written first, then without case, then without accents,
// then as words are read that a text may write in pieces (14,000 is 14000), and must mean one tag; a * means all that fit.

/** The tags that are meant, or paths that could have been. */
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
  const paths = [...tags.keys()].map((key) => ({ id: key, names: tree.path(key) }));
  const written = splitTagPath(text).map((name) => name.trim());
  if (isPattern(text)) {
    const wanted = written.map((name) => starsIn(fold(name)).map(plainName));
    const ids = paths.filter(({ names }) => endsWith(names, wanted)).map((one) => one.id);
    return ids.length > 0 ? { kind: 'found', ids } : { kind: 'unknown', candidates: [] };
  }
  const wanted = written.map(plainName);
  for (const same of manners) {
    // The names one by one, then as one row of letters, where a slash may be part of a name.
    for (const join of [false, true]) {
      const key = (names: readonly string[]) => (join ? same(names.join('/')) : JSON.stringify(names.map(same)));
      const asked = key(wanted);
      for (const whole of [true, false]) {
        const found = paths.filter(({ names }) =>
          whole ? key(names) === asked : names.some((_, at) => at > 0 && key(names.slice(at)) === asked),
        );
        if (found.length === 0) continue;
        const different = new Set(found.map(({ names }) => JSON.stringify(names)));
        if (different.size === 1) return { kind: 'found', ids: found.map((one) => one.id) };
        return { kind: 'several', candidates: found.slice(0, mostCandidates).map(({ names }) => names.join('/')) };
      }
    }
  }
  return { kind: 'unknown', candidates: similar(tags, text) };
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
    return { code, from, to, value: splitTagPath(value.text).map(plainName).join('/'), candidates: named.candidates };
  }
  return null;
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

function endsWith(names: readonly string[], wanted: readonly (readonly string[])[]): boolean {
  if (wanted.length > names.length) return false;
  return wanted.every((pieces, at) => {
    const name = names[names.length - wanted.length + at]!;
    const fits = (read: string) => (pieces.length === 1 ? read === pieces[0] : matchesPieces(read, pieces));
    return fits(fold(name)) || fits(fold(asRead(name)));
  });
}

/** Paths that hold a name or begin as it does. */
function similar(tags: ReadonlyMap<Id, Tag>, text: string): readonly string[] {
  const wanted = fold(plainName(splitTagPath(text).at(-1) ?? ''));
  if (wanted === '') return [];
  const letters = [...wanted].slice(0, 4).join('');
  const tree = new TagTree(tags);
  return [...tags.keys()]
    .map((id) => tree.path(id))
    .filter((names) => fold(names.at(-1)!).includes(wanted) || fold(names.at(-1)!).startsWith(letters))
    .slice(0, mostCandidates)
    .map((names) => names.join('/'));
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

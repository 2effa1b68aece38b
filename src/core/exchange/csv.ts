import { percentAlike } from '../model/annotations.ts';
import { localMoment } from '../text/dates.ts';
import type { Cell } from './comma-separated.ts';
import { columnNames, commaSeparatedLines } from './comma-separated.ts';
import type { Evidence, Excerpt } from './evidence.ts';
import { percentOf, tagPaths, wordsNow } from './evidence.ts';

const before = ['document', 'path', 'language'];
const changed = ['alike (percent)', 'words now'];
const after = [
  'quotation',
  'tag',
  'note',
  'passage',
  'passages',
  'line',
  'percent',
  'version',
  'from',
  'to',
  'from (code points)',
  'to (code points)',
  'anchor',
  'annotated by',
  'annotated',
  'changed',
  'annotation id',
  'document id',
];

/**
 * One row for each quotation and tag of it, so that a pivot table can count tags; a quotation without a tag has one row
 * with an empty tag. The attributes of the document stand between, in the order of their definitions, under their names.
 * `from` and `to` are UTF-16 offsets. `anchor` is exact, moved, approximate or lost, and `hit` for what a search found.
 * Where one is approximate, the last two columns say how much is alike, and the words that stand there. Moments have the
 * day and clock of `zone` (the machine's if it is not given). In pieces, because there may be a great many.
 */
export function toCsv(evidence: Evidence, zone?: string): Generator<string, void> {
  const { attributes } = evidence;
  const columns = hasChanged(evidence) ? [...after, ...changed] : after;
  return commaSeparatedLines(columnNames(before, attributes, columns), rowsOf(evidence, zone));
}

function hasChanged({ quotations }: Evidence): boolean {
  return quotations.some(({ anchor }) => anchor.kind === 'approximate');
}

function* rowsOf(evidence: Evidence, zone: string | undefined): Generator<Cell[]> {
  const paths = tagPaths(evidence.tags);
  const withChanged = hasChanged(evidence);
  for (const excerpt of evidence.quotations) {
    const own = excerpt.tagIds.flatMap((id) => paths.get(id) ?? []);
    for (const path of own.length === 0 ? [''] : own) yield row(evidence, excerpt, path, withChanged, zone);
  }
}

function row(
  { attributes }: Evidence,
  excerpt: Excerpt,
  tag: string,
  withChanged: boolean,
  zone: string | undefined,
): Cell[] {
  const { annotation, document, place, anchor } = excerpt;
  return [
    document.title.value,
    document.path,
    document.language,
    ...attributes.map(({ id }) => document.attributes[id]?.value),
    excerpt.text,
    tag,
    excerpt.notes.join('\n\n'),
    place?.passage,
    place?.of,
    place?.line,
    anchor.kind === 'lost' ? null : percentOf(excerpt),
    excerpt.version,
    excerpt.from,
    excerpt.to,
    place?.codePoints.from,
    place?.codePoints.to,
    annotation === null ? 'hit' : anchor.kind,
    annotation?.author,
    annotation && localMoment(annotation.created, zone),
    annotation && localMoment(annotation.changed, zone),
    annotation?.id,
    document.id,
    ...(withChanged ? [anchor.kind === 'approximate' ? percentAlike(anchor.score) : null, wordsNow(excerpt)] : []),
  ];
}

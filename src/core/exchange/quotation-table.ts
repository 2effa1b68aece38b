import { percentAlike } from '../model/annotations.ts';
import type { Id } from '../model/id.ts';
import type { Coding } from '../model/records.ts';
import { localMoment } from '../text/dates.ts';
import { codersOf } from './coders.ts';
import type { Cell } from './comma-separated.ts';
import { attributeCell, columnNames, momentCell } from './comma-separated.ts';
import { countedQuotations } from './counted-as.ts';
import type { Evidence } from './evidence.ts';
import { countsAs, percentOf, saidOf, tagPaths } from './evidence.ts';
import { remarkColumns, remarkOnce } from './not-covered.ts';
import type { PlacedExcerpt } from './placing.ts';
import { wordsNow } from './placing.ts';

const after = [
  'speaker',
  'passage',
  'passages',
  'line',
  'page',
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
  'tagged by',
  'tagged',
  'annotation id',
  'document id',
];
/** Only where a quotation stands at other words. */
const changed = ['alike (percent)', 'words now'];

/** A table of quotations. */
export interface QuotationTable {
  readonly columns: readonly string[];
  /** The cells under the columns; `tagIds` are the tags that stand in the row. The first row holds what is said of all of them. */
  row(excerpt: PlacedExcerpt, tagIds: readonly Id[]): readonly Cell[];
}

/**
 * What every table says of a quotation, its words first. The attributes of the document stand in the order of their
 * definitions, under their names. `speaker` is who says it in a transcript, `page` where it stands in a paged document. `from` and `to` are UTF-16 offsets. `anchor` is exact, moved, approximate or lost, and `hit` for what
 * a search found, whose `annotation id` names all annotations that share words with it, with ` | ` between. Where one is approximate, the last two columns say how much is alike, and the words that stand there.
 * Behind them stands, in the first row, what is said of the whole; the last of all says what it counts as, where not each
 * counts. `tagged by` and `tagged` say who put the tags of the row on, and when, a line for each. Moments have the day and clock of `zone` (the machine's if it is not given). `tag` names the column of tags.
 */
export function quotationTable(evidence: Evidence, tag: string, zone?: string): QuotationTable {
  const { attributes, quotations, counted } = evidence;
  const paths = tagPaths(evidence.tags);
  const counts = counted ? [countedQuotations(counted).column] : [];
  const said = saidOf(evidence);
  const remark = remarkOnce(said);
  const withChanged = quotations.some(({ anchor }) => anchor.kind === 'approximate');
  const before = ['quotation', tag, 'note', 'document', 'path', 'language'];
  return {
    columns: columnNames(before, attributes, [
      ...after,
      ...(withChanged ? changed : []),
      ...remarkColumns(said),
      ...counts,
    ]),
    row: (excerpt, tagIds) => {
      const named = tagIds.filter((id) => paths.has(id));
      const coders = named.map((id) => codersOf(excerpt, id));
      const { annotation, document, place, anchor } = excerpt;
      return [
        excerpt.text,
        named.map((id) => paths.get(id)).join('\n'),
        excerpt.notes.join('\n\n'),
        document.title.value,
        document.path,
        document.language,
        ...attributes.map((definition) => attributeCell(document, definition)),
        place?.speakers?.join(' | '),
        place?.passage,
        place?.of,
        place?.line,
        place?.pages?.join('–'),
        anchor.kind === 'lost' ? null : percentOf(excerpt),
        excerpt.version,
        excerpt.from,
        excerpt.to,
        place?.codePoints.from,
        place?.codePoints.to,
        annotation === null ? 'hit' : anchor.kind,
        annotation?.author,
        annotation && momentCell(annotation.created, zone),
        annotation && momentCell(annotation.changed, zone),
        ...coderCells(coders, zone),
        excerpt.marks.map(({ id }) => id).join(' | '),
        document.id,
        ...(withChanged ? [anchor.kind === 'approximate' ? percentAlike(anchor.score) : null, wordsNow(excerpt)] : []),
        ...remark(),
        ...counts.map(() => countsAs(evidence, excerpt)),
      ];
    },
  };
}

/** Who put tags on, and when: a line for each tag, with ` | ` between those that put one on. */
export function coderCells(coders: readonly (readonly Coding[])[], zone?: string): readonly Cell[] {
  const lines = (one: (coding: Coding) => string): string =>
    coders.map((codings) => codings.map(one).join(' | ')).join('\n');
  return [lines(({ author }) => author), lines(({ time }) => localMoment(time, zone))];
}

import { fail, ok } from '../model/result.ts';
import { readTagPath, writeTagPath } from '../model/tag-paths.ts';
import type { Importer } from './importer.ts';
import { withoutFiles } from './importer.ts';
import { guidOf } from './refi/guids.ts';
import { separatedRows } from '../text/separated-rows.ts';
import { incomingOf, nothingLeft } from './standoff.ts';
import type { Said, SaidTag } from './standoff.ts';
import { wordsOfFile } from './words-of-file.ts';

/**
 * A table of codings: a row for each quotation and tag, as this program and others export it. What columns hold is told by
 * their names. Rows of one quotation are one annotation.
 */
export const codingsIn = {
  id: 'codings',
  endings: ['csv', 'tsv', 'tab'],
  sniff: (head) => columnsOf(separatedRows(head.slice(0, longestHead))[0] ?? []) !== null,
  read(file, about, step) {
    const [header = [], ...rows] = separatedRows(wordsOfFile(file));
    const columns = columnsOf(header);
    if (columns === null) return fail('not-exchange', about, 'It has no columns for documents and quotations');
    const maker = ours.every((name) => header.map(plain).includes(name)) ? 'Lectern' : '';
    const said = new Map<string, Said & { readonly tags: SaidTag[] }>();
    const left = { ...nothingLeft };
    if (maker === '') left['columns'] = header.length - new Set(Object.values(columns)).size;
    const tagsOf = tagsBy(maker !== '', plain(header[columns.tag ?? -1] ?? ''));
    for (const row of rows) {
      step();
      const one = saidIn(row, columns, maker !== '', tagsOf);
      if (one === null) {
        left.unknown++;
        continue;
      }
      const before = said.get(one.id);
      if (before) before.tags.push(...one.tags);
      else said.set(one.id, { ...one, tags: [...one.tags] });
    }
    return ok(withoutFiles(incomingOf([...said.values()], maker, left)));
  },
} as const satisfies Importer;

/** Of the first row, in characters. */
const longestHead = 16 * 1024;

/** Columns that no other table has all of. */
const ours = ['annotation id', 'document id', 'from (code points)', 'to (code points)'];

/** What columns are called, the surest name first. */
const names = {
  documentId: ['document id'],
  document: [
    'document',
    'document name',
    'document title',
    'doc',
    'file',
    'file name',
    'filename',
    'source',
    'source name',
  ],
  path: ['path', 'file path', 'url', 'uri', 'address'],
  quotation: [
    'quotation',
    'quote',
    'coded segment',
    'segment',
    'quotation content',
    'excerpt',
    'highlight',
    'selected text',
    'seltext',
    'coded text',
    'content',
    'text',
  ],
  from: ['from (code points)', 'from', 'start', 'begin', 'beginning', 'start offset', 'start position', 'pos0'],
  to: ['to (code points)', 'to', 'end', 'end offset', 'end position', 'pos1'],
  tag: ['tag', 'tags', 'code', 'codes', 'code name', 'label', 'labels'],
  note: ['note', 'notes', 'comment', 'comments', 'memo'],
  coder: ['annotated by', 'coder', 'coded by', 'created by', 'author', 'user', 'owner'],
  taggedBy: ['tagged by'],
  tagged: ['tagged'],
  created: ['annotated', 'created', 'created at', 'creation date'],
  changed: ['changed', 'modified', 'modified at'],
  id: ['annotation id', 'quotation id', 'id'],
} as const satisfies Record<string, readonly string[]>;

type Columns = Readonly<Partial<Record<keyof typeof names, number>>>;

/** Which column holds what; null if it is no table of codings. */
function columnsOf(header: readonly string[]): Columns | null {
  const written = header.map(plain);
  const found: Partial<Record<keyof typeof names, number>> = {};
  for (const [what, all] of Object.entries(names)) {
    const at = all.map((name) => written.indexOf(name)).find((place) => place >= 0);
    if (at !== undefined) found[what as keyof typeof names] = at;
  }
  const { document, documentId, path, quotation, from, to, tag, note } = found;
  const isPlaced = from !== undefined && to !== undefined;
  const isNamed = document !== undefined || documentId !== undefined || path !== undefined;
  const called = document === undefined ? '' : written[document]!;
  // A table whose rows are texts has a column of texts, too, but says not in which text they stand, only from which file they came.
  const isVague = quotation !== undefined && ['text', 'content'].includes(written[quotation]!);
  const isOfTexts = isVague && (tag === undefined || !called.startsWith('doc'));
  // A list of quotations with where they come from, as people keep it, is a table of texts as well.
  const isList = called === 'source' && tag === undefined && documentId === undefined && path === undefined;
  const isQuoted = quotation !== undefined && !isOfTexts && !isList;
  const isCoded = tag !== undefined || note !== undefined;
  return isNamed && (isQuoted || isPlaced) && isCoded ? found : null;
}

function plain(name: string): string {
  return name
    .replace(/^\ufeff/u, '')
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function saidIn(
  row: readonly string[],
  columns: Columns,
  isOurs: boolean,
  tagsOf: (cell: string) => readonly SaidTag[],
): Said | null {
  const cell = (what: keyof typeof names): string => {
    const at = columns[what];
    return at === undefined ? '' : (row[at] ?? '');
  };
  const [document, path, documentId] = [cell('document').trim(), cell('path').trim(), cell('documentId').trim()];
  const source = documentId || path || document;
  if (source === '') return null;
  const words = isOurs ? cell('quotation') : cell('quotation').trim();
  const [from, to] = [offsetOf(cell('from')), offsetOf(cell('to'))];
  const place = from === null || to === null || from >= to ? null : { from, to };
  const [note, author] = [cell('note'), cell('coder').trim()];
  const own = cell('id').trim();
  const key = JSON.stringify([source, words, place, note, author, own]);
  const created = momentOf(cell('created'));
  return {
    id: isOurs && /^[0-9a-z]{20}$/u.test(own) ? own : guidOf(`coding ${key}`),
    source,
    meant: {
      ids: documentId === '' ? [] : [documentId],
      hashes: [],
      addresses: [path, document].filter((one) => one !== ''),
      titles: document === '' ? [] : [document],
    },
    where:
      place === null && words === ''
        ? null
        : { place, words, ...(words !== '' && { around: { prefix: '', suffix: '' } }) },
    tags: tagsOf(cell('tag')).map((tag) => ({ ...tag, ...coderIn(cell('taggedBy').trim(), author, cell('tagged')) })),
    note,
    author,
    created,
    changed: momentOf(cell('changed')) ?? created,
    answers: null,
  };
}

/** Who put the tag of a row on. Several put on the tag of a hit, which has no author: none of them put it on this mark. */
function coderIn(coder: string, author: string, tagged: string): Pick<SaidTag, 'author' | 'time'> {
  if (coder === '' || (author === '' && coder.includes(' | '))) return {};
  const time = momentOf(tagged);
  return { author: coder, ...(time !== null && { time }) };
}

/**
 * How a cell of tags is read: as a path of ours; of another program as a name, whose strokes are its own, or as several with
 * semicolons, strokes or line ends between where the heading says that there are several.
 */
function tagsBy(isOurs: boolean, heading: string): (cell: string) => readonly SaidTag[] {
  const between = ['tags', 'codes', 'labels'].includes(heading) ? /[;|\n\r]+/u : /[\n\r]+/u;
  return (cell) =>
    (isOurs ? [cell] : cell.split(between)).flatMap((one) => {
      const path = readTagPath(isOurs ? one.trim() : writeTagPath([one.trim()]));
      return path.length === 0 ? [] : [{ path }];
    });
}

function offsetOf(written: string): number | null {
  return /^\d{1,15}$/u.test(written.trim()) ? Number(written) : null;
}

/** A moment by the clock of this machine, unless it says another; null for what is none. */
function momentOf(written: string): string | null {
  const time = /^\d{4}-\d\d-\d\d/u.test(written.trim()) ? Date.parse(written.trim().replace(' ', 'T')) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

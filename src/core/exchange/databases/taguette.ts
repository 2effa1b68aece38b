import type { SqliteFile, SqliteRow } from '../../container/sqlite.ts';
import { cleanName } from '../../model/clean-name.ts';
import type { Importer } from '../importer.ts';
import type { Incoming, IncomingMark, IncomingNote, IncomingSource, IncomingTag } from '../incoming.ts';
import { fieldsOf, wordsOf } from '../json-values.ts';
import { withOwnIds } from '../own-ids.ts';
import { guidOf } from '../refi/guids.ts';
import { nothingLeft } from '../standoff.ts';
import { momentIn, numberIn, readDatabase, wordsIn } from './rows.ts';
import { plainPage } from './plain-page.ts';
import { shelved } from '../../model/shelf.ts';

/**
 * A database of Taguette, of one project or of several. Its texts are HTML; highlights count the bytes of their words in UTF-8, tags of
 * HTML left out. Who made them stands in its log of commands. Passwords are not read.
 */
export const taguetteIn = {
  id: 'taguette',
  endings: ['sqlite3'],
  read: (file, about) => readDatabase(file, about, ['documents', 'highlights', 'tags'], read),
} as const satisfies Importer;

function read(database: SqliteFile): Incoming {
  const projects = new Map([...database.rows('projects')].map((row) => [wordsIn(row, 'id'), row]));
  const madeOf = (project: string): string => {
    const row = projects.get(project);
    return row ? `${wordsIn(row, 'created')} ${project}` : project;
  };
  const notes: IncomingNote[] = [];
  for (const [id, row] of projects) {
    const body = wordsIn(row, 'description');
    if (body.trim() !== '')
      notes.push(noteOf(`project ${madeOf(id)}`, wordsIn(row, 'name'), body, { kind: 'project', id: '' }));
  }
  const isOne = projects.size < 2;
  const idOfTag = new Map<string, string>();
  const tags = [...database.rows('tags')].map((row): IncomingTag => {
    const project = wordsIn(row, 'project_id');
    const id = guidOf(`taguette ${madeOf(project)} tag ${wordsIn(row, 'id')}`);
    idOfTag.set(wordsIn(row, 'id'), id);
    const name = cleanName(wordsIn(row, 'path')) || `Tag ${wordsIn(row, 'id')}`;
    const above = projects.get(project);
    // Two projects may each have a tag of one name, which need not mean the same.
    const path = isOne || !above ? [name] : [cleanName(wordsIn(above, 'name')) || project, name];
    const said = wordsIn(row, 'description').trim();
    const rest = { colour: null, when: null, whenNot: null, example: null };
    return { id, row: { path, description: said === '' ? null : said, ...rest } };
  });
  const tagsOf = new Map<string, string[]>();
  for (const row of database.rows('highlight_tags')) {
    const [highlight, tag] = [wordsIn(row, 'highlight_id'), idOfTag.get(wordsIn(row, 'tag_id'))];
    if (tag !== undefined) shelved(tagsOf, highlight, tag);
  }
  const makers = makersIn(database);
  const highlights = new Map<string, SqliteRow[]>();
  for (const row of database.rows('highlights')) {
    const document = wordsIn(row, 'document_id');
    const shelf = highlights.get(document);
    if (shelf) shelf.push(row);
    else highlights.set(document, [row]);
  }
  const sources = [...database.rows('documents')].map((row): IncomingSource => {
    const number = wordsIn(row, 'id');
    const made = madeOf(wordsIn(row, 'project_id'));
    const id = guidOf(`taguette ${made} document ${number}`);
    const own = highlights.get(number) ?? [];
    const offsets = own.flatMap((one) => [numberIn(one, 'start_offset') ?? 0, numberIn(one, 'end_offset') ?? 0]);
    const { words, places } = plainPage(wordsIn(row, 'contents'), offsets);
    const points = [...words];
    const said = wordsIn(row, 'description');
    if (said.trim() !== '')
      notes.push(noteOf(`document ${made} ${number}`, 'Description', said, { kind: 'document', id }));
    const marks = own.map((one): IncomingMark => {
      const key = wordsIn(one, 'id');
      const [from, to] = ['start_offset', 'end_offset'].map((column) => places.get(numberIn(one, column) ?? -1));
      const maker = makers.get(key);
      return {
        id: guidOf(`taguette ${made} highlight ${key}`),
        place: from === undefined || to === undefined ? null : withoutBlanks(points, from, to),
        words: plainPage(wordsIn(one, 'snippet'), []).words,
        tagIds: tagsOf.get(key) ?? [],
        taggedBy: {},
        note: '',
        author: maker?.author ?? '',
        created: maker?.created ?? null,
        changed: maker?.created ?? null,
      };
    });
    const none = { files: [], values: [], tagIds: [], author: '' };
    const created = momentIn(row, 'created', true);
    return {
      id,
      name: wordsIn(row, 'name'),
      kind: 'text',
      words: words === '' ? null : words,
      marks,
      created,
      ...none,
    };
  });
  const left = { ...nothingLeft, log: database.hasLog ? 1 : 0 };
  const withParents = isOne ? tags : [...topsOf(tags), ...tags];
  return withOwnIds({ maker: 'Taguette', tags: withParents, columns: [], sources, notes, sets: [], left }, guidOf);
}

/** A place without the line ends of its edges: what begins a paragraph is counted from the end of the one before. */
function withoutBlanks(points: readonly string[], from: number, to: number): IncomingMark['place'] {
  while (from < to && /\s/u.test(points[from]!)) from++;
  while (to > from && /\s/u.test(points[to - 1]!)) to--;
  return { from, to };
}

/** Above the tags of each project, one of its name. */
function topsOf(tags: readonly IncomingTag[]): readonly IncomingTag[] {
  const rest = { colour: null, description: null, when: null, whenNot: null, example: null };
  const names = new Set(tags.filter(({ row }) => row.path.length > 1).map(({ row }) => row.path[0]!));
  return [...names].map((name) => ({ id: guidOf(`taguette project tag ${name}`), row: { path: [name], ...rest } }));
}

function noteOf(id: string, title: string, body: string, about: IncomingNote['about'][number]): IncomingNote {
  return { id: guidOf(`taguette note ${id}`), title, body, about: [about], author: '', created: null, changed: null };
}

/** Who made which highlight first, and when. */
function makersIn(
  database: SqliteFile,
): ReadonlyMap<string, { readonly author: string; readonly created: string | null }> {
  const makers = new Map<string, { readonly author: string; readonly created: string | null }>();
  for (const row of database.rows('commands')) {
    const payload = wordsIn(row, 'payload');
    if (!payload.includes('highlight_add')) continue;
    const highlight = wordsOf(fieldsOf(parsed(payload))['highlight_id']);
    if (highlight === '' || makers.has(highlight)) continue;
    makers.set(highlight, { author: wordsIn(row, 'user_login'), created: momentIn(row, 'date', true) });
  }
  return makers;
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words) as unknown;
  } catch {
    return null; // Who made it is not known then.
  }
}

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeRange } from '../../src/core/anchor/describe.ts';
import { writeProjectFile } from '../../src/core/exchange/project-file.ts';
import type { ProjectContent } from '../../src/core/exchange/project-file.ts';
import type { DeflateLevel } from '../../src/core/container/zip-writer.ts';
import type { Change } from '../../src/core/model/change.ts';
import { added, updated } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import type { Annotation, Document, DocumentVersion, Note, Tag } from '../../src/core/model/records.ts';
import { builtInAttributes, colours } from '../../src/core/model/records.ts';
import { must, ok } from '../../src/core/model/result.ts';
import { backupsOnDisk } from '../../src/main/host/backups.ts';
import { settingsIn } from '../../src/main/host/settings.ts';
import type { BenchQuery } from './corpus.ts';
import { makeCorpus, makeQueries } from './corpus.ts';

// What the program is measured with: folders of texts, queries that find something in them, and project files.

const time = '2026-01-01T00:00:00.000Z';

export interface Folder {
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
}

/** Code units of a story and of a passage, on average. */
const storyLength = 1090;
const passageLength = 180;

/**
 * Writes a generated corpus: some dozen files in a folder of each month, with a headline, a date and an outlet each. A
 * file has stories of about `length` code units, which end with a passage.
 */
export function writeFolder(folder: string, files: number, length: number): Folder {
  const storiesInFile = Math.max(1, Math.round(length / storyLength));
  const { documents } = makeCorpus(Math.round(((files * storiesInFile * storyLength) / passageLength) * 1.05) + 200);
  let bytes = 0;
  for (let number = 0; number < files; number++) {
    const stories = documents.slice(number * storiesInFile, (number + 1) * storiesInFile);
    const [first] = stories;
    if (!first) throw new Error(`The corpus ends at file ${number}`);
    const place = path.join(folder, first.date.slice(0, 7));
    mkdirSync(place, { recursive: true });
    const head = `${first.title.replace(/\.$/, '')}\n\n${first.outlet}, ${first.date}\n\n`;
    const text = `${head}${upTo(stories.map((story) => story.text).join('\n\n'), length)}\n`;
    writeFileSync(path.join(place, `${String(number).padStart(6, '0')}.txt`), text);
    bytes += Buffer.byteLength(text);
  }
  return { path: folder, files, bytes };
}

/** Whole passages of about so many code units in all. A single story may be a fifth longer. */
function upTo(text: string, length: number): string {
  const most = 1.2 * length;
  return text.length <= most ? text : text.slice(0, Math.max(text.lastIndexOf('\n\n', most), passageLength));
}

/** Counts what a folder holds. */
export function measureFolder(folder: string): Folder {
  const sizes = filesIn(folder).map((file) => statSync(file).size);
  return { path: folder, files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Queries of each kind over the words of the folder's texts; read from the first eight megabytes of them. */
export function queriesFor(folder: string, each: number): BenchQuery[] {
  const texts: string[] = [];
  const counts = new Map<string, number>();
  let length = 0;
  for (const file of filesIn(folder)) {
    if (length > 8_000_000) break;
    const text = readFileSync(file, 'utf8');
    length += text.length;
    texts.push(text);
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const vocabulary = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
  return makeQueries({ documents: texts.map((text) => ({ text })), vocabulary }, each);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** The tag above all others of that project. */
export const allTag = 'Everything';
/** Titles of the two documents of `longProject`. */
export const longTitle = 'The long account';
export const shortTitle = 'The short account';

/** A project file with a text of `length` code units that carries so many annotations, and a short text beside it; one tag stands above all. */
export async function longProject(length: number, annotations: number): Promise<Uint8Array> {
  const text = longText(length);
  const texts = [stored('text-long', text), stored('text-short', 'A short account.\n\nIt has two passages.\n')];
  const documents = [
    documentOf('document-long', longTitle, texts[0]!),
    documentOf('document-short', shortTitle, texts[1]!),
  ];
  const above: Tag = { id: 'tag-all', name: allTag, parentId: null, colour: 'grey', description: '', order: 0 };
  const tags = colours.map((colour, at): Tag => {
    return { id: `tag-${colour}`, name: `Theme ${at + 1}`, parentId: above.id, colour, description: '', order: at };
  });
  const marks = marksIn(
    'document-long',
    text,
    annotations,
    tags.map(({ id }) => id),
  );
  const project = { id: 'project-long', name: `Long, with ${annotations} annotations`, author: '', created: time };
  return packed({ project: [project], documents, annotations: marks, tags: [above, ...tags] }, texts);
}

/** So many annotations all over a text, each with one of the tags in turn; numbered from `first` on. */
function marksIn(documentId: string, text: string, count: number, tagIds: readonly string[], first = 0): Annotation[] {
  const step = text.length / (count + 1);
  return Array.from({ length: count }, (_, at): Annotation => {
    const from = text.indexOf(' ', Math.floor((at + 0.5) * step)) + 1;
    const end = text.indexOf(' ', from + 20 + (at % 7) * 12);
    const range = { from, to: end < 0 ? text.length : end };
    return {
      id: `annotation-${String(first + at).padStart(6, '0')}`,
      documentId,
      version: 1,
      ...range,
      quotation: describeRange(text, range),
      tagIds: [tagIds[at % tagIds.length]!],
      note: '',
      author: '',
      created: time,
      changed: time,
      anchor: { kind: 'exact' },
    };
  });
}

/** Titles of the documents of `deepProject`, beside those of `longProject`. */
export const changedTitle = 'The account that comes again';
/** The tag that is put on by key in it, and how many carry it. */
export const keptTag = 'Returned';

/**
 * A project file as years of close reading leave it: a text of 2 MB with 10,000 annotations under `allTag` and 1,000 notes,
 * another of 2 MB with 1,000, and short texts with the rest of 100,000. `changed` is that other text as it comes again, with
 * every fiftieth word another.
 */
export async function deepProject(quick: boolean): Promise<{ file: Uint8Array; changed: string; path: string }> {
  const part = quick ? 10 : 1;
  const [long, other] = [longText(2_000_000 / part), longText(2_050_000 / part).slice(50_000 / part)];
  const [inLong, inOther, inShort] = [10_000 / part, 1000 / part, 100];
  const shorts = Array.from({ length: (100_000 / part - inLong - inOther) / inShort }, (_, at) => {
    const from = (at * 1973) % (long.length - 6000);
    return `Volume ${at}\n\n${long.slice(from, from + 5500)}\n`;
  });
  const tags = deepTags();
  const below = (id: string) => tags.filter(({ parentId }) => parentId === id).map((one) => one.id);
  const [everything, elsewhere] = [
    below('tag-all'),
    tags.filter(({ id }) => /^tag-\d+-\d+$/u.test(id)).map((one) => one.id),
  ];
  const documents: Document[] = [];
  const texts: ReturnType<typeof stored>[] = [];
  const annotations: Annotation[] = [];
  const add = (id: string, title: string, text: string, marks: number, tagIds: readonly string[]) => {
    const kept = stored(`text-${id}`, text);
    texts.push(kept);
    documents.push(documentOf(`document-${id}`, title, kept));
    for (const mark of marksIn(`document-${id}`, text, marks, tagIds, annotations.length)) annotations.push(mark);
  };
  add('long', longTitle, long, inLong, everything);
  add('short', shortTitle, 'A short account.\n\nIt has two passages.\n', 0, []);
  add('other', changedTitle, other, inOther, elsewhere);
  shorts.forEach((text, at) => add(`of-${String(at).padStart(4, '0')}`, `Volume ${at}`, text, inShort, elsewhere));
  const notes = annotations
    .slice(0, inLong)
    .filter((_, at) => at % 10 === 0)
    .map(({ id }, at): Note => {
      const body = `A remark on what stands here, the ${at}th of them.\n\nIt has a second paragraph.`;
      const about = { kind: 'annotation', id } as const;
      return { id: `note-${at}`, title: `Remark ${at}`, body, about, author: '', created: time, changed: time };
    });
  const project = { id: 'project-deep', name: 'Deep', author: '', created: time };
  const file = await packed({ project: [project], documents, annotations, tags, notes }, texts, 1);
  return { file, changed: withOtherWords(other), path: documents[2]!.path };
}

/** One above all tags of the long text, one for the key, and twenty themes with ten tags each. */
function deepTags(): Tag[] {
  const of = (id: string, name: string, parentId: string | null, order: number): Tag => {
    return { id, name, parentId, colour: colours[order % colours.length]!, description: '', order };
  };
  const themes = Array.from({ length: 20 }, (_, at) => of(`tag-${at}`, `Field ${at + 1}`, null, at + 2));
  return [
    of('tag-all', allTag, null, 0),
    of('tag-kept', keptTag, null, 1),
    ...colours.map((colour, at) => ({ ...of(`tag-${colour}`, `Theme ${at + 1}`, 'tag-all', at), colour })),
    ...themes,
    ...themes.flatMap(({ id, name }) =>
      Array.from({ length: 10 }, (_, at) => of(`${id}-${at}`, `${name}, matter ${at + 1}`, id, at)),
    ),
  ];
}

/** Every fiftieth word becomes another one, and one paragraph of a hundred is gone. */
function withOtherWords(text: string): string {
  let count = 0;
  const paragraphs = text.split('\n\n').filter((_, at) => at % 100 !== 7);
  return paragraphs
    .join('\n\n')
    .replace(/\p{L}+/gu, (word) => (++count % 50 === 0 ? [...word].reverse().join('') : word));
}

/**
 * Two files of one project that two people went on with: three quarters of each's `marks` annotations both have, each made by an act of its
 * own; a quarter each made alone, and a hundredth both wrote another note on. In 200 texts of 8,000 code units.
 */
export async function twoFiles(
  marks: number,
): Promise<{ ours: Uint8Array; theirs: Uint8Array; came: number; asked: number }> {
  const whole = longText(2_000_000);
  const texts = Array.from({ length: 200 }, (_, at) => {
    const from = (at * 9973) % (whole.length - 9000);
    return stored(`text-${at}`, `Account ${at}\n\n${whole.slice(from, from + 8000)}\n`);
  });
  const documents = texts.map((text, at) => documentOf(`document-${at}`, `Account ${at}`, text));
  const tags = deepTags();
  const tagIds = tags.filter(({ id }) => /^tag-\d+-\d+$/u.test(id)).map(({ id }) => id);
  const each = Math.round((marks * 5) / 4 / 200);
  // Places in turns, so that each person's marks stand among those of the other and of both.
  const inAll = texts.flatMap(({ text }, at) => {
    const all = marksIn(`document-${at}`, text, each, tagIds, at * each);
    return all.map((mark, number) => ({ mark, of: number % 5 < 3 ? 'both' : number % 5 === 3 ? 'ours' : 'theirs' }));
  });
  const marksOf = (who: string) => inAll.flatMap(({ mark, of }) => (of === who ? [mark] : []));
  const both = marksOf('both');
  const noted = both.slice(0, marks / 100);
  const project = { id: 'project-merged', name: 'Merged', author: '', created: time };
  const file = (who: 'ours' | 'theirs', author: string) => {
    const own = marksOf(who).map((mark) => ({ ...mark, author }));
    const withNote = noted.map((mark) => ({ ...mark, note: `A remark of ${author}.` }));
    const acts = [
      ...both.map((mark) => change(mark.id, '', added('annotations', mark))),
      ...own.map((mark) => change(mark.id, author, added('annotations', mark))),
      ...withNote.map((mark, at) => change(`noted-${mark.id}`, author, updated('annotations', noted[at]!, mark))),
    ];
    const annotations = [...withNote, ...both.slice(noted.length), ...own];
    return packed({ project: [project], documents, annotations, tags }, texts, 1, acts);
  };
  return {
    ours: await file('ours', 'Ада'),
    theirs: await file('theirs', '海'),
    came: marksOf('theirs').length,
    asked: noted.length,
  };
}

function change(of: string, author: string, diff: Diff): Change {
  const id = `change-${author}-${of}`;
  return { id, act: id, label: { verb: 'annotate' }, author, time, state: 'done', diff };
}

/** A project file of these records and texts. */
async function packed(
  records: Pick<ProjectContent['records'], 'project' | 'documents' | 'annotations' | 'tags'> & { notes?: Note[] },
  texts: readonly ReturnType<typeof stored>[],
  level?: DeflateLevel,
  changes: readonly Change[] = [],
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const compared = { eventSets: [], claims: [], cells: [], rulings: [], aliases: [], origins: [] };
  const linked = { relations: [], links: [], people: [], merges: [], questions: [], readings: [] };
  const rest = {
    outcomes: [],
    notes: records.notes ?? [],
    attributes: builtInAttributes,
    searches: [],
    ...compared,
    ...linked,
  };
  const imports = [
    { id: 'import', name: 'accounts', source: 'folder', started: time, finished: time, state: 'done' } as const,
  ];
  await writeProjectFile(
    { program: 'Lectern', records: { ...records, ...rest, imports }, changes, texts, textCount: texts.length },
    (bytes) => Promise.resolve(void pieces.push(bytes)),
    undefined,
    level,
  );
  return Buffer.concat(pieces);
}

function longText(length: number): string {
  const pieces: string[] = [];
  let made = 0;
  for (const { text } of makeCorpus(Math.ceil(length / 120)).documents) {
    if (made >= length) break;
    pieces.push(text);
    made += text.length + 2;
  }
  if (made < length) throw new Error(`Only ${made} code units of text`);
  return pieces.join('\n\n').slice(0, length);
}

function stored(id: string, text: string) {
  return { id, text, bytes: new Uint8Array(new TextEncoder().encode(text)) };
}

function documentOf(id: string, title: string, { id: textId, text, bytes }: ReturnType<typeof stored>): Document {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const version: DocumentVersion = {
    number: 1,
    textId,
    bytes: bytes.length,
    length: text.length,
    byteHash: hash,
    textHash: hash,
    encoding: { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 },
    passages: text.split('\n\n').length,
    imported: time,
  };
  return {
    id,
    title: { value: title, origin: { kind: 'person' } },
    importId: 'import',
    path: `${id}.txt`,
    attributes: {},
    language: 'en',
    versions: [version],
  };
}

/** A project file with so many documents, of `length` code units each. */
export async function wideProject(count: number, length: number): Promise<Uint8Array> {
  const whole = longText(Math.min(count * length, 8_000_000));
  const numbered = (at: number) => String(at).padStart(6, '0');
  const texts = Array.from({ length: count }, (_, at) => {
    const from = (at * length) % Math.max(1, whole.length - length);
    return stored(`text-${numbered(at)}`, `Account ${at}\n\n${whole.slice(from, from + length)}\n`);
  });
  const project = { id: 'project-wide', name: `Wide, with ${count} documents`, author: '', created: time };
  const documents = texts.map((text, at) => documentOf(`document-${numbered(at)}`, `Account ${at}`, text));
  return packed({ project: [project], documents, annotations: [], tags: [] }, texts, 1);
}

/** Writes the pieces as the main process writes a backup; seconds for that, and for verifying it when it is opened. */
export async function writeBackup(pieces: readonly Uint8Array<ArrayBuffer>[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-bench-backups-'));
  try {
    const backups = backupsOnDisk({
      home: path.join(folder, 'backups'),
      settings: settingsIn(path.join(folder, 'backups.json')),
      pickFolder: async () => null,
      openFile: async () => ok({ id: 'x', name: 'x', kind: 'files' }),
      showFolder: async () => '',
    });
    const begun = performance.now();
    const id = must(await backups.begin('project', 'Wide', 'asked'));
    for (const piece of pieces) must(await backups.write(id, piece));
    const made = must(await backups.end(id));
    const written = performance.now();
    must(await backups.open(made.id));
    return { seconds: (written - begun) / 1000, verifying: (performance.now() - written) / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

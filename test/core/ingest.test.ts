import { describe, expect, test } from 'vitest';
import { describeRange } from '../../src/core/anchor/describe.ts';
import { factsOf } from '../../src/core/ingest/facts.ts';
import { holds, homelessAmong, seesAll } from '../../src/core/ingest/homeless.ts';
import { join, withVersionsOf } from '../../src/core/ingest/join.ts';
import { decidedBetween, readdress } from '../../src/core/ingest/readdress.ts';
import { nextVersion, versionsFollowed } from '../../src/core/ingest/next-version.ts';
import { repeating, versionOutcome } from '../../src/core/ingest/outcomes.ts';
import { nothingChosen } from '../../src/core/model/chosen.ts';
import type {
  Annotation,
  Document,
  DocumentVersion,
  FileOutcome,
  Guess,
  Note,
  Ruling,
} from '../../src/core/model/records.ts';
import { divide } from '../../src/core/passages/divide.ts';

// A version is written by the hash of its text, a document by its path and its versions.

const time = '2026-11-29T00:00:00.000Z';
const later = '2026-11-30T00:00:00.000Z';
const version = (hash: string, more: Partial<DocumentVersion> = {}): DocumentVersion => ({
  ...{
    number: 1,
    textId: `text of ${hash}`,
    bytes: 1,
    length: 1,
    byteHash: hash,
    textHash: hash,
    passages: 1,
    imported: time,
  },
  encoding: { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 },
  ...more,
});
const guess = (value: string, kind: 'path' | 'person' = 'path'): Guess => ({ value, origin: { kind } });
const document = (path: string, ...hashes: readonly string[]): Document => ({
  ...{ id: `id of ${path}`, title: guess(path), importId: 'i', path, attributes: {}, language: null },
  versions: hashes.map((hash, at) => version(hash, { number: at + 1 })),
});
const mark = (of: Document, text: string, words: string, number = 1): Annotation => {
  const from = text.indexOf(words);
  const range = { from, to: from + words.length };
  return {
    ...{ id: `mark on ${words}`, documentId: of.id, version: number, ...range, quotation: describeRange(text, range) },
    ...{ tagIds: [], note: '', author: 'Ада', created: time, changed: time, anchor: { kind: 'exact' } },
  };
};
const file = (path: string, rest: object): FileOutcome => ({ path, bytes: 1, ...rest }) as FileOutcome;

describe('a document of a folder is homeless', () => {
  const documents = [document('паром.txt', 'a'), document('письма/первое.txt', 'b'), document('é.txt', 'c')];
  const among = (files: readonly FileOutcome[], state: Partial<Parameters<typeof homelessAmong>[2]> = {}) =>
    [...homelessAmong(documents, files, { prints: null, unknown: [], ...state }).values()].map(({ path }) => path);
  const all = documents.map(({ path }) => path);

  test('if no file was found at its place, or one with another text', () => {
    expect(among([])).toEqual(all);
    expect(among([file('паром.txt', { kind: 'imported', documentId: 'other' })])).toEqual(all);
    expect(among([file('паром.txt', { kind: 'unchanged', documentId: documents[0]!.id })])).toEqual(all.slice(1));
    expect(among([file('x.txt', { kind: 'new-version', documentId: documents[1]!.id, version: 2 })])).toEqual([
      'паром.txt',
      'é.txt',
    ]);
  });

  test('but not if nobody knows what stands there: below a folder or at a file that cannot be read', () => {
    expect(among([], { unknown: ['письма'] })).toEqual(['паром.txt', 'é.txt']);
    expect(among([file('e\u0301.txt', { kind: 'failed', reason: 'unreadable', detail: '' })])).toContain('é.txt');
    expect(among([file('é.txt', { kind: 'failed', reason: 'unreadable', detail: '' })])).not.toContain('é.txt');
    expect(among([], { unseen: 'may-stand' })).toEqual([]);
  });

  test('and where all prints of the folder are known, if its own is not among them at its place', () => {
    const prints = new Map([
      ['паром.txt', 'a'],
      ['e\u0301.txt', 'c'],
      ['письма/первое.txt', 'changed'],
    ]);
    expect(among([], { prints })).toEqual(['письма/первое.txt', 'é.txt']);
    expect(among([], { prints, unseen: 'elsewhere' })).toEqual(['é.txt']);
  });

  test('whose text another file holds was only moved', () => {
    const [ferry, letter] = documents as [Document, Document];
    const moved = {
      ...file('Fähre.txt', { kind: 'duplicate', documentId: ferry.id, version: version('a'), kept: null }),
    };
    if (moved.kind !== 'duplicate') throw new Error(moved.kind);
    expect([holds(ferry, moved), holds(letter, moved), holds(undefined, moved)]).toEqual([true, false, false]);
    expect(seesAll(new Map([[ferry.id, ferry]]), new Map(), [moved])).toBe(true);
    expect(seesAll(new Map([ferry, letter].map((one) => [one.id, one])), new Map(), [moved])).toBe(false);
  });
});

describe('the next version of a document', () => {
  const first = 'Паром вышел из гавани до рассвета, сказали очевидцы, и больше его никто не видел.';
  const before = `${first}\n\nОн вёз зерно и двух лошадей.\n`;
  const after = `Вторник, утро.\n\n${first}\n\nСемь слов совсем о другом деле.\n`;
  const facts = { title: guess('новое'), attributes: { date: guess('1854') }, language: 'ru' };

  test('takes along the marks that it can follow, and keeps the others as lost', () => {
    const ferry = document('паром.txt', 'a');
    const marks = [mark(ferry, before, 'вышел из гавани'), mark(ferry, before, 'двух лошадей')];
    expect(versionsFollowed(ferry, marks)).toEqual(new Set([1]));
    const texts = new Map([[1, before]]);
    const { documents, annotations } = nextVersion(
      ferry,
      marks,
      texts,
      { version: version('b', { imported: later }), text: after, facts },
      nothingChosen,
    );
    const renewed = documents![ferry.id]![1]!;
    expect(renewed.versions.map(({ number, textHash }) => [number, textHash])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
    expect([renewed.title.value, renewed.language]).toEqual(['новое', 'ru']);
    const [moved, lost] = marks.map(({ id }) => annotations![id]![1]!);
    expect(after.slice(moved!.from, moved!.to)).toBe('вышел из гавани');
    expect([moved!.version, moved!.anchor.kind]).toEqual([2, 'moved']);
    expect([lost!.version, lost!.anchor.kind]).toEqual([1, 'lost']);
    // Both say when that was.
    expect([moved!.changed, lost!.changed]).toEqual([later, later]);
  });

  test('loses a mark in a version whose text is not there, and needs the texts of all versions with marks', () => {
    const ferry = document('паром.txt', 'a', 'b', 'c');
    const old = mark(ferry, before, 'зерно', 1);
    expect(versionsFollowed(ferry, [old])).toEqual(new Set([1, 3]));
    const { annotations } = nextVersion(
      ferry,
      [old],
      new Map([[3, before]]),
      { version: version('d'), text: before, facts },
      nothingChosen,
    );
    expect(annotations![old.id]![1]).toMatchObject({ version: 1, anchor: { kind: 'lost' } });
  });
});

const stamp = (changed: string) => ({ note: '', author: 'Ада', created: changed, changed, rule: null });
const words = (documentId: string, at: number) => ({
  ...{ documentId, version: at, from: 0, to: 5, quotation: { exact: 'Паром', prefix: '', suffix: '' } },
});

/** What was decided about two documents, of which one joins the other. */
function decisions(old: string, made: string): Parameters<typeof join>[6] {
  const cell = { claimId: 'claim', when: null, proof: null };
  const proof = { searches: [{ query: 'груз', anyWord: false, found: 0 }], searched: 3, date: '2026-01-01' };
  const [earlier, later] = [stamp('2026-01-01'), stamp('2026-01-02')];
  return {
    time: '2026-01-03',
    eventSets: [{ id: 'set', name: 'Паром', documentIds: [made, 'other', old], base: made, ...earlier }],
    cells: [
      {
        ...{ ...cell, id: 'cell of made', column: { kind: 'document', id: made }, state: 'says' },
        ...{ passages: [words(made, 2)], ...earlier, note: 'раньше', when: '1855-03', proof },
      },
      {
        ...{ ...cell, id: 'cell of both', column: { kind: 'document', id: old }, state: 'denies' },
        ...{ passages: [words(old, 1)], ...later, note: 'позже' },
      },
    ],
    rulings: [
      { id: 'row', kind: 'row', value: 'apart', subjects: [words(made, 1)], against: [words('other', 1)], ...earlier },
      {
        ...{ id: 'direction', kind: 'direction', value: 'from-to', subjects: [], ...earlier },
        ...{ from: { kind: 'document', id: old }, to: { kind: 'document', id: made } },
      },
      { id: 'other', kind: 'wording', value: 'formula', subjects: [words('other', 1)], ...earlier },
    ],
    links: [
      {
        id: 'there',
        from: { kind: 'document', id: made },
        to: { kind: 'tag', id: 'груз' },
        relationId: null,
        ...earlier,
      },
      {
        ...{ id: 'itself', from: { kind: 'document', id: made }, to: { kind: 'document', id: old } },
        ...{ relationId: null, ...earlier },
      },
    ],
  };
}

describe('a document that joins another', () => {
  const text = 'Паром вышел из гавани.\n';
  const old = { ...document('паром.txt', 'a', 'b'), attributes: { date: guess('1854'), place: guess('Лондон') } };
  const made = {
    ...document('Паром 1855.txt', 'c', 'd'),
    title: guess('Паром', 'person'),
    attributes: { author: guess('Ада', 'person'), outlet: guess('Times') },
  };
  const facts = { title: guess('x'), attributes: old.attributes, language: 'ru' };
  const next = { version: version('d', { number: 2 }), text, facts };
  const chosen = { emptied: new Set(['place']), language: false };
  const marks = [mark(made, text, 'вышел', 2)];
  const notes = ['document', 'tag'].map((kind) => ({ id: `note on ${kind}`, about: { kind, id: made.id } })) as Note[];
  const decided = decisions(old.id, made.id);
  const renewed = nextVersion(withVersionsOf(old, made), [], new Map(), next, nothingChosen);
  const { diff, version: number } = join(old, made, renewed, chosen, marks, notes, decided);
  const joined = diff.documents![old.id]![1]!;

  test('gives it all of its versions, in their order, and its path', () => {
    expect(joined.versions.map(({ number: at, textHash }) => `${at}${textHash}`)).toEqual(['1a', '2b', '3c', '4d']);
    expect([number, joined.path, diff.documents![made.id]![1]]).toEqual([4, 'Паром 1855.txt', null]);
  });

  test('leaves on it what a person entered, and takes away what they took away; guesses of its own go with it', () => {
    expect(joined.title).toEqual(made.title);
    expect(joined.attributes).toEqual({ date: guess('1854'), author: guess('Ада', 'person') });
  });

  test('leaves its marks in the versions in which they stand, and its notes', () => {
    expect(diff.annotations![marks[0]!.id]![1]).toMatchObject({ documentId: old.id, version: 4 });
    expect(Object.keys(diff.notes!)).toEqual(['note on document']);
    expect(diff.notes!['note on document']![1]!.about).toEqual({ kind: 'document', id: old.id });
  });

  test('is what links of either lead to, but none from the one to the other', () => {
    expect(Object.entries(diff.links!).map(([id, [, after]]) => [id, after?.from ?? null])).toEqual([
      ['there', { kind: 'document', id: old.id }],
      ['itself', null],
    ]);
  });

  test('leaves on it what was decided about either: sets, cells and rulings', () => {
    const [cells, rulings] = [Object.entries(diff.cells!), Object.entries(diff.rulings!)];
    expect(diff.eventSets!['set']![1]).toMatchObject({ documentIds: [old.id, 'other'], base: old.id });
    expect(diff.eventSets!['set']![1]!.changed).toBe('2026-01-03');
    // Both had a cell of one claim: the later state holds, and the note says what the earlier one was.
    expect(
      cells.map(([id, [, after]]) => [id, after?.state, after?.passages.map(({ version }) => version), after?.note]),
    ).toEqual([
      ['cell of made', undefined, undefined, undefined],
      ['cell of both', 'denies', [4, 1], 'says, 1855-03, груз: 0 in 3 (Ада, 2026-01-01)\n\nраньше\n\nпозже'],
    ]);
    expect(rulings.map(([id, [, after]]) => [id, after?.subjects.map((one) => [one.documentId, one.version])])).toEqual(
      [
        ['row', [[old.id, 3]]],
        // Who of the two took from whom says nothing any more.
        ['direction', undefined],
      ],
    );
    expect(decidedBetween(diff).map(({ id }) => id)).toEqual(['direction']);
  });

  test('keeps what was decided twice in the note of the later decision, and whole where both said the same', () => {
    const [cellOfMade, cellOfBoth] = [...decided.cells];
    const subjects = (id: string) => [words(id, 1), words('other', 1)];
    const conflict = { kind: 'conflict', about: 'numbers' } as const;
    const quotation = { kind: 'quotation', form: 'direct', verb: null } as const;
    // Versions that become one place: both are on the first text of a document that joins as its first.
    const numbers = new Map([[1, 1]]);
    const twice = {
      ...decided,
      cells: [cellOfMade!, { ...cellOfBoth!, state: 'says' as const, passages: [words(old.id, 3)] }],
      rulings: [
        { ...stamp('2026-01-02'), ...conflict, id: 'later', value: 'same-fact', subjects: subjects(old.id) },
        { ...stamp('2026-01-01'), ...conflict, id: 'earlier', value: 'real-conflict', subjects: subjects(made.id) },
        { ...stamp('2026-01-01'), ...quotation, id: 'q', value: 'is', speaker: 'Ким', subjects: [words(made.id, 1)] },
        { ...stamp('2026-01-02'), ...quotation, id: 'r', value: 'is', speaker: 'Ли', subjects: [words(old.id, 1)] },
      ] as Ruling[],
    };
    twice.rulings[1] = { ...twice.rulings[1]!, note: '朝と夕' };
    const after = readdress(twice, made.id, old.id, numbers);
    // Two that become one are not gone.
    expect(decidedBetween(after)).toEqual([]);
    expect(after.cells!['cell of both']![1]).toMatchObject({ when: '1855-03', note: 'раньше\n\nпозже' });
    expect(after.cells!['cell of both']![1]!.proof).toEqual(cellOfMade!.proof);
    const kept = Object.entries(after.rulings!).map(([id, [, one]]) => [id, one && [one.note, one.changed]]);
    expect(kept).toEqual([
      ['later', ['real conflict (Ада, 2026-01-01)\n\n朝と夕', '2026-01-02']],
      ['earlier', null],
      ['q', null],
      ['r', ['is, Ким (Ада, 2026-01-01)', '2026-01-02']],
    ]);
  });

  test('is what repeats of it are said to repeat', () => {
    const repeat = file('копия.txt', { kind: 'duplicate', documentId: made.id, version: version('d'), kept: null });
    expect(repeating(repeat, new Map([[made.id, old.id]]))).toEqual({ ...repeat, documentId: old.id });
    expect(repeating(repeat, new Map())).toBe(repeat);
  });
});

test('an outcome says that an encoding is a guess again only where a person had chosen one and it did not fit', () => {
  const by = (how: 'person' | 'detected') => version('a', { encoding: { ...version('a').encoding, by: how } });
  const outcome = (before: 'person' | 'detected', after: 'person' | 'detected') =>
    versionOutcome(
      file('a.txt', { kind: 'unchanged' }),
      { ...document('a.txt'), versions: [by(before)] },
      by(after),
      2,
    );
  expect(outcome('person', 'detected')).toMatchObject({ kind: 'new-version', version: 2, guessed: true });
  expect(outcome('person', 'person')).not.toHaveProperty('guessed');
  expect(outcome('detected', 'detected')).not.toHaveProperty('guessed');
});

describe('what is known of a text', () => {
  const menu = Array.from({ length: 40 }, (_, at) => `Раздел ${at}`).join('\n');
  const story =
    'Мост рухнул на рассвете\n\nЛондон, 3 марта 1854 г.\n\nМост рухнул, когда по нему шёл последний поезд из порта; никто из сорока пассажиров не пострадал, но город остался без железной дороги.';
  const text = `${menu}\n\n${story}`;
  const layout = {
    blocks: [
      { from: 0, kind: 'paragraph', furniture: true },
      { from: menu.length + 2, kind: 'heading', level: 1 },
      { from: text.indexOf('Лондон'), kind: 'paragraph' },
      { from: text.indexOf('Мост рухнул, когда'), kind: 'paragraph' },
    ],
  } as const;
  const division = divide(text, layout);

  test('begins where the text begins on its page, behind what stands above it', () => {
    const { title, attributes } = factsOf({ text, division, layout }, 'a.html');
    expect(title.value).toBe('Мост рухнул на рассвете');
    expect(attributes['date']?.value).toBe('1854-03-03');
  });

  test('is what the file says, and where that says nothing, what the text says', () => {
    const date: Guess = { value: '1854-03-04', origin: { kind: 'file', field: 'dc.date' } };
    const found = { title: null, attributes: { date }, language: 'fr' };
    const { title, attributes, language } = factsOf({ text, division, layout, found }, 'a.html');
    expect([title.value, attributes['date'], language]).toEqual(['Мост рухнул на рассвете', date, 'ru']);
  });
});

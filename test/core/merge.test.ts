import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOddities } from '../../src/core/exchange/oddities.ts';
import { baseOf, throughOf } from '../../src/core/merge/base.ts';
import type { Merged } from '../../src/core/merge/merge.ts';
import type { ProjectState } from '../../src/core/merge/state.ts';
import { removeWithAll } from '../../src/core/model/cascade.ts';
import { added, isEmpty, removed, reverse, sameValue, updated } from '../../src/core/model/diff.ts';
import { currentVersion } from '../../src/core/model/records.ts';
import type {
  AllRecords,
  Cell,
  Document,
  Party,
  Records,
  Ruling,
  Subject,
  Table,
} from '../../src/core/model/records.ts';
import { saidIn } from '../../src/core/model/rulings.ts';
import { kindOf, tables } from '../../src/core/model/tables.ts';
import { TagTree } from '../../src/core/model/tag-tree.ts';
import { mergeTags, renameTag } from '../../src/core/model/tags.ts';
import { act, after, find, markOn, merge, merged, sampleTexts, start, steps, time, work } from './merge-material.ts';
import type { Step } from './merge-material.ts';
import { rowsOf } from './rows.ts';

const [first, second] = start.records.documents as unknown as readonly [Document, Document];
const tagNamed = (state: ProjectState, name: string) => find(state, 'tags', (tag) => tag.name === name);
const apply = (state: ProjectState, { diff }: Merged) => after(state.records, diff);
const asked = ({ questions }: Merged) => questions.map(({ table, recordId, fields }) => [table, recordId, ...fields]);
const sorted = (records: AllRecords) =>
  Object.fromEntries(tables.map((table) => [table, records[table].toSorted((a, b) => (a.id < b.id ? -1 : 1))]));

/** What a project says, whatever its records are called: marks by their words and the paths of their tags, tags by path. */
function said({ documents, tags, annotations, notes }: AllRecords) {
  const tree = new TagTree(tags);
  const hash = new Map(documents.map((one) => [one.id, currentVersion(one).textHash]));
  return {
    marks: annotations
      .map((one) =>
        [
          hash.get(one.documentId),
          one.from,
          one.to,
          one.author,
          one.note,
          one.tagIds.map((id) => tree.joined(id)).sort(),
        ].join('|'),
      )
      .sort(),
    tags: tags.map(({ id, description, colour }) => [tree.joined(id), description, colour].join('|')).sort(),
    notes: notes.map(({ title, body }) => `${title}|${body}`).sort(),
    facts: documents
      .map((one) => [hash.get(one.id), one.title.value, one.language, one.attributes['outlet']?.value].join('|'))
      .sort(),
  };
}

describe('two copies of one project', () => {
  test('that went on apart become one: what each added stands, what one changed is taken', () => {
    const [tag] = start.records.tags;
    const ours = act(
      act(start, added('annotations', markOn(first, 0, 12, { id: 'ours', tagIds: [tag!.id] }))),
      renameTag(tag!, 'Зерно и хлеб'),
    );
    const mark = start.records.annotations[0]!;
    const theirs = act(
      act(start, added('annotations', markOn(second, 4, 30, { id: 'theirs', author: '海', tagIds: [tag!.id] })), '海'),
      updated('annotations', mark, { ...mark, note: '要確認。' }),
      '海',
    );
    const one = merge(ours, theirs);
    const records = apply(ours, one);
    expect(one.questions).toEqual([]);
    expect(one.report).toMatchObject({
      came: { annotations: 1 },
      people: ['海'],
      joined: start.records.documents.length,
    });
    expect(records.annotations.filter(({ id }) => id === 'ours' || id === 'theirs').length).toBe(2);
    expect(records.annotations.find(({ id }) => id === mark.id)!.note).toBe('要確認。');
    expect(records.tags.find(({ id }) => id === tag!.id)!.name).toBe('Зерно и хлеб');
  });

  test('ask where both wrote another note on one mark, and keep ours until then', () => {
    const mark = start.records.annotations[0]!;
    const noted = (note: string) => act(start, updated('annotations', mark, { ...mark, note }), note);
    const one = merge(noted('Наше'), noted('彼らの'));
    expect(asked(one)).toEqual([['annotations', mark.id, 'note']]);
    expect(one.questions[0]!.theirs.annotations?.[0]).toMatchObject({ note: '彼らの' });
    expect(isEmpty(one.diff)).toBe(true);
  });

  test('take what one removed and the other left alone, and ask where the other changed or used it', () => {
    const [mark, kept] = start.records.annotations;
    const gone = act(start, removeWithAll(rowsOf(start.records), 'annotations', [mark!.id, kept!.id], time), '海');
    const ours = act(start, updated('annotations', kept!, { ...kept!, note: 'Still needed' }));
    const one = merge(ours, gone);
    const ids = apply(ours, one).annotations.map(({ id }) => id);
    expect([ids.includes(mark!.id), ids.includes(kept!.id)]).toEqual([false, true]);
    expect(asked(one)).toEqual([['annotations', kept!.id]]);
    expect(one.questions[0]!.theirs).toEqual({});
    // The other way round the mark of theirs waits in the question.
    const back = merge(gone, ours);
    expect(asked(back)).toEqual([['annotations', kept!.id]]);
    expect(back.questions[0]!.theirs.annotations?.[0]).toMatchObject({ note: 'Still needed' });
  });

  test('keep a tag that one removed while the other used it, and hold what hangs on one that is gone', () => {
    const tag = start.records.tags.find(({ id }) => !start.records.tags.some(({ parentId }) => parentId === id))!;
    const without = act(start, removeWithAll(rowsOf(start.records), 'tags', [tag.id], time), '海');
    const using = act(start, added('annotations', markOn(first, 0, 9, { id: 'new', tagIds: [tag.id] })));
    const one = merge(using, without);
    expect(asked(one)).toEqual([['tags', tag.id]]);
    expect(apply(using, one).tags.some(({ id }) => id === tag.id)).toBe(true);
    const other = merge(without, using);
    expect(asked(other)).toEqual([['tags', tag.id]]);
    const { theirs } = other.questions[0]!;
    expect([theirs.tags!.map(({ id }) => id), theirs.annotations!.map(({ id }) => id)]).toEqual([[tag.id], ['new']]);
    expect(apply(without, other).annotations.find(({ id }) => id === 'new')!.tagIds).toEqual([]);
  });

  test('keep a tag that one removed while the other used it on all marks that had it, until that is answered', () => {
    const tag = start.records.tags.find(({ id }) => start.records.annotations.some((one) => one.tagIds.includes(id)))!;
    const marksOf = ({ annotations }: AllRecords) =>
      annotations.flatMap(({ id, tagIds }) => (tagIds.includes(tag.id) ? [id] : [])).toSorted();
    const without = act(start, removeWithAll(rowsOf(start.records), 'tags', [tag.id], time), '海');
    const using = act(start, added('annotations', markOn(first, 0, 9, { id: 'new', tagIds: [tag.id] })));
    expect(marksOf(apply(using, merge(using, without)))).toEqual(marksOf(using.records));
    const renamed = act(start, updated('tags', tag, { ...tag, name: 'Паром' }));
    expect(marksOf(apply(renamed, merge(renamed, without)))).toEqual(marksOf(start.records));
    // Where nobody used or changed it, it goes.
    expect(marksOf(apply(start, merge(start, without)))).toEqual([]);
  });

  test('keep the marks of a document that one removed while the other worked in it', () => {
    const marksOf = ({ annotations }: AllRecords) =>
      annotations.flatMap(({ id, documentId }) => (documentId === first.id ? [id] : [])).toSorted();
    const without = act(start, removeWithAll(rowsOf(start.records), 'documents', [first.id], time), '海');
    const using = act(start, added('annotations', markOn(first, 0, 9, { id: 'new' })));
    const one = merge(using, without);
    expect(marksOf(apply(using, one))).toEqual(marksOf(using.records));
    expect(asked(one)).toContainEqual(['documents', first.id]);
    expect(marksOf(start.records).length).toBeGreaterThan(0);
  });

  test('see a tag that was merged into another as that other one, on both sides', () => {
    const [from, into] = start.records.tags.filter(({ id }) => !start.records.tags.some((tag) => tag.parentId === id));
    const { records } = start;
    const tagged = { ...records, tags: new Map(records.tags.map((tag) => [tag.id, tag])) };
    const joined = act(start, mergeTags(tagged, from!, into!, time), '海');
    const using = act(start, added('annotations', markOn(first, 0, 9, { id: 'new', tagIds: [from!.id] })));
    for (const [ours, theirs] of [
      [using, joined],
      [joined, using],
    ] as const) {
      const one = merge(ours, theirs);
      expect(one.questions).toEqual([]);
      const now = apply(ours, one);
      expect(now.tags.some(({ id }) => id === from!.id)).toBe(false);
      expect(now.annotations.find(({ id }) => id === 'new')!.tagIds).toEqual([into!.id]);
    }
  });

  test('make no ring of two tags that each put below the other', () => {
    const [a, b] = start.records.tags.filter(({ parentId }) => parentId === null);
    const ours = act(start, updated('tags', a!, { ...a!, parentId: b!.id }));
    const theirs = act(start, updated('tags', b!, { ...b!, parentId: a!.id }), '海');
    const one = merge(ours, theirs);
    expect(asked(one)).toEqual([['tags', b!.id, 'parentId']]);
    expect(isEmpty(one.diff)).toBe(true);
  });

  test('go on from the last merge: what was answered or kept is not asked again, what came since is', () => {
    const [mark, other] = start.records.annotations;
    const noted = (state: ProjectState, of: typeof mark, note: string) =>
      act(state, updated('annotations', of!, { ...of!, note }), note);
    const ours = noted(start, mark, 'Наше');
    const theirs = noted(start, mark, '彼らの');
    const [both, through, one] = merged(ours, theirs);
    expect(one.questions.length).toBe(1);
    const again = merge(both, theirs, [through]);
    expect([isEmpty(again.diff), again.questions]).toEqual([true, []]);
    const later = merge(both, noted(theirs, other, 'Neu'), [through]);
    expect(later.questions).toEqual([]);
    expect(apply(both, later).annotations.find(({ id }) => id === other!.id)!.note).toBe('Neu');
  });

  test('do not lose words that were written on in the same stretch after the file was merged', () => {
    const mark = start.records.annotations[0]!;
    const noted = (note: string) => {
      const one = act(start, updated('annotations', mark, { ...mark, note }), '海');
      return { ...one, changes: one.changes.map((change) => ({ ...change, id: 'stretch' })) };
    };
    const [both, through] = merged(start, noted('Begun'));
    const one = merge(both, noted('Begun and ended.'), [through]);
    const note = apply(both, one).annotations.find(({ id }) => id === mark.id)!.note;
    expect(note === 'Begun and ended.' || one.questions.length === 1).toBe(true);
  });
});

describe('what two people decided on the same, each otherwise', () => {
  const made = { subjects: [], rule: null, note: '', author: 'Ада', created: time, changed: time };
  const [left, right] = [first, second].map(({ id }) => ({ kind: 'document', id }) as const) as [Party, Party];
  const words: Subject = {
    ...{ documentId: first.id, version: currentVersion(first).number, from: 0, to: 9 },
    quotation: { exact: sampleTexts.get(currentVersion(first).textId)!.slice(0, 9), prefix: '', suffix: '' },
  };
  const took = { kind: 'direction', value: 'from-to' } as const;
  const read = { kind: 'number', value: 'is', subjects: [words] } as const;
  const quoted = { kind: 'quotation', value: 'is', form: 'direct', verb: null, subjects: [words] } as const;
  const came = { kind: 'chain', value: 'is', subjects: [words] } as const;
  const ruling = (said: object): Ruling => ({ id: 'ruling', ...made, ...said }) as unknown as Ruling;
  const differing = [
    [ruling({ ...took, from: left, to: right }), ruling({ ...took, from: right, to: left })],
    [ruling({ ...read, reading: '90000' }), ruling({ ...read, reading: '9000' })],
    [ruling({ ...quoted, speaker: 'Ким' }), ruling({ ...quoted, speaker: '金' })],
    [ruling({ ...came, via: ['연합뉴스'] }), ruling({ ...came, via: ['КЦТАК', '연합뉴스'] })],
  ] as const;

  test('is asked, whichever of the fields says it, and ours stands', () => {
    for (const [a, b] of differing) {
      const [ours, theirs] = [
        act(start, added('rulings', a)),
        act(start, added('rulings', { ...b, id: 'other' }), '海'),
      ];
      for (const [here, there] of [
        [ours, theirs],
        [theirs, ours],
      ] as const) {
        const one = merge(here, there);
        expect(asked(one).map(([table]) => table)).toEqual(['rulings']);
        expect(isEmpty(one.diff)).toBe(true);
        expect(saidIn(one.questions[0]!.theirs.rulings![0]!)).toBe(saidIn(there === ours ? a : b));
      }
    }
  });

  test('is asked, too, where one removed what the other only read otherwise', () => {
    for (const [a, b] of differing) {
      const both = act(start, added('rulings', a));
      const ours = act(both, updated('rulings', a, b));
      const theirs = act(both, removed('rulings', a), '海');
      const one = merge(ours, theirs);
      expect([asked(one), one.diff]).toEqual([[['rulings', a.id]], {}]);
    }
  });

  test('is not asked where both mean the same by other rules or in another order', () => {
    const names = { kind: 'name', value: 'same' } as const;
    const same = [
      [ruling({ ...names, names: ['Ким', '金'] }), ruling({ ...names, names: ['金', 'Ким'] })],
      [
        ruling({ ...took, value: 'none', from: left, to: right }),
        ruling({ ...took, value: 'none', from: right, to: left }),
      ],
      [
        ruling({ ...read, reading: '9000' }),
        ruling({ ...read, reading: '9000', rule: { id: 'figure', version: '2' } }),
      ],
    ] as const;
    for (const [a, b] of same) {
      const one = merge(act(start, added('rulings', a)), act(start, added('rulings', { ...b, id: 'other' }), '海'));
      expect([one.diff, one.questions]).toEqual([{}, []]);
    }
  });

  test('is asked of a cell of one state that was found at another time, or searched otherwise', () => {
    const [claim] = start.records.claims;
    const cell: Cell = {
      ...{ id: 'cell', claimId: claim!.id, column: { kind: 'outlet', name: 'Новая газета' }, passages: [], note: '' },
      ...{ state: 'silent', when: null, proof: null, rule: null, author: 'Ада', created: time, changed: time },
    };
    const proof = { searches: [{ query: '粮食', anyWord: false, found: 0 }], searched: 5, date: time };
    for (const change of [{ when: '2014-06' }, { proof }]) {
      const [ours, theirs] = [
        act(start, added('cells', cell)),
        act(start, added('cells', { ...cell, ...change, id: 'other' }), '海'),
      ];
      const one = merge(ours, theirs);
      expect([asked(one).map(([table, , field]) => [table, field]), one.diff]).toEqual([[['cells', 'state']], {}]);
    }
  });
});

describe('saved searches', () => {
  const tag = start.records.tags.find(({ parentId }) => parentId === null)!;
  const search = { id: 'search', name: 'Зерно', query: `tag:"${tag.name}" grain`, anyWord: false, order: 9 };
  const withSearch = act(start, added('searches', search));
  const queryIn = (records: AllRecords) => records.searches.find(({ id }) => id === search.id)!.query;

  test('go on asking for a tag that the other renamed, whoever has the search and whoever renamed', () => {
    const renamed = act(start, renameTag(tag, '穀物'), '海');
    // The program follows in the project in which it is renamed.
    const followed = updated('searches', search, { ...search, query: `tag:"穀物"#${tag.id} grain` });
    const both = act(withSearch, { ...renameTag(tag, '穀物'), ...followed }, '海');
    for (const [ours, theirs] of [
      [withSearch, renamed],
      [renamed, withSearch],
      [withSearch, both],
    ] as const) {
      const one = merge(ours, theirs);
      expect([one.questions, queryIn(apply(ours, one))]).toEqual([[], `tag:"穀物"#${tag.id} grain`]);
    }
  });

  test('are not asked about where only the tag has two names', () => {
    const [ours, theirs] = ['穀物', 'Хлеб'].map((name) => {
      const query = `tag:"${name}"#${tag.id} grain`;
      const one = act(withSearch, renameTag(tag, name), name);
      return act(one, updated('searches', search, { ...search, query }), name);
    }) as [ProjectState, ProjectState];
    const one = merge(ours, theirs);
    expect(asked(one)).toEqual([['tags', tag.id, 'name']]);
    expect(queryIn(apply(ours, one))).toBe(`tag:"穀物"#${tag.id} grain`);
  });

  test('of another project ask for our tag', () => {
    const none = Object.fromEntries(tables.map((table) => [table, []])) as unknown as AllRecords;
    const records = {
      ...none,
      project: [{ ...start.records.project[0]!, id: 'other' }],
      tags: [{ ...tag, id: 'x' }],
      searches: [{ ...search, query: `tag:"${tag.name}"#x` }],
    };
    const one = merge(start, { records, changes: [] });
    expect(queryIn(apply(start, one))).toBe(`tag:"${tag.name}"#${tag.id}`);
  });
});

describe('people', () => {
  const noor = { id: 'noor', name: 'Noor', colour: 'teal', signatures: ['Noor'] } as const;
  const withPerson = (state: ProjectState, person: Records['people']) => act(state, added('people', person));

  test('of one name who sign otherwise may be two: both stand, the one that comes is numbered, and it is told', () => {
    const [ours, theirs] = [withPerson(start, noor), withPerson(start, { ...noor, id: 'نور', signatures: ['n.'] })];
    const one = merge(ours, theirs);
    expect(apply(ours, one).people.map(({ name, signatures }) => [name, ...signatures])).toEqual([
      ['Noor', 'Noor'],
      ['Noor (2)', 'n.'],
    ]);
    expect([one.questions, one.report.renamed]).toEqual([[], [['people', 'Noor (2)']]]);
  });

  test('who have a signature in common are one, with all that either signs with', () => {
    const other = { ...noor, id: 'نور', name: 'نور', signatures: ['n.', 'Noor'] };
    const one = merge(withPerson(start, noor), withPerson(start, other));
    expect(apply(withPerson(start, noor), one).people).toEqual([{ ...noor, signatures: ['Noor', 'n.'] }]);
    expect(asked(one)).toEqual([['people', 'noor', 'name']]);
  });
});

describe('projects of two people who share texts', () => {
  /** The same texts under other ids, in another project. */
  function foreign(state: ProjectState): ProjectState {
    const other = <T extends string | null>(id: T): T => (id === null ? id : `x-${id}`) as T;
    const { documents, imports, annotations, tags, project } = state.records;
    const none = Object.fromEntries(tables.map((table) => [table, []])) as unknown as AllRecords;
    return {
      changes: [],
      records: {
        ...none,
        project: project.map((one) => ({ ...one, id: other(one.id) })),
        attributes: state.records.attributes,
        imports: imports.map((one) => ({ ...one, id: other(one.id) })),
        documents: documents.map((one) => ({ ...one, id: other(one.id), importId: other(one.importId) })),
        tags: tags.map((one) => ({ ...one, id: other(one.id), parentId: other(one.parentId) })),
        annotations: annotations.map((one) => ({
          ...one,
          ...{ id: other(one.id), documentId: other(one.documentId), tagIds: one.tagIds.map(other) },
        })),
      },
    };
  }

  test('know documents by their texts, tags by their paths, and marks by their place and who made them', () => {
    const theirs = foreign(start);
    const one = merge(start, theirs);
    expect([one.diff, one.questions]).toEqual([{}, []]);
  });

  test('let what is new in the other speak of our documents and tags', () => {
    const theirs = foreign(start);
    const document = theirs.records.documents[1]!;
    const tag = theirs.records.tags.find(({ parentId }) => parentId !== null)!;
    const mark = markOn(document, 0, 14, { id: 'theirs', author: 'Noor', tagIds: [tag.id], note: 'تحقق' });
    const note = {
      ...{
        id: 'note',
        title: 'На полях',
        body: `[[Words]](mark:theirs) [[Text]](document:${document.id})`,
        author: 'Noor',
      },
      ...{ about: { kind: 'tag', id: tag.id } as const, created: time, changed: time },
    };
    const one = merge(start, act(theirs, { ...added('annotations', mark), ...added('notes', note) }));
    expect(one.diff).toEqual({
      ...added('annotations', { ...mark, documentId: second.id, tagIds: [tag.id.slice(2)] }),
      ...added('notes', {
        ...note,
        ...{
          about: { kind: 'tag', id: tag.id.slice(2) },
          body: `[[Words]](mark:theirs) [[Text]](document:${second.id})`,
        },
      }),
    });
    expect(baseOf(start, theirs).newest).toEqual([]);
  });

  test('give a tag another name where its own is taken by one that was renamed', () => {
    const tag = start.records.tags.find(({ parentId }) => parentId === null)!;
    const ours = act(start, renameTag(tag, 'Hunger'));
    const theirs = act(start, added('tags', { ...tag, id: 'new', name: 'Hunger', description: 'Их' }), '海');
    const one = merge(ours, theirs);
    expect(apply(ours, one).tags.find(({ id }) => id === 'new')!.name).toBe('Hunger (2)');
  });
});

describe('whatever two people did', () => {
  const both = (a: readonly Step[], b: readonly Step[]) => [work(start, 'ours', a), work(start, 'theirs', b)] as const;

  test('undone, the merge leaves what was there', () => {
    fc.assert(
      fc.property(steps, steps, (a, b) => {
        const [ours, theirs] = both(a, b);
        const { diff } = merge(ours, theirs);
        expect(sorted(after(after(ours.records, diff), reverse(diff)))).toEqual(sorted(ours.records));
      }),
      { numRuns: 60 },
    );
  });

  test('the same file again changes nothing and asks nothing', () => {
    fc.assert(
      fc.property(steps, steps, (a, b) => {
        const [ours, theirs] = both(a, b);
        const [now, through] = merged(ours, theirs);
        const again = merge(now, theirs, [through]);
        expect([again.diff, again.questions]).toEqual([{}, []]);
        expect(merge(now, theirs).diff).toEqual({});
      }),
      { numRuns: 60 },
    );
  });

  test('ours into theirs says what theirs into ours says, but for the questions', () => {
    fc.assert(
      fc.property(steps, steps, (a, b) => {
        const [ours, theirs] = both(a, b);
        const [one, other] = [merge(ours, theirs), merge(theirs, ours)];
        const isRenamed = (records: AllRecords) => records.tags.some(({ name }) => /\(\d+\)$/u.test(name));
        const [here, there] = [apply(ours, one), apply(theirs, other)];
        fc.pre(one.questions.length === 0 && other.questions.length === 0 && !isRenamed(here) && !isRenamed(there));
        expect(said(here)).toEqual(said(there));
      }),
      { numRuns: 100, maxSkipsPerRun: 200 },
    );
  });

  test('what either made or changed stands in the result or in a question', () => {
    fc.assert(
      fc.property(steps, steps, (a, b) => {
        const [ours, theirs] = both(a, b);
        const one = merge(ours, theirs);
        const now = apply(ours, one);
        const questioned = new Set(
          one.questions.flatMap(({ table, recordId, theirs: held }) => [
            `${table} ${recordId}`,
            ...tables.flatMap((of) => (held[of] ?? []).map(({ id }) => `${of} ${id}`)),
          ]),
        );
        for (const side of [ours, theirs]) {
          for (const table of ['annotations', 'tags', 'notes', 'documents'] as const) {
            const known = new Map<string, Records[Table]>(now[table].map((record) => [record.id, record]));
            const was = new Map<string, Records[Table]>(start.records[table].map((record) => [record.id, record]));
            const merges = new Set(now.tags.flatMap(({ merged: away = [] }) => away));
            for (const record of side.records[table]) {
              if (sameValue(was.get(record.id), record) || questioned.has(`${table} ${record.id}`)) continue;
              const stands =
                known.has(record.id) ||
                merges.has(record.id) ||
                !isOwnChange(was.get(record.id), record) ||
                isJoined(record, table, now);
              expect([table, record.id, stands]).toEqual([table, record.id, true]);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the result hangs together: nothing speaks of what is gone, and what must hold among tags and columns holds', () => {
    const textIds = new Set(start.records.documents.flatMap(({ versions }) => versions.map(({ textId }) => textId)));
    fc.assert(
      fc.property(steps, steps, (a, b) => {
        const [ours, theirs] = both(a, b);
        const now = apply(ours, merge(ours, theirs));
        expect([...findOddities(now, textIds)]).toEqual([]);
        for (const table of tables) {
          const all = new Map(now[table].map((record) => [record.id, record]));
          expect(kindOf(table).invariant?.broken(now[table] as never, all as never) ?? null).toBe(null);
        }
      }),
      { numRuns: 60 },
    );
  });

  /** Whether more changed than its order or what it lost with something else. */
  function isOwnChange(was: Records[Table] | undefined, now: Records[Table]): boolean {
    if (!was) return true;
    const plain = (record: Records[Table]) => ({ ...record, order: 0, changed: '', tagIds: [] });
    return !sameValue(plain(was), plain(now));
  }

  /** Whether a record of another id is known by the same: two people made it, each for themselves. */
  function isJoined(record: Records[Table], table: Table, now: AllRecords): boolean {
    if (table !== 'tags') return false;
    const { name } = record as Records['tags'];
    return now.tags.some((tag) => tag.name === name);
  }
});

test('how far a project was taken is known by its last act', () => {
  const one = act(start, renameTag(tagNamed(start, start.records.tags[0]!.name), 'Хлеб'));
  expect(throughOf(one)).toMatchObject({ projectId: start.records.project[0]!.id, changeId: one.changes[0]!.id });
});

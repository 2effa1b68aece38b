import { Dexie } from 'dexie';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { added, edited, removed, sequence, updated } from '../../src/core/model/diff.ts';
import type { Change } from '../../src/core/model/change.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import { newId } from '../../src/core/model/id.ts';
import type { Annotation, Document, Import, Note, Tag, Text } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { projectDatabaseName } from '../../src/renderer/store/project-database.ts';
import { deleteProjectDatabase, openProjectStore } from '../../src/renderer/store/project-store.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';

const opened: ProjectStore[] = [];

async function open(id = newId()): Promise<ProjectStore> {
  const store = must(await openProjectStore(id));
  opened.push(store);
  return store;
}

afterEach(async () => {
  const ids = new Set(opened.map((store) => store.id));
  for (const store of opened.splice(0)) store.close();
  for (const id of ids) await deleteProjectDatabase(id);
});

const tag = (name: string, id = newId()): Tag => ({
  id,
  name,
  parentId: null,
  colour: 'blue',
  description: '',
  order: 0,
});
/** A document of this many versions, with its import. */
function describeSample(versions: number): { readonly import: Import; readonly document: Document } {
  const time = '2026-01-01T00:00:00.000Z';
  const encoding = { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 } as const;
  const version = {
    textId: 't',
    bytes: 9,
    length: 9,
    byteHash: '',
    textHash: '',
    encoding,
    passages: 1,
    imported: time,
  };
  const title = { value: 'Паром', origin: { kind: 'path' } } as const;
  return {
    import: { id: 'i', name: 'Папка', source: 'folder', started: time, finished: time, state: 'done' },
    document: {
      ...{ id: 'd', title, importId: 'i', path: 'паром.txt', attributes: {}, language: null },
      versions: Array.from({ length: versions }, (_, at) => ({ ...version, number: at + 1 })),
    },
  };
}

const annotationIn = ({ id }: Document, version: number): Annotation => ({
  ...{ id: newId(), documentId: id, version, from: 0, to: 5, quotation: { exact: 'Паром', prefix: '', suffix: '' } },
  ...{ tagIds: [], note: '', author: '', created: '', changed: '', anchor: { kind: 'exact' } },
});

const act = (name: string) => ({ label: { verb: 'add-tag', names: [name] }, author: 'Ада' }) as const;
const names = (store: ProjectStore) => [...store.snapshot.rows('tags').values()].map((one) => one.name).sort();
const heard = (store: ProjectStore) =>
  new Promise<void>((resolve) => {
    const stop = store.subscribe(() => {
      stop();
      resolve();
    });
  });

describe('a project', () => {
  test('holds after reopening what was stored, and can undo it then', async () => {
    const first = await open();
    const aid = tag('Помощь');
    must(await first.apply(added('tags', aid), act('Помощь')));
    must(await first.apply(updated('tags', aid, { ...aid, name: '援助' }), act('援助')));
    first.close();

    const again = await open(first.id);
    expect(names(again)).toEqual(['援助']);
    expect(must(await again.undo()).names).toEqual(['援助']);
    expect(names(again)).toEqual(['Помощь']);
    again.close();

    const third = await open(first.id);
    expect(names(third)).toEqual(['Помощь']);
    must(await third.redo());
    expect(names(third)).toEqual(['援助']);
  });

  test('undoes all writes of one act at once', async () => {
    const store = await open();
    must(await store.apply(added('tags', tag('Before')), act('Before')));
    const request = { ...act('Both'), act: newId() };
    must(await store.apply(added('tags', tag('One')), request));
    must(await store.apply(added('tags', tag('Two')), request));
    must(await store.undo());
    expect(names(store)).toEqual(['Before']);
    must(await store.redo());
    expect(names(store)).toEqual(['Before', 'One', 'Two']);
  });

  test('makes one Change of an act that goes on, as long as nothing else is done between', async () => {
    const store = await open();
    const ferry = tag('Ferry');
    must(await store.apply(added('tags', ferry), act('Ferry')));
    const writing = { ...act('Writing'), act: newId(), goesOn: true } as const;
    const write = async (description: string) => {
      const now = store.snapshot.rows('tags').get(ferry.id)!;
      must(await store.apply(updated('tags', now, { ...now, description }), writing));
    };
    const count = async () => must(await store.history(100)).length;
    for (const words of ['Па', 'Паром', 'Паром вышел.']) await write(words);
    expect(await count()).toBe(2);
    must(await store.undo());
    expect(store.snapshot.rows('tags').get(ferry.id)).toEqual(ferry);
    must(await store.redo());
    expect(store.snapshot.rows('tags').get(ferry.id)!.description).toBe('Паром вышел.');

    // What is back where it began is no act.
    await write('');
    expect(await count()).toBe(1);
    await write('Паром');
    must(await store.apply(added('tags', tag('Between')), act('Between')));
    await write('Паром вышел.');
    expect(await count()).toBe(4);
    must(await store.undo());
    expect(store.snapshot.rows('tags').get(ferry.id)!.description).toBe('Паром');
  });

  test('answers with a problem when there is nothing to undo or redo', async () => {
    const store = await open();
    expect(await store.undo()).toEqual({ ok: false, error: { code: 'nothing-to-undo', about: '' } });
    expect(await store.redo()).toEqual({ ok: false, error: { code: 'nothing-to-redo', about: '' } });
  });

  test('keeps an undone act in the history when something else is done instead', async () => {
    const store = await open();
    must(await store.apply(added('tags', tag('Dropped')), act('Dropped')));
    must(await store.undo());
    must(await store.apply(added('tags', tag('Instead')), act('Instead')));
    expect((await store.redo()).ok).toBe(false);
    const history = must(await store.history(10)).map((change) => [change.label.names?.[0], change.state]);
    expect(history).toEqual([
      ['Instead', 'done'],
      ['Dropped', 'abandoned'],
    ]);
  });

  test('takes back, last first, what was done in the middle of a long act', async () => {
    const store = await open();
    const long = { ...act('Import'), act: newId() };
    const first = tag('First');
    must(await store.apply(added('tags', first), long));
    must(await store.apply(updated('tags', first, { ...first, name: 'Corrected' }), act('Corrected')));
    must(await store.apply(added('tags', tag('Second')), long));
    const steps = [names(store)];
    while ((await store.undo()).ok) steps.push(names(store));
    expect(steps).toEqual([['Corrected', 'Second'], ['Corrected'], ['First'], []]);
    while ((await store.redo()).ok);
    expect(names(store)).toEqual(['Corrected', 'Second']);
  });

  test('leaves undo and redo to the person, whatever was done unasked in between', async () => {
    const store = await open();
    const unasked = (name: string) => ({ ...act(name), unasked: true }) as const;
    const mine = tag('Mine');
    must(await store.apply(added('tags', mine), act('Mine')));
    must(await store.apply(added('tags', tag('Second')), act('Second')));
    must(await store.undo());
    must(await store.apply(added('tags', tag('By itself')), unasked('By itself')));
    expect(must(await store.next())).toMatchObject({ undo: { names: ['Mine'] }, redo: { names: ['Second'] } });
    expect(must(await store.undo()).names).toEqual(['Mine']);
    expect(names(store)).toEqual(['By itself']);
    expect(await store.undo()).toMatchObject({ ok: false, error: { code: 'nothing-to-undo' } });
    must(await store.redo());
    must(await store.redo());
    expect(names(store)).toEqual(['By itself', 'Mine', 'Second']);
    store.close();
    // Also after a restart; and the history goes back to any act, as ever.
    const again = await open(store.id);
    expect(must(await again.next())).toMatchObject({ undo: { names: ['Second'] }, redo: null });
    must(await again.goTo(null));
    expect(names(again)).toEqual([]);
    while ((await again.redo()).ok);
    expect(names(again)).toEqual(['By itself', 'Mine', 'Second']);
  });

  test('takes back first what was done unasked and stands on an act, and says so before', async () => {
    const store = await open();
    const mine = tag('Mine');
    must(await store.apply(added('tags', mine), act('Mine')));
    const moved = { ...act('Moved'), act: newId(), unasked: true } as const;
    must(await store.apply(updated('tags', mine, { ...mine, name: 'Moved' }), moved));
    must(await store.apply(added('tags', tag('With it')), moved));
    must(await store.apply(added('tags', tag('Other')), { ...act('Other'), unasked: true }));
    expect(must(await store.next()).undo).toMatchObject({ names: ['Moved'] });
    must(await store.undo());
    expect(names(store)).toEqual(['Mine', 'Other']);
    must(await store.undo());
    expect(names(store)).toEqual(['Other']);
    while ((await store.redo()).ok);
    expect(names(store)).toEqual(['Moved', 'Other', 'With it']);
  });

  test('cannot redo what something unasked took the ground from, nor what came after it', async () => {
    const store = await open();
    const mine = tag('Mine');
    must(await store.apply(added('tags', mine), act('Mine')));
    must(await store.apply(added('tags', tag('Apart')), act('Apart')));
    must(await store.apply(updated('tags', mine, { ...mine, name: 'Renamed' }), act('Renamed')));
    must(await store.apply(added('tags', tag('Last')), act('Last')));
    for (let times = 0; times < 3; times += 1) must(await store.undo());
    must(await store.apply(updated('tags', mine, { ...mine, name: 'Moved' }), { ...act('Moved'), unasked: true }));
    while ((await store.redo()).ok);
    expect(names(store)).toEqual(['Apart', 'Moved']);
    const states = must(await store.history(10)).map((change) => [change.label.names?.[0], change.state]);
    expect(states.reverse()).toEqual([
      ['Mine', 'done'],
      ['Apart', 'done'],
      ['Renamed', 'abandoned'],
      ['Last', 'abandoned'],
      ['Moved', 'done'],
    ]);
  });

  test('takes back one act by itself, if nothing stands on it', async () => {
    const store = await open();
    const unasked = { ...act('By itself'), act: newId(), unasked: true } as const;
    const [came, more] = [tag('Came'), tag('More')];
    must(await store.apply(added('tags', came), unasked));
    must(await store.apply(added('tags', more), unasked));
    must(await store.apply(added('tags', tag('Mine')), act('Mine')));
    must(await store.apply(updated('tags', came, { ...came, name: 'Kept' }), act('Kept')));
    expect(await store.takeBack(unasked.act)).toMatchObject({ ok: false, error: { code: 'built-upon' } });
    expect(names(store)).toEqual(['Kept', 'Mine', 'More']);
    must(await store.undo());
    must(await store.takeBack(unasked.act));
    expect(names(store)).toEqual(['Mine']);
    expect(await store.takeBack(unasked.act)).toMatchObject({ ok: false, error: { code: 'nothing-to-undo' } });
    while ((await store.redo()).ok);
    expect(names(store)).toEqual(['Kept', 'Mine', 'More']);
  });

  test('undoes and redoes as a plain list of acts does, whatever came unasked', async () => {
    const step = fc.constantFrom('asked', 'unasked', 'undo', 'redo');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const store = await open();
        /** What the person did, in order; `done` of them stand. Each act is about a tag of its own. */
        let mine: string[] = [];
        let done = 0;
        const others: string[] = [];
        for (const [number, kind] of steps.entries()) {
          const name = `${String(number).padStart(2, '0')} ${kind}`;
          if (kind === 'undo') {
            expect((await store.undo()).ok).toBe(done > 0);
            done = Math.max(0, done - 1);
          } else if (kind === 'redo') {
            expect((await store.redo()).ok).toBe(done < mine.length);
            done = Math.min(mine.length, done + 1);
          } else {
            must(
              await store.apply(added('tags', tag(name)), {
                ...act(name),
                ...(kind === 'unasked' && { unasked: true }),
              }),
            );
            if (kind === 'unasked') others.push(name);
            else {
              mine = [...mine.slice(0, done), name];
              done += 1;
            }
          }
          expect(names(store)).toEqual([...mine.slice(0, done), ...others].sort());
        }
      }),
      { numRuns: 25 },
    );
  });

  test('refuses what comes under the id of something that is there, with all that came beside it', async () => {
    const store = await open();
    const first = tag('Паром');
    must(await store.apply(added('tags', first), act('Паром')));
    const before = must(await store.history(9));
    const beside = edited('tags', [
      [null, tag('港')],
      [null, { ...first, name: 'Ferry' }],
    ]);
    const refused = await store.apply(beside, act('Ferry'));
    expect(refused.ok ? 'stored' : refused.error.code).toBe('changed-elsewhere');
    // Also what would be there just as it is: whoever adds it believes that it is not.
    const again = await store.apply(added('tags', first), act('Паром'));
    expect(again.ok ? 'stored' : again.error.code).toBe('changed-elsewhere');
    const there = await open(store.id);
    expect([names(store), names(there), must(await there.history(9))]).toEqual([['Паром'], ['Паром'], before]);
  });

  test('remembers an act of many thousand records and takes it back', async () => {
    const store = await open();
    const many = Array.from({ length: 7000 }, (_, at) => tag(`№ ${at}`));
    const there = await open(store.id);
    must(
      await store.apply(
        edited(
          'tags',
          many.map((one) => [null, one] as const),
        ),
        act('Many'),
      ),
    );
    must(await there.settle());
    expect(names(there)).toHaveLength(7000);
    must(await there.undo());
    must(await store.settle());
    expect(names(store)).toEqual([]);
  });

  test('refuses a note about something that was removed in another window meanwhile', async () => {
    const here = await open();
    const other = await open(here.id);
    const aid = tag('Aid');
    must(await here.apply(added('tags', aid), act('Aid')));
    must(await other.settle());
    must(await other.apply(removed('tags', aid), act('gone')));
    const time = '2026-01-01T00:00:00.000Z';
    const about = { kind: 'tag', id: aid.id } as const;
    const note = { id: newId(), title: 'Заметка', body: '', about, author: '', created: time, changed: time };
    const answer = await here.apply(added('notes', note), act('note'));
    expect(answer.ok ? 'stored' : answer.error.code).toBe('changed-elsewhere');
  });

  test('refuses a mark in a version that was undone in another window meanwhile', async () => {
    const here = await open();
    const one = describeSample(1);
    must(await here.apply(sequence(added('imports', one.import), added('documents', one.document)), act('Import')));
    const two = describeSample(2);
    must(await here.apply(updated('documents', one.document, two.document), act('Version')));
    const other = await open(here.id);
    must(await other.undo());
    const marked = await here.apply(added('annotations', annotationIn(two.document, 2)), act('mark'));
    expect(marked.ok ? 'stored' : marked.error.code).toBe('changed-elsewhere');
    must(await here.apply(added('annotations', annotationIn(two.document, 1)), act('mark')));
  });

  test('refuses a mark in a version that another window made an old one meanwhile', async () => {
    const here = await open();
    const [one, two] = [describeSample(1), describeSample(2)];
    must(await here.apply(sequence(added('imports', one.import), added('documents', one.document)), act('Import')));
    const other = await open(here.id);
    must(await other.apply(updated('documents', one.document, two.document), act('Version')));
    const old = annotationIn(two.document, 1);
    const marked = await here.apply(added('annotations', old), act('mark'));
    expect(marked.ok ? 'stored' : marked.error.code).toBe('changed-elsewhere');
    // What is lost keeps its last place, and can be stored so.
    const lost = { ...old, anchor: { kind: 'lost' } } as const;
    must(await here.apply(added('annotations', lost), act('mark')));
    const found = await here.apply(updated('annotations', lost, old), act('mark'));
    expect(found.ok ? 'stored' : found.error.code).toBe('changed-elsewhere');
    must(await here.undo());
    must(await here.redo());
    must(await here.apply(updated('annotations', lost, { ...lost, note: 'Где это?' }), act('mark')));
    must(await here.apply(added('annotations', annotationIn(two.document, 2)), act('mark')));
  });

  for (const [what, after] of [
    ['a version that leaves a mark behind', describeSample(2).document],
    ['the removal of a document without a mark in it', null],
  ] as const) {
    test(`refuses ${what}, which was made in another window meanwhile`, async () => {
      const here = await open();
      const { import: record, document } = describeSample(1);
      must(await here.apply(sequence(added('imports', record), added('documents', document)), act('Import')));
      const other = await open(here.id);
      const mark = annotationIn(document, 1);
      must(await other.apply(added('annotations', mark), act('mark')));
      const change = after === null ? removed('documents', document) : updated('documents', document, after);
      const stored = await here.apply(change, act('change'));
      expect(stored.ok ? 'stored' : stored.error.code).toBe('changed-elsewhere');
      const withIt =
        after === null ? removed('annotations', mark) : updated('annotations', mark, { ...mark, version: 2 });
      must(await here.apply(sequence(change, withIt), act('change')));
      must(await here.undo());
      expect(here.snapshot.rows('annotations').get(mark.id)).toEqual(mark);
      must(await here.redo());
      const title = { value: 'Другое', origin: { kind: 'person' } } as const;
      if (after) must(await here.apply(updated('documents', after, { ...after, title }), act('title')));
    });
  }

  test.each(['document', 'tag', 'annotation'] as const)(
    'refuses the removal of a %s of which another window wrote a page meanwhile, and undo brings back both',
    async (kind) => {
      const here = await open();
      const { import: record, document } = describeSample(1);
      const [mark, aid] = [annotationIn(document, 1), tag('Aid', 'a')];
      const made = [
        added('imports', record),
        added('documents', document),
        added('annotations', mark),
        added('tags', aid),
      ];
      must(await here.apply(sequence(...made), act('Import')));
      const other = await open(here.id);
      const { id } = { document, tag: aid, annotation: mark }[kind];
      const time = '2024-03-01T10:00:00.000Z';
      const note: Note = {
        id: newId(),
        title: 'Why',
        body: 'Почему?',
        about: { kind, id },
        author: 'Ада',
        created: time,
        changed: time,
      };
      must(await other.apply(added('notes', note), act('note')));
      const removal = {
        document: sequence(removed('annotations', mark), removed('documents', document)),
        tag: removed('tags', aid),
        annotation: removed('annotations', mark),
      }[kind];
      const refused = await here.apply(removal, act('remove'));
      expect(refused.ok ? 'stored' : refused.error.code).toBe('changed-elsewhere');
      must(await here.apply(sequence(removal, removed('notes', note)), act('remove')));
      const late = await other.apply(added('notes', { ...note, id: newId() }), act('note'));
      expect(late.ok ? 'stored' : late.error.code).toBe('changed-elsewhere');
      must(await here.undo());
      expect([...here.snapshot.rows('notes').values()]).toEqual([note]);
    },
  );

  test('refuses the removal of a mark that another window made an example of a tag meanwhile', async () => {
    const here = await open();
    const { import: record, document } = describeSample(1);
    const [mark, aid] = [annotationIn(document, 1), tag('Помощь', 'a')];
    const made = [
      added('imports', record),
      added('documents', document),
      added('annotations', mark),
      added('tags', aid),
    ];
    must(await here.apply(sequence(...made), act('Import')));
    const other = await open(here.id);
    const starred = { ...aid, example: mark.id };
    must(await other.apply(updated('tags', aid, starred), act('star')));
    const refused = await here.apply(removed('annotations', mark), act('remove'));
    expect(refused.ok ? 'stored' : refused.error.code).toBe('changed-elsewhere');
    must(await here.settle());
    must(await here.apply(sequence(removed('annotations', mark), updated('tags', starred, aid)), act('remove')));
    must(await other.settle());
    const late = await other.apply(updated('tags', aid, starred), act('star'));
    expect(late.ok ? 'stored' : late.error.code).toBe('changed-elsewhere');
    must(await here.undo());
    expect([...here.snapshot.rows('tags').values()]).toEqual([starred]);
  });

  test('refuses the removal of a tag below which another window put one meanwhile', async () => {
    const here = await open();
    const aid = tag('Aid', 'a');
    must(await here.apply(added('tags', aid), act('Aid')));
    const other = await open(here.id);
    must(await other.apply(added('tags', { ...tag('粮食', 'f'), parentId: aid.id }), act('below')));
    const refused = await here.apply(removed('tags', aid), act('remove'));
    expect(refused.ok ? 'stored' : refused.error.code).toBe('changed-elsewhere');
  });

  test('does not take back a move that would put a tag below itself now', async () => {
    const store = await open();
    const [aid, war] = [tag('Aid', 'a'), tag('War', 'w')];
    must(await store.apply(added('tags', { ...aid, parentId: null }, war), act('both')));
    const below = { ...aid, parentId: war.id };
    must(await store.apply(updated('tags', aid, below), act('below')));
    const top = { ...act('top'), act: newId() };
    must(await store.apply(updated('tags', below, aid), top));
    must(await store.apply(updated('tags', war, { ...war, parentId: aid.id }), act('other below')));
    expect(await store.takeBack(top.act)).toMatchObject({ ok: false, error: { code: 'built-upon' } });
    expect([...store.snapshot.rows('tags').values()].map(({ parentId }) => parentId)).toEqual([null, 'a']);
  });

  test('stores a tag and a note about it in one Diff', async () => {
    const store = await open();
    const aid = tag('Aid');
    const time = '2026-01-01T00:00:00.000Z';
    const about = { kind: 'tag', id: aid.id } as const;
    const note = { id: newId(), title: 'Заметка', body: '', about, author: '', created: time, changed: time };
    must(await store.apply(sequence(added('tags', aid), added('notes', note)), act('both')));
    expect([...store.snapshot.rows('notes').values()]).toEqual([note]);
  });

  test('answers a write that is under way when it is closed', async () => {
    const store = await open();
    const writing = store.apply(added('tags', tag('Last')), act('Last'));
    store.close();
    expect(typeof (await writing).ok).toBe('boolean');
    expect(store.isOpen()).toBe(false);
  });

  test('goes back to any act of the history and forward again', async () => {
    const store = await open();
    for (const name of ['one', 'two', 'three', 'four']) must(await store.apply(added('tags', tag(name)), act(name)));
    const history = must(await store.history(10)).toReversed();
    must(await store.goTo(history[1]!.act));
    expect(names(store)).toEqual(['one', 'two']);
    must(await store.goTo(history[3]!.act));
    expect(names(store)).toEqual(['four', 'one', 'three', 'two']);
    must(await store.goTo(null));
    expect(names(store)).toEqual([]);
  });

  test('stores nothing of a Diff that does not fit any more', async () => {
    const store = await open();
    const aid = tag('Aid');
    must(await store.apply(added('tags', aid), act('Aid')));
    const stale = { ...aid, name: 'Never was' };
    const both = { tags: { ...added('tags', tag('New')).tags, ...removed('tags', stale).tags } };
    const answer = await store.apply(both, act('stale'));
    expect(answer.ok ? 'stored' : answer.error.code).toBe('changed-elsewhere');
    expect(names(store)).toEqual(['Aid']);
    expect(must(await store.history(10))).toHaveLength(1);
  });

  test('is seen by a second window at once, in the order of the writes', async () => {
    const here = await open();
    const there = await open(here.id);
    const waiting = heard(there);
    must(await here.apply(added('tags', tag('From here')), act('From here')));
    await waiting;
    expect(names(there)).toEqual(['From here']);
    const [a, b] = [heard(here), tag('From there')];
    must(await there.apply(added('tags', b), act('From there')));
    await a;
    expect(names(here)).toEqual(['From here', 'From there']);
  });

  test('holds a text with its bytes, NULs and lone surrogates unchanged', async () => {
    const store = await open();
    const text: Text = {
      id: newId(),
      bytes: new Uint8Array([0xff, 0xfe, 0x00]),
      text: 'بسم الله \u0000 \ud800 <script>alert(1)</script> 👩‍🚀',
      division: { stamp: 'test', starts: new Uint32Array([0]), furniture: new Uint8Array([0]) },
    };
    must(await store.apply(added('tags', tag('With a text')), act('x'), [text]));
    expect(must(await store.text(text.id))).toEqual(text);
  });

  test('keeps what was stored when the disk is full, and says so', async () => {
    const store = await open();
    must(await store.apply(added('tags', tag('Kept')), act('Kept')));
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function full() {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    try {
      const answer = await store.apply(added('tags', tag('Lost')), act('Lost'));
      expect(answer.ok ? 'stored' : answer.error.code).toBe('disk-full');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(names(store)).toEqual(['Kept']);
    store.close();
    expect(names(await open(store.id))).toEqual(['Kept']);
  });

  test('does again what the engine gave up, and names the cause if there is one', async () => {
    const store = await open();
    const put = IDBObjectStore.prototype.put;
    /** The next `put` finds its transaction given up, for this reason. */
    const giveUp = (cause: DOMException | null) => {
      IDBObjectStore.prototype.put = function given(this: IDBObjectStore, ...of: [unknown]) {
        IDBObjectStore.prototype.put = put;
        const { transaction } = this;
        const request = put.apply(this, of);
        if (cause) Object.defineProperty(transaction, 'error', { value: cause });
        transaction.abort();
        return request;
      };
    };
    try {
      giveUp(null);
      must(await store.apply(added('tags', tag('Again')), act('Again')));
      giveUp(new DOMException('Connection is closing because of: FILE_ERROR_NO_SPACE', 'UnknownError'));
      const answer = await store.apply(added('tags', tag('Lost')), act('Lost'));
      expect(answer.ok ? 'stored' : answer.error.code).toBe('disk-full');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(names(store)).toEqual(['Again']);
    // There is room: the engine begins a new log, of which nothing is left in the project.
    must(await store.apply(added('tags', tag('After')), act('After')));
    expect(names(store)).toEqual(['After', 'Again']);
    expect(await store.meta('new-log 0')).toBeUndefined();
  });

  test('undoes once, although the engine gave it up, if something was stored meanwhile', async () => {
    const store = await open();
    for (const name of ['One', 'Two', 'Three']) must(await store.apply(added('tags', tag(name)), act(name)));
    const other = must(await openProjectStore(store.id));
    const put = IDBObjectStore.prototype.put;
    let undone: Promise<unknown> | null = null;
    IDBObjectStore.prototype.put = function given(this: IDBObjectStore, ...of: [unknown]) {
      IDBObjectStore.prototype.put = put;
      undone = other.undo();
      const request = put.apply(this, of);
      this.transaction.abort();
      return request;
    };
    try {
      const answer = await store.undo();
      expect(answer.ok ? 'undone' : answer.error.code).toBe('changed-elsewhere');
      await undone;
    } finally {
      IDBObjectStore.prototype.put = put;
      other.close();
    }
    await expect.poll(() => names(store)).toEqual(['One', 'Two']);
  });

  test('made by a newer program is refused in words and left alone', async () => {
    const id = newId();
    const newer = new Dexie(projectDatabaseName(id));
    newer.version(99).stores({ tags: 'id', marvels: 'id' });
    await newer.open();
    await newer.table('tags').add(tag('Из будущего'));
    newer.close();
    const answer = await openProjectStore(id);
    expect(answer.ok ? 'opened' : answer.error.code).toBe('database-newer');
    await newer.open();
    expect(await newer.table('tags').count()).toBe(1);
    newer.close();
    await deleteProjectDatabase(id);
  });
});

describe('texts that are read some at a time', () => {
  const text = (id: string): Text => ({
    ...{ id, text: `Паром ${id} затонул.`, bytes: new Uint8Array(4) },
    division: { stamp: '', starts: Uint32Array.of(0), furniture: Uint8Array.of(0) },
  });
  const versionOf = (textId: string, bytes = 4) => ({
    ...describeSample(1).document.versions[0]!,
    ...{ textId, bytes },
  });

  test('come in the order that was asked for, a text of two documents twice, small and large ones mixed', async () => {
    const store = await open();
    const ids = Array.from({ length: 700 }, (_, at) => `t${at}`);
    must(await store.putTexts(ids.map(text)));
    const asked = [...ids.toReversed(), 't3', 't3'];
    const found: string[] = [];
    // The third of them is called so large that it is read alone.
    for await (const one of store.texts(asked.map((id, at) => versionOf(id, at === 2 ? 2 ** 30 : 4))))
      found.push(must(one).text);
    expect(found).toEqual(asked.map((id) => text(id).text));
  });

  test('go on behind one that is not there, and say which one', async () => {
    const store = await open();
    must(await store.putTexts([text('a'), text('c')]));
    const found = [];
    for await (const one of store.texts(['a', 'b', 'c'].map((id) => versionOf(id)))) found.push(one);
    expect(found).toMatchObject([
      { ok: true, value: { id: 'a' } },
      { ok: false, error: { code: 'not-found', about: 'b' } },
      { ok: true, value: { id: 'c' } },
    ]);
  });
});

describe('many records at once', () => {
  const names = ['Hafen', 'Колодец', 'ميناء', '港'] as const;
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ ...tag(`${names[at % 4]!} ${at}`), order: at }));
  const act = { label: { verb: 'tag-hits', names: ['Вода'] }, author: 'Ада' } as const;
  const tagsOf = async (store: ProjectStore) => {
    const stored = must(await openProjectStore(store.id));
    try {
      return new Map(stored.snapshot.rows('tags'));
    } finally {
      stored.close();
    }
  };
  const asMap = (tags: readonly Tag[]) => new Map(tags.map((one) => [one.id, one]));

  test('are changed, removed and brought back, whether they stand alone in the table or others between them', async () => {
    const store = await open();
    const all = many(2_600);
    must(
      await store.apply(
        edited(
          'tags',
          all.map((one) => [null, one]),
        ),
        act,
      ),
    );
    for (const some of [
      all.slice(200, 1_900),
      all.filter((_, at) => at % 2 === 0),
      all.filter((_, at) => at % 50 === 0),
    ]) {
      const ids = new Set(some.map(({ id }) => id));
      must(
        await store.apply(
          edited(
            'tags',
            some.map((one) => [one, { ...one, colour: 'red' }]),
          ),
          act,
        ),
      );
      expect(await tagsOf(store)).toEqual(
        asMap(all.map((one) => (ids.has(one.id) ? { ...one, colour: 'red' as const } : one))),
      );
      must(await store.undo());
      must(
        await store.apply(
          edited(
            'tags',
            some.map((one) => [one, null]),
          ),
          act,
        ),
      );
      expect(await tagsOf(store)).toEqual(asMap(all.filter(({ id }) => !ids.has(id))));
      must(await store.undo());
      expect(await tagsOf(store)).toEqual(asMap(all));
    }
    must(await store.undo());
    expect((await tagsOf(store)).size).toBe(0);
    must(await store.redo());
    expect(await tagsOf(store)).toEqual(asMap(all));
  });

  test('are refused as a whole where one of them is another by now', async () => {
    const store = await open();
    const all = many(1_500);
    must(
      await store.apply(
        edited(
          'tags',
          all.map((one) => [null, one]),
        ),
        act,
      ),
    );
    const last = all.at(-1)!;
    must(await store.apply(updated('tags', last, { ...last, name: 'Quai' }), act));
    const removing = edited(
      'tags',
      all.map((one) => [one, null]),
    );
    expect(await store.apply(removing, act)).toMatchObject({ ok: false, error: { code: 'changed-elsewhere' } });
    expect((await tagsOf(store)).size).toBe(1_500);
  });

  test.each([
    ['in the midst', 2_000, ['1000/3000', '2000/3000']],
    ['when the last is stored', 3_000, ['1000/3000', '2000/3000', '3000/3000']],
  ])('are told of while they are stored, and given up %s leave no record and no act', async (_when, until, heard) => {
    const store = await open();
    const giving = new AbortController();
    const told: string[] = [];
    const hear = (done: number, of: number) => {
      told.push(`${done}/${of}`);
      if (done === until) giving.abort();
    };
    const adding = edited(
      'tags',
      many(3_000).map((one) => [null, one]),
    );
    const going = { told: hear, signal: giving.signal };
    expect(await store.apply(adding, act, [], going)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(told).toEqual(heard);
    expect([(await tagsOf(store)).size, store.snapshot.rows('tags').size]).toEqual([0, 0]);
    expect(must(await store.history(5))).toEqual([]);
    must(await store.apply(adding, act));
    expect((await tagsOf(store)).size).toBe(3_000);
  });
});

test('a whole project comes with every act as it was stored, however many there are and however large', async () => {
  const store = await open();
  const { records } = must(await store.whole());
  const change = (at: number, diff: Diff): Change => {
    const id = `act-${String(at).padStart(5, '0')}`;
    return {
      id,
      act: id,
      label: { verb: 'add-tag' },
      author: 'Ада',
      time: '2026-01-01T00:00:00.000Z',
      state: 'done',
      diff,
    };
  };
  const large = Array.from({ length: 2500 }, (_, at) => tag(`Большой ${at}`));
  const changes = [
    ...Array.from({ length: 700 }, (_, at) => change(at, added('tags', tag(`Паром ${at}`)))),
    change(700, added('tags', ...large)),
    ...Array.from({ length: 700 }, (_, at) => change(701 + at, added('tags', tag(`جسر ${at}`)))),
  ];
  must(await store.putWhole(records, changes));
  expect(must(await store.whole()).changes).toEqual(changes);
});

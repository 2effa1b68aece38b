import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerQuestion, heldIn } from '../../src/core/merge/answer.ts';
import { countQuestions, mergeAct } from '../../src/core/merge/as-act.ts';
import { baseOf, throughOf } from '../../src/core/merge/base.ts';
import type { Merged } from '../../src/core/merge/merge.ts';
import { mergeProjects } from '../../src/core/merge/merge.ts';
import type { ProjectState } from '../../src/core/merge/state.ts';
import { removeWithAll } from '../../src/core/model/cascade.ts';
import type { Verb } from '../../src/core/model/change.ts';
import { added, edits, isEmpty, removed, updated } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import { colours, currentVersion } from '../../src/core/model/records.ts';
import type {
  Alias,
  Annotation,
  Cell,
  Claim,
  Document,
  EventSet,
  Question,
  Tag,
} from '../../src/core/model/records.ts';
import { tables } from '../../src/core/model/tables.ts';
import { followNames } from '../../src/core/search/language/follow-names.ts';
import { anySteps, said, start as everyKind, whatIsWrong, workOn } from './merge-every-kind.ts';
import type { AnyStep } from './merge-every-kind.ts';
import { act, after, followInSample, markOn, merge, start, time } from './merge-material.ts';
import { rowsOf } from './rows.ts';

// People who merge each other's files again and again, as the program does it: with what it remembers of each merge, and
// each by a clock of their own.

const [first, second, third, fourth] = start.records.documents as unknown as readonly Document[];
const asked = ({ questions }: Merged) => questions.map(({ table, recordId, fields }) => [table, recordId, ...fields]);
const mark = markOn(first!, 10, 30, { id: 'mark', note: 'Наше' });
const leaf = start.records.tags.find(({ id }) => !start.records.tags.some(({ parentId }) => parentId === id))!;
const noteOf = ({ records }: ProjectState) => records.annotations.find(({ id }) => id === mark.id)?.note;
/** A common past of one act. */
const common = act(start, added('annotations', mark));

function noted(state: ProjectState, who: string, note: string): ProjectState {
  const now = state.records.annotations.find(({ id }) => id === mark.id)!;
  return act(state, updated('annotations', now, { ...now, note }), who);
}

let last = 0;

/** The whole act, with what is remembered of it. */
function take(ours: ProjectState, theirs: ProjectState, who: string) {
  const { merges, questions } = ours.records;
  const found = mergeProjects(ours, theirs, baseOf(ours, theirs, merges, theirs.records.merges), {
    ...{ follow: followInSample, followQuery: followNames, time },
  });
  const id = `merge-${(last += 1)}`;
  const told = { id, name: who, ...throughOf(theirs), author: who, created: time };
  const diff = mergeAct(found, { merges, questions }, theirs.changes, told, () => `question-${(last += 1)}`);
  return { state: labelled(ours, diff, who, 'merge-project'), found, diff };
}

/** Each act gets an id of its own, and the time by a clock that is so many minutes slow. */
function labelled(state: ProjectState, diff: Diff, who: string, verb: Verb, slow = 0): ProjectState {
  const now = act(state, diff, who);
  if (now === state) return state;
  const id = `act-${(last += 1)}`;
  const at = new Date(Date.UTC(2026, 0, 2) + (last - slow) * 60_000).toISOString();
  const changes = now.changes.map((one, n) =>
    n === now.changes.length - 1 ? { ...one, id, act: id, time: at, label: { verb } } : one,
  );
  return { ...now, changes };
}

function answered(state: ProjectState, question: Question, how: 'ours' | 'theirs'): ProjectState {
  return labelled(state, answerQuestion(rowsOf(state.records), question, how, time)!, 'answer', 'answer-question');
}

describe('a document that one removed while the other took in a new text of it', () => {
  const now = currentVersion(first!);
  const newer = { ...now, number: now.number + 1, textId: 'newer', textHash: 'ff'.repeat(32) };
  const without = act(common, removeWithAll(rowsOf(common.records), 'documents', [first!.id], time), '海');
  const grown = act(common, updated('documents', first!, { ...first!, versions: [...first!.versions, newer] }));

  test('is asked about, whoever removed it, and stays where it was until then', () => {
    const here = merge(grown, without);
    expect(asked(here)).toEqual([['documents', first!.id]]);
    expect(isEmpty(here.diff)).toBe(true);
    const there = merge(without, grown);
    expect(asked(there)).toEqual([['documents', first!.id]]);
    expect((heldIn({ id: '', mergeId: '', ...there.questions[0]! }) as Document).versions.at(-1)).toEqual(newer);
  });
});

test('a document or tag that is taken back from them comes with what hung on it, though they changed only one of these', () => {
  const marked = common.records.annotations.filter(({ documentId }) => documentId === first!.id);
  const without = act(common, removeWithAll(rowsOf(common.records), 'documents', [first!.id], time), 'Ада');
  const document = merge(without, noted(common, '海', '海の'));
  expect(asked(document)).toEqual([['documents', first!.id]]);
  const question = { id: 'question', mergeId: 'merge', ...document.questions[0]! };
  const open = act(without, added('questions', question));
  const back = answered(open, question, 'theirs').records.annotations.filter(
    ({ documentId }) => documentId === first!.id,
  );
  expect(back.map(({ id }) => id).toSorted()).toEqual(marked.map(({ id }) => id).toSorted());
  expect(back.find(({ id }) => id === mark.id)!.note).toBe('海の');

  const tag = start.records.tags.find(({ id }) => start.records.annotations.some(({ tagIds }) => tagIds.includes(id)))!;
  const tagged = ({ records }: ProjectState) => records.annotations.filter(({ tagIds }) => tagIds.includes(tag.id));
  const untagged = act(common, removeWithAll(rowsOf(common.records), 'tags', [tag.id], time), 'Ада');
  const described = act(common, updated('tags', tag, { ...tag, description: '說明' }), '海');
  const one = { id: 'question', mergeId: 'merge', ...merge(untagged, described).questions[0]! };
  expect(tagged(answered(act(untagged, added('questions', one)), one, 'theirs')).length).toBe(tagged(common).length);
});

describe('what is newer is told by what was taken in, not by the clock', () => {
  test.each([0, 5, 100])('a removed mark stays removed if the clock of who removed it is %i minutes slow', (slow) => {
    let a = labelled(start, added('annotations', mark), 'Ада', 'annotate', slow);
    let b = labelled(start, added('tags', { ...leaf, id: 'one', name: '海の' }), '海', 'add-tag');
    a = take(a, b, 'Ада').state;
    b = take(b, a, '海').state;
    a = labelled(a, removed('annotations', mark), 'Ада', 'remove-annotations', slow);
    b = labelled(b, added('tags', { ...leaf, id: 'two', name: '二' }), '海', 'add-tag');
    const { state, found } = take(a, b, 'Ада');
    expect([noteOf(state), found.questions]).toEqual([undefined, []]);
    const back = take(b, a, '海');
    expect([noteOf(back.state), back.found.questions]).toEqual([undefined, []]);
  });

  test('what both took of each other at one time is known to both', () => {
    const a0 = labelled(common, added('tags', { ...leaf, id: 'one', name: 'Хлеб' }), 'Ада', 'add-tag');
    const b0 = labelled(
      noted(common, '海', '海の'),
      added('tags', { ...leaf, id: 'two', name: '二' }),
      '海',
      'add-tag',
    );
    // Each takes the file that the other saved before merging.
    let a = take(a0, b0, 'Ада').state;
    const b = take(b0, a0, '海').state;
    const one = a.records.tags.find(({ id }) => id === 'one')!;
    const two = a.records.tags.find(({ id }) => id === 'two')!;
    a = labelled(a, removed('tags', one), 'Ада', 'remove-tag');
    a = labelled(a, removed('tags', two), 'Ада', 'remove-tag');
    a = noted(a, 'Ада', 'Наше');
    for (const { state, found } of [take(a, b, 'Ада'), take(b, a, '海')]) {
      expect(found.questions).toEqual([]);
      expect(state.records.tags.filter(({ id }) => id === 'one' || id === 'two')).toEqual([]);
      expect(noteOf(state)).toBe('Наше');
    }
  });

  test('what came to both from a third stays removed when one of them removes it', () => {
    const c = labelled(start, added('annotations', mark), 'Noor', 'annotate');
    let a = take(
      labelled(start, added('tags', { ...leaf, id: 'one', name: 'Хлеб' }), 'Ада', 'add-tag'),
      c,
      'Ада',
    ).state;
    const b = take(start, c, '海').state;
    a = labelled(
      a,
      removed(
        'annotations',
        a.records.annotations.find(({ id }) => id === mark.id)!,
      ),
      'Ада',
      'retag',
    );
    for (const { state, found } of [take(a, b, 'Ада'), take(b, a, '海')]) {
      expect([noteOf(state), found.questions]).toEqual([undefined, []]);
    }
    // Where the other worked on it since, it is asked.
    expect(asked(take(a, noted(b, '海', '海の'), 'Ада').found)).toEqual([['annotations', mark.id]]);
    expect(asked(take(noted(b, '海', '海の'), a, '海').found)).toEqual([['annotations', mark.id]]);
  });
});

describe('questions', () => {
  const ours = noted(common, 'Ада', 'Ада says');
  const theirs = noted(common, 'Noor', 'Noor says');
  const heldNotes = ({ records }: ProjectState) =>
    records.questions.map((one) => (heldIn(one) as Annotation).note).toSorted();

  test('that hold something else by now stay open, whoever answered the older one', () => {
    const a = take(ours, theirs, 'Ада').state;
    const b = answered(a, a.records.questions[0]!, 'ours');
    const later = noted(theirs, 'Noor', 'Noor says something new');
    const a2 = take(a, later, 'Ада').state;
    expect(heldNotes(a2)).toEqual(['Noor says something new']);
    for (const { state, diff } of [take(a2, b, 'Ада'), take(b, a2, '海')]) {
      expect(heldNotes(state)).toEqual(['Noor says something new']);
      expect(noteOf(state)).toBe('Ада says');
      expect(countQuestions(diff).answered).toBe(0);
    }
  });

  test('of two people about one note are two: the second takes nothing from the first', () => {
    const a = take(ours, theirs, 'Ада').state;
    const both = take(a, noted(common, '海', '海の'), 'Ада').state;
    expect(heldNotes(both)).toEqual(['Noor says', '海の']);
    // A later file of the first takes the place of its own.
    const later = take(both, noted(theirs, 'Noor', 'Noor says more'), 'Ада').state;
    expect(heldNotes(later)).toEqual(['Noor says more', '海の']);
  });

  test('are counted where they are to be answered, and those that were answered there are told as that', () => {
    const a = take(ours, theirs, 'Ада');
    expect(countQuestions(a.diff)).toEqual({ questions: 1, answered: 0 });
    const b = answered(a.state, a.state.records.questions[0]!, 'ours');
    expect(countQuestions(take(a.state, b, 'Ада').diff)).toEqual({ questions: 0, answered: 1 });
    const more = take(a.state, noted(theirs, 'Noor', 'More'), 'Ада').diff;
    expect(countQuestions(more)).toEqual({ questions: 1, answered: 0 });
  });
});

describe('what two people made, each for themselves', () => {
  const claim = (id: string, author: string, created: string): Claim => ({
    ...{ id, wording: 'Элеватор сгорел', note: '', eventSetId: null, madeFrom: { kind: 'hand', name: '' } },
    ...{ when: null, order: 9, author, created, changed: created },
  });
  const cell = (id: string, claimId: string, author: string, created: string): Cell => ({
    ...{ id, claimId, column: { kind: 'document', id: first!.id }, state: 'says', passages: [], when: null },
    ...{ proof: null, rule: null, note: '', author, created, changed: created },
  });
  const alias = (id: string, author: string, created: string): Alias => ({
    ...{ id, name: 'ЦТАК', of: '조선중앙통신', author, created },
  });
  const made = (who: string, at: string) =>
    act(
      common,
      {
        ...added('claims', claim(`claim-${who}`, who, at)),
        ...added('cells', cell(`cell-${who}`, `claim-${who}`, who, at)),
        ...added('aliases', alias(`alias-${who}`, who, at)),
      },
      who,
    );

  test('is of who made it first, and nobody is asked who made it', () => {
    const [early, late] = [made('Ада', '2026-01-03'), made('海', '2026-01-04')];
    for (const [ours, theirs] of [
      [early, late],
      [late, early],
    ] as const) {
      const one = merge(ours, theirs);
      expect(one.questions).toEqual([]);
      const { claims, cells, aliases } = after(ours.records, one.diff);
      for (const of of [claims, cells, aliases]) {
        expect(of.map(({ author, created }) => `${author} ${created}`)).toContain('Ада 2026-01-03');
        expect(of.map(({ author }) => author)).not.toContain('海');
      }
    }
  });

  test('is of who says so, where they say it otherwise', () => {
    const said = (who: string, at: string, state: Cell['state']) =>
      act(
        common,
        {
          ...added('claims', claim('claim', 'Ада', '2026-01-01')),
          ...added('cells', { ...cell(`cell-${who}`, 'claim', who, at), state }),
        },
        who,
      );
    const ours = said('Ада', '2026-01-04', 'says');
    const { diff, questions } = merge(ours, said('海', '2026-01-03', 'denies'));
    expect([diff, questions.length]).toEqual([{}, 1]);
    const question = { id: 'question', mergeId: 'merge', ...questions[0]! };
    const { records } = answered(act(ours, added('questions', question)), question, 'theirs');
    expect(records.cells.find(({ id }) => id === 'cell-Ада')).toMatchObject({ state: 'denies', author: '海' });
  });

  const tags = (who: string, turn: number) =>
    Array.from({ length: 12 }, (_one, at): Tag => ({
      ...{ id: `${who}-${at}`, name: `хлеб ${at}`, parentId: null, colour: colours[(at + turn) % colours.length]! },
      ...{ description: '', order: at },
    }));
  const withTags = (who: string, turn: number) => labelled(common, added('tags', ...tags(who, turn)), who, 'add-tag');
  const recoloured = (state: ProjectState, id: string, who: string, colour: Tag['colour']) => {
    const tag = state.records.tags.find((one) => one.id === id)!;
    return labelled(state, updated('tags', tag, { ...tag, colour }), who, 'recolour-tag');
  };
  const colourOf = ({ tags: all }: ProjectState['records']) => all.find(({ name }) => name === 'хлеб 0')!.colour;

  test('keeps a colour that somebody chose, and nobody is asked about what the program gave', () => {
    const [ours, theirs] = [withTags('Ада', 0), withTags('海', 1)];
    const plain = merge(ours, theirs);
    expect([plain.questions, plain.diff]).toEqual([[], {}]);
    const chosen = recoloured(theirs, '海-0', '海', 'brown');
    expect(colourOf(after(ours.records, merge(ours, chosen).diff))).toBe('brown');
    expect(colourOf(after(chosen.records, merge(chosen, ours).diff))).toBe('brown');
    const both = merge(recoloured(ours, 'Ада-0', 'Ада', 'grey'), chosen);
    expect(asked(both)).toEqual([['tags', 'Ада-0', 'colour']]);
  });

  const set = (id: string, documents: readonly (Document | undefined)[]): EventSet => ({
    ...{ id, name: 'Пожар', documentIds: documents.map((one) => one!.id), base: null, note: '' },
    ...{ author: id, created: time, changed: time },
  });
  const withSet = (id: string, ...documents: readonly (Document | undefined)[]) =>
    act(common, added('eventSets', set(id, documents)), id);
  const setsIn = (records: ProjectState['records']) =>
    records.eventSets
      .filter(({ name }) => name.startsWith('Пожар'))
      .map(({ name, documentIds }) => [name, documentIds.length]);

  test('is two event sets of one name, unless they have a document in common', () => {
    const ours = withSet('Ада', first, second);
    const apart = merge(ours, withSet('海', third, fourth));
    expect(setsIn(after(ours.records, apart.diff))).toEqual([
      ['Пожар', 2],
      ['Пожар (2)', 2],
    ]);
    expect([apart.questions, apart.report.renamed]).toEqual([[], [['eventSets', 'Пожар (2)']]]);
    const one = merge(ours, withSet('海', second, third));
    expect(setsIn(after(ours.records, one.diff))).toEqual([['Пожар', 3]]);
    expect(one.questions).toEqual([]);
  });

  test('has a number where the name is taken, also when there are a thousand', () => {
    const columns = (who: string, type: 'text' | 'number') =>
      act(
        common,
        added(
          'attributes',
          ...Array.from({ length: 1000 }, (_one, at) => ({
            ...{
              id: `${who}-${at}`,
              name: `столбец ${at % 500}${at < 500 ? '' : ' (2)'}`,
              type,
              choices: [],
              order: at,
            },
          })),
        ),
        who,
      );
    const ours = columns('Ада', 'text');
    const one = merge(ours, columns('海', 'number'));
    const names = after(ours.records, one.diff).attributes.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect([one.report.renamed.length, one.questions]).toEqual([1000, []]);
    expect(names).toContain('столбец 7 (3)');
  });
});

test('words that are spelled like the id of a column stay words', () => {
  const named = start.records.documents[0]!;
  const value = (words: string) => ({ value: words, origin: { kind: 'person' } }) as const;
  const ours = act(
    act(common, removeWithAll(rowsOf(common.records), 'attributes', ['place'], time)),
    added('attributes', { id: 'own', name: 'place', type: 'text', choices: [], order: 9 }),
  );
  const { place, ...attributes } = named.attributes;
  const theirs = act(
    common,
    updated('documents', named, {
      ...named,
      title: value('place'),
      attributes: { ...attributes, outlet: value('place'), place: place ?? value('Пхеньян') },
    }),
    '海',
  );
  const now = after(ours.records, merge(ours, theirs).diff).documents.find(({ id }) => id === named.id)!;
  expect([now.title.value, now.attributes['outlet']?.value]).toEqual(['place', 'place']);
});

describe('whatever three people did by turns, each by a clock of their own, and whoever took in whom', () => {
  const names = ['Ада', '海', 'Noor'] as const;
  const who = fc.nat({ max: 2 });
  /** Somebody works, or takes in the file of another. */
  const turns = fc.array(fc.tuple(who, fc.option(who), anySteps), { maxLength: 7 });

  function after3(done: readonly (readonly [number, number | null, readonly AnyStep[]])[]): readonly ProjectState[] {
    const states: ProjectState[] = names.map(() => everyKind);
    for (const [at, from, steps] of done) {
      const name = names[at]!;
      if (from === null || from === at) states[at] = workOn(states[at]!, name, steps.slice(0, 4));
      else states[at] = take(states[at]!, states[from]!, name).state;
    }
    return states;
  }

  test('the same file again changes and asks nothing, and the result hangs together', () => {
    fc.assert(
      fc.property(turns, (done) => {
        const [a, b] = after3(done) as [ProjectState, ProjectState];
        const { state } = take(a, b, 'Ада');
        expect(whatIsWrong(state.records)).toEqual([]);
        expect(take(state, b, 'Ада').diff).toEqual({});
      }),
      { numRuns: 60 },
    );
  });

  test('ours into theirs says what theirs into ours says, but for the questions', () => {
    fc.assert(
      fc.property(turns, (done) => {
        const [a, b] = after3(done) as [ProjectState, ProjectState];
        const [one, other] = [take(a, b, 'Ада'), take(b, a, '海')];
        fc.pre([one, other].every(({ state }) => state.records.questions.length === 0));
        const plain = ({ state }: { state: ProjectState }) => ({ ...state.records, merges: [] });
        expect(said(plain(other), plain(one))).toEqual(said(plain(one), plain(one)));
      }),
      { numRuns: 60, maxSkipsPerRun: 300 },
    );
  });

  test('what is gone here never comes back by a merge', () => {
    fc.assert(
      fc.property(turns, (done) => {
        const [a, b] = after3(done) as [ProjectState, ProjectState];
        const { state } = take(a, b, 'Ада');
        const gone = new Set(
          a.changes
            .flatMap(({ diff }) => [...edits(diff)].map(([table, id]) => `${table} ${id}`))
            .filter((key) => {
              const [table, id] = key.split(' ') as ['tags', string];
              return !a.records[table].some((one) => one.id === id);
            }),
        );
        const back = tables
          .flatMap((table) => state.records[table].map(({ id }) => `${table} ${id}`))
          .filter((key) => gone.has(key));
        expect(back).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

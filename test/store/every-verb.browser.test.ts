import fc from 'fast-check';
import { afterAll, expect, test, vi } from 'vitest';
import type { ProjectState } from '../../src/core/merge/state.ts';
import { verbs } from '../../src/core/model/change.ts';
import { edits, isEmpty, sameValue } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import { newId } from '../../src/core/model/id.ts';
import type { AllRecords } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { tables } from '../../src/core/model/tables.ts';
import { deleteProjectDatabase, openProjectStore } from '../../src/renderer/store/project-store.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';
import { actOf, start } from '../core/every-verb.ts';
import type { Did } from '../core/every-verb.ts';
import { after } from '../core/merge-material.ts';

// Elsewhere its sources are read from the disk; here there is the file that is made of them.
vi.mock(import('../core/sample-project.ts'), async () => {
  const { readProjectFile } = await import('../../src/core/exchange/project-file.ts');
  const sample = await fetch(new URL('../../resources/sample.lectern', import.meta.url));
  const file = readProjectFile(new Uint8Array(await sample.arrayBuffer()));
  if (!file.ok) throw new Error(file.error.code);
  const texts = [...file.value.texts()].flatMap((text) => (text.ok ? [text.value] : []));
  return { describeSample: () => ({ ...file.value, texts, textCount: texts.length }) } as never;
});

const opened: ProjectStore[] = [];
afterAll(async () => {
  for (const store of opened) store.close();
  for (const id of new Set(opened.map((store) => store.id))) await deleteProjectDatabase(id);
});

async function open(id: string): Promise<ProjectStore> {
  const store = must(await openProjectStore(id));
  opened.push(store);
  return store;
}

const inOrder = (records: AllRecords) =>
  Object.fromEntries(tables.map((table) => [table, records[table].toSorted((a, b) => (a.id < b.id ? -1 : 1))]));
const storedIn = async (store: ProjectStore) => inOrder(must(await store.whole()).records);

const fits = (records: AllRecords, diff: Diff) =>
  [...edits(diff)].every(([table, id, [before]]) =>
    sameValue(records[table].find((one) => one.id === id) ?? null, before),
  );

/** An act of each window at the same moment, each from what that window saw last; then whether both look again. */
type Round = readonly [one: Did, other: Did, look: boolean];
const act: fc.Arbitrary<Did> = fc.tuple(fc.constantFrom(...verbs), fc.nat({ max: 40 }));
const rounds: fc.Arbitrary<readonly Round[]> = fc.array(fc.tuple(act, act, fc.boolean()), {
  minLength: 8,
  maxLength: 16,
});

/** Both write the title of one document. */
const first: Round = [['edit-document', 3], ['edit-document', 3], true];

test('two windows that do anything at once lose nothing: each act is stored or refused as a whole, all can be undone and redone', async () => {
  let [both, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(rounds, async (todo) => {
      const id = newId();
      const windows = [await open(id), await open(id)] as const;
      must(await windows[0].putWhole(start.records, []));
      let truth: ProjectState = start;
      let seen: readonly [ProjectState, ProjectState] = [start, start];
      for (const [at, [one, other, look]] of [first, ...todo].entries()) {
        const diffs = ([one, other] as const).map((did, n) => actOf(seen[n]!, `w${n}`, `${id}-${at}-${n}`, did));
        const answers = await Promise.all(
          diffs.map((diff, n) =>
            isEmpty(diff)
              ? null
              : windows[n]!.apply(diff, { label: { verb: [one, other][n]![0] }, author: `w${n}`, act: `${at}-${n}` }),
          ),
        );
        for (const answer of answers) {
          if (answer && !answer.ok) expect(answer.error.code).toBe('changed-elsewhere');
        }
        const stored = diffs.filter((_, n) => answers[n]?.ok);
        refused += answers.filter((answer) => answer && !answer.ok).length;
        if (stored.length === 2) both += 1;
        for (const diff of fits(truth.records, stored[0] ?? {}) ? stored : stored.toReversed()) {
          expect(fits(truth.records, diff)).toBe(true);
          truth = { records: after(truth.records, diff), changes: [...truth.changes, changeOf(diff, truth)] };
        }
        const isStale = answers.some((answer) => answer && !answer.ok);
        if (look || isStale) seen = [truth, truth];
        else seen = [answers[0]?.ok ? truth : seen[0], answers[1]?.ok ? truth : seen[1]];
      }
      expect(await storedIn(windows[1])).toEqual(inOrder(truth.records));
      while ((await windows[0].undo()).ok);
      expect(await storedIn(windows[1])).toEqual(inOrder(start.records));
      while ((await windows[1].redo()).ok);
      expect(await storedIn(windows[0])).toEqual(inOrder(truth.records));
    }),
    { numRuns: 4 },
  );
  // Both happened, or it would show nothing.
  expect([both > 0, refused > 0]).toEqual([true, true]);
});

const changeOf = (diff: Diff, { changes }: ProjectState) => ({
  ...{ id: `change-${changes.length}`, act: `change-${changes.length}`, label: { verb: 'annotate' as const } },
  ...{ author: 'Ада', time: '2026-04-01T00:00:00.000Z', state: 'done' as const, diff },
});

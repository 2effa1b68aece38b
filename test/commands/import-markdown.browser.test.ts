import { afterEach, describe, expect, test } from 'vitest';
import { undo } from '../../src/renderer/commands/history.ts';
import { must } from '../../src/core/model/result.ts';
import { clearDesks, documentAt, importFolder, makeDesk, search, textOf } from './desk.ts';

afterEach(clearDesks);

const note = (who: string, seats: string, words: string) =>
  `---\ntitle: ${words}\ndate: 2025-06-30\ninterviewer: ${who}\nseats: ${seats}\ntag: мост\n---\n# ${words}\n\nНикто не пострадал.\n`;

describe('a folder of notes with front matter', () => {
  test('fills columns of its own, made once and in the act of the import', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.md': note('Линд', '40', 'Мост рухнул'), 'b/c.md': note('Ким', '7', 'Паром ушёл') });
    const columns = () => [...desk.store.snapshot.rows('attributes').values()].filter(({ order }) => order > 4);
    expect(columns().map(({ name, type }) => [name, type])).toEqual([
      ['interviewer', 'text'],
      ['seats', 'number'],
      ['tag (file)', 'text'],
    ]);
    const [interviewer, seats] = columns();
    const values = (path: string) => {
      const { title, attributes } = documentAt(desk, path);
      return [title.value, attributes['date']?.value, attributes[interviewer!.id]?.value, attributes[seats!.id]?.value];
    };
    expect(values('a.md')).toEqual(['Мост рухнул', '2025-06-30', 'Линд', '40']);
    expect(values('b/c.md')).toEqual(['Паром ушёл', '2025-06-30', 'Ким', '7']);
    const text = await textOf(desk, documentAt(desk, 'a.md'));
    const { origin } = documentAt(desk, 'a.md').attributes[seats!.id]!;
    expect(origin.kind === 'text' && text.slice(origin.from, origin.to)).toBe('40');

    const [again] = await importFolder(desk, { 'a.md': note('Линд', '40', 'Мост рухнул') });
    expect([again?.kind, columns().length]).toEqual(['unchanged', 3]);
    await importFolder(desk, { 'd.md': note('Ким', 'unknown', 'Дождь') });
    expect(columns().length).toBe(3);
  });

  test('is out of a search for what is no furniture, and an undo takes all of it back', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.md': note('Линд', '40', 'Мост рухнул') });
    expect(must(await search(desk, 'линд')).total).toBe(1);
    expect(must(await search(desk, 'линд', { furniture: false })).total).toBe(0);
    must(await undo(desk));
    const { snapshot } = desk.store;
    expect([snapshot.rows('documents').size, snapshot.rows('attributes').size]).toEqual([0, 5]);
  });
});

import { describe, expect, test } from 'vitest';
import { foldWord } from '../../src/core/text/fold.ts';
import { actions } from '../../src/renderer/session/actions.ts';
import { actionGoal, mostGoals, nearestGoals } from '../../src/renderer/session/quick-switch.ts';
import type { Goal } from '../../src/renderer/session/quick-switch.ts';

const goal = (kind: Goal['kind'], name: string, also = ''): Goal => ({
  kind,
  id: name,
  name,
  folded: foldWord(name),
  also: foldWord(also),
});
const document = (name: string, outlet = '') => goal('document', name, outlet);
const names = (typed: string, goals: readonly Goal[], opened: readonly string[] = []) =>
  nearestGoals(typed, goals, opened).map(({ name }) => name);

describe('the palette leads to', () => {
  const goals = [
    goal('action', 'Codebook'),
    document('First inaugural address of Washington', 'Senate chamber'),
    document('Гавань перед штормом', 'Вестник'),
    document('انتخابات الميناء'),
    goal('tag', 'Food aid › Corridors'),
    goal('note', 'Fähren im Hafen'),
    goal('note', 'Codebook, second draft'),
  ];
  test('documents, tags and notes by their words, without case and marks, in every script', () => {
    expect(names('washington', goals)).toEqual(['First inaugural address of Washington']);
    expect(names('ГАВ', goals)).toEqual(['Гавань перед штормом']);
    expect(names('الميناء', goals)).toEqual(['انتخابات الميناء']);
    expect(names('fahren', goals)).toEqual(['Fähren im Hafen']);
    expect(names('corr food', goals)).toEqual(['Food aid › Corridors']);
  });
  test('what is abbreviated, and documents by their outlet, too', () => {
    expect(names('fiaow', goals)).toEqual(['First inaugural address of Washington']);
    expect(names('гпш', goals)).toEqual(['Гавань перед штормом']);
    expect(names('вестник', goals)).toEqual(['Гавань перед штормом']);
  });
  test('the very name first, and of names that are equally near the one that is open, then a command, then the shortest', () => {
    expect(names('codebook', goals)).toEqual(['Codebook', 'Codebook, second draft']);
    const alike = [document('Port of call'), document('Port of Belmarre'), goal('action', 'Port the whole project')];
    expect(names('port', alike)).toEqual(['Port the whole project', 'Port of call', 'Port of Belmarre']);
    expect(names('port', alike, ['Port of Belmarre'])[0]).toBe('Port of Belmarre');
  });
  test('no more than a screen or two can show, of many thousand the nearest', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => document(`Report ${at} from the harbour`));
    expect(names('harbour', many)).toHaveLength(mostGoals);
    expect(names('report 19999', many)[0]).toBe('Report 19999 from the harbour');
    expect(names('r19998', many)).toEqual(['Report 19998 from the harbour']);
    expect(names('гавань', many)).toEqual([]);
  });
  test('a command also by other words for what it does', () => {
    const commands = actions.map(actionGoal);
    const first = (typed: string) => nearestGoals(typed, commands)[0]?.id;
    expect(['table of documents', 'whose marks', 'memos', 'who copied'].map(first)).toEqual([
      'document-table.open',
      'people.open',
      'notes.open',
      'lineage.open',
    ]);
  });

  test('each command by its own name before all others, whatever project is open', () => {
    const commands = actions.map(actionGoal);
    for (const { words } of actions) {
      const same = actions.filter((one) => one.words === words).length;
      expect(names(words, [document(words), ...commands]).slice(0, same)).toEqual(
        Array.from({ length: same }, () => words),
      );
      expect(nearestGoals(words, [document(words), ...commands])[0]?.kind).toBe('action');
    }
  });
});

import { describe, expect, test } from 'vitest';
import { verbs } from '../../src/core/model/change.ts';
import { nameInSentence } from '../../src/core/model/shown-name.ts';
import * as backups from '../../src/renderer/words/backups.ts';
import * as compare from '../../src/renderer/words/compare.ts';
import * as folders from '../../src/renderer/words/folders.ts';
import * as reading from '../../src/renderer/words/reading.ts';
import * as search from '../../src/renderer/words/search.ts';
import { doneSentence, labelSentence, problemSentence } from '../../src/renderer/words/sentences.ts';
import * as shell from '../../src/renderer/words/shell.ts';

// A name in a script that runs from right to left, or with a sign that turns the direction, draws nothing of the English
// sentence around it into its own direction.

const names = ['שער הנמל', 'ميناء غزة (2)', 'Invoice \u202etxt.exe', 'א\u2069ב', 'Ölhafen'];

/** What is left of a sentence without what stands apart in it. */
function around(sentence: string): string {
  for (let before = ''; before !== sentence;) {
    before = sentence;
    sentence = sentence.replace(/\u2068[^\u2066-\u2069]*\u2069/gu, '');
  }
  return sentence;
}

const drawn = (sentence: string) => /[\u0590-\u08ff\u202a-\u202e\u2066-\u2069]/u.test(around(sentence));

/** Becomes the name of a file or a record, which must be as it was written; or asks for a number. */
const noNames = new Set([
  'recentTagAction',

  'nameBeside',
  'openedBeside',
  'reportFileName',
  'hitsFileNames.passages',
  'hitsFileNames.concordance',
  'hitsFileNames.counts',
  'hitsFileNames.counted',
  'tableFileName',
  'comparePictureNames.families',
  'comparePictureNames.grid',
  'tagCountsName',
]);

interface Said {
  readonly key: string;
  say(name: string): unknown;
}

function saidBy(words: unknown, key: string): readonly Said[] {
  if (noNames.has(key)) return [];
  if (typeof words === 'function') {
    const { length } = words;
    const ask = words as (...names: readonly unknown[]) => unknown;
    return [{ key, say: (name) => ask(...new Array<string>(Math.max(length, 4)).fill(name)) }];
  }
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([inner, one]) => saidBy(one, key === '' ? inner : `${key}.${inner}`));
}

const asked = [backups, compare, folders, reading, search, shell].flatMap((words) => saidBy({ ...words }, ''));

test('every sentence of the screen keeps the name in it apart', () => {
  const wrong: string[] = [];
  let named = 0;
  for (const { key, say } of asked) {
    for (const name of names) {
      let sentence: unknown;
      try {
        sentence = say(name);
      } catch {
        continue; // It asks for something else than names.
      }
      if (typeof sentence !== 'string') continue;
      if (sentence.includes('שער')) named++;
      if (drawn(sentence)) wrong.push(`${key}: ${sentence}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(named).toBeGreaterThan(80);
});

test('every act and every problem keeps its names apart', () => {
  const said = names.flatMap((name) => [
    ...verbs.map((verb) => labelSentence({ verb, names: [name, name] })),
    ...(['not-found', 'no-permission', 'write-full', 'write-denied', 'write-place-gone'] as const).flatMap((code) => [
      backups.listFailure({ code, about: name }),
      backups.backupFailure({ code, about: name }),
    ]),
    ...(['not-found', 'unreadable', 'not-a-project-file', 'write-full', 'backup-failed', 'invalid'] as const).map(
      (code) => problemSentence({ code, about: name }),
    ),
  ]);
  expect(said.filter(drawn)).toEqual([]);
  expect(labelSentence({ verb: 'rename-tag', names: ['שער', 'Gate'] })).toBe('Rename tag \u2068שער\u2069 to Gate');
});

describe('a name in a sentence', () => {
  test('of letters that run as the sentence does stays as it is', () => {
    expect(nameInSentence('Ölhafen, 港口 & Причал')).toBe('Ölhafen, 港口 & Причал');
  });

  test('shows the signs by which it would leave its place', () => {
    expect(nameInSentence('א\u2069\u202eב')).toBe('\u2068א⟨PDI⟩⟨RLO⟩ב\u2069');
  });

  test('that is a sentence itself is put in as it is', () => {
    const inner = labelSentence({ verb: 'add-tag', names: ['שער'] });
    expect(shell.shellWords.messages.undone(inner)).toBe(`Undone: \u2068New tag \u2068שער\u2069\u2069`);
  });
});

test('every act can be told as one that was done', () => {
  for (const verb of verbs) expect(doneSentence({ verb, names: ['Гавань'], count: 2 })).not.toMatch(/^undefined/u);
  expect(doneSentence({ verb: 'tag-hits', names: ['Aid › Food'], count: 55 })).toBe(
    'Tagged 55 passages with Aid › Food.',
  );
  expect(doneSentence({ verb: 'remove-note', names: [''] })).toBe('Deleted note without a title.');
});

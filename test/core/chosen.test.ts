import { expect, test } from 'vitest';
import { chosenIn, nothingChosen } from '../../src/core/model/chosen.ts';
import type { Verb } from '../../src/core/model/change.ts';
import { factsAfter } from '../../src/core/model/documents.ts';
import type { Facts } from '../../src/core/model/documents.ts';
import { removed, sequenceOf, updated } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import type { Document, Guess } from '../../src/core/model/records.ts';

const guess = (value: string): Guess => ({ value, origin: { kind: 'text', from: 0, to: value.length } });
const document = (id: string, authors: Readonly<Record<string, Guess>>, language: string | null = 'en'): Document => ({
  id,
  title: guess('Гавань'),
  importId: 'i',
  path: `${id}.txt`,
  attributes: authors,
  language,
  versions: [],
});
const act = (verb: Verb, ...diffs: readonly Diff[]) => ({ label: { verb }, diff: sequenceOf(diffs) });
const full = document('a', { author: guess('Maud Aimes'), place: guess('Vell') });
const bare = document('a', { place: guess('Vell') });

test('what a person took away is known until they put it back', () => {
  const away = act('edit-document', updated('documents', full, bare));
  const back = act('edit-document', updated('documents', bare, full));
  expect(chosenIn([away]).get('a')).toEqual({ emptied: new Set(['author']), language: false });
  expect(chosenIn([away, back]).get('a')).toEqual(nothingChosen);
  expect(chosenIn([away, back, away]).get('a')).toEqual({ emptied: new Set(['author']), language: false });
});

test('what was chosen about a document goes along into the one that it is joined with', () => {
  const other = document('b', {}, 'nl');
  const acts = [
    act('edit-document', updated('documents', full, bare)),
    act('edit-document', updated('documents', document('b', { url: guess('vell.example') }), other)),
    act('take-as-version', updated('documents', bare, full), removed('documents', other)),
  ];
  expect(chosenIn(acts).get('a')).toEqual({ emptied: new Set(['author', 'url']), language: true });
});

test('a language that a person chose stays, also where a text in between was of that language', () => {
  const dutch = document('a', full.attributes, 'nl');
  const chosen = chosenIn([act('edit-document', updated('documents', full, dutch))]).get('a')!;
  const says = (language: string): Facts => ({ title: guess('Haven'), attributes: {}, language });
  const between = factsAfter(dutch, chosen, says('nl'));
  expect(factsAfter(between, chosen, says('en')).language).toBe('nl');
  expect(factsAfter(between, nothingChosen, says('en')).language).toBe('en');
});

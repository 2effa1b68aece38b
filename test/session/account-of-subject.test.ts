import { expect, test } from 'vitest';
import type { Ruling, Subject } from '../../src/core/model/records.ts';
import { accountOf, isToReview, keyNow } from '../../src/renderer/session/placed-subject.ts';

// In which of the versions that are shown the words of a ruling are looked for.

const texts = {
  'report@1': 'Some 1,200 people came to the square.',
  'report@2': 'Some 1,300 people came to the square.',
  report: 'Some 1,500 people came to the square.',
  вестник: 'На площадь пришли 1200 человек.',
};

function shown(...accounts: readonly (keyof typeof texts)[]) {
  const version = (account: string) => Number(/@(\d)/u.exec(account)?.[1] ?? (account === 'report' ? 3 : 1));
  return new Map(accounts.map((account) => [account, { version: version(account), text: texts[account] }]));
}

const said = (documentId: string, version: number, from: number, exact: string): Subject => ({
  documentId,
  version,
  from,
  to: from + exact.length,
  quotation: { exact, prefix: '', suffix: '' },
});
const ruling = (...subjects: readonly Subject[]) => ({ kind: 'conflict', subjects }) as unknown as Ruling;

const before = said('report', 1, 5, '1,200');
const now = said('report', 3, 5, '1,500');
const other = said('вестник', 1, 18, '1200');

test('words are looked for in the version in which they were read, where it is shown, else in the text of now', () => {
  const ruled = ruling(before, other);
  expect(accountOf(ruled, before, shown('report@1', 'report', 'вестник'))).toBe('report@1');
  expect(accountOf(ruled, before, shown('report@2', 'report'))).toBe('report');
  expect(accountOf(ruled, before, shown('report@2', 'вестник'))).toBe('report@2');
  expect(accountOf(ruled, other, shown('report@1', 'report'))).toBeNull();
});

test('what was ruled between two versions is about these, and is asked about nowhere else', () => {
  const ruled = ruling(before, now);
  const both = shown('report@1', 'report');
  expect([before, now].map((one) => accountOf(ruled, one, both))).toEqual(['report@1', 'report']);
  expect([before, now].map((one) => keyNow(ruled, one, both))).toEqual(['["report",1,5,10]', '["report",3,5,10]']);
  expect(accountOf(ruled, before, shown('report@2', 'report'))).toBeNull();
  expect(isToReview(ruled, shown('report@2', 'report', 'вестник'))).toBe(false);
  // The words of a ruling on the text of before are not in that of now: a person should look.
  expect(isToReview(ruling(said('report', 2, 5, '1,200'), other), shown('report', 'вестник'))).toBe(true);
});

test('what was ruled between an older version and that of then goes with its words into a newer one', () => {
  const then = said('report', 2, 5, '1,300');
  const ruled = ruling(before, then);
  const newer = { version: 3, text: 'Updated at noon. Some 1,300 people came to the square.' };
  const first = { version: 1, text: texts['report@1'] };
  const both = new Map([
    ['report@1', first],
    ['report', newer],
  ] as const);
  expect([before, then].map((one) => keyNow(ruled, one, both))).toEqual(['["report",1,5,10]', '["report",3,22,27]']);
  expect(isToReview(ruled, both)).toBe(false);
  // The words were changed again: a person should look.
  expect(isToReview(ruled, shown('report@1', 'report'))).toBe(true);
  // Where the older version is not shown, it is about nothing here.
  expect(accountOf(ruled, then, shown('report', 'вестник'))).toBeNull();
});

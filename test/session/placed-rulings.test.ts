import { expect, test } from 'vitest';
import { subjectAt } from '../../src/core/anchor/subject.ts';
import { readAccount } from '../../src/core/compare/account.ts';
import type { Document, Ruling } from '../../src/core/model/records.ts';
import { placedRulings } from '../../src/renderer/session/placed-rulings.ts';
import { source } from '../core/accounts.ts';

const wire = 'Паром остановлен. Пожар потушен за час. Пострадавших нет.';
const post = 'The ferry was stopped. Nobody was hurt. The fire was out within an hour.';

const document = (id: string, ...textIds: readonly string[]) =>
  ({ id, versions: textIds.map((textId, at) => ({ number: at + 1, textId })) }) as unknown as Document;

const words = (documentId: string, text: string, exact: string) => {
  const from = text.indexOf(exact);
  return subjectAt(text, { documentId, version: 1, from, to: from + exact.length });
};

const ruling = (subjects: Ruling['subjects'], against: Ruling['subjects'] = []): Ruling => ({
  ...{ id: 'r', kind: 'row', value: against.length > 0 ? 'apart' : 'together', subjects, against, rule: null },
  ...{ note: '', author: 'Ада', created: '1', changed: '1' },
});

async function placed(rulings: readonly Ruling[], texts: Readonly<Record<string, string>>, ...documents: Document[]) {
  const accounts = await Promise.all(
    Object.entries(texts).map(async ([id, text]) => {
      const { sentences } = await readAccount(source(id, text));
      return { documentId: id, textId: documents.find((one) => one.id === id)!.versions.at(-1)!.textId, sentences };
    }),
  );
  const byId = new Map(documents.map((one) => [one.id, one]));
  return placedRulings(rulings, { accounts }, Object.values(texts), byId);
}

const unhurt = [words('wire', wire, 'Пострадавших нет.'), words('post', post, 'Nobody was hurt.')];

test('what was ruled on rows holds for the sentences that its words are, whatever comes before them in a newer text', async () => {
  const newer = 'Исправлено в полдень. Паром остановлен. Пожар потушен за час. Пострадавших нет.';
  const { rulings, toReview } = await placed(
    [ruling(unhurt)],
    { wire: newer, post },
    document('wire', 'a', 'b'),
    document('post', 'c'),
  );
  expect(rulings[0]!.subjects).toEqual([
    { account: 0, sentence: 3 },
    { account: 1, sentence: 1 },
  ]);
  expect(toReview).toEqual([]);
});

test('a ruling whose words are gone from a newer text is kept, and a person is asked to look at it', async () => {
  const newer = 'Паром остановлен. Пожар потушен за час. Двое в больнице.';
  const { rulings, toReview } = await placed(
    [ruling(unhurt)],
    { wire: newer, post },
    document('wire', 'a', 'b'),
    document('post', 'c'),
  );
  expect([rulings[0]!.subjects, toReview.map(({ id }) => id)]).toEqual([[{ account: 1, sentence: 1 }], ['r']]);
});

test('what was ruled on documents that are not set side by side here is left out', async () => {
  const elsewhere = [words('else', post, 'Nobody was hurt.'), unhurt[0]!];
  const both = ruling([...unhurt, elsewhere[0]!]);
  const { rulings, toReview } = await placed(
    [ruling(elsewhere), both],
    { wire, post },
    document('wire', 'a'),
    document('post', 'c'),
  );
  expect(rulings.map(({ subjects }) => subjects.length)).toEqual([2]);
  expect(toReview).toEqual([]);
});

import { expect, test } from 'vitest';
import { quotationFamilies } from '../../src/core/compare/quotations/quotation-families.ts';
import { differencesIn } from '../../src/core/compare/quotations/quotation-look.ts';
import type { Placed } from '../../src/core/compare/quotations/quotation-look.ts';
import { decidedNames } from '../../src/core/model/name-rulings.ts';
import type { Ruling } from '../../src/core/model/records.ts';
import type { QuotationsOf } from '../../src/core/compare/quotations/quotation-families.ts';
import { quotationParts } from '../../src/core/compare/quotations/quotation-parts.ts';
import { chance, source, words } from './accounts.ts';

/** The quotations of texts in English, by the names of their documents. */
function quotationsOf(texts: Readonly<Record<string, string>>, language = 'en'): readonly QuotationsOf[] {
  return Object.entries(texts).map(([documentId, text]) => {
    const { quotations, documents } = quotationParts.build([source(documentId, text, 1, language)]);
    return { documentId, textId: documents[0]!.textId, quotations: quotations[0]! };
  });
}

/** The documents of each family, and which words of theirs it has. */
async function families(texts: Readonly<Record<string, string>>, language = 'en'): Promise<readonly string[]> {
  const found = await quotationFamilies(quotationsOf(texts, language));
  return found.map(({ members }) =>
    members
      .map(({ documentId, quotation: { quoted, content } }) => {
        const [first] = quoted.length > 0 ? quoted : content;
        return `${documentId}: ${texts[documentId]!.slice(first!.from, first!.to).split(' ').slice(0, 3).join(' ')}`;
      })
      .join(' | '),
  );
}

test('a quotation that others cut, change or tell in their own speech is one family, its longest form first', async () => {
  const texts = {
    whole: '“The bridge will be closed until the autumn because two piers are broken,” said Ada Brandt.',
    cut: 'Ada Brandt said: “The bridge will be closed until the autumn.”',
    changed: '“The bridge will stay closed until the autumn because two piers are broken,” the minister said.',
    told: 'The minister said that the bridge will be closed until the autumn because two piers are damaged.',
    other: '“Nobody in the harbour believed the figures of the ministry,” said Jonas Pettersen.',
  };
  expect(await families(texts)).toEqual([
    'whole: The bridge will | told: the bridge will | changed: The bridge will | cut: The bridge will',
    'other: Nobody in the',
  ]);
});

test('a speaker in another spelling or script is no other speaker, unless a person says so', () => {
  const tell = (name: string): Placed => {
    const text = `“The bridge will be closed until the autumn because two piers are broken,” said ${name}.`;
    return { text, quotation: quotationsOf({ a: text })[0]!.quotations[0]!.quotation };
  };
  const ruling = { id: 'r', kind: 'name', value: 'different', names: ['Ada Brandt', 'Ada Brant'], changed: '' };
  const differ = (one: string, other: string, rulings: readonly unknown[] = []) => {
    const decided = decidedNames([], rulings as readonly Ruling[]);
    return differencesIn([tell(one), tell(other)], { ...decided, nameOf: decided.canonical }).speakers;
  };
  expect(differ('Ada Brandt', 'Jonas Pettersen')).toBe(true);
  expect(differ('Alexander Matsegora', 'Александр Мацегора')).toBe(false);
  expect(differ('Ada Brandt', 'Ada Brant')).toBe(false);
  expect(differ('Ada Brandt', 'Ada Brant', [ruling])).toBe(true);
  const joined = { ...ruling, value: 'same', names: ['Ada Brandt', 'Jonas Pettersen'] };
  expect(differ('Ada Brandt', 'Jonas Pettersen', [joined])).toBe(false);
});

test('a phrase of three words joins nothing', async () => {
  const texts = {
    a: '“We will see,” said Ada Brandt.',
    b: '“We will see,” said Jonas Pettersen.',
    c: '“We will see it,” said the mayor.',
  };
  expect((await families(texts)).length).toBe(2);
});

test('scripts without spaces are compared by their characters', async () => {
  const texts = {
    a: '彼は「港は秋まで閉まっていると思います」と言った。',
    b: '大臣は「港は冬まで閉まっていると思います」と述べた。',
    c: '彼女は「誰もその計画を知りませんでした」と言った。',
  };
  const found = await families(texts, 'ja');
  expect(found.map((family) => family.split(' | ').length)).toEqual([2, 1]);
});

test('what only says that another says it is no second quotation, but whence the words come', async () => {
  const texts = { a: 'Kim said that “the exchange in all fields is growing day by day”, according to KCNA.' };
  const [family] = await quotationFamilies(quotationsOf(texts));
  const [member, ...others] = family!.members;
  expect(others).toEqual([]);
  const words = ({ from, to }: { readonly from: number; readonly to: number }) => texts.a.slice(from, to);
  expect([words(member!.quotation.speaker!), member!.quotation.chain.map(words)]).toEqual(['Kim', ['KCNA']]);
});

test('the families are the same in whatever order documents come, and those that comparing each with each finds', async () => {
  for (let round = 0; round < 30; round++) {
    const random = chance(round);
    const said = Array.from({ length: 6 }, () => words(random, 'en', 6 + Math.floor(random() * 14)));
    const texts = Object.fromEntries(
      Array.from({ length: 24 }, (_, at) => {
        const from = said[Math.floor(random() * said.length)]!;
        const kept = from.filter(() => random() > 0.15);
        const changed = kept.map((word) => (random() < 0.1 ? words(random, 'en', 1)[0]! : word));
        return [`d${at}`, `“${changed.join(' ')},” said Ada Brandt.`];
      }),
    );
    const documents = quotationsOf(texts);
    const found = await quotationFamilies(documents);
    expect(await quotationFamilies(documents.toReversed())).toEqual(found);
    expect(
      await quotationFamilies(documents.toSorted((a, b) => (a.textId.slice(-3) < b.textId.slice(-3) ? -1 : 1))),
    ).toEqual(found);
    const groups = found.map(({ members }) =>
      members
        .map(({ documentId }) => documentId)
        .sort()
        .join(' '),
    );
    expect(groups.sort()).toEqual(byComparingAll(documents));
  }
});

/** The obvious way: each with each, until nothing more is joined. */
function byComparingAll(documents: readonly QuotationsOf[]): readonly string[] {
  const all = documents.flatMap(({ documentId, quotations }) =>
    quotations.map(({ words: said }) => ({ documentId, said: said.split(' ') })),
  );
  const groups = all.map((one) => [one]);
  for (let again = true; again;) {
    again = false;
    for (let a = 0; a < groups.length; a++) {
      for (let b = a + 1; b < groups.length; b++) {
        if (!groups[a]!.some((one) => groups[b]!.some((other) => alike(one.said, other.said)))) continue;
        groups[a]!.push(...groups.splice(b, 1)[0]!);
        again = true;
        b -= 1;
      }
    }
  }
  return groups
    .map((group) =>
      group
        .map(({ documentId }) => documentId)
        .sort()
        .join(' '),
    )
    .sort();
}

function alike(a: readonly string[], b: readonly string[]): boolean {
  const table = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  a.forEach((one, x) =>
    b.forEach((other, y) => {
      table[x + 1]![y + 1] = one === other ? table[x]![y]! + 1 : Math.max(table[x]![y + 1]!, table[x + 1]![y]!);
    }),
  );
  const common = table[a.length]![b.length]!;
  return common >= 4 && common >= 0.75 * Math.min(a.length, b.length);
}

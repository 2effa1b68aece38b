import { expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { asBeginning } from '../../src/core/search/language/as-beginning.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { wordsOf } from '../../src/core/text/words.ts';
import { factsOf, sample } from './search-corpus.ts';

// What a person sees while typing: stems of whole words differ from stems of their beginnings, and neither may hide a text.

test.each([
  ['en', 'Nothing in general was said in the introduction.'],
  ['fr', 'Les généralités furent oubliées rapidement.'],
  ['de', 'Die Allgemeinheit verlangte Entschuldigungen.'],
  ['ru', 'Никаких обобщений свидетели не предлагали.'],
  ['tr', 'Görüşmelerin tutanakları İstanbul’da saklanıyor.'],
  ['ar', 'أغلق الحراس الميناء القديم'],
  ['el', 'Οι μάρτυρες μιλούσαν χαμηλόφωνα'],
])('in %s a word is found at every letter of it from the second on', async (language, text) => {
  const one = sample('d', [text], { language });
  const index = new SearchIndex();
  index.add(buildSegment([one.source]));
  index.setFacts(factsOf([one]));
  const found = async (query: string): Promise<number> => {
    const asked = { query, anyWord: false, furniture: true, offset: 0, limit: 9, order: 'document' } as const;
    return must(await index.search(asked, () => Promise.resolve(text))).total;
  };
  const lost: string[] = [];
  for (const { text: word } of wordsOf(text)) {
    for (let end = 2; end <= word.length; end++) {
      const typed = word.slice(0, end);
      const begun = asBeginning(typed);
      if ((await found(typed)) === 0 && (begun === null || (await found(begun)) === 0)) lost.push(typed);
    }
  }
  expect(lost).toEqual([]);
  expect(await found('nowhere')).toBe(0);
});

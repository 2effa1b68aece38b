import { describe, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { foldWord } from '../../src/core/text/fold.ts';
import { wordsOf } from '../../src/core/text/words.ts';
import { find } from '../../src/renderer/text/reader/find.ts';
import { factsOf, sample } from '../core/search-corpus.ts';

// The find bar and the search are made in two ways. Within one text they must find the same places for each of its words,
// however its letters are written: as they stand, in capitals, in small letters, taken apart, without what is folded away.

const texts: Readonly<Record<string, string>> = {
  English:
    'The Congreſs of the United States ſhall aſsemble; congress and Congreſs, CONGRESS. A naïve café, cafe\u0301.',
  German: 'Die Straße, die STRASSE und die STRAẞE: daß, dass, DAẞ. Weiſe Maße, MASSE. Ärger und Öl.',
  Turkish: 'Işık ve ışık, IŞIK; İstanbul, istanbul, ISTANBUL. Kırmızı, diş, DİŞ.',
  Polish: 'Łódź, łódź, ŁÓDŹ i Lodz. Gęś, GĘŚ, gęś.',
  Greek: 'Ο Οδυσσεύς, ΟΔΥΣΣΕΥΣ, οδυσσευς. Σοφός, σοφος, ΣΟΦΟΣ; σας, Σας, ΣΑΣ.',
  Russian: 'Мой край, мои края. Ёлка, елка, ЁЛКА; йод, ЙОД. Њива и љубав. Ѣ, ѣ; хотѣлъ, ХОТѢЛЪ.',
  Hebrew: 'שָׁלוֹם, שלום; תִּקּוּן ותקון. צה״ל, צה"ל.',
  Arabic: 'كِتَابٌ، كتاب، كـتـاب. علی، علي؛ ١٤٠٠ و 1400.',
  Hindi: 'हिन्दी में लिखा, हिन्दी. दिल्ली, दिल. क़लम, क\u093Cलम.',
  Chinese: '抗议的人们抗议。北京，北方。',
  Japanese: 'カタカナとひらがな、ガラス、カラス、がら、かは。',
  Thai: 'ภาษาไทยเขียนติดกัน ภาษา',
  Korean: `한국어 문장, 한국. 한국어를. ${'한국어 문장'.normalize('NFD')}`,
  emoji: 'A day 😊 and 👍🏽, 👍. Flag 🇩🇪 😊. ☝🏿 ☝.',
};

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '');

async function searched(text: string, query: string): Promise<string[]> {
  const one = sample('d', [text], { language: null });
  const index = new SearchIndex();
  index.add(buildSegment([one.source]));
  index.setFacts(factsOf([one]));
  const asked = { query, anyWord: false, furniture: true, offset: 0, limit: 10, order: 'document' } as const;
  const { hits } = must(await index.search(asked, () => Promise.resolve(text)));
  return hits.flatMap(({ matches }) => matches.map(({ from, to }) => `${from}-${to}`));
}

const closed = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

describe('the find bar finds what the search finds', () => {
  test.each(Object.entries(texts))('in %s', async (_, text) => {
    const differences: string[] = [];
    const words = new Set(wordsOf(text).map((word) => word.text));
    for (const word of words) {
      const ways = [word, word.toUpperCase(), word.toLowerCase(), word.normalize('NFD'), foldWord(word)];
      if (/^[\p{Script=Latin}\p{Script=Hebrew}]+$/u.test(plain(word))) ways.push(plain(word));
      for (const way of new Set(ways)) {
        const wholeWords = !closed.test(way);
        const { ranges } = find(text, { words: way, matchCase: false, wholeWords }, 100);
        const found = ranges.map(({ from, to }) => `${from}-${to}`);
        const bySearch = await searched(text, `"${way.replaceAll('"', '״')}"`);
        if (found.join(' ') !== bySearch.join(' ')) {
          const show = (places: readonly string[]) =>
            places.map((place) => text.slice(...(place.split('-').map(Number) as [number, number]))).join(' | ');
          differences.push(`${way}: find bar ${show(found)}; search ${show(bySearch)}`);
        }
        if (bySearch.length === 0) differences.push(`${way}: the search finds nothing`);
      }
    }
    expect(differences).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { readingsOfFigure } from '../../src/core/compare/figures.ts';
import { numberWordsOf, readNumberWords } from '../../src/core/compare/number-words.ts';
import { tokensOf } from '../../src/core/compare/sentence-tokens.ts';

/** The numbers in words of a text; a vague one as both its ends. */
function read(language: string, text: string): (number | string)[] {
  const known = numberWordsOf(language)!;
  const tokens = tokensOf(text, { from: 0, to: text.length });
  const found: (number | string)[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const number = readNumberWords(tokens, at, known);
    if (number === null) continue;
    found.push(number.vague ? `${number.low}–${number.high}` : number.low);
    at = number.end - 1;
  }
  return found;
}

describe('numbers in words', () => {
  test.each([
    ['en', 'twenty-five sailors, two hundred thousand tons, nineteen hundred men', [25, 200_000, 1900]],
    ['en', 'one hundred and five boats and three million two hundred and six dollars', [105, 3_000_206]],
    ['en', 'a dozen eggs, two dozen hens, a thousand geese', [12, 24, 1000]],
    ['en', 'one of the men, an hour, the twenty-first day, two thirds, three months, four deaths', [3, 4]],
    ['en', 'two, three and four', [2, 3, 4]],
    ['en', 'dozens of boats, tens of thousands of people', ['12–240', '10000–200000']],
    ['ru', 'двадцать пять моряков, двести тысяч тонн, двадцать первый день', [25, 200_000]],
    ['ru', 'двум странам, трёх тысяч двухсот сорока человек, один из них', [2, 3240]],
    ['ru', 'десятки тысяч людей и сотни лодок', ['10000–200000', '100–2000']],
    ['de', 'fünfundzwanzig Seeleute, zweihunderttausend Tonnen, dreihundertfünf Boote', [25, 200_000, 305]],
    ['de', 'eine Frau, zwei Millionen dreihunderttausend Euro, Dutzende Boote', [2_300_000, '12–240']],
    ['de', 'dreißig Schiffe, am dritten Tag, einundneunzig Kisten, neunzehnhundert', [30, 91, 1900]],
    ['fr', 'vingt-cinq marins, quatre-vingt-dix-sept bateaux, soixante et onze', [25, 97, 71]],
    ['fr', 'deux cent mille tonnes, vingt et un hommes, une femme, deux mille trois cents', [200_000, 21, 2300]],
    ['fr', 'des dizaines de milliers de gens', ['10000–200000']],
    ['es', 'veinticinco marineros, treinta y cinco barcos, doscientas mil toneladas', [25, 35, 200_000]],
    ['es', 'dos mil millones de euros, una mujer, ciento dos, treinta y un días', [2e9, 102, 31]],
    ['pt', 'vinte e cinco marinheiros, duzentas mil toneladas, mil e duzentos barcos', [25, 200_000, 1200]],
    [
      'en',
      'Half a million people, half a dozen eggs, two and a half million, two and a half years',
      [5e5, 6, 2.5e6, 2.5],
    ],
    ['en', 'several hundred men, a few thousand, in a row of million', []],
    ['de', 'eine halbe Million, zweieinhalb Millionen, anderthalb Millionen, mehrere tausend', [5e5, 2.5e6, 1.5e6]],
    ['fr', 'un demi-million, deux millions et demi, plusieurs mille', [5e5, 2.5e6]],
    ['es', 'medio millón, dos millones y medio, tres mil doscientos millones de euros', [5e5, 2.5e6, 3.2e9]],
    ['pt', 'meio milhão, dois milhões e meio, dois mil e quinhentos milhões', [5e5, 2.5e6, 2.5e9]],
    ['ru', 'полмиллиона, полтора миллиона, два с половиной миллиона, несколько тысяч', [5e5, 1.5e6, 2.5e6]],
    ['pt', 'dois, três e quatro; uma mulher; trinta e um dias; dezenas de pessoas', [2, 3, 4, 31, '10–200']],
  ] as const)('are read in %s: %s', (language, text, numbers) => {
    expect(read(language, text)).toEqual(numbers);
  });
});

describe('figures', () => {
  test.each([
    ['14', null, [14]],
    ['1,234', 'en', [1234, 1.234]],
    ['1.234', 'en', [1.234, 1234]],
    ['1.234', 'de', [1234, 1.234]],
    ['1,234', 'de', [1.234, 1234]],
    ['1\u202f234\u202f567', 'fr', [1_234_567]],
    ["14'000", 'de', [14_000]],
    ['1.234.567,8', 'de', [1_234_567.8]],
    ['12,34,567', 'en', [1_234_567]],
    ['0.123', 'en', [0.123]],
    ['12,5', 'en', [12.5]],
    ['3.5', 'de', [3.5]],
    ['30.06.2025', 'de', []],
  ] as const)('%s in %s is %j', (figure, language, readings) => {
    expect(readingsOfFigure(figure, language)).toEqual(readings);
  });
});

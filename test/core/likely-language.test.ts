import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { eld } from 'eld/extrasmall';
import fc from 'fast-check';
import { ngramsData } from '../../node_modules/eld/src/ngrams/extrasmall.js';
import { inWorkers } from '../../scripts/in-workers.mjs';
import { expect, test } from 'vitest';
import { likelyLanguage } from '../../src/core/metadata/likely-language.ts';

// Our detector against the one whose table it reads.

const said: Readonly<Record<string, string>> = {
  en: 'All human beings are born free and equal in dignity and rights They are endowed with reason and conscience',
  de: 'Alle Menschen sind frei und gleich an Würde und Rechten geboren Sie sind mit Vernunft und Gewissen begabt',
  fr: 'Tous les êtres humains naissent libres et égaux en dignité et en droits Ils sont doués de raison et de conscience',
  es: 'Todos los seres humanos nacen libres e iguales en dignidad y derechos y dotados como están de razón y conciencia',
  tr: 'Bütün insanlar hür haysiyet ve haklar bakımından eşit doğarlar Akıl ve vicdana sahiptirler',
  pl: 'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw Są oni obdarzeni rozumem',
  vi: 'Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi',
  ru: 'Все люди рождаются свободными и равными в своём достоинстве и правах Они наделены разумом и совестью',
  uk: 'Всі люди народжуються вільними і рівними у своїй гідності та правах Вони наділені розумом і совістю',
  el: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα ΟΔΥΣΣΕΥΣ',
  ar: 'يولد جميع الناس أحرارا متساوين في الكرامة والحقوق وقد وهبوا عقلا وضميرا',
  fa: 'تمام افراد بشر آزاد به دنیا می آیند و از لحاظ حیثیت و حقوق با هم برابرند',
  hi: 'सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है',
  am: 'የሰው ልጅ ሁሉ ሲወለድ ነጻና በክብርና በመብትም እኩልነት ያለው ነው',
};

function asItsMakersSay(words: string): string | null {
  const result = eld.detect(words);
  return result.language !== '' && result.isReliable() ? result.language : null;
}

test('the language of a sentence is told in many scripts', () => {
  const told = Object.values(said).map(likelyLanguage);
  expect(told).toEqual(Object.values(said).map(asItsMakersSay));
  expect(told.filter((language, at) => language === Object.keys(said)[at]).length).toBeGreaterThan(10);
});

test('whatever the words are, mixed, cut, long or of no language, the answer is that of the detector itself', () => {
  const words = Object.values(said).flatMap((text) => text.split(' '));
  const word = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.constantFrom(...words).map((one) => one.toUpperCase()) },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('a', 'ß', 'İ', 'ж', 'ी', '中', '𝔸', '\n', ' ') }) },
    { weight: 1, arbitrary: fc.constantFrom(...words).map((one) => one.repeat(30)) },
  );
  const told = new Set<string | null>();
  fc.assert(
    fc.property(fc.array(word, { maxLength: 120 }), (some) => {
      const text = some.join(' ');
      const language = likelyLanguage(text);
      told.add(language);
      expect(language).toBe(asItsMakersSay(text));
    }),
    { numRuns: 3000 },
  );
  expect(told.size).toBeGreaterThan(3);
});

test('one language after the other is told right also when its words were met before', () => {
  const one = said['pl']!;
  const other = said['en']!;
  expect([one, other, one, `${other} ${one}`].map(likelyLanguage)).toEqual(
    [one, other, one, `${other} ${one}`].map(asItsMakersSay),
  );
});

test('in workers the table is JSON that holds what the table of its makers holds', async () => {
  const { load } = inWorkers() as { load: (id: string) => Promise<string | null> };
  const id = fileURLToPath(import.meta.resolve('eld/extrasmall'));
  const code = await load(path.join(path.dirname(id), '../ngrams/extrasmall.js'));
  const module: unknown = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code!)}`);
  expect(JSON.stringify((module as { ngramsData: object }).ngramsData)).toBe(JSON.stringify(ngramsData));
  expect(await load(id)).toBeNull();
});

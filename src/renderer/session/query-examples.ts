import type { Document, EventSet, Tag } from '../../core/model/records.ts';
import type { Id } from '../../core/model/id.ts';
import { writeTagFilter } from '../../core/search/language/tag-named.ts';
import { withoutQuotationMarks } from '../../core/search/language/quotation-marks.ts';
import { wordsOf } from '../../core/text/words.ts';
import type { ExampleWords } from '../words/search.ts';
import { generalWords } from '../words/search.ts';

const longEnough = 5;

/** Words that the given passages, documents and tags hold, so that each example finds something. */
export function exampleWords(
  texts: readonly string[],
  documents: ReadonlyMap<Id, Document>,
  tags: ReadonlyMap<Id, Tag>,
  sets: ReadonlyMap<Id, EventSet> = new Map(),
): ExampleWords {
  const long = (word: string) => [...word].length >= longEnough && /^\p{L}+$/u.test(word);
  const pairs = texts.flatMap((text) => {
    const words = wordsOf(text);
    return words.flatMap((word, at): [string, string][] => {
      const next = words[at + 1];
      return next && next.from === word.to + 1 && long(word.text) && long(next.text) ? [[word.text, next.text]] : [];
    });
  });
  const plain = texts.flatMap((text) => wordsOf(text).map((word) => word.text));
  const words = [...new Set(plain.filter(long).filter((word) => word === word.toLowerCase()))];
  const some = (at: number, otherwise: string) => words[Math.floor((words.length * at) / 3)] ?? otherwise;
  const all = [...documents.values()];
  const value = (key: string) => all.map((one) => one.attributes[key]?.value).find((found) => found !== undefined);
  const title = all.flatMap((one) => wordsOf(one.title.value).map((word) => word.text)).find(long);
  const tag = [...tags.values()].find((one) => one.parentId !== null) ?? [...tags.values()][0];
  const set = [...sets.values()][0];
  const setWord = set && wordsOf(set.name).find((word) => long(word.text))?.text;
  return {
    pair: pairs[0] ?? generalWords.pair,
    words: words.length < 3 ? generalWords.words : [some(0, ''), some(1, ''), some(2, '')],
    title: title ?? generalWords.title,
    tag: tag ? writeTagFilter(tags, tag.id) : generalWords.tag,
    outlet: withoutQuotationMarks(value('outlet') ?? generalWords.outlet),
    year: /^\d{4}/.exec(value('date') ?? '')?.[0] ?? generalWords.year,
    language: all.find((one) => one.language !== null)?.language ?? generalWords.language,
    set: set ? `set:${setWord ?? `"${withoutQuotationMarks(set.name)}"`}` : generalWords.set,
  };
}

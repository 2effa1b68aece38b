import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { must } from '../../src/core/model/result.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { SearchIndex } from '../../src/core/search/search-index.ts';
import { buildSegment } from '../../src/core/search/segment/build.ts';
import { wordsOf } from '../../src/core/text/words.ts';
import { corpus } from './corpora.ts';
import { factsOf, sample } from './search-corpus.ts';

// Ranking among abstracts: one paragraph each, as they are printed, in lines of a fixed width, or as they were typed.

interface Abstract {
  readonly title: string;
  readonly body: string;
}

const sampleFolder = path.resolve(import.meta.dirname, '../../resources/sample');

/** The paragraphs of some texts that are long enough to be wrapped; a list has lines of its own, and is none. */
function abstractsOf(texts: readonly string[]): Abstract[] {
  return texts
    .flatMap((text) => text.split(/\n\s*\n/))
    .map((paragraph) => paragraph.trim().replaceAll(/\s+/g, ' '))
    .filter((body) => body.length >= 200 && body.length <= 1500 && !body.startsWith('- '))
    .map((body, number) => ({ title: `Abstract ${number + 1}`, body }));
}

/** A paragraph in lines of at most so many letters, a word longer than that on a line of its own. */
function wrapped(body: string, width: number): string {
  const lines: string[] = [];
  for (const word of body.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.join('\n');
}

interface Question {
  readonly query: string;
  readonly wanted: string;
}

/** For one abstract of so many, four of its long words, from all over it: it is the one that is looked for. */
function questionsOf(abstracts: readonly Abstract[], every: number): Question[] {
  return abstracts.flatMap(({ body }, number) => {
    if (number % every > 0) return [];
    const words = [...new Set(wordsOf(body).map(({ from, to }) => body.slice(from, to)))].filter((word) =>
      /^\p{L}+$/u.test(word),
    );
    const quarter = Math.ceil(words.length / 4);
    const query = [0, 1, 2, 3]
      .flatMap((part) =>
        words
          .slice(part * quarter, (part + 1) * quarter)
          .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
          .slice(0, 1),
      )
      .join(' ');
    return [{ query, wanted: `d${number}` }];
  });
}

/** The documents that answer each question, best first; of any word, or only what has all of them in one passage. */
async function rankings(
  texts: readonly string[],
  questions: readonly Question[],
  anyWord: boolean,
): Promise<string[][]> {
  const samples = texts.map((text, number) => {
    const one = sample(`d${number}`, [text], { title: 'Abstract' });
    return { ...one, source: { ...one.source, division: divide(text) } };
  });
  const index = new SearchIndex();
  index.add(buildSegment(samples.map(({ source }) => source)));
  index.setFacts(factsOf(samples));
  const answers: string[][] = [];
  for (const { query } of questions) {
    const asked = { query, anyWord, order: 'rank', furniture: true, offset: 0, limit: 100 } as const;
    const { hits } = must(await index.search(asked, async (id) => texts[Number(id.slice(1))]!));
    answers.push([...new Set(hits.map(({ documentId }) => documentId))]);
  }
  return answers;
}

/** Mean average precision; as one document is wanted each time, the mean of 1 / its rank. */
function meanPrecision(answers: readonly string[][], questions: readonly Question[]): number {
  const each = answers.map((ids, number) => {
    const at = ids.indexOf(questions[number]!.wanted);
    return at === -1 ? 0 : 1 / (at + 1);
  });
  return each.reduce((sum, one) => sum + one, 0) / each.length;
}

async function compare(abstracts: readonly Abstract[], width: number, every = 1) {
  const questions = questionsOf(abstracts, every);
  const asLines = abstracts.map(({ title, body }) => `${title}\n\n${wrapped(body, width)}\n`);
  const asTyped = abstracts.map(({ title, body }) => `${title}\n\n${body}\n`);
  const [lines, typed] = [await rankings(asLines, questions, true), await rankings(asTyped, questions, true)];
  const [allLines, allTyped] = [await rankings(asLines, questions, false), await rankings(asTyped, questions, false)];
  return { questions, lines, typed, allLines, allTyped };
}

describe('abstracts in lines of a fixed width', () => {
  test.each([40, 60, 72, 80])(
    'of %i letters are ranked as those that were typed without line breaks',
    async (width) => {
      const texts = readdirSync(sampleFolder).filter((name) => name.endsWith('.txt'));
      const abstracts = abstractsOf(texts.map((name) => readFileSync(path.join(sampleFolder, name), 'utf8')));
      expect(abstracts.length).toBeGreaterThan(10);
      const { questions, lines, typed, allLines, allTyped } = await compare(abstracts, width);
      expect(lines).toEqual(typed);
      expect(allLines).toEqual(allTyped);
      expect(meanPrecision(allLines, questions)).toBe(1);
    },
  );

  // The texts belong to others and are not in this project.
  test.skipIf(corpus('addresses') === null)('lose nothing of their mean precision among a thousand', async () => {
    const folder = path.join(corpus('addresses')!, 'inaugural');
    const abstracts = abstractsOf(readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8')));
    expect(abstracts.length).toBeGreaterThan(900);
    const { questions, lines, typed, allLines, allTyped } = await compare(abstracts, 72, 10);
    expect(lines).toEqual(typed);
    expect(allLines).toEqual(allTyped);
    expect(meanPrecision(allLines, questions)).toBeGreaterThan(0.9);
  });
});

import { expect, test } from 'vitest';
import { noteParagraphs } from '../../src/core/exchange/note-paragraphs.ts';

function linesOf(markdown: string): readonly string[] {
  return noteParagraphs(markdown).map((part) =>
    'rows' in part ? 'table' : part.runs.map(({ words }) => words).join(''),
  );
}

test('a note that is nested deeper than can be read goes out in its plain words', () => {
  const deep = `${'>'.repeat(20_000)} Мост закрыт.`;
  expect(linesOf(`الجسر\n${deep}`)).toEqual(['الجسر', deep]);
});

test('what is nested deep is set no further to the right than a page has room', () => {
  const [words] = noteParagraphs(`${'>'.repeat(60)} Мост закрыт.`);
  expect(words).toMatchObject({ indent: 20, runs: [{ words: 'Мост закрыт.' }] });
});

test('what is said of code, links and pictures stays as words', () => {
  const note = [
    '![the scan](http://x.example/y.png "Front page") and [a letter](http://x.example "Письмо")',
    '```js as she wrote it\nconst bridge = 1;\n```',
    'see [this one][Some Letter] and ![map][Some Letter]',
    '[Some Letter]: http://z.example "Brief"',
  ].join('\n\n');
  expect(linesOf(note)).toEqual([
    'the scan (http://x.example/y.png) (Front page) and a letter (Письмо)',
    'js as she wrote it\nconst bridge = 1;',
    'see this one [Some Letter] and map [Some Letter]',
    '[Some Letter]: http://z.example (Brief)',
  ]);
});

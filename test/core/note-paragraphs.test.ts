import fc from 'fast-check';
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

test('a table wider than Word can hold is a line for each row', () => {
  const rows = (columns: number) => {
    const row = (word: string) => `| ${Array.from({ length: columns }, (_, at) => `${word}${at}`).join(' | ')} |`;
    return [row('Год'), `|${'---|'.repeat(columns)}`, row('x')].join('\n');
  };
  expect(linesOf(rows(63))).toEqual(['table']);
  const wide = linesOf(rows(64));
  expect(wide.map((line) => line.split(' | ').length)).toEqual([64, 64]);
  expect([wide[0]!.slice(0, 11), wide[1]!.slice(-9)]).toEqual(['Год0 | Год1', 'x62 | x63'.slice(-9)]);
});

test('a note without a sign of markup reads as by the grammar, whatever its words', () => {
  const pieces = [
    ...[
      'Мост',
      'закрыт',
      'الجسر',
      '橋は',
      'the well-known bridge',
      '24/7',
      'U.S.',
      '3. Mai',
      '3.5',
      '7) ',
      '#1',
      'a',
      ' ',
    ],
    ...[' ', '\n\n', '\n\n', '\n', '- ', '+ ', '> ', '=', '---', ': ', '"', '’', '!', '$x$', '^', '{}', '%%', '\t'],
    ...[
      'www.',
      'www.x.example',
      'http://',
      'a@b.example',
      '*',
      '_',
      '~~',
      '|',
      '\\',
      '&amp;',
      '[x]',
      '<b>',
      '`',
      '\0',
      '\ufeff',
    ],
  ];
  const note = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) => all.join(''));
  let plain = 0;
  fc.assert(
    fc.property(note, (markdown) => {
      const read = noteParagraphs(markdown);
      // With code behind it a note is always read by the grammar.
      const behind = noteParagraphs(`${markdown}\n\n\`x\``);
      const [last] = behind.slice(-1);
      if (!last || 'rows' in last || last.runs.length !== 1 || last.runs[0]!.code !== true) return;
      expect(read).toEqual(behind.slice(0, -1));
      plain += 1;
    }),
    { numRuns: 2000 },
  );
  expect(plain).toBeGreaterThan(1000);
});

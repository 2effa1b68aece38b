import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frontMatterOf } from '../../src/core/decode/markdown/front-matter.ts';
import { markdownBlocks } from '../../src/core/decode/markdown/markdown-blocks.ts';
import { openText } from '../../src/core/decode/open.ts';
import { factsOf } from '../../src/core/ingest/facts.ts';
import { leftOutOf } from '../../src/core/model/left-out.ts';
import { fieldsOf } from '../../src/core/model/own-fields.ts';
import { divide } from '../../src/core/passages/divide.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function read(text: string, path = 'Паром.md') {
  const opened = await openText(path, utf8(text));
  if (opened.kind !== 'text') throw new Error(opened.kind);
  return { ...opened.text, format: opened.format.id };
}

/** Each block as what it is and its first words. */
function shown(text: string, from = 0): readonly string[] {
  return markdownBlocks(text, from).map(
    ({ from: at, kind, level = '' }) => `${kind}${level} ${text.slice(at).trim().split('\n')[0]}`,
  );
}

describe('the blocks of a Markdown text', () => {
  test('are headings, paragraphs, items by their depth, quotations, rows and code', () => {
    const text = `# Паром

Первая строка
и вторая.

> Мы не музей.
> Мы флот.

- зерно
    - рожь
1. уголь
- [ ] спросить Линда

| Год | Судно |
|-----|-------|
| 1897 | «Звезда» |

\`\`\`
ls -l

more
\`\`\`

Итог
====
`;
    expect(shown(text)).toEqual([
      'heading1 # Паром',
      'paragraph Первая строка',
      'quotation > Мы не музей.',
      'item1 - зерно',
      'item2 - рожь',
      'item1 1. уголь',
      'item1 - [ ] спросить Линда',
      'row | Год | Судно |',
      'row | 1897 | «Звезда» |',
      'preformatted ```',
      'heading1 Итог',
    ]);
  });

  test('take indented lines for prose: who writes by hand hardly means code', () => {
    expect(shown('Она сказала:\n\n    Мост стоит.\n')).toEqual(['paragraph Она сказала:', 'paragraph Мост стоит.']);
  });

  test('cover any text from its beginning, at beginnings of lines, in its order', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '# a',
        '> b',
        '- c',
        '  - d',
        '---',
        '| a | b |',
        '|---|---|',
        '```',
        '',
        '\t',
        '=== ',
        '<div>',
        '[a]: b',
        '> > - x',
      ),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const blocks = markdownBlocks(text);
        expect(blocks.length > 0).toBe(text !== '');
        blocks.forEach(({ from }, at) => {
          expect(from === 0 || text[from - 1] === '\n').toBe(true);
          expect(at === 0 ? from === 0 : from > blocks[at - 1]!.from).toBe(true);
        });
      }),
    );
  });

  test('of lines that open thousands of quotations or lists are found, too', () => {
    expect(shown(`${'>'.repeat(200_000)}\n\n${'- '.repeat(100_000)}\n\nМост.\n`).at(-1)).toBe('paragraph Мост.');
    expect(shown(`Мост\n${'-'.repeat(100)}\n`)).toEqual(['heading2 Мост']);
  });
});

const note = `---
title: "Мост: разговор"
date: 2025-06-30
authors: [Åsa Lind, Ким]
source: https://example.org/a
interviewer: Линд
seats: 40
tags:
  - aid
  - aid/food
empty:
---
# Мост

Мост рухнул на рассвете.
`;

describe('a Markdown text with front matter', () => {
  test('keeps its text letter by letter and tells the fields, each with its place', async () => {
    const { text, found, format } = await read(note);
    expect([text, format]).toEqual([note, 'markdown']);
    const words = ({ value, origin }: { value: string; origin: unknown }) => {
      const { from, to } = origin as { from: number; to: number };
      return [value, text.slice(from, to).trim()];
    };
    expect(words(found!.title!)).toEqual(['Мост: разговор', '"Мост: разговор"']);
    expect(words(found!.attributes['date']!)).toEqual(['2025-06-30', '2025-06-30']);
    expect(words(found!.attributes['author']!)).toEqual(['Åsa Lind, Ким', '[Åsa Lind, Ким]']);
    expect(found!.attributes['url']?.value).toBe('https://example.org/a');
    expect([...fieldsOf(found)].map(([name, { value }]) => [name, value])).toEqual([
      ['interviewer', 'Линд'],
      ['seats', '40'],
      ['tags', 'aid, aid/food'],
    ]);
  });

  test('has it as furniture, and its facts are those of the file', async () => {
    const { text, layout, found } = await read(note);
    const division = divide(text, layout);
    const words = [...division.starts].map((from, at) => [
      text.slice(from, division.starts[at + 1]).split('\n')[0],
      division.furniture[at],
    ]);
    expect(words).toEqual([
      ['---', 1],
      ['# Мост', 0],
      ['Мост рухнул на рассвете.', 0],
    ]);
    const facts = factsOf({ text, division, layout: layout!, found: found! }, 'Паром.md');
    expect(facts.title.value).toBe('Мост: разговор');
    // What goes into columns of the project's own is settled where these are known.
    expect(Object.keys(facts.attributes).toSorted()).toEqual(['author', 'date', 'outlet', 'url']);
  });

  test('that is none is text: a rule and prose, a list, a word', () => {
    for (const text of [
      '---\nПаром ушёл.\n---\n',
      '---\n- a\n- b\n---\n',
      '---\n',
      '---\ntitle: a\n',
      'a\n---\nb: c\n---\n',
    ])
      expect(frontMatterOf(text)).toBe(null);
  });

  test('that says a field twice keeps the first, and tells how many others it passed over', () => {
    const lines = ['Гость: Линд', 'гость: Берг', 'date: 30 June 2025', 'date: 1 July 2025', 'lang: ru', 'lang: de'];
    const { found } = frontMatterOf(`---\n${lines.join('\n')}\n---\nМост.\n`)!;
    expect(Object.fromEntries([...fieldsOf(found)].map(([name, { value }]) => [name, value]))).toEqual({
      Гость: 'Линд',
    });
    expect([found.attributes['date']?.value, found.language]).toEqual(['2025-06-30', 'ru']);
    expect(leftOutOf(found)).toEqual({ values: 3 });
    // A date that nobody can read does not stand in the way of one that can be read.
    const late = frontMatterOf('---\ndate: soon\npublished: 2025-07-01\nlang: Quenya?\n---\n')!.found;
    expect([late.attributes['date']?.value, leftOutOf(late)]).toEqual(['2025-07-01', { values: 2 }]);
  });

  test('that cannot be read is furniture all the same, and that is said', () => {
    const broken = frontMatterOf('---\ntitle: "Мост\ndate: 2025\n---\nТекст.\n')!;
    expect([leftOutOf(broken.found), broken.found.title]).toEqual([{ 'front-matter': 1 }, null]);
  });

  test('that is a bomb of aliases, or of the wrong types, tells how much was passed over', () => {
    const bomb = `---\na: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefgh']
      .map((name, at) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[at]}`).join(', ')}]\n`)
      .join('')}title: {deep: {deeper: 1}}\n__proto__: {polluted: true}\n1: one\ntrue: yes\n---\nТекст.`;
    const { found } = frontMatterOf(bomb)!;
    expect(leftOutOf(found)).toEqual({ values: 9 });
    expect([...fieldsOf(found).keys()]).toEqual(['a', '1', 'true']);
    expect(({} as Record<string, unknown>)['polluted']).toBe(undefined);
  });

  test('that opens tens of thousands of lists is not read, and nobody waits for it', () => {
    for (const deep of ['['.repeat(40_000), '- '.repeat(40_000), '{a: '.repeat(20_000), '? '.repeat(2000)])
      expect(Object.keys(frontMatterOf(`---\ntags: ${deep}\n---\nМост.\n`)?.found.attributes ?? {})).not.toContain(
        'tags',
      );
    expect(frontMatterOf('---\nmatrix: [[[[1]]], 2]\nпорт: Орло\n---\n')).not.toBeNull();
  });

  test('of any letters never stops the reading, and says no place outside of the text', () => {
    const part = fc.constantFrom(
      '---\n',
      'a: b\n',
      '- ',
      '&a ',
      '*a',
      '{',
      '}',
      '[',
      ']',
      '"',
      ': ',
      '\n',
      '!!set ',
      '%YAML 1.2\n',
      'Мост',
      '<<: ',
      '? ',
      '|\n',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = `---\n${parts.join('')}`;
        const front = frontMatterOf(text);
        if (!front) return;
        expect(front.to).toBeLessThanOrEqual(text.length);
        for (const { origin } of Object.values(front.found.attributes))
          if (origin.kind === 'text') expect(origin.from <= origin.to && origin.to <= front.to).toBe(true);
      }),
    );
  });
});

test('a Markdown text without fields takes its title from its first heading, without the sign', async () => {
  const { text, layout } = await read('# Мост рухнул\n\nНа рассвете.\n');
  expect(factsOf({ text, division: divide(text, layout), layout: layout! }, 'a.md').title.value).toBe('Мост рухнул');
});

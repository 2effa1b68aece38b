import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePlainText } from '../../src/core/decode/plain-text.ts';
import { codebookFormats } from '../../src/core/exchange/codebook-formats.ts';
import { readCodebook } from '../../src/core/exchange/codebook-rows.ts';
import { cleanName } from '../../src/core/model/clean-name.ts';
import { examplesIn, takeInCodebook } from '../../src/core/model/codebook.ts';
import { colours } from '../../src/core/model/records.ts';
import type { Annotation, Tag } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { TagTree } from '../../src/core/model/tag-tree.ts';
import type { CountedTags } from '../../src/renderer/session/tag-counting.ts';
import { savedCodebook } from '../../src/renderer/ui/views/codebook/saved-codebook.ts';
import { writtenAs } from '../core/table-written.ts';

const idOf = (at: number) => `tag ${at}`;
const mapOf = <R extends { readonly id: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));
const mark = (id: string, exact: string, tagIds: readonly string[]) =>
  ({ id, documentId: 'd', tagIds, quotation: { exact, prefix: '', suffix: '' } }) as unknown as Annotation;

function saved(
  tags: ReadonlyMap<string, Tag>,
  annotations: ReadonlyMap<string, Annotation>,
  ending = 'csv',
): Promise<string> {
  const table = savedCodebook(new TagTree(tags), new Map(), annotations, new Map([['d', 'Письма']]));
  return writtenAs(codebookFormats, ending, table);
}

function takenIn(tags: ReadonlyMap<string, Tag>, annotations: ReadonlyMap<string, Annotation>, text: string) {
  const { text: decoded } = must(decodePlainText(new TextEncoder().encode(text)));
  let made = 0;
  return takeInCodebook(tags, must(readCodebook(decoded, 'codes.csv')), () => `new ${made++}`, examplesIn(annotations));
}

const names = fc
  .oneof(fc.string({ unit: 'grapheme', maxLength: 6 }), fc.constantFrom('24/7', 'a\\', '=1', '"', "'=x", 'Хлеб, соль'))
  .map(cleanName)
  .filter((name) => name !== '');
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('', 'Gifts\n', ' рис', '=1+1', "'", 'a\n\n- b', '\t', 'Хлеб; “соль”,\r\n"x"'),
);
const quoted = fc.constantFrom('dust', 'пыль', ' du  st', '=dust', 'dust\nand ashes');
const said = fc.record({
  ...{ name: names, above: fc.nat(), colour: fc.constantFrom(...colours) },
  ...{ description: words, when: words, whenNot: words, example: fc.option(fc.nat()) },
});

test('a codebook that was saved and is taken in again says nothing that is not there, and makes the same of nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(said, { maxLength: 7 }),
      fc.array(quoted, { minLength: 1, maxLength: 5 }),
      async (entries, marks) => {
        const annotations = mapOf(
          marks.map((exact, at) =>
            mark(
              `m ${at}`,
              exact,
              entries.map((_, one) => idOf(one)),
            ),
          ),
        );
        const tags = mapOf(
          entries.map(({ name, above, colour, description, when, whenNot, example }, at): Tag => ({
            ...{ id: idOf(at), name: `${at} ${name}`, parentId: at === 0 ? null : idOf(above % at) },
            ...{ colour, description, order: at },
            ...(when === '' ? {} : { when }),
            ...(whenNot === '' ? {} : { whenNot }),
            ...(example === null ? {} : { example: `m ${example % marks.length}` }),
          })),
        );
        const text = await saved(tags, annotations);
        expect(takenIn(tags, annotations, text)).toEqual({ diff: {}, entries: 0 });
        const fresh = takenIn(new Map(), new Map(), text).diff.tags ?? {};
        const again = await saved(mapOf(Object.values(fresh).flatMap(([, tag]) => tag ?? [])), new Map());
        const plain = [...tags.values()].map(({ example: _example, ...tag }) => ({ ...tag, ...saying(tag) }));
        expect(inLines(again)).toBe(inLines(await saved(mapOf(plain), annotations)));
      },
    ),
  );
});

/** Its parts, none of blanks only. */
function saying({ description, when = '', whenNot = '' }: Omit<Tag, 'example'>) {
  const [a, b, c] = [description, when, whenNot].map((part) => (part.trim() === '' ? '' : part));
  return { description: a!, when: b!, whenNot: c! };
}

function inLines(text: string): string {
  return text.replace(/\r\n?/gu, '\n');
}

test('the example of a tag stays where another of its quotations has the same words', async () => {
  const annotations = mapOf([mark('first', 'пыль', ['a']), mark('second', 'пыль', ['a'])]);
  const tag: Tag = { id: 'a', name: 'Dust', parentId: null, colour: 'blue', description: 'Dust.\n', order: 0 };
  const text = await saved(mapOf([{ ...tag, example: 'second' }]), annotations);
  expect(takenIn(mapOf([{ ...tag, example: 'second' }]), annotations, text)).toEqual({ diff: {}, entries: 0 });
  const without = takenIn(mapOf([tag]), annotations, text);
  expect(without.diff).toEqual({ tags: { a: [tag, { ...tag, example: 'first' }] } });
});

test('a saved page says what its numbers count', async () => {
  expect(await saved(new Map(), new Map(), 'html')).toContain('<p>With each tag stands how many annotations carry it');
});

test('a codebook whose tags are counted in another way says so, and comes in again as before', async () => {
  const tag: Tag = { id: 'a', name: 'Пыль', parentId: null, colour: 'blue', description: 'Dust.', order: 0 };
  const tags = mapOf([tag, { ...tag, id: 'b', name: 'Муқа', parentId: 'a' }]);
  const table = (counted: CountedTags) =>
    savedCodebook(
      new TagTree(tags),
      new Map([
        ['a', { own: 1, all: 4, lost: 0 }],
        ['b', { own: 3, all: 3, lost: 0 }],
      ]),
      new Map(),
      new Map(),
      counted,
    );
  const written = (counted: CountedTags) =>
    Promise.all(['html', 'csv'].map((id) => writtenAs(codebookFormats, id, table(counted))));
  const once = {
    ...({ by: 'families', elsewhere: 1, uncovered: 0 } as const),
    of: new Map([
      ['a', { own: 1, all: 2 }],
      ['b', { own: 2, all: 2 }],
    ]),
  };
  const [page, rows] = await written(once);
  expect(page).toContain(
    '<span>1 here, 4 annotations with the tags below; 1 here, 2 with the tags below counted once</span>',
  );
  expect(page).toContain('<span>3 annotations; 2 counted once</span>');
  for (const said of [page!, rows!])
    expect(said).toContain('Not counted so: 1 annotation that is lost or of an older version.');
  expect(takenIn(tags, new Map(), rows!)).toEqual({ diff: {}, entries: 0 });

  const origins = { by: 'origins', elsewhere: 0, uncovered: 2, of: new Map([['b', { least: 1, most: 3 }]]) } as const;
  const [, ofOrigins] = await written(origins);
  expect(ofOrigins).toMatch(/,3,3,1,3,\r?$/mu);
  expect(ofOrigins).toContain('Nothing is known of 2 documents whose texts could not be read.');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codebookFormats } from '../../src/core/exchange/codebook-formats.ts';
import { codebookDoubts } from '../../src/core/exchange/codebook-doubts.ts';
import { readCodebook, readCodebookFile } from '../../src/core/exchange/codebook-rows.ts';
import type { CodebookTable } from '../../src/core/exchange/codebook-table.ts';
import { toCommaSeparated } from '../../src/core/exchange/comma-separated.ts';
import { separatedRows } from '../../src/core/text/separated-rows.ts';
import { removeTagsFrom, replaceTags } from '../../src/core/model/annotations.ts';
import { removeWithAll } from '../../src/core/model/cascade.ts';
import { takeInCodebook } from '../../src/core/model/codebook.ts';
import { edits } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import { examplesFollow } from '../../src/core/model/examples.ts';
import type { Id } from '../../src/core/model/id.ts';
import { joinUnderTags } from '../../src/core/model/overlaps.ts';
import type { Annotation, Tag } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { describeTag, mergeTags } from '../../src/core/model/tags.ts';
import { rowsOf } from './rows.ts';
import { writtenAs } from './table-written.ts';

const tag = (id: Id, more: Partial<Tag> = {}): Tag => ({
  ...{ id, name: id, parentId: null, colour: 'blue', description: '', order: 0 },
  ...more,
});
const mapOf = (...tags: readonly Tag[]) => new Map(tags.map((one) => [one.id, one]));
const after = (tags: ReadonlyMap<Id, Tag>, diff: Diff): ReadonlyMap<Id, Tag> => {
  const now = new Map(tags);
  for (const [, id, [, one]] of edits({ tags: diff.tags ?? {} })) now.set(id, one as Tag);
  return now;
};
const mark = (id: Id, from: number, to: number, tagIds: readonly Id[]): Annotation =>
  ({ id, documentId: 'd', version: 1, from, to, tagIds }) as unknown as Annotation;

describe('a table that a spreadsheet wrote', () => {
  test('is read whatever stands between its cells, and however its lines end', () => {
    const rows = [
      ['tag', 'definition'],
      ['Aid/Food', 'Bread; “salt”, рис\nand more'],
      ['海', ''],
    ];
    for (const sign of [',', ';', '\t']) {
      for (const end of ['\n', '\r\n', '\r']) {
        const text = rows.map((row) => row.map((cell) => `"${cell}"`).join(sign)).join(end);
        expect(separatedRows(text)).toEqual(rows);
      }
    }
    expect(separatedRows('a,b\n\n,\nc,"d ""e"" f"\n')).toEqual([
      ['a', 'b'],
      ['c', 'd "e" f'],
    ]);
  });

  test('that this program wrote gives the very cells again', () => {
    const cells = fc.array(
      fc.oneof(fc.string(), fc.constantFrom('=1+1', "'=x", '-a', '\tb', 'Хлеб, соль', '"', ' c')),
      {
        minLength: 2,
        maxLength: 2,
      },
    );
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 6 }), (rows) => {
        const kept = rows.filter((row) => row.some((cell) => cell !== ''));
        expect(separatedRows(toCommaSeparated(['a', 'b'], rows)).slice(1)).toEqual(kept);
      }),
    );
  });
});

describe('a codebook from a file', () => {
  const read = (text: string) => must(readCodebook(text, 'codes.csv'));

  test('has its columns by the names that other programs give them', () => {
    const [first, second] = read(
      'Code;Color;Memo;Inclusion;Exclusion;Example\nAid/Food;GREEN;Brot;;Kein Geld;ein Laib\nX;mauve;;;;',
    );
    expect(first).toEqual({
      path: ['Aid', 'Food'],
      colour: 'green',
      description: 'Brot',
      when: null,
      whenNot: 'Kein Geld',
      example: 'ein Laib',
    });
    expect(second).toMatchObject({ path: ['X'], colour: null, description: null });
    expect(readCodebook('title,date\na,b', 'codes.csv')).toMatchObject({ error: { code: 'not-a-codebook' } });
  });

  test('makes tags that are not there, says what it says of others, and takes nothing away', () => {
    const tags = mapOf(tag('Aid', { description: 'Gifts', when: 'Always' }));
    let number = 0;
    const rows = read(
      'tag,definition,when not to use,example\nAid/Food,Хлеб,,a loaf\nAid,,Not for loans,\nAid,Gifts,,',
    );
    const taken = takeInCodebook(
      tags,
      rows,
      () => `new${++number}`,
      ({ id }, words) => `${id} ${words}`,
    );
    expect(taken.entries).toBe(2);
    const now = after(tags, taken.diff);
    expect(now.get('Aid')).toEqual(tag('Aid', { description: 'Gifts', when: 'Always', whenNot: 'Not for loans' }));
    expect(now.get('new1')).toMatchObject({
      name: 'Food',
      parentId: 'Aid',
      description: 'Хлеб',
      example: 'new1 a loaf',
    });
    expect(
      takeInCodebook(
        now,
        rows,
        () => 'none',
        ({ id }, words) => `${id} ${words}`,
      ),
    ).toEqual({ diff: {}, entries: 0 });
  });

  test('comes back from what was saved of it', async () => {
    const entry = { level: 1, colour: 'teal', exampleFrom: 'Letters', own: 1, all: 2, counts: '2 annotations' };
    const table: CodebookTable = {
      title: 'Codebook',
      how: '',
      about: [],
      parts: { when: 'When', whenNot: 'When not', example: 'Example' },
      entries: [
        {
          ...entry,
          id: 'aid',
          name: 'Aid',
          path: 'Aid',
          description: '=gifts',
          when: '',
          whenNot: 'a,b;c',
          example: '<b>loaf</b>',
        },
        {
          ...entry,
          id: 'hours',
          name: '24/7',
          path: 'Aid/24\\/7',
          level: 2,
          description: '',
          when: 'всегда',
          whenNot: '',
          example: '',
        },
      ],
    };
    const [html, csv] = await Promise.all(['html', 'csv'].map((id) => writtenAs(codebookFormats, id, table)));
    expect(read(csv!)).toEqual([
      { path: ['Aid'], colour: 'teal', description: '=gifts', when: null, whenNot: 'a,b;c', example: '<b>loaf</b>' },
      { path: ['Aid', '24/7'], colour: 'teal', description: null, when: 'всегда', whenNot: null, example: null },
    ]);
    expect(html).toContain('&lt;b&gt;loaf&lt;/b&gt;');
    expect(html).not.toContain('<b>loaf');
  });
});

describe('the entry of a tag', () => {
  test('keeps no part that says nothing, and no part that is not given is changed', () => {
    const whole = tag('a', { when: 'w', whenNot: 'n', example: 'm' });
    const now = (entry: Parameters<typeof describeTag>[1]) => describeTag(whole, entry).tags?.['a']?.[1];
    expect(now({ when: '' })).toEqual(tag('a', { whenNot: 'n', example: 'm' }));
    expect(now({ example: null, description: 'd' })).toEqual(tag('a', { description: 'd', when: 'w', whenNot: 'n' }));
    expect(describeTag(whole, { when: 'w' })).toEqual({});
  });

  test('goes on in the tag that it is merged into', () => {
    const [from, into] = [tag('from', { when: 'F', example: 'mf' }), tag('into', { when: 'I', whenNot: 'N' })];
    const diff = mergeTags({ tags: mapOf(from, into), annotations: [], notes: [], links: [] }, from, into, 'now');
    expect(after(mapOf(from, into), diff).get('into')).toEqual(
      tag('into', { when: 'I\n\nF', whenNot: 'N', example: 'mf', merged: ['from'] }),
    );
  });

  test('loses its example with the annotation, and nothing else', () => {
    const records = rowsOf({ tags: [tag('a', { when: 'w', example: 'm' })], annotations: [mark('m', 0, 3, ['a'])] });
    expect(after(records.rows('tags'), removeWithAll(records, 'annotations', ['m'], 'now')).get('a')).toEqual(
      tag('a', { when: 'w' }),
    );
  });

  test('has as its example the mark that its example became part of', () => {
    const [kept, gone] = [mark('kept', 0, 9, ['a']), mark('gone', 5, 9, ['a'])];
    const joined: Diff = { annotations: { kept: [mark('kept', 0, 6, ['a']), kept], gone: [gone, null] } };
    const tags = [tag('a', { example: 'gone' }), tag('b', { example: 'other' })];
    expect(examplesFollow(tags, joined)).toEqual({ tags: { a: [tags[0], tag('a', { example: 'kept' })] } });
  });

  test('has no example that was joined into a mark of another tag, and follows one that only lost the tag', () => {
    const text = 'Хлеб и соль стояли на столе';
    const stretch = (id: Id, from: number, to: number, tagIds: readonly Id[]): Annotation => ({
      ...mark(id, from, to, tagIds),
      quotation: { exact: text.slice(from, to), prefix: '', suffix: '' },
      author: 'Ana',
      note: '',
      anchor: { kind: 'exact' },
    });
    const [whole, short, end] = [
      stretch('whole', 0, 20, ['x', 'y']),
      stretch('short', 5, 9, ['x']),
      stretch('end', 12, 18, ['x']),
    ];
    const making = () => ({ id: 'made', author: 'Ana', time: 'now' });
    const joined = joinUnderTags([{ tagId: 'x', chains: [[whole, short, end]] }], { notes: [], links: [] }, making);
    for (const example of ['end', 'whole']) {
      const [x, y] = [tag('x', { example }), tag('y', { example: 'whole' })];
      expect(examplesFollow([x, y], joined)).toEqual({ tags: { x: [x, tag('x', { example: 'short' })] } });
    }
    const gone: Diff = { annotations: { end: [end, null], whole: [whole, stretch('whole', 0, 20, ['y'])] } };
    const x = tag('x', { example: 'end' });
    expect(examplesFollow([x], gone)).toEqual({ tags: { x: [x, tag('x')] } });
  });

  test('has no example any more when that gets another tag instead or loses the tag, other tags keep it', () => {
    const tags = [tag('a', { when: 'w', example: 'm' }), tag('b', { example: 'm' }), tag('c', { example: 'other' })];
    const m = mark('m', 0, 3, ['a', 'b']);
    const withoutA = { tags: { a: [tags[0], tag('a', { when: 'w' })] } };
    expect(examplesFollow(tags, removeTagsFrom([m], new Set(['a', 'c']), 'now'))).toEqual(withoutA);
    expect(examplesFollow(tags, replaceTags([m], new Set(['a']), 'c', by))).toEqual(withoutA);
    expect(examplesFollow(tags, replaceTags([m], new Set(['a', 'b']), 'b', by))).toEqual(withoutA);
    expect(examplesFollow(tags, removeTagsFrom([m], new Set(['c']), 'now'))).toEqual({});
  });
});

const by = { author: 'Ada', time: 'now' };

test('annotations get another tag in the place of those that they carry, no tag twice', () => {
  const marks = [mark('1', 0, 1, ['a', 'x', 'b']), mark('2', 0, 1, ['into', 'a']), mark('3', 0, 1, ['x'])];
  const diff = replaceTags(marks, new Set(['a', 'b']), 'into', by);
  const tagsOf = Object.entries(diff.annotations ?? {}).map(([id, [, one]]) => [id, one!.tagIds.join(' ')]);
  expect(tagsOf).toEqual([
    ['1', 'into x'],
    ['2', 'into'],
  ]);
});

describe('what is doubtful in a codebook', () => {
  const doubts = (tags: ReadonlyMap<string, Tag>, ...texts: readonly string[]) =>
    codebookDoubts(
      texts.map((text, at) => must(readCodebookFile(text, `${at + 1}.csv`))),
      tags,
    ).map((doubt) => {
      const places = 'at' in doubt ? [doubt.at].flat().map(({ file, line }) => `${file}:${line}`) : [];
      return [doubt.kind, ...('path' in doubt ? [doubt.path.join('/')] : []), ...places].join(' ');
    });
  const none = new Map<string, Tag>();

  test('is nothing where each tag has a row and each quotation mark its end', () => {
    expect(doubts(none, 'tag,definition\nAid,"Gifts, ""free"" ones\nand loans"\nAid/Food,Хлеб\n')).toEqual([]);
    expect(doubts(mapOf(tag('Aid')), 'tag;memo\r\nAid;戦争\r\n\r\nWar;"x"\r\n')).toEqual([]);
  });

  test('are quotation marks that nothing closes, or that end within a cell, with their lines', () => {
    expect(doubts(none, 'tag,definition\nAid,"Gifts\nWar,Guns\n')).toEqual(['open-quote 1.csv:2']);
    expect(doubts(none, 'tag,definition\nA,"two\nlines"\nB,"Gifts\nWar,"Guns"\n')).toEqual(['open-quote 1.csv:4']);
    expect(doubts(none, 'tag,definition\r\nA,1\r\n"B')).toEqual(['open-quote 1.csv:3']);
  });

  test('are rows that say something of one tag again, in one file or in several', () => {
    expect(doubts(none, 'tag\nПомощь/Food\nWar\n Помощь / Food ', 'tag\nWar')).toEqual([
      'repeated Помощь/Food 1.csv:2 1.csv:4',
      'repeated War 1.csv:3 2.csv:2',
    ]);
  });

  test('are tags that would stand beside one that looks nearly the same, and paths that several tags have', () => {
    const tags = mapOf(tag('Péché'), tag('Aid'), { ...tag('Aid2'), name: 'Aid' });
    expect(doubts(tags, 'tag\nPêche\nPéché\nAid\nГавань\nгавань')).toEqual([
      'nearly Pêche 1.csv:2',
      'twins Aid 1.csv:4',
      'nearly гавань 1.csv:6',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codebookToQdc } from '../../src/core/exchange/refi/codebook.ts';
import { colourOf, rgbOf } from '../../src/core/exchange/refi/colours.ts';
import { describeEntry, readEntry } from '../../src/core/exchange/refi/codebook-entry.ts';
import { readQdc } from '../../src/core/exchange/refi/read-codebook.ts';
import { takeInCodebook } from '../../src/core/model/codebook.ts';
import { colours } from '../../src/core/model/records.ts';
import type { Tag } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { TagTree } from '../../src/core/model/tag-tree.ts';
import { savedCodebook } from '../../src/renderer/ui/views/codebook/saved-codebook.ts';
import { strings } from './exchange-projects.ts';

const read = (xml: string) => must(readQdc(new TextEncoder().encode(xml), 'codes.qdc')).rows;
const guid = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;
const nothing = { colour: null, description: null, when: null, whenNot: null, example: null };

describe('a QDC', () => {
  test('is read with codes in codes, colours and descriptions, whatever version its namespace names', () => {
    for (const namespace of ['urn:QDA-XML:codebook:1.0', 'urn:QDA-XML:codebook:1:0', 'urn:QDA-XML:codebook:0:4']) {
      const xml = `\ufeff<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" origin="ATLAS.ti 9.1">
<Codes><Code guid="${guid('a')}" name="Aid &amp; help" isCodable="true" color="#FF0000">
<Description>Gifts&#xD;
and loans</Description><Code guid="{${guid('B').toUpperCase()}}" name="Хлеб" isCodable="false"/></Code>
<Code guid="none" name="" isCodable="true"/></Codes><Sets><Set guid="${guid('c')}" name="Old"/></Sets></CodeBook>`;
      expect(read(xml)).toEqual([
        { ...nothing, path: ['Aid & help'], colour: 'red', description: 'Gifts\r\nand loans' },
        { ...nothing, path: ['Aid & help', 'Хлеб'] },
        { ...nothing, path: ['none'] },
      ]);
    }
  });

  test('is read also where every name has a prefix', () => {
    const xml = `<q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0"><q:Codes><q:Code guid="${guid('a')}" name="Rain" isCodable="true" color="#00f"/></q:Codes></q:CodeBook>`;
    expect(read(xml)).toEqual([{ ...nothing, path: ['Rain'], colour: 'blue' }]);
  });

  test('that is broken, empty, of another kind or full of entities is no codebook', () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><CodeBook><Codes><Code name="&b;"/></Codes></CodeBook>';
    for (const xml of ['', 'tag,colour', '<CodeBook><Codes>', '<html/>', '<CodeBook><Codes/></CodeBook>', bomb])
      expect(readQdc(new TextEncoder().encode(xml), 'x.qdc')).toMatchObject({ error: { code: 'not-a-codebook' } });
  });

  test('of three thousand codes in one another is read without end of the stack', () => {
    const deep = 3000;
    const xml = `<CodeBook><Codes>${'<Code name="a">'.repeat(deep)}${'</Code>'.repeat(deep)}</Codes></CodeBook>`;
    expect(read(xml)).toHaveLength(deep);
  });
});

describe('a codebook that was saved as QDC', () => {
  const words = fc.oneof(strings, fc.constantFrom('When', 'a\n\nb', 'Gifts: <b>'));
  const said = fc.record({
    name: fc.uniqueArray(fc.constantFrom('Aid', 'Хлеб', '24/7', 'a & "b"', 'طعام', '👩‍👩‍👧'), {
      minLength: 1,
      maxLength: 1,
    }),
    above: fc.nat(),
    colour: fc.constantFrom(...colours),
    description: words,
  });

  test('and is taken in again says nothing that is not there', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 7 }), (entries) => {
        const sayable = (text: string) =>
          text.replace(/[\0-\x08\x0b-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd').trim();
        const tags = new Map(
          entries.map(({ name: [name], above, colour, description }, at): [string, Tag] => [
            `tag ${at}`,
            {
              id: `tag ${at}`,
              name: `${name!} ${at}`,
              parentId: at === 0 || above % 3 === 0 ? null : `tag ${above % at}`,
              colour,
              description: sayable(description),
              order: at,
            },
          ]),
        );
        const table = savedCodebook(new TagTree(tags), new Map(), new Map(), new Map());
        const xml = codebookToQdc(table);
        if (entries.length === 0) return;
        expect(
          takeInCodebook(
            tags,
            read(xml),
            () => 'new',
            () => null,
          ),
        ).toEqual({ diff: {}, entries: 0 });
      }),
    );
  });

  test('keeps apart when to use a tag, when not, and its example', () => {
    const entry = { description: 'Gifts\n\nand loans', when: 'always', whenNot: 'for\n\nloans', example: 'a loaf' };
    expect(readEntry(describeEntry(entry))).toEqual(entry);
    expect(readEntry(describeEntry({ ...entry, description: '', whenNot: '' }))).toEqual({
      ...entry,
      description: '',
      whenNot: '',
    });
    expect(readEntry('Just words. When to use: no label')).toEqual({
      description: 'Just words. When to use: no label',
      when: '',
      whenNot: '',
      example: '',
    });
  });

  test('keeps the words of an example that no annotation has in the definition, and takes them in once', () => {
    const code = (said: string) =>
      read(
        `<CodeBook><Codes><Code guid="${guid('a')}" name="Хлеб"><Description>${said}</Description></Code></Codes></CodeBook>`,
      );
    const take = (tags: ReadonlyMap<string, Tag>, said: string, found: string | null) =>
      takeInCodebook(
        tags,
        code(said),
        () => 'new',
        () => found,
      ).diff.tags?.['new']?.[1];
    const said = 'All that is baked.\n\nWhen to use: always\n\nExample: буханка';
    const made = take(new Map(), said, null)!;
    expect(made).toMatchObject({ description: 'All that is baked.\n\nExample: буханка', when: 'always' });
    expect(take(new Map(), 'Example: буханка', null)).toMatchObject({ description: 'Example: буханка' });
    expect(take(new Map([['new', made]]), said, null)).toBeUndefined();
    // As it leaves again, its example stands before when to use it.
    const again = 'All that is baked.\n\nExample: буханка\n\nWhen to use: always';
    expect(take(new Map([['new', made]]), again, null)).toBeUndefined();
    expect(take(new Map([['new', made]]), said, 'mark')).toMatchObject({
      description: 'All that is baked.',
      example: 'mark',
    });
  });

  test('gives each colour of the palette back, and to others the nearest', () => {
    for (const colour of colours) expect(colourOf(rgbOf(colour))).toBe(colour);
    expect(['#FF8C00', '#ffff00', '#808080', '#90EE90', '#ff69b4', '#00f', 'red', ''].map(colourOf)).toEqual([
      'orange',
      'yellow',
      'grey',
      'green',
      'pink',
      'blue',
      null,
      null,
    ]);
  });
});

import { expect, test } from 'vitest';
import type { Rows } from '../../src/core/model/cascade.ts';
import { maskOf } from '../../src/core/exchange/mask.ts';
import { maskedNote } from '../../src/core/exchange/masked-evidence.ts';
import { linkedIn, linkWriter, withNamedLinks } from '../../src/renderer/workers/named-links.ts';

const time = '2026-01-15T09:00:00.000Z';

test('what is exported has people by their names of now, also who put on a tag or linked, and notes without ids', () => {
  const tables: Record<string, readonly { readonly id: string }[]> = {
    people: [{ id: 'p', name: 'Marta Lind', colour: 'teal', signatures: ['M.'] } as { readonly id: string }],
    tags: [{ id: 'bridge', name: 'Brücke', parentId: null, description: '' } as { readonly id: string }],
    annotations: [
      {
        id: 'a',
        tagIds: ['bridge'],
        taggedBy: { bridge: { author: 'M.', time } },
        note: '',
        author: '橋本',
        quotation: { exact: '橋', prefix: '', suffix: '' },
      } as { readonly id: string },
    ],
    links: [
      {
        id: 'l',
        from: { kind: 'annotation', id: 'a' },
        to: { kind: 'tag', id: 'bridge' },
        relationId: null,
        note: 'See [[Brücke]](tag:bridge).',
        author: 'M.',
        created: time,
        changed: time,
      } as { readonly id: string },
    ],
  };
  const rows = ((table: string) =>
    new Map((tables[table] ?? []).map((one) => [one.id, one]))) as unknown as Rows['rows'];
  const { annotations, links } = withNamedLinks({ rows });
  expect(annotations.map(({ author, taggedBy }) => [author, taggedBy])).toEqual([
    ['橋本', { bridge: { author: 'Marta Lind', time } }],
  ]);
  expect(links.map(({ author, note }) => [author, note])).toEqual([['Marta Lind', 'See Brücke.']]);
});

test('with pseudonyms what a note only names becomes a link to it, and names of links are replaced before they are cut', () => {
  const words = `${'Слово '.repeat(11)}Anna Lind ${'слово '.repeat(20)}`;
  const tables: Record<string, readonly { readonly id: string }[]> = {
    notes: [
      { id: 'n', title: 'Anna Lind', body: 'See [[Anna Lind]].', author: '' } as { readonly id: string },
      { id: 'other', title: 'Mill', body: '', author: '' } as { readonly id: string },
    ],
    annotations: [
      { id: 'a', note: '', author: '', quotation: { exact: words, prefix: '', suffix: '' } } as { readonly id: string },
    ],
  };
  const rows = ((table: string) =>
    new Map((tables[table] ?? []).map((one) => [one.id, one]))) as unknown as Rows['rows'];
  const { notes, links } = withNamedLinks({ rows }, 'bound');
  expect(notes[0]!.body).toBe('See [[Anna Lind]](note:n).');
  const mask = maskOf([{ name: 'Anna Lind', pseudonym: 'P 1' }]);
  const written = linkWriter({ rows }, mask)(maskedNote(notes[0]!.body, mask), ({ id, name }) => `<${id}|${name}>`);
  expect(written).toBe('See <n|P 1>.');
  for (let cut = 0; cut < 12; cut += 1) {
    const moved = { ...tables['annotations']![0]!, quotation: { exact: words.slice(cut), prefix: '', suffix: '' } };
    const one = ((table: string) => (table === 'annotations' ? new Map([['a', moved]]) : new Map())) as Rows['rows'];
    expect(linkedIn({ rows: one }, links, mask).nameOf({ kind: 'annotation', id: 'a' })).not.toContain('Ann');
  }
});

import { expect, test } from 'vitest';
import type { Rows } from '../../src/core/model/cascade.ts';
import { withNamedLinks } from '../../src/renderer/workers/named-links.ts';

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

import { expect, test } from 'vitest';
import { lineShape, spotsOf, wordPlaces } from '../../src/renderer/ui/views/lineage/line-shapes.ts';

const rows = [
  [
    { kind: 'node', id: 'a' },
    { kind: 'node', id: 'b' },
  ],
  [
    { kind: 'node', id: 'c' },
    { kind: 'bend', line: 0 },
  ],
  [{ kind: 'node', id: 'd' }],
] as const;

test('what stands in a row has room of its own, also a line that passes it', () => {
  const { nodes, bends } = spotsOf(rows);
  expect(nodes.get('b')!.x).toBeGreaterThan(nodes.get('a')!.x + 184);
  const [bend] = bends.get(0)!;
  expect(bend!.x).toBeGreaterThan(nodes.get('c')!.x + 184);
  const { path } = lineShape(nodes.get('a')!, nodes.get('d')!, [bend!]);
  expect(path).toContain(`${bend!.x} ${bend!.y}`);
});

test('the words of lines that lie together stand apart', () => {
  const { nodes } = spotsOf(rows);
  const [a, b, c] = ['a', 'b', 'c'].map((id) => nodes.get(id)!);
  const shapes = [lineShape(a!, c!, []), lineShape(a!, c!, []), lineShape(b!, c!, [])];
  const places = wordPlaces(shapes.map((shape) => ({ shape, words: 'reported' })));
  for (const [at, one] of places.entries()) {
    for (const other of places.slice(at + 1)) {
      expect(Math.abs(one.y - other.y) >= 18 || Math.abs(one.x - other.x) >= 59).toBe(true);
    }
  }
});

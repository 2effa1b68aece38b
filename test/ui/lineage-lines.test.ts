import { expect, test } from 'vitest';
import { endsOf, lineShape, spotsOf, wordPlaces } from '../../src/renderer/ui/views/lineage/line-shapes.ts';

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
  const { path } = lineShape(nodes.get('a')!, nodes.get('d')!, [bend!], { from: 92, to: 92 });
  expect(path).toContain(`${bend!.x} ${bend!.y}`);
});

/** What is drawn of lines between the nodes of the rows above. */
function drawnLines(lines: readonly { readonly from: string; readonly to: string; readonly words: string }[]) {
  const spots = spotsOf(rows);
  const ends = endsOf(lines, spots);
  const shapes = lines.map(({ from, to, words }, at) => ({
    shape: lineShape(spots.nodes.get(from)!, spots.nodes.get(to)!, spots.bends.get(at) ?? [], ends[at]!),
    words,
  }));
  return { ends, shapes, nodes: [...spots.nodes.values()] };
}

const lines = [
  { from: 'a', to: 'd', words: 'credited' },
  { from: 'a', to: 'c', words: 'reported' },
  { from: 'a', to: 'c', words: 'shared wording' },
  { from: 'b', to: 'c', words: 'same text' },
  { from: 'a', to: 'b', words: 'shared wording' },
  { from: 'c', to: 'd', words: 'reported' },
];

test('no line ends where another does, whether arrows or not', () => {
  const { shapes } = drawnLines(lines);
  const met = shapes.flatMap(({ shape: { points } }) => [points[0]!, points.at(-1)!]);
  for (const [at, one] of met.entries()) {
    for (const other of met.slice(at + 1)) {
      expect(Math.abs(one.x - other.x) >= 20 || Math.abs(one.y - other.y) >= 20).toBe(true);
    }
  }
});

test('two lines between the same nodes run beside each other, and lines that come from the right end on the right', () => {
  const { ends } = drawnLines(lines);
  const [, one, two, right] = ends;
  expect(Math.sign(one!.from - two!.from)).toBe(Math.sign(one!.to - two!.to));
  expect(right!.to).toBeGreaterThan(Math.max(one!.to, two!.to));
});

test('a bow between neighbours lies inside of one that goes further', () => {
  const row = ['a', 'b', 'c'].map((id) => ({ kind: 'node', id }) as const);
  const ends = endsOf(
    [
      { from: 'a', to: 'b' },
      { from: 'a', to: 'c' },
      { from: 'b', to: 'c' },
    ],
    spotsOf([row]),
  );
  expect(ends[1]!.from).toBeLessThan(ends[0]!.from);
  expect(ends[0]!.to).toBeLessThan(ends[2]!.from);
  expect(ends[2]!.to).toBeLessThan(ends[1]!.to);
});

test('the words of a line stand on it, and hide neither other lines nor nodes nor each other', () => {
  const { shapes, nodes } = drawnLines(lines.filter(({ words, to }) => words !== 'reported' || to === 'd'));
  const places = wordPlaces(shapes, nodes);
  for (const [at, place] of places.entries()) {
    const half = shapes[at]!.words.length * 3.1;
    const hides = (x: number, y: number) => Math.abs(x - place.x) < half && Math.abs(y - place.y) < 8;
    const hidden = shapes.map(({ shape }) => shape.points.some(({ x, y }) => hides(x, y)));
    expect(hidden.flatMap((is, line) => (is ? [line] : []))).toEqual([at]);
    for (const { x, y } of nodes) {
      const beside = place.x + half <= x || place.x - half >= x + 184;
      expect(beside || place.y <= y || place.y >= y + 62).toBe(true);
    }
    for (const [other, { x, y }] of places.entries()) {
      if (other === at) continue;
      const apart = half + shapes[other]!.words.length * 3.1;
      expect(Math.abs(y - place.y) >= 18 || Math.abs(x - place.x) >= apart).toBe(true);
    }
  }
});

import { describe, expect, test } from 'vitest';
import type { ConflictClass, ConflictKind } from '../../src/core/ports/compare.ts';
import { firstLook, looksThatShow } from '../../src/renderer/ui/views/conflicts/shown-conflicts.ts';
import type { ShownConflict } from '../../src/renderer/ui/views/conflicts/shown-conflicts.ts';

const conflict = (kind: ConflictKind, of: ConflictClass, ruled = false) =>
  ({ conflict: { kind, class: of, sayings: [] }, key: kind, ruling: ruled ? {} : null }) as unknown as ShownConflict;

const offered = (all: readonly ShownConflict[], look: Partial<typeof firstLook>) =>
  looksThatShow(all, { ...firstLook, ...look }).map(({ by, count }) => `${by} ${count}`);

describe('where no possible conflict is shown', () => {
  test('the switch that shows some is offered, with how many it shows', () => {
    expect(offered([conflict('name', 'compatible')], {})).toEqual(['compatible 1']);
    expect(offered([conflict('date', 'differ')], { kind: 'number' })).toEqual(['kinds 1']);
    expect(offered([conflict('name', 'differ', true)], { hideRuled: true })).toEqual(['ruled 1']);
  });

  test('a nearer class goes before one that shows no more', () => {
    const far = [conflict('number', 'scope'), conflict('number', 'compatible')];
    expect(offered(far.slice(0, 1), { upTo: 'differ' })).toEqual(['scope 1']);
    expect(offered(far, { upTo: 'differ' })).toEqual(['scope 1', 'compatible 2']);
  });

  test('all are offered where no single switch shows any', () => {
    expect(offered([conflict('name', 'compatible')], { kind: 'date' })).toEqual(['all 1']);
  });
});

import { expect, test } from 'vitest';
import { passageKinds } from '../../src/core/compare/shapes.ts';
import { bracketLines } from '../../src/renderer/ui/parts/reading/bracket-lines.ts';

test('brackets of each kind of passage have a line of their own, so that no colour must tell them apart', () => {
  expect(new Set(passageKinds.map((kind) => bracketLines[kind])).size).toBe(passageKinds.length);
});

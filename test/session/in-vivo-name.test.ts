import { expect, test } from 'vitest';
import { inVivoName } from '../../src/renderer/session/in-vivo-name.ts';

test('a tag of a text’s own words is cut by what can be seen of them', () => {
  const words = 'Паром вышел из гавани на рассвете, и никто не знал о буре, которая шла с моря';
  const hyphenated = words.replace(/\p{L}(?=\p{L})/gu, '$&\u00ad');
  expect(hyphenated.length).toBeGreaterThan(120);
  expect(inVivoName(hyphenated)).toBe(words);
  expect(inVivoName(`\u200b${words}\n от самого севера`)).toBe(`${words}…`);
  expect(inVivoName('𝒶'.repeat(60))).toBe(`${'𝒶'.repeat(39)}…`);
});

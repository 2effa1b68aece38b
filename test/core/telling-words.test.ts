import { describe, expect, test } from 'vitest';
import { tellingFrom } from '../../src/core/compare/telling-words.ts';

const shown = (passage: string, claim: string) => passage.slice(tellingFrom(passage, claim));

describe('a passage is shown from where it tells what the claim says', () => {
  test.each([
    [
      'At the end of a long day of talks in the old customs house by the sea, she said that the ministers of Vell and Oster had signed a pact about pilots.',
      'The two ministers signed a pact',
      /^\S.{0,25}ministers of Vell and Oster had signed a pact/u,
    ],
    [
      'В конце долгого дня переговоров в старой таможне у моря она сообщила журналистам, что министры Велла и Остера подписали договор.',
      'Министры подписали договор',
      /^\S.{0,25}министры Велла и Остера подписали договор/u,
    ],
    [
      'No fim de um longo dia de conversas na velha alfândega à beira do mar, ela disse que os ministros assinaram um acordo sobre pilotos.',
      'Os ministros assinaram um acordo',
      /^\S.{0,25}ministros assinaram um acordo/u,
    ],
  ])('%s', (passage, claim, begins) => {
    expect(shown(passage, claim)).toMatch(begins);
  });

  test('and from its beginning where that tells it, where nothing does, and where it is short', () => {
    const pact =
      'The ministers of Vell and Oster signed a pact, and then there was a dinner with songs in the old customs house.';
    expect(shown(pact, 'The ministers signed a pact')).toBe(pact);
    expect(shown(pact, 'Es regnete')).toBe(pact);
    expect(shown('Later they signed.', 'They signed')).toBe('Later they signed.');
    expect(shown('', 'They signed')).toBe('');
  });
});

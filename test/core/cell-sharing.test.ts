import { describe, expect, test } from 'vitest';
import { sharedIn } from '../../src/core/compare/cell-sharing.ts';

const signs = { 'same words': '', 'other form': '~', 'other order': '↕' };

/** Cells with what they share drawn in: `[12 words]` stands in the first and the second, `~` in another form, `↕` elsewhere. */
function drawn(texts: readonly string[], language: string | null = 'en'): readonly string[] {
  const cells = texts.map((text) => ({ text, language, sentences: [{ from: 0, to: text.length }] }));
  return sharedIn(cells).map((marks, at) => {
    let said = texts[at]!;
    for (const { cells, form, from, to } of marks.toReversed()) {
      const who = cells.map((cell) => cell + 1).join('');
      said = `${said.slice(0, from)}[${signs[form]}${who} ${said.slice(from, to)}]${said.slice(to)}`;
    }
    return said;
  });
}

describe('words that accounts share', () => {
  test('are told by who has them', () => {
    expect(
      drawn([
        'The culture ministers signed a plan in Harbourtown.',
        'Two leaders signed a plan on Monday.',
        'The culture ministers came on Monday.',
      ]),
    ).toEqual([
      '[13 The culture ministers] [12 signed a plan] in Harbourtown.',
      'Two leaders [12 signed a plan] [23 on Monday].',
      '[13 The culture ministers] came [23 on Monday].',
    ]);
    expect(drawn(['A fire stopped it.', 'A fire, they say.', 'A FIRE!'])).toEqual([
      '[123 A fire] stopped it.',
      '[123 A fire], they say.',
      '[123 A FIRE]!',
    ]);
  });

  test('may have other forms, or stand in another order', () => {
    expect(drawn(['Engineers examine the burning ferry.', 'The engineer examined burnt ferries.'])).toEqual([
      '[~12 Engineers examine] the burning [~12 ferry].',
      'The [~12 engineer examined] burnt [~12 ferries].',
    ]);
    expect(drawn(['On Sunday the harbour closed', 'The harbour closed on Sunday'])).toEqual([
      'On [↕12 Sunday] [12 the harbour closed]',
      '[12 The harbour closed] on [↕12 Sunday]',
    ]);
    expect(drawn(['Министры подписали договор вечером.', 'Вечером министры подписали договоры.'], 'ru')).toEqual([
      '[12 Министры подписали] [~12 договор] [↕12 вечером].',
      '[↕12 Вечером] [12 министры подписали] [~12 договоры].',
    ]);
  });

  test('say nothing if every text is full of them', () => {
    expect(drawn(['They are in the town of Vell.', 'Of that she was at the end in her house.'])).toEqual([
      'They are in the town of Vell.',
      'Of that she was at the end in her house.',
    ]);
  });

  test('of scripts without spaces are rows of characters', () => {
    expect(drawn(['大渡轮在海港停航', '海港的大渡轮起火'], 'zh')).toEqual([
      '[12 大渡轮]在[↕12 海港]停航',
      '[↕12 海港]的[12 大渡轮]起火',
    ]);
    expect(drawn(['火在山上', '水中的火'], 'zh')).toEqual(['火在山上', '水中的火']);
  });

  test('are the same words, whichever of them is looked at', () => {
    const texts = [
      'A fire stopped the ferry Marisol.',
      'The ferry Marisol was stopped by fire.',
      'Fire: ferry stopped',
    ];
    const count = (texts: readonly string[]) => drawn(texts).join(' ').match(/\[/gu)?.length;
    expect(count(texts.toReversed())).toBe(count(texts));
  });
});

test('very long cells are not marked, and end nothing', () => {
  const long = Array.from({ length: 3000 }, (_, at) => `word${at}`).join(' ');
  expect(
    sharedIn([long, long].map((text) => ({ text, language: null, sentences: [{ from: 0, to: text.length }] }))),
  ).toEqual([[], []]);
});

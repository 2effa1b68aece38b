import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeRange } from '../../src/core/anchor/describe.ts';
import type { Resolved } from '../../src/core/anchor/seek.ts';
import { resolveAnnotation } from '../../src/core/anchor/resolve.ts';

const english = `Two ferries lay idle in the harbour on Friday morning. The captains had refused to sail, they said, because nobody could tell them who would pay for the fuel.

The mayor called a meeting in the old customs house. “We shall sit here until there is an answer,” she told the crowd, and sat down on a crate.

By evening the ministry had sent a telegram. It promised to pay half of the fuel, and to look into the rest before the month was out.`;
const russian = `В пятницу утром в гавани стояли без дела два парома. Капитаны отказались выходить в море, потому что никто не мог сказать, кто заплатит за топливо.

Мэр созвала собрание в старом здании таможни. «Мы будем сидеть здесь, пока не получим ответ», — сказала она толпе.`;
const arabic = `كانت عبّارتان راسيتين في الميناء صباح الجمعة بلا عمل. وقال القبطانان إنهما رفضا الإبحار لأن أحدا لم يستطع أن يخبرهما من سيدفع ثمن الوقود.

ودعت رئيسة البلدية إلى اجتماع في مبنى الجمارك القديم.`;
const chinese = `星期五早上，两艘渡轮停在港口里无所事事。船长们说，他们拒绝出航，因为没有人能告诉他们谁来支付燃料费。

市长在旧海关大楼召开了会议。她对人群说：“没有答复，我们就一直坐在这里。”`;
const hindi = `शुक्रवार की सुबह बंदरगाह में दो नौकाएँ बेकार खड़ी थीं। कप्तानों ने कहा कि उन्होंने चलने से इनकार कर दिया, क्योंकि कोई नहीं बता सका कि ईंधन का पैसा कौन देगा।`;
const texts = { english, russian, arabic, chinese, hindi };

/** The text with the brackets taken out, and the range they stood around: 'a [bc] d'. */
function marked(notation: string): { text: string; from: number; to: number } {
  const from = notation.indexOf('[');
  const to = notation.indexOf(']') - 1;
  return { text: notation.replace('[', '').replace(']', ''), from, to };
}

/** The text with brackets around what was found, and the state before it. */
function shown(text: string, { range, anchor }: Resolved): string {
  if (range === null) return anchor.kind;
  return `${anchor.kind}: ${text.slice(0, range.from)}[${text.slice(range.from, range.to)}]${text.slice(range.to)}`;
}

/** Marks words in one text and looks for them in another. */
function reanchor(before: string, words: string, after: string): Resolved {
  const from = before.indexOf(words);
  if (from < 0) throw new Error(`Not in the text: ${words}`);
  const range = { from, to: from + words.length };
  return resolveAnnotation(after, { ...range, quotation: describeRange(before, range) });
}

function found(before: string, words: string, after: string): string | null {
  const { range } = reanchor(before, words, after);
  return range && after.slice(range.from, range.to);
}

describe('an annotation in its own text', () => {
  test('is found where it was made, whatever the range', () => {
    const anyText = fc.oneof(
      fc.constantFrom(...Object.values(texts)),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 300 }),
    );
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const quotation = describeRange(text, { from, to });
        expect(resolveAnnotation(text, { from, to, quotation })).toEqual({
          range: { from, to },
          anchor: { kind: 'exact' },
        });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('an annotation in a changed text', () => {
  test('moves with its words when text is inserted before them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(texts)),
        fc.string({ maxLength: 200 }),
        fc.nat(),
        fc.nat(),
        (text, inserted, a, b) => {
          const from = a % text.length;
          const to = Math.min(text.length, from + 1 + (b % 80));
          const quotation = describeRange(text, { from, to });
          const result = resolveAnnotation(inserted + text, { from, to, quotation });
          const range = { from: from + inserted.length, to: to + inserted.length };
          expect(result).toEqual({ range, anchor: { kind: inserted === '' ? 'exact' : 'moved' } });
        },
      ),
    );
  });

  test('chooses among copies of its words the one with the same surroundings', () => {
    const { text, from, to } = marked('He said yes. She said yes. They [said yes] together. We said yes.');
    const after = 'We all said yes. He said yes. She said yes. They said yes together. We said yes.';
    const quotation = describeRange(text, { from, to });
    expect(shown(after, resolveAnnotation(after, { from, to, quotation }))).toBe(
      'moved: We all said yes. He said yes. She said yes. They [said yes] together. We said yes.',
    );
  });

  test('chooses the nearest among copies with the same surroundings', () => {
    const row = 'The bell rang twice and the shop was shut for the night. '.repeat(9);
    const from = 4 * 57 + 4;
    const quotation = describeRange(row, { from, to: from + 4 });
    const result = resolveAnnotation(`!${row}`, { from, to: from + 4, quotation });
    expect(result.range).toEqual({ from: from + 1, to: from + 5 });
  });

  test('leaves its old place when other words with the same letters came to stand there', () => {
    const before = 'Captain Lee spoke first. Then the minister spoke for an hour about the price of fuel.';
    const after =
      'Nobody knew when or how spoke was mended. Captain Lee spoke first. Then the minister spoke for an hour.';
    expect(reanchor(before, 'spoke first', after).range!.from).toBe(after.indexOf('spoke first'));
  });

  test.each([
    [
      english,
      'promised to pay half of the fuel',
      english.replace('to pay half', 'to pay for half'),
      'promised to pay for half of the fuel',
    ],
    [
      english,
      'nobody could tell them who would pay',
      english.replace('nobody could tell', 'no one could have told'),
      'no one could have told them who would pay',
    ],
    [
      russian,
      'отказались выходить в море',
      russian.replace('отказались', 'отказывались'),
      'отказывались выходить в море',
    ],
    [
      arabic,
      'اجتماع في مبنى الجمارك القديم',
      arabic.replace('مبنى الجمارك', 'دار الجمارك'),
      'اجتماع في دار الجمارك القديم',
    ],
    [
      chinese,
      '没有人能告诉他们谁来支付燃料费',
      chinese.replace('没有人能告诉', '谁也不能告诉'),
      '谁也不能告诉他们谁来支付燃料费',
    ],
    [hindi, 'ईंधन का पैसा कौन देगा', hindi.replace('पैसा कौन', 'दाम कौन'), 'ईंधन का दाम कौन देगा'],
  ])('is found by likeness when it was reworded (%#)', (before, words, after, expected) => {
    const result = reanchor(before, words, after);
    expect(result.anchor.kind).toBe('approximate');
    expect(found(before, words, after)).toBe(expected);
  });

  test('is found where it belongs when a fifth of the words everywhere were replaced', () => {
    const whole = [english, russian, hindi].join('\n\n');
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 60, max: 300 }), fc.nat(4), (a, length, offset) => {
        const from = a % (whole.length - length);
        const to = from + length;
        let word = offset;
        let place = 0;
        const after = whole.replace(/\S+/gu, (old, at: number) => {
          const made = ++word % 5 === 0 ? [...old].reverse().join('') : old;
          if (at <= from) place = at;
          return made;
        });
        const { range } = resolveAnnotation(after, { from: 0, to: 0, quotation: describeRange(whole, { from, to }) });
        expect(range).not.toBeNull();
        expect(Math.abs(range!.from - place)).toBeLessThan(20);
        expect(Math.abs(range!.to - range!.from - length)).toBeLessThan(20);
      }),
      { numRuns: 300 },
    );
  });

  test('is found when the lines were broken anew', () => {
    const after = english.replace(/ /gu, (space, at: number) => (at % 7 === 0 ? '\n' : space));
    expect(found(english, 'sit here until there is an answer', after)?.replace(/\n/gu, ' ')).toBe(
      'sit here until there is an answer',
    );
  });

  test('is found when the paragraph around it was rewritten', () => {
    const after = english.replace(
      /The mayor[^]*?crate\./u,
      'A crowd had gathered by noon. Mayor Ito answered them: “We shall sit here until there is an answer.” Nobody left.',
    );
    expect(found(english, 'We shall sit here until there is an answer', after)).toBe(
      'We shall sit here until there is an answer',
    );
  });

  test.each(Object.entries(texts))('is lost when its words were deleted (%s)', (_, text) => {
    for (const sentence of text.split(/(?<=[.。।])\s*/u)) {
      const words = sentence.trim();
      if (words.length < 12) continue;
      expect(reanchor(text, words, text.replace(words, '')).anchor).toEqual({ kind: 'lost' });
    }
  });

  test('does not settle on a lone copy of a short word far from its surroundings', () => {
    const after = 'A different report. It never mentions a harbour twice, and of the harbour it says little.';
    expect(reanchor(english, 'harbour', after).anchor.kind).toBe('lost');
  });

  test('is lost in an empty text and in an unrelated one', () => {
    expect(reanchor(english, 'two ferries'.replace('t', 'T'), '').anchor.kind).toBe('lost');
    expect(reanchor(english, 'sit here until there is an answer', russian).anchor.kind).toBe('lost');
    for (const [name, text] of Object.entries(texts)) {
      if (name === 'english') continue;
      expect(reanchor(text, text.slice(10, 90), english).anchor.kind).toBe('lost');
    }
  });

  test('is found, or lost, in a megabyte', () => {
    const words = english.split(/\s+/u);
    let seed = 7;
    const next = (): number => (seed = (seed * 1103515245 + 12345) & 0x7fffffff);
    let filler = '';
    while (filler.length < 500_000) filler += `${words[next() % words.length]} `;
    const after = `${filler}${english.replace('promised', 'has promised').replace('to look into', 'to think about')}${filler}`;
    for (const quoted of ['It promised to pay half of the fuel, and to look into the rest', english]) {
      expect(reanchor(english, quoted, after).anchor.kind).toBe('approximate');
    }
    expect(reanchor(russian, russian.slice(5, 130), after).anchor.kind).toBe('lost');
    expect(reanchor(english, 'customs house', filler).anchor.kind).toBe('lost');
  });
});

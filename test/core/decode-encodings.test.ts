import { describe, expect, test } from 'vitest';
import { decodeAs } from '../../src/core/decode/decode-as.ts';
import { encodingLabels } from '../../src/core/decode/encoding-labels.ts';
import { encoderFor, sentences } from '../fixtures/encodings/encode.ts';
import { openText } from './open-text.ts';

// Real sentences in every encoding that TextDecoder knows. The encoders are made by turning the decoders around, so a
// sentence that a decoder gives back is a fact about the encoding, not about our fixtures.

const known = encodingLabels.filter(({ label }) => decodeAs(new Uint8Array(), label).ok);

describe('every encoding that TextDecoder knows', () => {
  test('has sentences to try it with', () => {
    expect(known.map(({ label }) => label).filter((label) => sentencesIn(label).length === 0)).toEqual([]);
  });

  for (const { label } of known) {
    test(`reads ${label} picked by a person`, async () => {
      for (const sentence of sentencesIn(label)) {
        const bytes = encoderFor(label)(sentence)!;
        expect(await openText('letter.txt', bytes, label)).toEqual({
          kind: 'text',
          text: sentence,
          encoding: { label: decodedLabel(label, bytes), by: 'person', confidence: 1, replacements: 0 },
        });
      }
    });

    test(`never reads ${label} wrongly without saying that it is unsure`, async () => {
      for (const sentence of sentencesIn(label)) {
        const opened = await openText('letter.txt', encoderFor(label)(sentence)!);
        const silent = opened.kind !== 'text' || (opened.text !== sentence && opened.encoding.confidence >= 0.5);
        expect(silent, sentence).toBe(false);
      }
    });
  }

  test('is detected, in one language at least', async () => {
    for (const { label } of known) {
      const detected: string[] = [];
      for (const sentence of sentencesIn(label)) {
        const opened = await openText('letter.txt', encoderFor(label)(sentence)!);
        if (opened.kind === 'text' && opened.text === sentence) detected.push(sentence);
      }
      expect(detected, label).not.toEqual([]);
    }
  });
});

test('an encoding that is not known fails, and says which', async () => {
  const bytes = new TextEncoder().encode('Liberty, equality, fraternity');
  expect(await openText('a.txt', bytes, 'ebcdic')).toEqual({
    kind: 'failed',
    problem: { code: 'not-available', about: 'ebcdic' },
  });
  expect((await openText('a.txt', bytes, 'x-user-defined')).kind).toBe('failed');
  expect((await openText('a.txt', bytes, 'replacement')).kind).toBe('failed');
});

function sentencesIn(label: string): string[] {
  const encode = encoderFor(label);
  return sentences
    .filter((sentence) => encode(sentence.text) !== null && sentence.encodings.some((name) => label === name))
    .map(({ text }) => text);
}

function decodedLabel(label: string, bytes: Uint8Array<ArrayBuffer>): string {
  const decoded = decodeAs(bytes, label);
  if (!decoded.ok) throw new Error(label);
  return decoded.value.label;
}

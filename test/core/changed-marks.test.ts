import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/core/compare/cell-marks.ts';
import { changedMarks } from '../../src/core/compare/changed-marks.ts';

const cellOf = (text: string): Cell => ({ text: `«${text}»`, sentences: [{ from: 1, to: text.length + 1 }] });
const signs = { 'only here': '‹›', 'other words': '{}', 'other signs': '[]' };

/** Versions of a sentence, each with its marks drawn in: ‹only here›, {other words}, [other signs]. */
function drawn(versions: readonly string[], base: number | null = null): readonly string[] {
  const cells = versions.map(cellOf);
  return changedMarks(cells, base).map((marks, at) => {
    let said = cells[at]!.text;
    for (const { kind, from, to } of marks.toReversed()) {
      said = said.slice(0, from) + signs[kind][0]! + said.slice(from, to) + signs[kind][1]! + said.slice(to);
    }
    return said.slice(1, -1);
  });
}

describe('what was changed between versions', () => {
  test('is marked also where only case, accents or punctuation are others', () => {
    expect(drawn(['On Sunday the President spoke.', 'On Sunday, the president spoke!'])).toEqual([
      'On Sunday the [President] spoke[.]',
      'On Sunday[,] the [president] spoke[!]',
    ]);
    expect(drawn(['«Паром стоит», — сказал Ёлкин.', '“Паром стоит”, — сказал Елкин.'])).toEqual([
      '[«]Паром стоит[», —] сказал [Ёлкин].',
      '[“]Паром стоит[”, —] сказал [Елкин].',
    ]);
    expect(drawn(['渡船、起火。', '渡船起火。'])).toEqual(['渡船[、]起火。', '渡船起火。']);
  });

  test('is marked where a word stands twice, once of both', () => {
    expect(drawn(['They left the the harbour.', 'They left the harbour.'])).toEqual([
      'They left the ‹the› harbour.',
      'They left the harbour.',
    ]);
  });

  test('is told of the versions before and behind, and of the base alone where one is asked for', () => {
    const versions = ['Two were hurt.', 'Two men were hurt.', 'Three men were hurt.'];
    expect(drawn(versions)).toEqual(['Two were hurt.', '{Two} ‹men› were hurt.', '{Three} men were hurt.']);
    expect(drawn(versions, 0)).toEqual(['Two were hurt.', 'Two ‹men› were hurt.', '{Three men} were hurt.']);
  });

  test('is nothing where only white space is other', () => {
    expect(drawn(['На площадь пришли 1200 человек.', 'На площадь\n  пришли 1200 человек.'])).toEqual([
      'На площадь пришли 1200 человек.',
      'На площадь\n  пришли 1200 человек.',
    ]);
  });

  test('is marked in one of two versions at least, wherever their letters differ', () => {
    const words = fc.array(fc.constantFrom('the', 'The', 'ferry', 'fërry', 'burned', 'at', 'sea', ',', '.', '“', '—'), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const versions = [one, other].map((said) => `x ${said.join(' ')} y`);
        const marks = changedMarks(versions.map(cellOf), null);
        const plain = (said: string) => said.replace(/\s+/gu, '');
        expect(marks.flat().length > 0).toBe(plain(versions[0]!) !== plain(versions[1]!));
        for (const own of marks) own.slice(1).forEach(({ from }, at) => expect(from >= own[at]!.to).toBe(true));
      }),
    );
  });
});

import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import { exporters } from '../../src/core/exchange/formats.ts';
import type { Exporter } from '../../src/core/exchange/exporter.ts';
import type { Pseudonym } from '../../src/core/exchange/pseudonyms.ts';
import {
  LeftOfNames,
  maskedEvidence,
  maskedOptions,
  MaskedPlacing,
  maskOf,
  pseudonymKey,
  pseudonymsIn,
  withSuggested,
} from '../../src/core/exchange/pseudonyms.ts';
import { ok } from '../../src/core/model/result.ts';
import { sampleMaterial } from './exchange-material.ts';

const list = (written: string): readonly Pseudonym[] => pseudonymsIn(written);

describe('pseudonyms', () => {
  test('stand in the place of whole names, in any case and script, and nowhere else', () => {
    const mask = maskOf(
      list(
        'Anna Lind = Person 1\nAnn = Person 2\nГлеб Рудомяк = Лицо 1\nإدريس قنطار = شخص\n田中 = 甲\nJosé = Person 3',
      ),
    );
    expect(mask('ANNA LIND and Anna\nLind met Ann, not Annabel; Ann’s, “Ann”, _Ann_.')).toBe(
      'PERSON 1 and Person 1 met Person 2, not Annabel; Person 2’s, “Person 2”, _Person 2_.',
    );
    expect(mask('Сказал Глеб Рудомяк, а Глебом Рудомяком не назван.')).toBe(
      'Сказал Лицо 1, а Глебом Рудомяком не назван.',
    );
    expect(mask('وقال إدريس قنطار، وهو')).toBe('وقال شخص، وهو');
    expect(mask('昨日田中さんは')).toBe('昨日甲さんは');
    expect(mask('Jose\u0301 and José, not Jose')).toBe('Person 3 and Person 3, not Jose');
  });

  test('are put in by one pass: who is called as another was is not renamed again', () => {
    const mask = maskOf(list('Anna = Ben\nBen = Anna\nAnna Lind = C'));
    expect(mask('Anna, Ben, Anna Lind')).toBe('Ben, Anna, C');
  });

  test('may hold any sign', () => {
    const mask = maskOf([{ name: 'A.+(b) $1', pseudonym: '$& \\1' }]);
    expect(mask('x A.+(b) $1 y, AAb $1')).toBe('x $& \\1 y, AAb $1');
    expect(maskOf(list('= x\nAnna =\nnobody'))('Anna = nobody')).toBe('Anna = nobody');
  });

  test('are suggested for names that have none, and saved in a file apart', () => {
    const written = withSuggested('Anna Lind = Person 1', ['Ben', 'ANNA LIND', '', 'Глеб'], 'Person');
    expect(written).toBe('Anna Lind = Person 1\nBen = Person 2\nГлеб = Person 3');
    expect(pseudonymKey(list('=a = b\nBen = =1+1'))).toContain("Ben,'=1+1");
  });
});

describe('an export with pseudonyms', () => {
  const names = ['Tamsin Okerell', 'Quayside Monitor', 'Oda Bremmel', 'Bastien Rouvel', 'Глеб Рудомяк', 'Neglect'];
  const pseudonyms = names.map((name, at) => ({ name, pseudonym: `Nobody ${at}` }));

  async function written(format: Exporter): Promise<string> {
    const evidence = chooseEvidence(sampleMaterial, { kind: 'project' });
    const mask = maskOf(pseudonyms);
    const masked = maskedEvidence(evidence, mask);
    const read = ({ id }: { readonly id: string }) => {
      const text = sampleMaterial.texts.get(id)!;
      const starts = [0, ...[...text.matchAll(/\n\s*\n/gu)].map((gap) => gap.index + gap[0].length)];
      return Promise.resolve(ok({ text, starts }));
    };
    const options = maskedOptions(
      { arrange: 'tag', title: 'By Oda Bremmel', exported: '2026-11-21T23:00:00.000Z' },
      mask,
    );
    const pieces: Uint8Array[] = [];
    const placing = new MaskedPlacing(masked, mask, evidence, read, undefined, true);
    for await (const piece of format.write(masked, options, placing)) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) return strFromU8(bytes);
    return Object.entries(unzipSync(bytes))
      .map(([name, file]) => `${name}\n${strFromU8(file)}`)
      .join('\n');
  }

  test.each(exporters.filter((one: Exporter) => !one.exact).map((one) => [one.id, one] as const))(
    'as %s says no name of the list, wherever it stood, and that names were replaced',
    async (id, format) => {
      const words = await written(format);
      for (const name of names) expect(words.toLowerCase()).not.toContain(name.toLowerCase());
      expect(words).toContain('Nobody 1');
      if (id !== 'csl')
        expect(words.replace(/<[^>]*>/gu, '')).toContain('Names in this file were replaced by pseudonyms.');
    },
    60_000,
  );

  test('is not offered where the very words must stand', () => {
    expect(exporters.filter((one: Exporter) => one.exact).map(({ id }) => id)).toEqual([
      'qdpx',
      'web-annotation',
      'json',
    ]);
  });
});

describe('what is left of names', () => {
  const left = (written: string, words: string, languages: readonly (string | null)[] = ['en']) => {
    const names = new LeftOfNames(list(written), languages);
    names.read(words);
    return names.found().map(({ form, kind, count }) => `${form}: ${kind} ${count}`);
  };

  test('is told: inflected forms, parts, and initials', () => {
    expect(left('Глеб Рудомяк = Лицо 1', 'Рудомяка не видели. Глебу звонили, Глебу писали.', ['ru'])).toEqual([
      'Глебу: inflected 2',
      'Рудомяка: inflected 1',
    ]);
    expect(
      left('Anna Lind = Person 1', 'Lind left. The Linds and A. L. stayed; A. Lind, too. Lindenbaum grew.'),
    ).toEqual(
      expect.arrayContaining(['Lind: part 2', 'Linds: inflected 1', 'A. L.: initials 1', 'A. Lind: initials 1']),
    );
  });

  test('is nothing where only other words and pseudonyms stand', () => {
    expect(left('Anna Lind = Person 1', 'Person 1 said: the manna is in Berlin, on the island.')).toEqual([]);
  });
});

import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import type { Excerpt } from '../../src/core/exchange/evidence.ts';
import { exporterOf, exporters } from '../../src/core/exchange/formats.ts';
import type { ExporterId } from '../../src/core/exchange/formats.ts';
import type { PlacedExcerpt } from '../../src/core/exchange/placing.ts';
import type { Exporter } from '../../src/core/exchange/exporter.ts';
import { exportName } from '../../src/core/exchange/export-name.ts';
import { LeftOfNames } from '../../src/core/exchange/left-of-names.ts';
import type { Mask, Pseudonym } from '../../src/core/exchange/mask.ts';
import { maskOf } from '../../src/core/exchange/mask.ts';
import { maskedEvidence, maskedNote, MaskedPlacing } from '../../src/core/exchange/masked-evidence.ts';
import { pseudonymKey, pseudonymsIn, withSuggested } from '../../src/core/exchange/pseudonyms.ts';
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

  test('know a name by its letters, however they are composed, in capitals, and with signs that nobody sees', () => {
    const mask = maskOf(
      list("İnci Yılmaz = P 1\nWeiß = P 2\nViệt = P 3\nO'Brien = P 4\nAnna-Maria = P 5\nΝίκος = P 6"),
    );
    expect(mask('İnci Yılmaz, İNCİ YILMAZ, I\u0307nci Yılmaz')).toBe('P 1, P 1, P 1');
    expect(mask('Weiß WEISS Weiss Weißer')).toBe('P 2 P 2 P 2 Weißer');
    expect(mask('Việt Vi\u1EC7t Vie\u0323\u0302t Vi\u00EA\u0323t Vi\u1EB9\u0302t Viet')).toBe(
      'P 3 P 3 P 3 P 3 P 3 Viet',
    );
    expect(mask("O’Brien O'Brien O\u02BCBrien’s")).toBe('P 4 P 4 P 4’s');
    expect(mask('Anna-Maria Anna\u2011Maria An\u00adna-Maria ANNA-MARIA')).toBe('P 5 P 5 P 5 P 5');
    expect(mask('ΝΊΚΟΣ, Νίκος')).toBe('P 6, P 6');
    expect(maskOf(list('محمد = شخص'))('قال محـمد.')).toBe('قال شخص.');
    expect(maskOf(list('J. Martin = P 1\nAnna Lind = P 2'))('J\\. Martin, Anna&nbsp;Lind')).toBe('P 1, P 2');
  });

  test('stand for a name that goes from one part of a text to the next, where it begins or where they are kept', () => {
    const mask = maskOf(list('Anna Lind = Person 1\nBen = B'));
    expect(mask.parts(['Yesterday Anna ', 'Lind left', ' with Ben.'], 1)).toEqual([
      'Yesterday ',
      'Person 1 left',
      ' with B.',
    ]);
    expect(mask.parts(['An', 'n', 'a Lind, Ben'], 1)).toEqual(['', 'Person 1', ', B']);
    expect(mask.parts(['Anna\n\n', 'Lind, ', 'B', 'en'])).toEqual(['Person 1', ', ', 'B', '']);
    const words = 'Анна Lind, anna lind; Ben Bent 田中 (Anna  Lind)';
    fc.assert(
      fc.property(fc.array(fc.nat(words.length), { maxLength: 5 }), fc.nat(5), (cuts, keep) => {
        const ends = [...cuts.sort((a, b) => a - b), words.length];
        const parts = ends.map((end, at) => words.slice(ends[at - 1] ?? 0, end));
        expect(mask.parts(parts, Math.min(keep, parts.length - 1)).join('')).toBe(mask(words));
      }),
      { numRuns: 100 },
    );
  });

  test('of many names on a long text are those of each alone', () => {
    const names = Array.from({ length: 500 }, (_, at) => ({
      name: `Name${String.fromCharCode(97 + (at % 26))} Of${at}`,
      pseudonym: `P${at}`,
    }));
    const words = names.map(({ name }) => `${name.toUpperCase()}, so ${name} said; `).join('ёж ');
    const all = maskOf(names);
    expect(all(words)).toBe(names.map(({ pseudonym }) => `${pseudonym}, so ${pseudonym} said; `).join('ёж '));
  });

  test('are suggested for names that have none, and saved in a file apart', () => {
    const written = withSuggested('Anna Lind = Person 1', ['Ben', 'ANNA LIND', '', 'Глеб'], 'Person');
    expect(written).toBe('Anna Lind = Person 1\nBen = Person 2\nГлеб = Person 3');
    expect(pseudonymKey(list('=a = b\nBen = =1+1'))).toContain("Ben,'=1+1");
  });
});

function wordsOfFile(bytes: Uint8Array): string {
  if (strFromU8(bytes.subarray(0, 2), true) !== 'PK') return strFromU8(bytes);
  return Object.entries(unzipSync(bytes))
    .map(([name, file]) => `${name}\n${strFromU8(file)}`)
    .join('\n');
}

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
    const title = mask('By Oda Bremmel');
    const options = { arrange: 'tag', title, exported: '2026-11-21T23:00:00.000Z' } as const;
    const pieces: Uint8Array[] = [];
    const placing = new MaskedPlacing(masked, mask, evidence, read, undefined, true);
    for await (const piece of format.write(masked, options, placing)) pieces.push(piece);
    return wordsOfFile(Buffer.concat(pieces));
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

  /** A project of one text, with a mark on some of its words. */
  async function ofOne(text: string, marked: string, id: ExporterId, written: string, note = ''): Promise<string> {
    const document = { ...sampleMaterial.documents[0]!, id: 'd', attributes: {} };
    const from = text.indexOf(marked);
    const mark = { ...sampleMaterial.annotations[0]!, id: 'm', documentId: 'd', version: 1, note, tagIds: [] };
    const quotation = { exact: marked, prefix: text.slice(0, from), suffix: text.slice(from + marked.length) };
    const annotations = [{ ...mark, from, to: from + marked.length, quotation, anchor: { kind: 'exact' } as const }];
    const material = { ...sampleMaterial, documents: [document], tags: [], annotations, notes: [], links: [] };
    const evidence = chooseEvidence(material, { kind: 'project' });
    const mask = maskOf(list(written));
    const masked = maskedEvidence(evidence, mask);
    const placing = new MaskedPlacing(
      masked,
      mask,
      evidence,
      () => Promise.resolve(ok({ text, starts: [0, text.indexOf('Lind')] })),
      undefined,
      exporterOf(id).sentences,
    );
    const options = { arrange: 'document', title: '', exported: '2026-11-21T23:00:00.000Z', texts: 'whole' } as const;
    const pieces: Uint8Array[] = [];
    for await (const piece of exporterOf(id).write(masked, options, placing)) pieces.push(piece);
    return wordsOfFile(Buffer.concat(pieces));
  }

  test.each(['markdown', 'docx', 'odt', 'html', 'xlsx', 'csv', 'obsidian'] as const)(
    'as %s holds no name of which a part is marked, or that goes from one passage to the next',
    async (id) => {
      const words = await ofOne('Yesterday Anna Lind left the town.', 'Lind left', id, 'Anna Lind = Person 1');
      expect(words.replace(/<[^>]*>/gu, '')).not.toMatch(/Anna|Lind/u);
      expect(words).toContain('Person 1 left');
    },
  );

  test('leaves where the links of notes lead what it is', () => {
    const mask = maskOf(list('Mark = M\nd1 = x\nAnna Lind = Person 1'));
    expect(maskedNote('Mark: [[Anna Lind]](mark:d1) and (mark:d1)', mask)).toBe('M: [[Person 1]](mark:d1) and (M:x)');
  });

  test('is called by no name of the list, wherever its name is cut', () => {
    const mask = maskOf(list('Anna Lind = Person 1'));
    const name = (project: string, query: string | null) => exportName(project, query, mask);
    expect(name('Interviews at the old mill with Anna Lind', 'strike')).toBe(
      'Interviews at the old mill with Person 1 strike',
    );
    expect(name(`${'x'.repeat(35)} Anna Lind`, 'strike')).toBe(`${'x'.repeat(35)} Pers strike`);
    expect(name('With Anna', 'Lind: “fire”')).toBe('With Person 1 “fire”');
    expect([name('con.v2', null), name('Invoice \u202etxt', null), name('?', null)]).toEqual([
      '_con.v2',
      'Invoice txt',
      'project',
    ]);
    expect(name(`${'x'.repeat(39)}👩‍👩‍👧`, 'q')).toBe(`${'x'.repeat(39)} q`);
    expect(name(`${'長'.repeat(59)}👩‍👩‍👧`, null)).toBe('長'.repeat(59));
  });

  test('masks event sets, who put on a tag, choices, and the field for want of which passages were left out', () => {
    const at = '2026-11-21T23:00:00.000Z';
    const [document] = sampleMaterial.documents;
    const mark = {
      ...sampleMaterial.annotations[0]!,
      documentId: document!.id,
      taggedBy: { t: { author: 'Anna', time: at } },
    };
    const set = { id: 'e', name: 'Anna', documentIds: [document!.id], base: null, note: 'Anna', author: 'Anna' };
    const choice = { id: 'c', name: 'who', type: 'choice', choices: ['Anna', 'Ben'], order: 9 } as const;
    const material = {
      ...sampleMaterial,
      attributes: [choice],
      annotations: [mark],
      eventSets: [{ ...set, created: at, changed: at }],
    };
    const { version, from, to } = mark;
    const evidence = chooseEvidence(material, {
      ...{ kind: 'hits', query: 'Anna', uncovered: 0, leftOut: [{ field: 'Anna', count: 1 }] },
      hits: [{ documentId: document!.id, version, from, to }],
    });
    const masked = maskedEvidence(evidence, maskOf(list('Anna = Person 1')));
    expect(JSON.stringify(evidence)).toContain('Anna');
    expect(JSON.stringify(masked)).not.toContain('Anna');
    expect(masked.attributes[0]!.choices).toEqual(['Person 1', 'Ben']);
  });

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

  test('is told in many languages: endings, prefixes, and letters that change before them', () => {
    const forms = (name: string, words: string, language: string | null = null) =>
      left(`${name} = P 1`, words, [language])
        .map((one) => one.split(':')[0])
        .sort();
    expect(forms('김철수', '김철수는 갔다. 김철수에게서 들었다. 철수가 말했다.', 'ko')).toEqual(
      ['김철수는', '김철수에게서', '철수가'].sort(),
    );
    expect(forms('Marija', 'Vidio sam Mariju i dao Mariji knjigu, s Marijom.', 'hr')).toEqual([
      'Mariji',
      'Marijom',
      'Mariju',
    ]);
    expect(forms('Eva', 'Evu Evě Evou a věc. Even Ever', 'cs')).toEqual(['Evou', 'Evu', 'Evě']);
    expect(forms('Петро', 'Петра бачив, Петрові дав.', 'uk')).toEqual(['Петра', 'Петрові'].sort());
    expect(forms('Юрий', 'Юрия и Юрию', 'sr')).toEqual(['Юрию', 'Юрия'].sort());
    expect(forms('Marek', 'Marka i Markiem', 'pl')).toEqual(['Marka', 'Markiem']);
    expect(forms('Olga', 'Olze dali', 'pl')).toEqual(['Olze']);
    expect(forms('Jonas', 'Jono namas', 'lt')).toEqual(['Jono']);
    expect(forms('דוד', 'ודוד אמר לדוד', 'he')).toEqual(['ודוד', 'לדוד'].sort());
    expect(forms('محمد', 'قال ومحمد ولمحمد', 'ar')).toEqual(['ولمحمد', 'ومحمد'].sort());
    expect(forms('王小明', '昨日小明说')).toEqual(['小明']);
  });

  test('is told beside digits and other signs, in addresses, names of files and Markdown', () => {
    const lind = (words: string) => left('Anna Lind = P 1', words);
    expect(left('Eva = P 1', 'Eva1.txt')).toEqual(['Eva1.txt: same 1']);
    expect(left('Ng = P 1', 'Mr Ng2')).toEqual(['Ng2: same 1']);
    expect(lind('Interviews/Anna_Lind.docx')).toEqual(['Interviews/Anna_Lind.docx: same 1']);
    expect(lind('https://example.org/Anna-Lind')).toEqual(['https://example.org/Anna-Lind: same 1']);
    expect(lind('anna%20lind AnnaLind annalind@x.org alind@x.org')).toEqual([
      'AnnaLind: same 1',
      'alind@x.org: initials 1',
      'anna: part 1',
      'annalind@x.org: same 1',
      'lind: part 1',
    ]);
    for (const words of [
      '**Anna** Lind',
      '[Anna](https://x.org) Lind',
      'Anna\u200bLind',
      'An**na** Li-\n> nd',
      'Lind, Anna',
    ]) {
      expect(lind(words).length, words).toBeGreaterThan(0);
    }
    expect(left("O'Brien = P 1", '(O’Brien2)')).toEqual(['O’Brien2: same 1']);
    expect(left('Dr. Lind = P 1', 'Dr.Lind')).toEqual(['Dr.Lind: same 1']);
    expect(left('Jean-Paul Martin = P 1', 'J.-P. Martin, J. Martin, Martin, J.-P.').join()).toContain('initials');
  });

  test('is looked for in all words of every format, uncut: each field has a word of its own that is found again', async () => {
    let count = 0;
    const marked = (words: string) =>
      words === '' ? '' : `${words}zq${String(count++).replace(/\d/gu, (one) => 'abcdefghij'[+one]!)}k`;
    const mask: Mask = Object.assign(marked, {
      parts: (parts: readonly string[]) => parts.map(marked),
      except: marked,
    });
    const ids = sampleMaterial.documents.slice(0, 3).map(({ id }) => id);
    const address = { value: 'https://example.org/a', origin: { kind: 'person' } } as const;
    const documents = sampleMaterial.documents.map((one) => ({
      ...one,
      attributes: { ...one.attributes, url: address },
    }));
    const annotations = sampleMaterial.annotations.map((one) => ({
      ...one,
      note: '[Here](https://example.org/b), ![](c). ',
    }));
    const evidence = chooseEvidence({ ...sampleMaterial, documents, annotations }, { kind: 'documents', ids });
    const masked = maskedEvidence(evidence, mask);
    const options = {
      arrange: 'tag',
      title: marked('Title'),
      exported: '2026-11-21T23:00:00.000Z',
      references: 'footnotes',
    } as const;
    const read = ({ id }: { readonly id: string }) =>
      Promise.resolve(ok({ text: sampleMaterial.texts.get(id)!, starts: [0] }));
    for (const format of exporters.filter((one: Exporter) => !one.exact) as readonly Exporter[]) {
      const placing = new MaskedPlacing(masked, mask, evidence, read, undefined, format.sentences);
      const placed = new Map<Excerpt, Promise<PlacedExcerpt>>();
      // The same words each time that they are asked for.
      const once = Object.assign(Object.create(placing) as MaskedPlacing, {
        of: (one: Excerpt) => placed.get(one) ?? placed.set(one, placing.of(one)).get(one)!,
      });
      const pieces: Uint8Array[] = [];
      for await (const piece of format.write(masked, { ...options, texts: 'quotations' }, once)) pieces.push(piece);
      const inFile = new Set(wordsOfFile(Buffer.concat(pieces)).match(/zq[a-j]+k/gu));
      let looked = '';
      for await (const piece of (format.words ?? format.show)(masked, { ...options, texts: 'quotations' }, once))
        looked += `${piece}\n`;
      const seen = new Set(looked.match(/zq[a-j]+k/gu));
      expect(
        [...inFile].filter((one) => !seen.has(one)),
        format.id,
      ).toEqual([]);
      expect(inFile.size, format.id).toBeGreaterThan(4);
    }
  }, 60_000);

  test('is nothing where only other words and pseudonyms stand', () => {
    expect(
      left('Anna Lind = Person 1', 'Person 1 said: the manna is in Berlin, on the island. Any line, and Person_1.txt.'),
    ).toEqual([]);
    expect(left('Anna Lind = Anna B.', 'Anna B. met Anna.')).toEqual(['Anna: part 1']);
    expect(left('Jan de Vries = P 1', 'de Jan', ['nl'])).toEqual(['Jan: part 1']);
  });
});

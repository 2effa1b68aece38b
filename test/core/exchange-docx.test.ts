import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { citationsOf } from '../../src/core/exchange/citations.ts';
import { wordFormat } from '../../src/core/exchange/docx.ts';
import type { Material, Scope } from '../../src/core/exchange/evidence.ts';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import { readXml } from '../../src/core/container/xml.ts';
import { documentNames } from '../../src/core/model/shown-name.ts';
import { projects, strings } from './exchange-projects.ts';
import { materialOf, placing, sampleMaterial } from './exchange-material.ts';

// What another program reads is the claim, so documents are unpacked and read back by parsers that are not ours.

type Arrange = 'document' | 'tag';

async function filesOf(material: Material, scope: Scope, arrange: Arrange): Promise<Record<string, string>> {
  const evidence = chooseEvidence(material, scope);
  const options = { arrange, title: 'Proof <of> “it”', exported: '2026-11-21T23:00:00.000Z', zone: 'UTC' } as const;
  const pieces: Uint8Array[] = [];
  const texts = 'texts' in material ? sampleMaterial.texts : new Map<string, string>();
  for await (const piece of wordFormat.write(evidence, options, placing(evidence, texts, [], true))) pieces.push(piece);
  return Object.fromEntries(
    Object.entries(unzipSync(Buffer.concat(pieces))).map(([name, file]) => [name, strFromU8(file)]),
  );
}

/** An element with the names that the standard gives, `w:p`. */
interface Element {
  readonly name: string;
  readonly attribute: (name: string) => string | null;
  readonly children: (Element | string)[];
}

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Fails where XML is broken. */
function parsed(xml: string): Element {
  const root: Element = { name: '', attribute: () => null, children: [] };
  const open = [root];
  readXml(
    strToU8(xml) as Uint8Array<ArrayBuffer>,
    { [w]: 'w' },
    {
      open(name, attribute) {
        const values = new Map(['w:val', 'w:styleId', 'w:instr'].map((one) => [one, attribute(one)]));
        const element: Element = { name, attribute: (one) => values.get(one) ?? null, children: [] };
        open.at(-1)!.children.push(element);
        open.push(element);
      },
      close: () => void open.pop(),
      text: (words) => void open.at(-1)!.children.push(words),
    },
  );
  return root;
}

/** All elements of a name within one, and of all names without it. */
function within(element: Element, name?: string): readonly Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string'
      ? []
      : [...(name === undefined || child.name === name ? [child] : []), ...within(child, name)],
  );
}

function wordsOf(element: Element): string {
  return within(element)
    .map(({ name, children }) => ({ 'w:t': children.join(''), 'w:br': '\n', 'w:tab': '\t' })[name] ?? '')
    .join('');
}

function paragraphsIn(files: Record<string, string>) {
  return within(parsed(files['word/document.xml']!), 'w:p').map((element) => ({
    style: within(element, 'w:pStyle')[0]?.attribute('w:val') ?? '',
    words: wordsOf(element),
    toLeft: within(element, 'w:bidi').length > 0,
    element,
  }));
}

const read = async (scope: Scope, arrange: Arrange = 'document', material: Material = sampleMaterial) =>
  paragraphsIn(await filesOf(material, scope, arrange));

describe('a document for word processors', () => {
  test('is whole and well formed whatever the project holds, with every quotation’s very words', async () => {
    await fc.assert(
      fc.asyncProperty(projects, fc.constantFrom<Arrange>('document', 'tag'), async (project, arrange) => {
        const material = materialOf(project);
        const files = await filesOf(material, { kind: 'project' }, arrange);
        for (const xml of Object.values(files)) parsed(xml);
        const known = new Set(
          within(parsed(files['word/styles.xml']!), 'w:style').map((one) => one.attribute('w:styleId')),
        );
        const paragraphs = paragraphsIn(files);
        expect(
          [...new Set(paragraphs.map(({ style }) => style))].filter((style) => style !== '' && !known.has(style)),
        ).toEqual([]);
        const quotes = paragraphs.filter(({ style }) => style === 'Quote').map(({ words }) => words);
        const evidence = chooseEvidence(material, { kind: 'project' });
        for (const { annotation } of evidence.quotations) {
          const words = sayable(annotation!.quotation.exact);
          expect(quotes.some((quote) => quote.startsWith(words))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('asks for nothing and runs nothing', async () => {
    const files = await filesOf(sampleMaterial, { kind: 'project' }, 'tag');
    expect(Object.keys(files).sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'docProps/core.xml',
      'word/_rels/document.xml.rels',
      'word/document.xml',
      'word/footnotes.xml',
      'word/styles.xml',
    ]);
    expect(Object.values(files).join('')).not.toMatch(/TargetMode|INCLUDE|DDE|w:object|w:pict|altChunk/u);
  });

  test('quotes in the sentence, refers to source and passage, and lists the sources', async () => {
    const paragraphs = await read({ kind: 'project' });
    const quote = paragraphs.find(({ words }) => words.includes('he was told to weld beside the open elevator shaft'))!;
    expect(quote.words).toMatch(/^A welder, whom we call Witness 6, says that he was told to weld/u);
    expect(quote.words).toMatch(/ \(Quayside Monitor, 20 March 2023, passage \d+\)$/u);
    // What is quoted is told from what stands around it.
    const around = within(quote.element, 'w:r').find((run) => wordsOf(run).startsWith('A welder'))!;
    expect(within(around, 'w:color')).toHaveLength(1);
    const sources = paragraphs.slice(paragraphs.findIndex(({ words }) => words === 'Sources'));
    expect(sources.map(({ words }) => words)).toContainEqual(
      expect.stringMatching(
        /^Quayside Monitor, 20 March 2023: Bulletin 7: .*quayside-monitor-7\.txt, \d+ quotations$/u,
      ),
    );
    const { documents, annotations } = sampleMaterial;
    const quoted = documents.filter(({ id }) => annotations.some(({ documentId }) => documentId === id));
    expect(sources).toHaveLength(1 + quoted.length);
  });

  test('names a source whose title begins as its outlet does, and says outlet and day of it once', async () => {
    const guess = (value: string) => ({ value, origin: { kind: 'person' as const } });
    const attributes = { outlet: guess('Korea Times'), date: guess('2025-06-30') };
    const { documents, annotations } = sampleMaterial;
    const named = { ...documents[0]!, title: guess('Korea'), path: 'e', attributes };
    const own = annotations.filter(({ documentId }) => documentId === named.id).slice(0, 1);
    const material = { ...sampleMaterial, documents: [named], annotations: own };
    const words = (await filesOf(material, { kind: 'project' }, 'document'))['word/document.xml']!;
    expect(words.replace(/<[^>]*>/gu, '')).toContain('Korea Times, 30 June 2025: Korea, e, 1 quotation');
  });

  test('says who annotated where several people did, and the version of a text that has several', async () => {
    const alone = Object.values(await filesOf(sampleMaterial, { kind: 'project' }, 'document')).join('');
    expect(alone).not.toContain('Annotated by: ');
    const annotations = sampleMaterial.annotations.map((one, at) => ({ ...one, author: at === 0 ? 'Бен' : 'Anna' }));
    const documents = sampleMaterial.documents.map((one) => ({
      ...one,
      versions: [...one.versions, { ...one.versions[0]!, number: 2 }],
    }));
    const all = await filesOf({ ...sampleMaterial, annotations, documents }, { kind: 'project' }, 'document');
    const words = all['word/document.xml']!.replace(/<[^>]*>/gu, '');
    expect(words).toContain('Annotated by: Бен');
    expect(words).toMatch(/\(Quayside Monitor, 20 March 2023, (?:passage \d+, )?version 1\)/u);
  });

  test('runs to the left where the words do, and nowhere else', async () => {
    const paragraphs = await read({ kind: 'project' }, 'tag');
    const quotes = paragraphs.filter(({ style }) => style === 'Quote');
    const arabic = quotes.filter(({ words }) => /\p{Script=Arabic}/u.test(words));
    expect(arabic.length).toBeGreaterThan(0);
    expect(quotes.filter(({ toLeft }) => toLeft)).toEqual(arabic);
    // Its reference, in English, stands below.
    const below = paragraphs[paragraphs.indexOf(arabic[0]!) + 1]!;
    expect(below).toMatchObject({ style: 'Detail', toLeft: false });
    expect(below.words).toMatch(/17 March 2023, passage \d+\)$/u);
  });

  test('sets notes as they read', async () => {
    const note = [
      '# Whose words',
      '',
      '*Борис* says **no**, <https://example.org/a?b=1&c=2>, [here](javascript:alert(1)).',
      '',
      '- first',
      '  1. deeper',
      '- [x] done',
      '',
      '| who | what |',
      '|---|---|',
      '| Irma | سمعت |',
      '',
      '```',
      '<b>&amp;</b>',
      '```',
    ].join('\n');
    const [first, ...others] = sampleMaterial.annotations;
    const material = { ...sampleMaterial, annotations: [{ ...first!, note }, ...others] };
    const paragraphs = await read({ kind: 'documents', ids: [first!.documentId] }, 'document', material);
    const words = paragraphs.map((one) => one.words);
    for (const line of ['Whose words', '•\tfirst', '1.\tdeeper', '☑\tdone', 'Irma', 'سمعت', '<b>&amp;</b>']) {
      expect(words.filter((one) => one === line || one === `Note: ${line}`)).toHaveLength(1);
    }
    const text = paragraphs.find((one) => one.words.startsWith('Борис'))!;
    expect(text.words).toBe('Борис says no, https://example.org/a?b=1&c=2, here (javascript:alert(1)).');
    expect(within(text.element, 'w:fldSimple').map((one) => one.attribute('w:instr'))).toEqual([
      ' HYPERLINK "https://example.org/a?b=1&c=2" ',
    ]);
    const bold = within(text.element, 'w:r').filter((run) => within(run, 'w:b').length > 0);
    expect(bold.map(wordsOf)).toEqual(['no']);
    expect(paragraphs.find((one) => one.words === 'سمعت')!.toLeft).toBe(true);
  });

  test('keeps every text that XML can say, and marks what it cannot', async () => {
    const [first] = sampleMaterial.annotations;
    await fc.assert(
      fc.asyncProperty(strings, async (text) => {
        const marked = {
          ...first!,
          anchor: { kind: 'lost' } as const,
          quotation: { ...first!.quotation, exact: `x${text}` },
        };
        const paragraphs = await read({ kind: 'project' }, 'document', { ...sampleMaterial, annotations: [marked] });
        const quote = paragraphs.find(({ style }) => style === 'Quote')!;
        expect(quote.words.startsWith(sayable(`x${text}`))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('is made while it is written: not all texts are read before the first bytes come', async () => {
    const told: string[] = [];
    const documents = Array.from({ length: 4000 }, (_, at) => ({
      ...sampleMaterial.documents[0]!,
      id: `d${at}`,
      title: { value: `Text ${at}`, origin: { kind: 'person' } as const },
    }));
    // Numbers, which cannot be packed to nothing.
    const wordsOfText = (at: number) => Array.from({ length: 80 }, (_, word) => Math.sin(at * 80 + word)).join(' ');
    const annotations = documents.map(({ id }, at) => ({
      ...sampleMaterial.annotations[0]!,
      id: `a${at}`,
      documentId: id,
      from: 0,
      to: wordsOfText(at).length,
      quotation: { exact: wordsOfText(at), prefix: '', suffix: '' },
    }));
    const texts = new Map(documents.map(({ id }, at) => [id, wordsOfText(at)]));
    const evidence = chooseEvidence({ ...sampleMaterial, documents, annotations }, { kind: 'project' });
    const options = { arrange: 'document', title: 'x', exported: '2026-11-21T23:00:00.000Z' } as const;
    const pieces = wordFormat.write(evidence, options, placing(evidence, texts, told));
    await pieces.next();
    expect(told.length).toBeLessThan(documents.length);
    await pieces.return();
  });
});

describe('a reference', () => {
  const called = (facts: readonly (readonly [title: string, outlet: string, date: string])[]) => {
    const documents = facts.map(([title, outlet, date], at) => ({
      ...sampleMaterial.documents[0]!,
      id: `d${at}`,
      title: { value: title, origin: { kind: 'person' } as const },
      attributes: {
        ...(outlet ? { outlet: { value: outlet, origin: { kind: 'person' } as const } } : {}),
        ...(date ? { date: { value: date, origin: { kind: 'person' } as const } } : {}),
      },
    }));
    return [...citationsOf(documents as never, documentNames(documents as never)).values()].map(({ words }) => words);
  };

  test('names outlet and day as people write it', () => {
    expect(called([['A', 'UPI', '2025-06-30']])).toEqual(['UPI, 30 June 2025']);
    expect(called([['A', 'ТАСС', '2025-06-30T09:02+03:00']])).toEqual(['ТАСС, 30 June 2025']);
    expect(called([['A', 'UPI', '2025-06']])).toEqual(['UPI, June 2025']);
    expect(called([['A', 'UPI', '1850~']])).toEqual(['UPI, 1850~']);
    expect(called([['Letters', '', '-0043-03-12']])).toEqual(['Letters, 44-03-12 BC']);
    expect(called([['Letter from Minsk', '', '']])).toEqual(['Letter from Minsk']);
  });

  test('tells two texts of one outlet and day apart by their names', () => {
    const all = called([
      ['Fire', 'UPI', '2025-06-30'],
      ['Rain', 'UPI', '2025-06-30'],
      ['Rain', 'UPI', '2025-07-01'],
    ]);
    expect(new Set(all).size).toBe(3);
    expect(all[0]).toBe('Fire, UPI, 30 June 2025');
  });
});

/** As a paragraph gives it back. */
function sayable(text: string): string {
  return text
    .replace(/\r\n|[\n\r\u2028\u2029\v\f]/gu, '\n')
    .replace(
      /[\0-\x08\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    );
}

import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { parse } from 'yaml';
import { itemOf } from '../../src/core/exchange/csl.ts';
import type { Material } from '../../src/core/exchange/evidence.ts';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import type { ExportOptions } from '../../src/core/exchange/exporter.ts';
import { citationFormat } from '../../src/core/exchange/csl.ts';
import { markdownFormat } from '../../src/core/exchange/markdown.ts';
import { vaultFormat } from '../../src/core/exchange/obsidian.ts';
import { NamesApart, safeName, tagStep } from '../../src/core/exchange/vault-names.ts';
import { materialOf, placing, sampleMaterial, whole } from './exchange-material.ts';
import { projects, strings } from './exchange-projects.ts';

const options = (texts: 'whole' | 'quotations'): ExportOptions => ({
  arrange: 'document',
  texts,
  title: 'Silo: what/who?',
  exported: '2026-11-21T23:00:00.000Z',
  zone: 'UTC',
});

async function vaultOf(material: Material, how: ExportOptions): Promise<ReadonlyMap<string, string>> {
  const evidence = chooseEvidence(material, { kind: 'project' });
  const texts = 'texts' in material ? sampleMaterial.texts : new Map<string, string>();
  const pieces: Uint8Array[] = [];
  for await (const piece of vaultFormat.write(evidence, how, placing(evidence, texts))) pieces.push(piece);
  return new Map(Object.entries(unzipSync(Buffer.concat(pieces))).map(([name, file]) => [name, strFromU8(file)]));
}

/** Where the links of a vault lead that lead nowhere. */
function broken(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files].flatMap(([path, words]) =>
    [...words.matchAll(/\[\[([^\]|#\n]*)(?:#\^([\w-]+))?(?:\|[^\]\n]*)?\]\]/gu)].flatMap(([link, target, block]) => {
      const own = target === '' ? words : files.get(`${target!}.md`);
      const leads = own !== undefined && (block === undefined || new RegExp(`(?:^|\\s)\\^${block}$`, 'mu').test(own));
      return leads ? [] : [`${path}: ${link}`];
    }),
  );
}

describe('a folder of linked notes', () => {
  test('has a note for each document, tag and page, and no link of it leads nowhere', async () => {
    for (const texts of ['whole', 'quotations'] as const) {
      const files = await vaultOf(sampleMaterial, options(texts));
      const { documents, tags, notes } = sampleMaterial;
      expect(files.size).toBe(1 + documents.length + tags.length + notes.length);
      expect(files.has('Silo what who/Tags/Event/Time.md')).toBe(true);
      expect(broken(files)).toEqual([]);
      const bulletin = [...files].find(([path]) => path.includes('/Bulletin 7'))![1];
      expect(bulletin).toContain('#Event/Cause/Neglect');
      expect(/^## Text$/mu.test(bulletin)).toBe(texts === 'whole');
      expect(parse(bulletin.split('---')[1]!)).toMatchObject({ date: '2023-03-20', outlet: 'Quayside Monitor' });
      const neglect = files.get('Silo what who/Tags/Event/Cause/Neglect.md')!;
      expect(neglect.match(/^- \[\[Silo what who\/Documents\/.*#\^a\w+\|/gmu)!.length).toBeGreaterThan(1);
    }
  });

  test('leads by whatever a note links to', async () => {
    const [mark] = sampleMaterial.annotations;
    const [document] = sampleMaterial.documents;
    const note = {
      ...sampleMaterial.notes[0]!,
      about: { kind: 'project' } as const,
      body: 'see <mark> and <document> and <gone>',
    };
    const files = await vaultOf(
      { ...sampleMaterial, notes: [note] },
      {
        ...options('quotations'),
        linked: (markdown, to) =>
          markdown
            .replace('<mark>', () => to({ kind: 'mark', id: mark!.id, name: 'these | words' })!)
            .replace('<document>', () => to({ kind: 'document', id: document!.id, name: 'it' })!)
            .replace('<gone>', () => to({ kind: 'note', id: 'gone', name: 'lost' }) ?? 'lost'),
      },
    );
    const words = [...files].find(([path]) => path.includes('/Notes/'))![1];
    expect(words).toMatch(/see \[\[.*#\^a\w+\|these words\]\] and \[\[.*\|it\]\] and lost/u);
    expect(broken(files)).toEqual([]);
  });

  test('can be unpacked anywhere, whatever things are called, and none takes the place of another', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (project) => {
        const material = materialOf(project);
        const files = await vaultOf(material, options('whole'));
        const paths = [...files.keys()];
        expect(new Set(paths.map((path) => path.normalize('NFKC').toLowerCase())).size).toBe(paths.length);
        expect(paths.length).toBe(1 + material.documents.length + material.tags.length + material.notes.length);
        for (const step of paths.flatMap((path) => path.split('/'))) {
          expect(step).not.toMatch(/[\p{Cc}<>:"\\|?*#^[\]]|[. ]$|^[. ]|^(?:con|nul|aux|prn|com\d|lpt\d)(?:\.|$)/iu);
          expect(Buffer.byteLength(step)).toBeLessThanOrEqual(255);
        }
        const tags = [...files].flatMap(([path, words]) =>
          path.includes('/Tags/') ? (/^#\S+$/mu.exec(words)?.[0] ?? '') : [],
        );
        expect(new Set(tags.map((tag) => tag.toLowerCase())).size).toBe(material.tags.length);
      }),
      { numRuns: 40 },
    );
  });

  test('has names in every script, and none that a system keeps for itself', () => {
    expect(
      ['Мост', 'الجسر', '橋', 'CON', 'nul.txt', 'a/b:c', '...', '', 'x. . ', '👩‍👩‍👧‍👦'].map((one) => safeName(one, '?')),
    ).toEqual([...['Мост', 'الجسر', '橋', '_CON', '_nul.txt', 'a b c', '?', '?', 'x', '👩‍👩‍👧‍👦']]);
    const long = safeName('é'.repeat(500), '?');
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(180);
    const apart = new NamesApart((name, number) => `${name} (${number})`);
    expect(['Straße', 'STRASSE', 'straße', 'Straße (2)'].map((one) => apart.take(one))).toHaveLength(4);
    expect(['two words', '2025', 'Айд/Хлеб', '!!'].map(tagStep)).toEqual(['two-words', '_2025', 'Айд-Хлеб', '_']);
    fc.assert(fc.property(strings, (name) => safeName(safeName(name, 'x'), 'x') === safeName(name, 'x')));
  });
});

describe('what a stranger or a person put into a project', () => {
  const [document] = sampleMaterial.documents;
  const [mark] = sampleMaterial.annotations.filter(({ documentId }) => documentId === document!.id);
  const [tag] = sampleMaterial.tags;
  const one = { ...mark!, tagIds: [tag!.id], note: '' };
  const small = {
    ...sampleMaterial,
    documents: [document!],
    annotations: [one],
    tags: [{ ...tag!, parentId: null }],
    notes: [],
  };
  const guess = (value: string) => ({ value, origin: { kind: 'person' as const } });
  const fileOf = (files: ReadonlyMap<string, string>, folder: string) =>
    [...files].find(([path]) => path.includes(`/${folder}/`))![1];

  test('columns of any name stand in the front matter beside what is known of the document', async () => {
    const columns = ['title', 'Path', 'language', 'tags', 'aliases', 'Mood', 'mood'];
    const attributes = columns.map((name, order) => ({
      id: `c${order}`,
      name,
      type: 'text' as const,
      choices: [],
      order,
    }));
    const values = Object.fromEntries(attributes.map(({ id, name }) => [id, guess(`peace talks of ${name}`)]));
    const files = await vaultOf(
      { ...small, attributes, documents: [{ ...document!, language: 'en', attributes: values }] },
      options('quotations'),
    );
    const front = parse(fileOf(files, 'Documents').split('---')[1]!) as Record<string, string>;
    expect(front).toMatchObject({ title: document!.title.value, path: document!.path, language: 'en' });
    expect(Object.values(front)).toEqual(expect.arrayContaining(Object.values(values).map(({ value }) => value)));
    expect(Object.keys(front).map((name) => name.toLowerCase())).not.toContain('tags');
  });

  const harm = [
    'Half %% of it <iframe src="https://evil.example/x"></iframe> ![](https://evil.example/p.png) %% is hidden',
    '<div>\n![a](https://evil.example/a.png)\n<!-- gone\n</div>\n\n[![b](https://evil.example/b.png)](https://x.example)',
    '![c][ref]\n\n[ref]: https://evil.example/c.png\n\n$$ x',
    '    <iframe src="https://evil.example/d"></iframe>',
    '```\n<iframe src="https://evil.example/e"></iframe>\n%% in code %%\n```',
    'As in:\n```\n<b>open',
    '~~~~ text\n~~~\nopen',
  ];

  test('notes and the codebook fetch, hide and swallow nothing, in Obsidian as in Markdown', async () => {
    for (const words of harm) {
      const about = { kind: 'project' } as const;
      const notes = [{ ...sampleMaterial.notes[0]!, about, body: words }];
      const material = {
        ...small,
        ...{
          notes,
          annotations: [{ ...one, note: words }],
          tags: [{ ...tag!, parentId: null, description: words, when: 'behind it' }],
        },
      };
      const evidence = chooseEvidence(material, { kind: 'project' });
      const markdown = await whole(markdownFormat.show(evidence, options('quotations'), placing(evidence)));
      for (const written of [...(await vaultOf(material, options('quotations'))).values(), markdown]) {
        const tree = fromMarkdown(written.replace(/^---\n[^]*?\n---\n/u, ''), {
          extensions: [gfm()],
          mdastExtensions: [gfmFromMarkdown()],
        });
        const found = nodesIn(tree);
        expect([words, found.filter(({ type }) => /html|image/u.test(type))]).toEqual([words, []]);
        const code = found.filter(({ type }) => /code/iu.test(type)).map(({ value }) => value);
        const outside = code
          .flatMap((inside) => inside!.split('\n'))
          .reduce((left, line) => left.replace(line, ''), written);
        expect(outside).not.toMatch(/(?<!\\)%%/u);
        expect((outside.match(/(?<!\\)\$\$/gu) ?? []).length % 2).toBe(0);
        expect(code.join('\n')).not.toMatch(/behind it|Quotations/u);
      }
    }
  });

  test('shows the words of code as they are typed, also in a fence that nobody closed', async () => {
    const files = await vaultOf(
      {
        ...small,
        tags: [{ ...tag!, parentId: null, description: harm[5]! }],
        annotations: [{ ...one, note: harm[4]! }],
      },
      options('quotations'),
    );
    expect(fileOf(files, 'Tags')).toContain('\n  <b>open\n  ```\n');
    expect(fileOf(files, 'Documents')).toContain('  <iframe src="https://evil.example/e"></iframe>\n  %% in code %%\n');
  });

  test('a page about a quotation leads to it', async () => {
    const about = { kind: 'annotation' as const, id: one.id };
    const files = await vaultOf({ ...small, notes: [{ ...sampleMaterial.notes[0]!, about }] }, options('quotations'));
    expect((parse(fileOf(files, 'Notes').split('---')[1]!) as { about: string }).about).toMatch(
      /Documents\/.*#\^a\w+\]\]$/u,
    );
    expect(broken(files)).toEqual([]);
  });

  test('paths are never longer than Windows can unpack, however deep tags lie', async () => {
    const name = 'Помощь и продовольствие после взрыва на элеваторе '.repeat(3);
    const tags = Array.from({ length: 12 }, (_, at) => ({
      ...tag!,
      id: `t${at}`,
      name,
      parentId: at === 0 ? null : `t${at - 1}`,
    }));
    const files = await vaultOf(
      { ...small, tags, annotations: [{ ...one, tagIds: ['t11'] }], documents: [{ ...document!, title: guess(name) }] },
      { ...options('quotations'), title: name },
    );
    expect(files.size).toBe(2 + tags.length);
    expect(Math.max(...[...files.keys()].map((path) => path.length))).toBeLessThan(200);
    expect(broken(files)).toEqual([]);
  });

  test('says at every quotation that it goes on, and asks for a number no more often than there are names', async () => {
    let steps = 0;
    await vaultOf(sampleMaterial, { ...options('quotations'), step: () => (steps += 1) });
    expect(steps).toBeGreaterThan(sampleMaterial.annotations.length);
    let asked = 0;
    const apart = new NamesApart((name, number) => ((asked += 1), `${name} (${number})`));
    const given = Array.from({ length: 500 }, () => apart.take('Untitled note'));
    expect([new Set(given).size, asked]).toEqual([500, 499]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'A', 'a (2)', 'a (3)', 'Я', 'я')), (names) => {
        const quick = new NamesApart((name, number) => `${name} (${number})`);
        const taken: string[] = [];
        for (const name of names) {
          let one: string = name;
          for (let number = 2; taken.some((other) => other.toLowerCase() === one.toLowerCase()); number += 1)
            one = `${name} (${number})`;
          taken.push(one);
          expect(quick.take(name)).toBe(one);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** A tree of Markdown, flat. */
function nodesIn(node: Nodes): readonly { readonly type: string; readonly value?: string }[] {
  return [node as { type: string; value?: string }, ...('children' in node ? node.children.flatMap(nodesIn) : [])];
}

/** What csl-data.json of CSL 1.0.2 allows of what we write: nothing beside it, and each value of its type. */
function faultsIn(item: Readonly<Record<string, unknown>>): readonly string[] {
  const words = (value: unknown) => typeof value === 'string' && value !== '';
  const types = ['article-newspaper', 'webpage', 'interview', 'personal_communication', 'document', 'chapter'];
  const keysOf = (value: unknown) => Object.keys(value as object).join();
  const shapes: Readonly<Record<string, (value: unknown) => boolean>> = {
    id: words,
    type: (value) => types.includes(value as string),
    title: words,
    author: (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((one: { literal?: unknown }) => keysOf(one) === 'literal' && words(one.literal)),
    issued: (value) => {
      const date = value as { 'date-parts'?: unknown; literal?: unknown; circa?: unknown };
      if ('literal' in date) return keysOf(date) === 'literal' && words(date.literal);
      const parts = date['date-parts'] as readonly (readonly number[])[];
      const isPart = (part: readonly number[]) => part.length >= 1 && part.length <= 3 && part.every(Number.isInteger);
      return (
        parts.length >= 1 &&
        parts.length <= 2 &&
        parts.every(isPart) &&
        (date.circa === undefined || date.circa === true)
      );
    },
    ...Object.fromEntries(
      ['container-title', 'publisher-place', 'URL', 'page', 'note', 'language'].map((key) => [key, words]),
    ),
  };
  const missing = ['id', 'type', 'title'].filter((key) => !(key in item));
  return [
    ...missing,
    ...Object.entries(item).flatMap(([key, value]) =>
      shapes[key]?.(value) ? [] : [`${key}: ${JSON.stringify(value)}`],
    ),
  ];
}

describe('documents as CSL-JSON', () => {
  test('are of the shape of csl-data.json, whatever is known of them', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (project) => {
        const evidence = chooseEvidence(materialOf(project), { kind: 'project' });
        const items = JSON.parse(await whole(citationFormat.show(evidence))) as Record<string, unknown>[];
        expect(items.map(({ id }) => id)).toEqual(evidence.documents.map(({ id }) => id));
        const titled = items.filter(({ title }) => title !== '');
        expect(titled.flatMap(faultsIn)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('say what is known, and no more', () => {
    const base = sampleMaterial.documents[0]!;
    const item = (path: string, attributes: Readonly<Record<string, string>>) =>
      itemOf({
        ...base,
        id: 'd',
        path,
        language: 'ru',
        title: { value: 'Мост', origin: { kind: 'person' } },
        attributes: Object.fromEntries(
          Object.entries(attributes).map(([name, value]) => [name, { value, origin: { kind: 'person' } as const }]),
        ),
      });
    expect(
      item('a.txt', {
        outlet: 'ТАСС',
        date: '2025-06-30T09:02+03:00',
        author: 'И. Петров; Anna Lind',
        url: 'https://tass.example/1',
        place: 'Минск',
      }),
    ).toEqual({
      ...{ id: 'd', type: 'article-newspaper', title: 'Мост', language: 'ru', URL: 'https://tass.example/1' },
      ...{ 'container-title': 'ТАСС', 'publisher-place': 'Минск' },
      author: [{ literal: 'И. Петров' }, { literal: 'Anna Lind' }],
      issued: { 'date-parts': [[2025, 6, 30]] },
    });
    expect(item('a.txt', { url: 'https://x.example/' }).type).toBe('webpage');
    for (const url of [
      'www.upi.com/story',
      'https://a.org/x|y',
      'https://ru.wikipedia.org/wiki/Мост',
      'upi.com:8080/a',
    ])
      expect(item('a.txt', { url })).toHaveProperty('URL', url);
    for (const url of ['javascript:alert(1)', 'java\tscript:alert(1)', 'file:///etc/passwd']) {
      expect(item('a.txt', { url })).not.toHaveProperty('URL');
      expect(item('a.txt', { url })).toHaveProperty('note', url);
    }
    expect(item('talk.vtt', {}).type).toBe('interview');
    expect(item('a.txt', { date: '1850~' }).issued).toEqual({ 'date-parts': [[1850]], circa: true });
    expect(item('a.txt', { date: '-0043-03-15' }).issued).toEqual({ 'date-parts': [[-44, 3, 15]] });
    expect(item('a.txt', { date: '1914/1918' }).issued).toEqual({ 'date-parts': [[1914], [1918]] });
    expect(item('a.txt', { date: '1914/..' }).issued).toEqual({ literal: '1914/..' });
  });
});

import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Material, Scope } from '../../src/core/exchange/evidence.ts';
import { chooseEvidence } from '../../src/core/exchange/evidence.ts';
import { labelledItem } from '../../src/core/exchange/own-markdown.ts';
import { toMarkdown } from '../../src/core/exchange/markdown.ts';
import { blockQuote, plainLine, webAddress } from '../../src/core/text/markdown-text.ts';
import type { Document, Note } from '../../src/core/model/records.ts';
import { projects, strings } from './exchange-projects.ts';
import { materialOf, placing, sampleMaterial, whole } from './exchange-material.ts';

// What a reader's program makes of the Markdown is the claim, so it is read back by the parser of remark and GitHub.

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

const read = (markdown: string): Node =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node;
const all = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(all)];
const words = (node: Node): string =>
  node.type === 'break'
    ? '\n'
    : (node.value ?? (node.children ?? []).map(words).join(node.type === 'blockquote' ? '\n' : ''));
/** remark makes links of bare addresses, escaped or not: harmless while they show where they lead. */
const isBareAddress = (node: Node): boolean =>
  node.type === 'link' && [words(node), `http://${words(node)}`, `mailto:${words(node)}`].includes(node.url ?? '');
const kindsIn = (node: Node): readonly string[] => [
  ...new Set(all(node).flatMap((part) => (isBareAddress(part) ? [] : [part.type]))),
];
const squeezed = (text: string): string => text.replaceAll('\0', '\ufffd').replace(/\s+/gu, ' ').trim();

const traps = fc
  .array(
    fc.oneof(
      strings,
      fc.constantFrom(
        ...[
          '# ',
          '- ',
          '+ ',
          '1. ',
          '2) ',
          '> ',
          '    ',
          '\t',
          '***',
          '__b__',
          '~~s~~',
          '`c`',
          '```\n',
          '~~~',
          '---',
          '===',
        ],
        ...[
          '\n',
          '\n\n',
          '\\',
          '\\\n',
          '  \n',
          '<b>',
          '<!-- ',
          '-->',
          '&amp;',
          '&#35;',
          '[a](javascript:x)',
          '![i](u)',
        ],
        ...[
          '[a]: /u "t"\n',
          '[^1]',
          '[^1]: x',
          '| a | b |\n|---|---|\n',
          'a\n:-:\n',
          'https://x.example/a_b_c',
          'www.x.example',
          '$x^2$',
        ],
        ...[
          'me@x.example',
          'mailto:me@x.example',
          'xmpp:a@b.example',
          ':smile:',
          '[ ] ',
          '[x] ',
          '<https://x.example>',
          '\u00a0',
          'Aid',
        ],
      ),
    ),
    { maxLength: 6 },
  )
  .map((list) => list.join(''));

describe('a quotation in Markdown', () => {
  test('shows the very words, whatever they are, and nothing else', () => {
    fc.assert(
      fc.property(traps, (text) => {
        fc.pre(text.trim() !== '');
        const tree = read(`before\n\n${blockQuote(text)}\n\nafter`);
        expect(
          kindsIn(tree.children![1]!).filter((kind) => !['blockquote', 'paragraph', 'text', 'break'].includes(kind)),
        ).toEqual([]);
        expect(tree.children!.map(({ type }) => type)).toEqual(['paragraph', 'blockquote', 'paragraph']);
        const shown = tree.children![1]!.children!.map(words).join('\n');
        expect(squeezed(shown)).toBe(squeezed(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps its lines and paragraphs', () => {
    const tree = read(blockQuote('Die Brücke\nbrach um vier.\n\n\n- Niemand\n- hat es gesehen.'));
    expect(tree.children![0]!.children!.map(words)).toEqual([
      'Die Brücke\nbrach um vier.',
      '- Niemand\n- hat es gesehen.',
    ]);
  });

  test('reads well where it need not be escaped', () => {
    expect(blockQuote('On 5 May (a Monday), he said: "It was 4:12 – no later!"')).toBe(
      '> On 5 May (a Monday), he said: "It was 4:12 – no later!"',
    );
  });
});

describe('a line of outside words in Markdown', () => {
  test('is one line of just these words', () => {
    fc.assert(
      fc.property(traps, (text) => {
        const tree = read(`## a ${plainLine(text)} b`);
        expect(tree.children).toHaveLength(1);
        expect(kindsIn(tree)).toEqual(['root', 'heading', 'text']);
        expect(squeezed(words(tree))).toBe(squeezed(`a ${text} b`));
      }),
      { numRuns: 1000 },
    );
  });

  test('becomes a link only if it is a web address', () => {
    expect(webAddress('https://courier.example/a?b=c&d')).toBe('<https://courier.example/a?b=c&d>');
    for (const address of [
      'javascript:alert(1)',
      'https://x.example/> <b>',
      'https://x example',
      'file:///etc/passwd',
    ]) {
      expect(kindsIn(read(webAddress(address)))).toEqual(['root', 'paragraph', 'text']);
    }
  });
});

describe('a note in Markdown', () => {
  test('stays Markdown, without its HTML, and ends with its list item whatever it opens', () => {
    fc.assert(
      fc.property(traps, (text) => {
        const tree = read(`${labelledItem('Note:', text)}\n\nafter`);
        expect(all(tree).filter(({ type }) => ['html', 'image', 'imageReference'].includes(type))).toEqual([]);
        expect(tree.children!.at(-1)).toMatchObject({ type: 'paragraph', children: [{ value: 'after' }] });
      }),
      { numRuns: 500 },
    );
    expect(labelledItem('Note:', '*so* <b>not</b> <https://x.example> 1 < 2')).toBe(
      '- Note: *so* &lt;b>not&lt;/b> <https://x.example> 1 < 2',
    );
  });
});

describe('annotated notes in Markdown', () => {
  const exported = '2026-11-21T23:00:00.000Z';
  const write = (scope: Scope, arrange: 'document' | 'tag', material: Material = sampleMaterial): Promise<string> => {
    const evidence = chooseEvidence(material, scope);
    const options = { arrange, title: 'Silo Four', exported, zone: 'Pacific/Auckland' };
    return whole(toMarkdown(evidence, options, placing(evidence)));
  };
  const headings = (markdown: string): string[] => markdown.split('\n').filter((line) => /^#+ /.test(line));
  const idOfTag = (name: string): string => sampleMaterial.tags.find((tag) => tag.name === name)!.id;

  test('begin with front matter that says what they are', async () => {
    const [, yaml] = (await write({ kind: 'project' }, 'document')).split(/^---$/m);
    expect(parse(yaml!)).toEqual({
      title: 'Silo Four',
      project: 'Sample: the silo at Orvella',
      author: 'Lectern',
      exported: '2026-11-22T12:00:00+13:00',
      scope: 'whole project',
      arranged: 'by document',
      'counted by': 'documents',
      documents: 10,
      'documents with quotations': 10,
      quotations: 35,
      tags: 16,
      'tags with quotations': 13,
      'notes on quotations': 10,
      'pages of notes': 3,
    });
  });

  test('count in their front matter the quotations and notes that stand in the file, for every scope and arrangement', async () => {
    const { documents, notes, annotations, texts } = sampleMaterial;
    const [bare, quoted] = documents;
    const about = (id: string, subject: Note['about']): Note => ({ ...notes[0]!, id, title: id, about: subject });
    const material: Material = {
      ...sampleMaterial,
      annotations: annotations.filter(({ documentId }) => documentId !== bare!.id),
      notes: [
        ...notes.filter(({ about: subject }) => subject.kind !== 'document'),
        about('On all', { kind: 'project' }),
        about('On the event', { kind: 'tag', id: idOfTag('Event') }),
        about('On anonymous sources', { kind: 'tag', id: idOfTag('Anonymous') }),
        about('On a document', { kind: 'document', id: quoted!.id }),
        ...[bare, quoted].map((document) => {
          const words = annotations.find((one) => one.documentId === document!.id && one.tagIds.length > 1)!;
          return about(document === quoted ? 'On words' : 'On words that are gone', {
            kind: 'annotation',
            id: words.id,
          });
        }),
      ],
    };
    const hits = documents.flatMap(({ id }) => {
      const text = texts.get(id)!;
      return [...text.matchAll(/\S.+\S/gu)].map(({ index: from, 0: line }) => ({
        ...{ documentId: id, version: 1, from, to: from + line.length },
      }));
    });
    const scopes: readonly Scope[] = [
      { kind: 'project' },
      { kind: 'documents', ids: [bare!.id] },
      { kind: 'documents', ids: [bare!.id, quoted!.id] },
      { kind: 'tags', ids: [idOfTag('Cause')] },
      { kind: 'tags', ids: [idOfTag('Sources'), idOfTag('Time')] },
      { kind: 'hits', query: 'dust', hits: hits.slice(3, 20), uncovered: 0 },
    ];
    for (const scope of scopes) {
      for (const arrange of ['document', 'tag'] as const) {
        const markdown = await write(scope, arrange, material);
        const [, yaml, ...body] = markdown.split(/^---$/m);
        const head = parse(yaml!) as Record<string, number>;
        const quotations = head[scope.kind === 'hits' ? 'passages' : 'quotations'];
        // Blocks as they are written; by tag the same quotation stands under each of its tags.
        const blocks = [...new Set(body.join('---').split(/\n\n(?=[#>A-Z]|- \*\*)/u))];
        const quotes = blocks.filter((block) => block.startsWith('>'));
        const linesOf = (line: RegExp) => blocks.flatMap((block) => block.match(line) ?? []);
        // A note of an annotation that lies over the end of a passage of a search stands with both.
        const noted = new Set(linesOf(/^- Note: .*$/gmu)).size;
        const pages = linesOf(/^- \*\*.*\*\* \(/gmu).length;
        const where = `${JSON.stringify(scope).slice(0, 80)} by ${arrange}`;
        expect({ where, quotations: quotes.length, noted, pages }).toEqual({
          ...{ where, quotations, noted: head['notes on quotations'], pages: head['pages of notes'] },
        });
      }
    }
  });

  test('by tag hold the notes on tags above the chosen ones, too', async () => {
    const note = { ...sampleMaterial.notes[0]!, title: 'Look', about: { kind: 'tag', id: idOfTag('Event') } as const };
    const markdown = await write({ kind: 'tags', ids: [idOfTag('Cause')] }, 'tag', {
      ...sampleMaterial,
      notes: [note],
    });
    expect(markdown).toContain('## Notes on tags\n\n- **On Event: Look** (');
  });

  test('put documents in the order of the library', async () => {
    const order = new Map(sampleMaterial.documents.toReversed().map(({ id }, at) => [id, at]));
    const material = { ...sampleMaterial, order };
    const inOrder = sampleMaterial.documents.toReversed().map(({ title }) => `## ${title.value}`);
    expect(headings(await write({ kind: 'project' }, 'document', material)).slice(1, -1)).toEqual(inOrder);
  });

  test('keep names of another direction apart from what stands beside them, and leave those alone in their line', async () => {
    const tags = sampleMaterial.tags.map((tag) => (tag.name === 'Time' ? { ...tag, name: 'الوقت' } : tag));
    const markdown = await write({ kind: 'tags', ids: [idOfTag('Time')] }, 'tag', { ...sampleMaterial, tags });
    expect(markdown).toContain('scope: tags \u2068Event/الوقت\u2069\n');
    expect(markdown).toContain('\n## Event/الوقت\n');
    expect(markdown).toContain('- Tags: \u2068Event/الوقت\u2069, Sources/Document');
    const [arabic] = sampleMaterial.documents.filter(({ language }) => language === 'ar');
    expect(await write({ kind: 'project' }, 'document')).toContain(`\n## ${arabic!.title.value}\n`);
    expect(await write({ kind: 'project' }, 'tag')).toContain(`- **\u2068${arabic!.title.value}\u2069**, `);
  });

  test('name the years before 1 as people count them', async () => {
    const [first, ...others] = sampleMaterial.documents;
    const date = { value: '-0043-03-12', origin: { kind: 'person' } } as const;
    const documents = [{ ...first!, attributes: { ...first!.attributes, date } }, ...others];
    const markdown = await write({ kind: 'project' }, 'document', { ...sampleMaterial, documents });
    expect(markdown).toContain('44-03-12 BC');
    expect(markdown).not.toContain('0043');
  });

  test('have the days that the reader saw: a note of two in the morning in Auckland is no note of the day before', async () => {
    const note = {
      ...sampleMaterial.notes[0]!,
      changed: '2026-11-28T13:33:00.000Z',
      author: 'Ana',
      about: { kind: 'project' } as const,
    };
    const evidence = chooseEvidence({ ...sampleMaterial, notes: [note] }, { kind: 'project' });
    const markdown = (zone: string) =>
      whole(toMarkdown(evidence, { arrange: 'document', title: 'Silo Four', exported, zone }, placing(evidence)));
    expect(await markdown('Pacific/Auckland')).toContain('(Ana, 2026-11-29)');
    expect(await markdown('America/New_York')).toContain('(Ana, 2026-11-28)');
  });

  test('tell two documents of one title apart wherever they are named', async () => {
    const [first, second] = sampleMaterial.annotations
      .map(({ documentId }) => documentId)
      .filter((id, at, ids) => ids.indexOf(id) === at);
    const folders = new Map([
      [first!, 'may'],
      [second!, 'june'],
    ]);
    const documents = sampleMaterial.documents.map((document) => {
      const folder = folders.get(document.id);
      const title = { ...document.title, value: 'Invoice \u202etxt.exe' };
      return folder === undefined ? document : { ...document, title, path: `${folder}/1.txt` };
    });
    const note = { ...sampleMaterial.notes[0]!, title: 'Look', about: { kind: 'document', id: first! } as const };
    const material = { ...sampleMaterial, documents, notes: [note] };
    const named = (folder: string) => `Invoice ⟨RLO⟩txt.exe (${folder})`;
    const byDocument = headings(await write({ kind: 'project' }, 'document', material));
    for (const folder of folders.values()) expect(byDocument).toContain(`## ${named(folder)}`);
    const byTag = await write({ kind: 'project' }, 'tag', material);
    for (const folder of folders.values()) expect(byTag).toContain(`**${named(folder)}**`);
    expect(byTag).toContain(`On ${named('may')}: Look`);
  });

  test('by document give each quotation its source, place, tags and note', async () => {
    const markdown = await write({ kind: 'project' }, 'document');
    expect(headings(markdown)).toEqual([
      '# Silo Four',
      ...sampleMaterial.documents.map(({ title }) => `## ${title.value}`).sort(new Intl.Collator('en').compare),
      '## Notes on tags',
    ]);
    expect(markdown).toContain(
      [
        '> The log of the ferry company notes a "loud report from north quay" at 4:12.',
        '',
        '- passage 6 of 10, line 12, at 47 %',
        '- Tags: Event/Time, Sources/Document',
        '- Note: The only time that was written down when it happened.',
      ].join('\n'),
    );
    expect(markdown).toContain(
      'Source: The Orvella Courier, 2023-03-15, Tamsin Okerell, Orvella, <https://orvella-courier.example/2023/03/15/silo-four>, orvella-courier-2023-03-15.txt',
    );
    expect(markdown).toContain("- **Nobody's eyewitness** (Lectern, 2026-01-15)\n\n  Written in the capital.");
  });

  test('by tag follow the codebook, with its descriptions, and end with the untagged', async () => {
    const markdown = await write({ kind: 'project' }, 'tag');
    expect(headings(markdown)).toEqual([
      '# Silo Four',
      ...['## Event', '### Event/Time', '### Event/Cause', '#### Event/Cause/Dust', '#### Event/Cause/Neglect'],
      ...[
        '#### Event/Cause/Sabotage',
        '### Event/Rescue',
        '## Claims',
        '### Claims/Casualties',
        '### Claims/Inspection',
      ],
      ...[
        '## Sources',
        '### Sources/Official',
        '### Sources/Eyewitness',
        '### Sources/Anonymous',
        '### Sources/Document',
      ],
      ...['## Borrowed', '## Without a tag', '## Notes on documents'],
    ]);
    expect(markdown).toContain('### Event/Time\n\n- Codebook: Any statement of **when** the silo burst');
    const untagged = markdown.slice(markdown.indexOf('## Without a tag'));
    expect(untagged).toContain('> машины выехали лишь в 5:40');
  });

  test('by tag say below its heading when it is used, when not, and its example', async () => {
    const { annotations } = sampleMaterial;
    const mark = annotations.find(({ tagIds }) => tagIds.includes(idOfTag('Time')))!;
    const entry = { description: '', when: 'Когда\nи сколько', whenNot: 'Not *later*', example: mark.id };
    const tags = sampleMaterial.tags.map((tag) => (tag.name === 'Time' ? { ...tag, ...entry } : tag));
    const markdown = await write({ kind: 'tags', ids: [idOfTag('Time')] }, 'tag', { ...sampleMaterial, tags });
    expect(markdown).toContain(
      `## Event/Time\n\n- When to use: Когда\n  и сколько\n- When not to use: Not *later*\n- Example: ${plainLine(mark.quotation.exact)}\n\n`,
    );
  });

  test('of a tag hold its quotations and those of the tags below it, and no others', async () => {
    const markdown = await write({ kind: 'tags', ids: [idOfTag('Cause')] }, 'tag');
    expect(headings(markdown)).toEqual([
      '# Silo Four',
      ...[
        '## Event/Cause',
        '### Event/Cause/Dust',
        '### Event/Cause/Neglect',
        '### Event/Cause/Sabotage',
        '## Notes on documents',
      ],
    ]);
    expect(markdown).toContain('scope: tags Event/Cause');
    expect(markdown.match(/^> /gm)).toHaveLength(7);
  });

  test('of chosen documents name each of them, also one without quotations', async () => {
    const [first] = sampleMaterial.documents;
    const bare = { ...sampleMaterial, annotations: [] };
    expect(await write({ kind: 'documents', ids: [first!.id] }, 'document', bare)).toContain('No quotations.');
  });

  test('of a search quote every hit, with the tags and notes of the annotations in it', async () => {
    const { documents, texts } = sampleMaterial;
    const document = documents.find(({ language }) => language === 'fr')!;
    const text = texts.get(document.id)!;
    const from = text.indexOf('À Belmarre');
    const hit = { documentId: document.id, version: 1, from, to: text.indexOf('\n', from) };
    const passage = text.slice(hit.from, hit.to);
    const markdown = await write({ kind: 'hits', query: 'malveillance', hits: [hit], uncovered: 0 }, 'document');
    const before = text.slice(0, from).split(/\n\s*\n/u).length;
    const of = text.trimEnd().split(/\n\s*\n/u).length;
    expect(markdown).toContain(`${blockQuote(passage)}\n\n- passage ${before} of ${of}, line 10, at`);
    expect(markdown).toContain('- Tags: Event/Cause/Sabotage, Sources/Official');
    expect(markdown).toContain('- Note: The conditional');
  });

  test('say of a lost quotation that its place is lost, and in which version it stood; of one set aside that it is', async () => {
    const [first, ...others] = sampleMaterial.annotations;
    const versions = (document: Document) =>
      document.id === first!.documentId
        ? { ...document, versions: [...document.versions, { ...document.versions[0]!, number: 2 }] }
        : document;
    const written = (version: number, kind: 'lost' | 'exact') =>
      write({ kind: 'project' }, 'document', {
        ...sampleMaterial,
        documents: sampleMaterial.documents.map(versions),
        annotations: [{ ...first!, version, anchor: { kind } }, ...others],
      });
    const quote = blockQuote(first!.quotation.exact);
    expect(await written(1, 'lost')).toContain(
      `${quote}\n\n- place lost: these words are not found in the text any more, version 1, the current one is 2`,
    );
    expect(await written(2, 'lost')).toContain(`${quote}\n\n- set aside: without a place in version 2\n`);
    expect(await written(2, 'exact')).toMatch(/- passage \d+ of \d+, line \d+, at \d+ %, version 2\n/u);
  });

  test('show the words of an approximate quotation beside the marked ones, never called wholly alike', async () => {
    const [first, ...others] = sampleMaterial.annotations;
    const anchor = { kind: 'approximate' as const, score: 0.9999 };
    const quotation = { ...first!.quotation, exact: 'the old words' };
    const changed = { ...sampleMaterial, annotations: [{ ...first!, anchor, quotation }, ...others] };
    const markdown = await write({ kind: 'project' }, 'document', changed);
    expect(markdown).toContain('found approximately (99 % alike)');
    expect(markdown).toContain(`\n- Words in version ${first!.version}: ${plainLine(first!.quotation.exact)}\n`);
  });

  test('hold no HTML and no image whatever the project holds', async () => {
    await fc.assert(
      fc.asyncProperty(projects, fc.constantFrom('document' as const, 'tag' as const), async (content, arrange) => {
        const markdown = await write({ kind: 'project' }, arrange, materialOf(content));
        const [front, ...rest] = markdown.slice(4).split('\n---\n\n');
        expect(parse(front!)).toMatchObject({ project: content.records.project[0]!.name });
        const kinds = new Set(all(read(rest.join('\n---\n\n'))).map(({ type }) => type));
        expect(kinds).not.toContain('html');
      }),
    );
  });
});

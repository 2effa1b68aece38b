import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Material, Scope } from '../../src/core/exchange/evidence.ts';
import { chooseEvidence, placesIn } from '../../src/core/exchange/evidence.ts';
import { toMarkdown } from '../../src/core/exchange/markdown.ts';
import { blockQuote, insideItem, plainLine, webAddress } from '../../src/core/exchange/markdown-text.ts';
import { projects, strings } from './exchange-projects.ts';
import { materialOf, sampleMaterial, whole } from './exchange-material.ts';

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
        const tree = read(`- Note: ${insideItem(text)}\n\nafter`);
        expect(all(tree).filter(({ type }) => type === 'html')).toEqual([]);
        expect(tree.children!.at(-1)).toMatchObject({ type: 'paragraph', children: [{ value: 'after' }] });
      }),
      { numRuns: 2000 },
    );
    expect(insideItem('*so* <b>not</b> <https://x.example> 1 < 2')).toBe(
      '*so* &lt;b>not&lt;/b> <https://x.example> 1 < 2',
    );
  });
});

describe('annotated notes in Markdown', () => {
  const exported = '2026-11-21T23:00:00.000Z';
  const write = (scope: Scope, arrange: 'document' | 'tag', material: Material = sampleMaterial): string =>
    whole(
      toMarkdown(chooseEvidence(material, scope), { arrange, title: 'Silo Four', exported, zone: 'Pacific/Auckland' }),
    );
  const headings = (markdown: string): string[] => markdown.split('\n').filter((line) => /^#+ /.test(line));
  const idOfTag = (name: string): string => sampleMaterial.tags.find((tag) => tag.name === name)!.id;

  test('begin with front matter that says what they are', () => {
    const [, yaml] = write({ kind: 'project' }, 'document').split(/^---$/m);
    expect(parse(yaml!)).toEqual({
      title: 'Silo Four',
      project: 'Sample: the silo at Orvella',
      author: 'Lectern',
      exported: '2026-11-22T12:00:00+13:00',
      scope: 'whole project',
      arranged: 'by document',
      documents: 6,
      quotations: 30,
      tags: 16,
      notes: 3,
    });
  });

  test('have the days that the reader saw: a note of two in the morning in Auckland is no note of the day before', () => {
    const note = {
      ...sampleMaterial.notes[0]!,
      changed: '2026-11-28T13:33:00.000Z',
      author: 'Ana',
      about: { kind: 'project' } as const,
    };
    const markdown = (zone: string) =>
      whole(
        toMarkdown(chooseEvidence({ ...sampleMaterial, notes: [note] }, { kind: 'project' }), {
          arrange: 'document',
          title: 'Silo Four',
          exported,
          zone,
        }),
      );
    expect(markdown('Pacific/Auckland')).toContain('(Ana, 2026-11-29)');
    expect(markdown('America/New_York')).toContain('(Ana, 2026-11-28)');
  });

  test('tell two documents of one title apart wherever they are named', () => {
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
    const byDocument = headings(write({ kind: 'project' }, 'document', material));
    for (const folder of folders.values()) expect(byDocument).toContain(`## ${named(folder)}`);
    const byTag = write({ kind: 'project' }, 'tag', material);
    for (const folder of folders.values()) expect(byTag).toContain(`**${named(folder)}**`);
    expect(byTag).toContain(`On ${named('may')}: Look`);
  });

  test('by document give each quotation its source, place, tags and note', () => {
    const markdown = write({ kind: 'project' }, 'document');
    expect(headings(markdown)).toEqual([
      '# Silo Four',
      ...sampleMaterial.documents.map(({ title }) => `## ${title.value}`).sort(),
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

  test('by tag follow the codebook, with its descriptions, and end with the untagged', () => {
    const markdown = write({ kind: 'project' }, 'tag');
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

  test('of a tag hold its quotations and those of the tags below it, and no others', () => {
    const markdown = write({ kind: 'tags', ids: [idOfTag('Cause')] }, 'tag');
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
    expect(markdown.match(/^> /gm)).toHaveLength(6);
  });

  test('of chosen documents name each of them, also one without quotations', () => {
    const [first] = sampleMaterial.documents;
    const bare = { ...sampleMaterial, annotations: [] };
    expect(write({ kind: 'documents', ids: [first!.id] }, 'document', bare)).toContain('No quotations.');
  });

  test('of a search quote every hit, with the tags and notes of the annotations in it', () => {
    const { documents, texts } = sampleMaterial;
    const document = documents.find(({ language }) => language === 'fr')!;
    const text = texts.get(document.id)!;
    const from = text.indexOf('À Belmarre');
    const hit = { documentId: document.id, version: 1, from, to: text.indexOf('\n', from) };
    const passage = text.slice(hit.from, hit.to);
    const place = placesIn(text, [0], [{ id: 'hit', ...hit }]).get('hit')!;
    const markdown = write(
      { kind: 'hits', query: 'malveillance', hits: [{ ...hit, text: passage, place }] },
      'document',
    );
    expect(markdown).toContain(`${blockQuote(passage)}\n\n- passage 1 of 1, line 10, at`);
    expect(markdown).toContain('- Tags: Event/Cause/Sabotage, Sources/Official');
    expect(markdown).toContain('- Note: The conditional');
  });

  test('say of a lost quotation that its place is lost', () => {
    const [first, ...others] = sampleMaterial.annotations;
    const lost = { ...sampleMaterial, annotations: [{ ...first!, anchor: { kind: 'lost' as const } }, ...others] };
    expect(write({ kind: 'project' }, 'document', lost)).toContain(
      `${blockQuote(first!.quotation.exact)}\n\n- place lost: these words are not found in the text any more`,
    );
  });

  test('show the words of an approximate quotation beside the marked ones, never called wholly alike', () => {
    const [first, ...others] = sampleMaterial.annotations;
    const anchor = { kind: 'approximate' as const, score: 0.9999 };
    const place = { passage: 1, of: 2, line: 3, codePoints: { from: 0, to: 5 }, words: 'the new words' };
    const changed = {
      ...sampleMaterial,
      annotations: [{ ...first!, anchor }, ...others],
      places: new Map([[first!.id, place]]),
    };
    const markdown = write({ kind: 'project' }, 'document', changed);
    expect(markdown).toContain('found approximately (99 % alike)');
    expect(markdown).toContain(`\n- Words in version ${first!.version}: the new words\n`);
  });

  test('hold no HTML and no image whatever the project holds', () => {
    fc.assert(
      fc.property(projects, fc.constantFrom('document' as const, 'tag' as const), (content, arrange) => {
        const markdown = write({ kind: 'project' }, arrange, materialOf(content));
        const [front, ...rest] = markdown.slice(4).split('\n---\n\n');
        expect(parse(front!)).toMatchObject({ project: content.records.project[0]!.name });
        const kinds = new Set(all(read(rest.join('\n---\n\n'))).map(({ type }) => type));
        expect(kinds).not.toContain('html');
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bindNames, replaced } from '../../src/core/notes/bind.ts';
import { firstLine } from '../../src/core/notes/first-line.ts';
import { linksIn, readAddress, writeLink, writeSource } from '../../src/core/notes/links.ts';
import { Mentions } from '../../src/core/notes/mentions.ts';
import { LinkNames } from '../../src/core/notes/names.ts';
import { quotationsIn, sameWords, writeQuotation } from '../../src/core/notes/quotations.ts';
import { withNames } from '../../src/core/notes/readable.ts';
import { tickTask } from '../../src/core/notes/tasks.ts';
import { cleanName } from '../../src/core/model/clean-name.ts';
import type { Annotation, Document, Note, Tag } from '../../src/core/model/records.ts';
import { documentNames } from '../../src/core/model/shown-name.ts';
import { sampleMaterial } from './exchange-material.ts';

const prose = [
  'The convoy reached the town after dark.',
  'Колонна вошла в город ночью, сказал *очевидец*.',
  'وصلت القافلة إلى المدينة ليلاً [صورة].',
  '车队在夜间抵达该镇_当地时间_。',
  'काफ़िला रात में पहुँचा।',
  '👩‍👩‍👧 wrote: a\\b | c `code` <b> & ~~no~~ www.example.org https://a.example/x',
  '# 12. not a heading - [ ] not a task',
];
const somePieces = fc.array(fc.constantFrom(...prose, '[', ']', '[[', ']]', '(', '|', ' ', '\\', '`', 'é', '\u200f'), {
  maxLength: 6,
});
const someName = somePieces.map((pieces) => cleanName(pieces.join(''))).filter((name) => name !== '');

const person = { kind: 'person' } as const;
const made = { author: 'Ada', created: '2026-01-01T00:00:00Z', changed: '2026-01-01T00:00:00Z' };
const [sample] = sampleMaterial.documents;
const document = (id: string, title: string): Document => ({
  ...sample!,
  id,
  path: `${id}.txt`,
  title: { value: title, origin: person },
});
const tag = (id: string, name: string, parentId: string | null = null, more: Partial<Tag> = {}): Tag => ({
  id,
  name,
  parentId,
  colour: 'blue',
  description: '',
  order: 0,
  ...more,
});
const note = (id: string, title: string, body = ''): Note => ({ id, title, body, about: { kind: 'project' }, ...made });
const mark = (id: string, documentId: string, exact: string, words = ''): Annotation => ({
  id,
  documentId,
  version: 1,
  from: 0,
  to: exact.length,
  quotation: { exact, prefix: '', suffix: '' },
  tagIds: [],
  note: words,
  anchor: { kind: 'exact' },
  ...made,
});

function project(all: { documents?: Document[]; tags?: Tag[]; notes?: Note[]; annotations?: Annotation[] }) {
  const byId = <R extends { readonly id: string }>(rows: readonly R[] = []) =>
    new Map(rows.map((one) => [one.id, one]));
  return {
    documents: byId(all.documents),
    documentNames: documentNames(all.documents ?? []),
    tags: byId(all.tags),
    notes: byId(all.notes),
    annotations: byId(all.annotations),
  };
}

describe('a link', () => {
  test('is read again as it was written, whatever the name holds and whatever stands around it', () => {
    const kinds = fc.constantFrom('document' as const, 'tag' as const, 'note' as const, 'mark' as const);
    fc.assert(
      fc.property(someName, kinds, fc.constantFrom(...prose.slice(0, 5)), (name, kind, around) => {
        const target = { kind, id: '0mb3k2x1w9f' };
        const written = writeLink(target, name);
        const markdown = `${around} ${written}, ${around}`;
        const from = around.length + 1;
        expect(linksIn(markdown)).toEqual([{ from, to: from + written.length, name, target, quotes: false }]);
      }),
    );
  });

  test('may be a name alone, as a person types it', () => {
    expect(linksIn('siehe [[Food/Aid]] und [[Письмо из Минска]]').map(({ name, target }) => [name, target])).toEqual([
      ['Food/Aid', null],
      ['Письмо из Минска', null],
    ]);
  });

  test('is none in code, where it is escaped, and where it does not end in its line', () => {
    const none = [
      'a `[[Food]]` b',
      '``a ` [[Food]]``',
      '```\n[[Food]]\n```',
      '> ~~~ md\n> [[Food]]\n> ~~~',
      '```\n[[Food]]',
      '\\[[Food]]',
      '[[Food\nAid]]',
      '[[]] [[ ]]',
    ];
    for (const markdown of none) expect([markdown, linksIn(markdown)]).toEqual([markdown, []]);
    expect(linksIn('[[Ferry]](http://x.example) <!-- [[Food]] -->\n<!--\n[[Food]]\n-->')).toEqual([]);
    expect(linksIn('```\n[[a]]\n```js\n[[b]]\n```\n[[Еда]]').map(({ name }) => name)).toEqual(['Еда']);
    expect(linksIn('```inline``` text\n[[الجسر]] <!-- [[Food]]').map(({ name }) => name)).toEqual(['الجسر', 'Food']);
    expect(linksIn('a ` b\n\nc [[Food]] ` d')).toHaveLength(1);
    expect(linksIn('```\ncode\n```\n[[Food]]')).toHaveLength(1);
  });

  test('is found beside a hundred thousand signs that begin something and end nothing', () => {
    for (const sign of ['[[', '`', '` ``', '\\', '~~~', '[[a]](', '\n> '])
      expect(linksIn(`${sign.repeat(100_000)}\n\n`).length).toBeGreaterThanOrEqual(0);
  });

  test('has an address of its own, and no other address is one', () => {
    expect(readAddress('tag:0mb3k2x1w9f')).toEqual({ target: { kind: 'tag', id: '0mb3k2x1w9f' }, quotes: false });
    expect(readAddress('quote:0mb3k2x1w9f')).toEqual({ target: { kind: 'mark', id: '0mb3k2x1w9f' }, quotes: true });
    for (const other of ['https://tag:a', 'javascript:a', 'tag:', 'tag:a b', 'mailto:a']) {
      expect(readAddress(other)).toBeNull();
    }
  });
});

describe('a quotation', () => {
  test('gives back the words that it was made of, whatever they hold, and its source', () => {
    const words = fc
      .array(somePieces, { minLength: 1, maxLength: 4 })
      .map((lines) =>
        lines
          .map((pieces) => pieces.join(''))
          .join('\n')
          .replace(/\s*\n\s*/gu, '\n')
          .trim(),
      )
      .filter((one) => one !== '');
    fc.assert(
      fc.property(words, someName, fc.constantFrom(...prose.slice(0, 5)), (quoted, name, around) => {
        const block = writeQuotation(quoted, { markId: 'm1', name, facts: ['Yonhap', '1994-04-07'] });
        const [found, ...others] = quotationsIn(`${around}\n\n${block}\n\n${around}`);
        expect(others).toEqual([]);
        expect([found?.markId, found?.source, sameWords(found!.words, quoted)]).toEqual(['m1', name, true]);
        expect(found!.to - found!.from).toBe(block.length);
      }),
    );
  });

  test('keeps its own words where another one stands right above it', () => {
    const block = (words: string, markId: string) => writeQuotation(words, { markId, name: 'Лог', facts: [] });
    const both = `${block('Мост закрыт.', 'm1')}\n${block('Мост открыт.', 'm2')}`;
    expect(quotationsIn(both).map(({ words, markId }) => [markId, words])).toEqual([
      ['m1', 'Мост закрыт.'],
      ['m2', 'Мост открыт.'],
    ]);
  });

  test('is none where its source stands in a line of prose', () => {
    expect(quotationsIn(`as ${writeSource('m1', 'Log')} says`)).toEqual([]);
  });
});

const aid = project({
  documents: [document('d1', 'Letter from Minsk'), document('d2', 'Aid')],
  tags: [tag('t1', 'Food'), tag('t2', 'Aid', 't1', { merged: ['t9'] }), tag('t3', '24/7')],
  notes: [note('n1', 'Plan'), note('n2', 'Plan'), note('n3', 'Дневник')],
  annotations: [mark('m1', 'd1', 'The bridge was\nclosed at noon')],
});

describe('a name', () => {
  test('is what something is called now', () => {
    const names = new LinkNames(aid);
    const called = (['document d1', 'tag t2', 'tag t9', 'note n3', 'mark m1', 'mark m2'] as const).map((one) => {
      const [kind, id] = one.split(' ') as ['document' | 'tag' | 'note' | 'mark', string];
      return names.nameOf({ kind, id });
    });
    expect(called).toEqual([
      'Letter from Minsk',
      'Food › Aid',
      'Food › Aid',
      'Дневник',
      'The bridge was closed at noon',
      null,
    ]);
  });

  test('means the document, tag or note that alone has it; a path means the tag', () => {
    const names = new LinkNames(aid);
    const meant = (name: string) => {
      const target = names.meant(name);
      return target && `${target.kind} ${target.id}`;
    };
    expect(['Letter from Minsk', 'letter from minsk', 'Aid', 'Food/Aid', 'Food › Aid'].map(meant)).toEqual([
      'document d1',
      'document d1',
      'document d2',
      'tag t2',
      'tag t2',
    ]);
    expect(['24/7', '24\\/7', 'дневник', 'Plan', 'Nobody'].map(meant)).toEqual([
      'tag t3',
      'tag t3',
      'note n3',
      null,
      null,
    ]);
  });

  test('that was typed becomes a link that follows a new name', () => {
    const body = 'See [[food/aid]], [[Plan]] and [[Дневник]].';
    const bound = replaced(body, bindNames(body, new LinkNames(aid)));
    expect(bound).toBe('See [[Food › Aid]](tag:t2), [[Plan]] and [[Дневник]](note:n3).');
    const renamed = new LinkNames({ ...aid, tags: new Map([...aid.tags, ['t1', tag('t1', 'Пища')]]) });
    expect(withNames(bound, renamed)).toBe('See Пища › Aid, [[Plan]] and Дневник.');
  });

  test('is left alone while the caret is in it', () => {
    const body = 'See [[Food/Aid]]';
    expect(bindNames(body, new LinkNames(aid), body.length - 2)).toEqual([]);
    expect(bindNames(body, new LinkNames(aid), body.length)).toHaveLength(1);
  });

  test('is left alone in code by indentation, and not where a list or a paragraph goes on', () => {
    const bound = (body: string) => bindNames(body, new LinkNames(aid)).length;
    expect(['    [[Aid]]', 'Код:\n\n    a\n\n\t[[Aid]]'].map(bound)).toEqual([0, 0]);
    expect(['- Список\n\n    [[Aid]]', 'Абзац\n    [[Aid]]'].map(bound)).toEqual([1, 1]);
  });

  test('stays in the note when what it names is gone', () => {
    const nothing = new LinkNames(project({}));
    expect(withNames('On [[Food › \\*Aid\\*]](tag:t2).', nothing)).toBe('On Food › \\*Aid\\*.');
  });
});

test('a quotation in a note goes out with the name of its document, and its version where there are several', () => {
  const block = writeQuotation('Мост закрыт.', { markId: 'm1', name: 'Brief', facts: ['Zeit', '1865'] });
  expect(withNames(block, new LinkNames(aid))).toBe('> Мост закрыт.\n>\n> — Letter from Minsk, Zeit, 1865');
  const [first] = aid.documents.values();
  const later = { ...first!, versions: [...first!.versions, { ...first!.versions[0]!, number: 2 }] };
  const names = new LinkNames({ ...aid, documents: new Map([...aid.documents, ['d1', later]]) });
  expect(withNames(block, names)).toContain('— Letter from Minsk, version 1, Zeit, 1865');
  expect(withNames(block, new LinkNames(project({})))).toContain('— Brief, Zeit, 1865');
});

test('what is mentioned knows where, in its words, and a mark is a mention of its document', () => {
  const quoted = writeQuotation('The bridge was\nclosed at noon', { markId: 'm1', name: 'Letter', facts: [] });
  const records = {
    ...aid,
    notes: new Map(
      [note('n4', 'Bridges', `- see [[Food › Aid]](tag:t2) and [[Дневник]]\n\n${quoted}`), note('n3', 'Дневник')].map(
        (one) => [one.id, one] as const,
      ),
    ),
    annotations: new Map([...aid.annotations, ['m2', mark('m2', 'd2', 'мост', 'compare [[x]](mark:m1)')]]),
    tags: new Map([...aid.tags, ['t1', tag('t1', 'Food', null, { when: 'not [[Aid]](tag:t9)' })]]),
  };
  const all = new Mentions().all({ ...records, noted: records.annotations.values() }, new LinkNames(records));
  const told = [...all].map(([key, mentions]) => [
    key,
    mentions.map((one) => `${one.in.kind} ${one.in.id}${one.quotes ? ' quotes' : ''}: ${one.words}`),
  ]);
  expect(Object.fromEntries(told)).toEqual({
    'tag:t2': ['note n4: see Food › Aid and Дневник', 'tag t1: not Food › Aid'],
    'note:n3': ['note n4: see Food › Aid and Дневник'],
    'mark:m1': ['note n4 quotes: — Letter from Minsk', 'mark m2: compare The bridge was closed at noon'],
    'document:d1': ['note n4 quotes: — Letter from Minsk', 'mark m2: compare The bridge was closed at noon'],
  });
});

test('what mentions a thing stands with the older first, in whatever order the records were read', () => {
  const words = 'see [[Aid]](tag:t2)';
  const made = ['m3', 'm1', 'm2'].map((id, at) => ({
    ...mark(id, 'd2', 'мост', words),
    created: `2026-01-0${at + 1}T00:00:00Z`,
  }));
  for (const noted of [made, [...made].reverse()]) {
    const mentions = new Mentions().all({ ...aid, notes: new Map(), noted }, new LinkNames(aid)).get('tag:t2')!;
    expect(mentions.map((one) => one.in.id)).toEqual(['m3', 'm1', 'm2']);
  }
});

test('of a line full of links only what is near is shown beside each', () => {
  const line = '[[Aid]](tag:t2) и '.repeat(3000).trim();
  const notes = new Map([['n4', note('n4', 'Bridges', `Oben.\n${line}\nUnten.`)]]);
  const mentions = new Mentions().all({ ...aid, notes, noted: [] }, new LinkNames(aid)).get('tag:t2')!;
  const words = 'Food › Aid и ';
  expect(mentions).toHaveLength(3000);
  expect(mentions[0]!.words).toBe(`Food › Aid${` и ${words.repeat(9)}`.slice(0, 80)}…`);
  expect(mentions.at(-1)!.words).toBe(`…${words.repeat(9).slice(-80).trimStart()}Food › Aid и`);
});

test('a task is ticked where its box is, and nothing else of the note changes', () => {
  const body = '# مهام\n- [ ] прочитать [ ]\n  1. [x] 核对\n- [y] no task';
  const tick = (line: string) => {
    const change = tickTask(body, body.indexOf(line));
    return change && replaced(body, [change]);
  };
  expect(tick('- [ ]')).toBe('# مهام\n- [x] прочитать [ ]\n  1. [x] 核对\n- [y] no task');
  expect(tick('1. [x]')).toBe('# مهام\n- [ ] прочитать [ ]\n  1. [ ] 核对\n- [y] no task');
  expect(tick('- [y]')).toBeNull();
});

test('the first line of a note is its first words in plain letters, with names for links', () => {
  const names = new LinkNames(aid);
  const first = (markdown: string) => firstLine(markdown, names);
  expect(
    [
      '\n# Der **Plan**\n\nmore',
      '- [ ] прочитать [[x]](tag:t2)',
      '---\n\n> «цитата» \\*\n',
      '```js\nconst a = 1;',
      ' \n***\n',
      '1. أولاً',
      '1914. The war',
    ].map(first),
  ).toEqual(['Der Plan', 'прочитать Food › Aid', '«цитата» *', 'const a = 1;', '', 'أولاً', '1914. The war']);
});

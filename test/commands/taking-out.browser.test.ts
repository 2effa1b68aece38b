import Papa from 'papaparse';
import { afterEach, describe, expect, test } from 'vitest';
import type { Scope } from '../../src/core/exchange/evidence.ts';
import { tagCounts } from '../../src/core/model/tag-counts.ts';
import { tagPath } from '../../src/core/model/tag-tree.ts';
import { must } from '../../src/core/model/result.ts';
import { tagAnnotations } from '../../src/renderer/commands/change-annotations.ts';
import { saveConcordance, savePassages } from '../../src/renderer/commands/export-hits.ts';
import { Exports } from '../../src/renderer/commands/export-evidence.ts';
import type { ExportChoice } from '../../src/renderer/commands/export-evidence.ts';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk, untilIndexed } from './desk.ts';
import type { TestDesk } from './desk.ts';
import { csvFile } from './csv-file.ts';

// What leaves the program, beside the texts that it was taken from.

afterEach(clearDesks);

const caption = 'Passengers wait on the quay of the smaller island. Photo by A. Nobody / Island Press';
const story =
  'The ferry between the two islands will stop running at the end of the season, the company said on Monday, after passengers stayed away for a third summer and the council refused to pay for a fourth.';

type Choice = Omit<ExportChoice, 'format' | 'arrange'> & { readonly arrange?: ExportChoice['arrange'] };

async function taken(desk: TestDesk, format: ExportChoice['format'], choice: Choice): Promise<string> {
  const exports = new Exports(desk);
  const { where } = must(await exports.save({ arrange: 'document', ...choice, format }))!;
  exports.end();
  return new TextDecoder().decode(desk.host.saved.get(where));
}

const rowsOf = (csv: string) =>
  Papa.parse<Record<string, string>>(csv, { header: true, newline: '\r\n', skipEmptyLines: true }).data;

interface Json {
  readonly quotations: readonly { readonly exact: string; readonly from: number; readonly to: number }[];
}

describe('a search that is taken out', () => {
  const text = `Ferry to stop\n\n${caption}\n\n${story}\n\n${caption}\n\n   \tПассажиры ждут паром: quay.  \n \n\n`;
  const searched = (furniture: boolean) => ({ kind: 'search', query: 'quay', anyWord: false, furniture }) as const;

  test('holds what the search shows, and no furniture if that is left out there', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'ferry.txt': text });
    await untilIndexed(desk);
    for (const furniture of [true, false]) {
      const shown = must(
        await desk.finder.search({ query: 'quay', anyWord: false, order: 'document', furniture, offset: 0, limit: 50 }),
      );
      expect(shown.total).toBe(furniture ? 3 : 2);
      const words = shown.hits.map((hit) => hit.text.trim());
      const { quotations } = JSON.parse(await taken(desk, 'json', { scope: searched(furniture) })) as Json;
      expect(quotations.map(({ exact }) => exact)).toEqual(words);
      expect(rowsOf(await taken(desk, 'csv', { scope: searched(furniture) })).map((row) => row['quotation'])).toEqual(
        words,
      );
      expect((await taken(desk, 'markdown', { scope: searched(furniture) })).match(/^> /gmu)).toHaveLength(
        words.length,
      );
    }
  });

  test('holds what is shown for a word that was only begun, and says what that is', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'ferry.txt': text });
    await untilIndexed(desk);
    const begun = { kind: 'search', query: 'пассаж is:untagged', anyWord: false, furniture: true } as const;
    const { quotations, scope } = JSON.parse(await taken(desk, 'json', { scope: begun })) as Json & {
      readonly scope: unknown;
    };
    expect(quotations.map(({ exact }) => exact)).toEqual(['Пассажиры ждут паром: quay.']);
    expect(JSON.stringify(scope)).toContain('пассаж* is:untagged');
    expect(rowsOf(await taken(desk, 'csv', { scope: { ...begun, query: 'somewher' } }))).toEqual([]);
  });

  test('says in its first row how many passages its filters left out, also in brackets, as the screen does', async () => {
    const desk = await makeDesk();
    await importFolder(desk, {
      'dated.txt': 'Ferry\n\nJune 30, 2025\n\nThe quay was full.\n',
      'undated.txt': 'Паром\n\nThey left the quay.\n\nПассажиры ждут паром: quay.\n',
    });
    await untilIndexed(desk);
    const said = '2 passages in texts without a date are left out.';
    for (const query of ['quay date:2025', 'quay (date:2025 OR outlet:Post)']) {
      const asked = { query, anyWord: false, furniture: true };
      const scope = { kind: 'search', ...asked } as const;
      const { scope: told } = JSON.parse(await taken(desk, 'json', { scope })) as { readonly scope: Scope };
      expect(told).toMatchObject({ leftOut: expect.arrayContaining([{ field: 'date', count: 2 }]) });
      expect(await taken(desk, 'markdown', { scope })).toContain(`\n\n**${said}**\n\n`);
      const files = [
        must(await savePassages(desk, { ...asked, order: 'document' }, csvFile('passages.csv'))),
        must(await saveConcordance(desk, { ...asked, sort: [] }, csvFile('lines.csv'))),
      ].map((saved) => new TextDecoder().decode(desk.host.saved.get(saved!.where)));
      for (const csv of [await taken(desk, 'csv', { scope }), ...files]) {
        const [first] = rowsOf(csv);
        expect(first!['remark']).toContain(said);
      }
    }
    const whole = { kind: 'search', query: 'quay -date:1999', anyWord: false, furniture: true } as const;
    expect(await taken(desk, 'markdown', { scope: whole })).not.toContain('left out');
  });

  test('names tags and documents as people do, and has their ids only where programs read', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'ferry.txt': text });
    await untilIndexed(desk);
    const { id } = documentAt(desk, 'ferry.txt');
    const asked = { kind: 'search', query: `quay title:"Ferry"#${id}`, anyWord: false, furniture: true } as const;
    const markdown = await taken(desk, 'markdown', { scope: asked });
    expect(markdown).toMatch(/^scope: .*quay title:.*Ferry/mu);
    expect(markdown).not.toContain(id);
    expect([...desk.host.saved.keys()].join()).not.toContain(id);
    expect(await taken(desk, 'json', { scope: asked })).toContain(`#${id}`);
  });

  test('has the very words from its place in the text on, without blank ends, in every format', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'ferry.txt': text });
    await untilIndexed(desk);
    const { quotations } = JSON.parse(await taken(desk, 'json', { scope: searched(true) })) as Json;
    expect(quotations.map(({ from, to }) => text.slice(from, to))).toEqual(quotations.map(({ exact }) => exact));
    expect(quotations.at(-1)!.exact).toBe('Пассажиры ждут паром: quay.');
    const places = quotations.map(({ exact, from, to }) => [exact, `${from}`, `${to}`]);
    const evidence = rowsOf(await taken(desk, 'csv', { scope: searched(true) }));
    expect(evidence.map((row) => [row['quotation'], row['from'], row['to']])).toEqual(places);
    const asked = { query: 'quay', anyWord: false, order: 'document', furniture: true } as const;
    const { where } = must(await savePassages(desk, asked, csvFile('quay.csv')))!;
    const hits = rowsOf(new TextDecoder().decode(desk.host.saved.get(where)));
    expect(hits.map((row) => [row['text'], row['from'], row['to']])).toEqual(places);
    expect(hits.map((row) => row['matched'])).toEqual(['quay', 'quay', 'quay']);
  });

  test('names as CSV the annotations that stand in each passage, also across its border, and no others', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'ferry.txt': text });
    await untilIndexed(desk);
    const asked = { query: 'quay', anyWord: false, order: 'document', furniture: true } as const;
    const idsFound = async () => {
      const { where } = must(await savePassages(desk, asked, csvFile('quay.csv')))!;
      return rowsOf(new TextDecoder().decode(desk.host.saved.get(where))).map((row) => row['annotation ids']);
    };
    expect(await idsFound()).toEqual(['', '', '']);
    const document = documentAt(desk, 'ferry.txt');
    const inside = await annotateWords(desk, document, 'Пассажиры');
    const across = await annotateWords(desk, document, text.trimEnd().slice(-60));
    expect(await idsFound()).toEqual(['', across.id, `${across.id} | ${inside.id}`]);
  });
});

describe('the whole project', () => {
  const letters = Object.fromEntries(
    ['10', '9', '1'].flatMap((at) => [
      [`b/${at}.txt`, `Letter ${at}\n\nThe mill stood still in ${at}, and the harvest was poor.\n`],
      [`a/${at}.txt`, `Письмо ${at}\n\nМельница стояла, урожай ${at} был плох.\n`],
    ]),
  );

  test('comes in the order of the library, folders and numbers too, and in text order', async () => {
    const desk = await makeDesk();
    await importFolder(desk, letters);
    for (const path of Object.keys(letters)) {
      const [later, earlier] = path.startsWith('b/') ? ['poor', 'mill'] : ['плох', 'Мельница'];
      for (const words of [later, earlier]) await annotateWords(desk, documentAt(desk, path), words);
    }
    const places = ['a/1', 'a/9', 'a/10', 'b/1', 'b/9', 'b/10'];
    const markdown = await taken(desk, 'markdown', { scope: { kind: 'project' }, librarySort: 'title' });
    expect(markdown.match(/^## .*$/gmu)).toEqual(
      places.map((place) => `## ${place.startsWith('a') ? 'Письмо' : 'Letter'} ${place.slice(2)}`),
    );
    const rows = rowsOf(await taken(desk, 'csv', { scope: { kind: 'project' }, librarySort: 'title' }));
    expect(rows.map((row) => [row['path'], row['quotation']])).toEqual(
      places.flatMap((place) =>
        (place.startsWith('a') ? ['Мельница', 'плох'] : ['mill', 'poor']).map((words) => [`${place}.txt`, words]),
      ),
    );
  });

  test('has as many quotations under each tag as the tree says', async () => {
    const desk = await makeDesk();
    await importFolder(desk, letters);
    const tagged = [
      ['a/1.txt', 'Мельница', [['Work'], ['Work', 'Mill']]],
      ['a/9.txt', 'урожай', [['Work', 'Урожай']]],
      ['b/1.txt', 'mill', [['Work', 'Mill']]],
      ['b/9.txt', 'harvest', [['Work', 'Урожай'], ['طاحونة']]],
    ] as const;
    for (const [path, words, tags] of tagged) {
      const { id } = await annotateWords(desk, documentAt(desk, path), words);
      for (const tag of tags) must(await tagAnnotations(desk, [id], tag));
    }
    const { snapshot } = desk.store;
    const tags = snapshot.rows('tags');
    const counts = tagCounts(tags, snapshot.rows('annotations').values(), snapshot.rows('documents'));
    expect(tags.size).toBe(4);
    const rows = rowsOf(await taken(desk, 'csv', { scope: { kind: 'project' } }));
    const markdown = await taken(desk, 'markdown', { scope: { kind: 'project' }, arrange: 'tag' });
    const sections = markdown.split(/^#+ /mu);
    for (const [id, { own, all }] of counts) {
      const path = tagPath(tags, id).join('/');
      const section = sections.find((one) => one.startsWith(`${path}\n`))!;
      const { quotations } = JSON.parse(await taken(desk, 'json', { scope: { kind: 'tags', ids: [id] } })) as Json;
      expect({
        path,
        rows: rows.filter((row) => row['tag'] === path).length,
        quotes: section.match(/^> /gmu)?.length,
        all: quotations.length,
      }).toEqual({ path, rows: own, quotes: own, all });
    }
  });
});

import { afterEach, describe, expect, test } from 'vitest';
import { currentVersion } from '../../src/core/model/records.ts';
import { must } from '../../src/core/model/result.ts';
import { correctEncoding, previewEncoding } from '../../src/renderer/commands/correct-encoding.ts';
import { openProjectSource, saveProjectFile } from '../../src/renderer/commands/project-files.ts';
import { encoderFor } from '../fixtures/encodings/encode.ts';
import {
  annotateWords,
  clearDesks,
  documentAt,
  importFolder,
  makeDesk,
  opening,
  registry,
  search,
  textOf,
} from './desk.ts';

afterEach(clearDesks);

const prose =
  'Мост рухнул на рассвете, когда по нему шёл последний поезд из порта; никто из сорока пассажиров не пострадал, но город остался без железной дороги.';
const menu = '<nav><ul><li><a href="/">Главная</a></li><li><a href="/bridge">Мосты города</a></li></ul></nav>';
const page = (body: string, head = '') =>
  `<html lang="ru"><head><meta charset="koi8-r">${head}</head><body>${menu}<article><h1>Мост рухнул</h1>${body}</article></body></html>`;
const dated = '<meta property="article:published_time" content="1897-03-04">';

describe('a saved page', () => {
  test('comes in beside texts, with what it says of itself, and its furniture is left out of a search', async () => {
    const desk = await makeDesk();
    const outcomes = await importFolder(desk, {
      'мост.html': page(`<p>${prose}</p><p>${prose.toUpperCase()}</p>`, dated),
      'письмо.txt': 'Дорогая сестра, мосты города стоят.\n',
      'картина.html': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    });
    expect(outcomes.map(({ path, kind }) => [path, kind])).toEqual([
      ['картина.html', 'skipped'],
      ['мост.html', 'imported'],
      ['письмо.txt', 'imported'],
    ]);
    const document = documentAt(desk, 'мост.html');
    expect(document.title).toMatchObject({ value: 'Мост рухнул', origin: { kind: 'text' } });
    expect(document.attributes['date']).toEqual({
      value: '1897-03-04',
      origin: { kind: 'file', field: 'article:published_time' },
    });
    expect(document.language).toBe('ru');
    expect(currentVersion(document).decoder).toBe('html-3');
    expect(currentVersion(documentAt(desk, 'письмо.txt')).decoder).toBe(undefined);
    expect(must(await search(desk, 'главная')).total).toBe(1);
    expect(must(await search(desk, 'главная', { furniture: false })).total).toBe(0);
  });

  test('that changed is a new version, to which marks move along', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.html': page(`<p>${prose}</p><p>Вторая новость.</p>`) });
    const mark = await annotateWords(desk, documentAt(desk, 'a.html'), 'последний поезд');
    const [outcome] = await importFolder(desk, {
      'a.html': page(`<p>Сегодня. <b>Новое:</b></p><p>${prose}</p><p>Вторая новость.</p>`, dated),
    });
    expect(outcome).toMatchObject({ kind: 'new-version', version: 2 });
    const document = documentAt(desk, 'a.html');
    const moved = desk.store.snapshot.rows('annotations').get(mark.id)!;
    expect(moved).toMatchObject({ version: 2, anchor: { kind: 'moved' } });
    expect((await textOf(desk, document)).slice(moved.from, moved.to)).toBe('последний поезд');
    expect(document.attributes['date']?.value).toBe('1897-03-04');
  });

  test('is read again in an encoding that a person picks, as a page', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.htm': encoderFor('windows-1251')(page(`<p>${prose}</p>`))! });
    const document = documentAt(desk, 'a.htm');
    const wrong = await textOf(desk, document);
    expect(wrong).not.toContain('Мост');
    const preview = must(await previewEncoding(desk, document.id, 'windows-1251')).text;
    expect(preview.startsWith('• Главная\n• Мосты города\n\nМост рухнул\n\n')).toBe(true);
    must(await correctEncoding(desk, document.id, 'windows-1251'));
    expect(await textOf(desk, documentAt(desk, 'a.htm'))).toBe(preview);
  });

  test('keeps its bytes, blocks and guesses in a project file', async () => {
    const desk = await makeDesk();
    await importFolder(desk, { 'a.html': page(`<p>${prose}</p>`, dated) });
    const document = documentAt(desk, 'a.html');
    const before = must(await desk.store.text(currentVersion(document).textId));
    expect(before.layout!.blocks.map(({ kind, furniture }) => [kind, furniture])).toEqual([
      ['item', true],
      ['item', true],
      ['heading', undefined],
      ['paragraph', undefined],
    ]);
    must(await saveProjectFile(desk));
    const [name, bytes] = [...desk.host.saved][0]!;
    const source = must(await desk.host.openDropped({ [name]: bytes }))!;
    const store = must(await openProjectSource(desk.host, registry, source, opening));
    await makeDesk({}, store);
    expect(must(await store.text(before.id))).toEqual(before);
    expect(store.snapshot.rows('documents').get(document.id)).toEqual(document);
  });
});

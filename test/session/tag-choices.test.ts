import { describe, expect, test } from 'vitest';
import type { Tag } from '../../src/core/model/records.ts';
import { placeBeside } from '../../src/renderer/ui/parts/reading/place-beside.ts';
import { withUse } from '../../src/renderer/session/recent-tags.ts';
import { choicesFor, tagsOfTypedPath } from '../../src/renderer/session/tag-choices.ts';

const tag = (id: string, name: string, parentId: string | null = null): Tag => ({
  id,
  name,
  parentId,
  colour: 'blue',
  description: '',
  order: 0,
});
const tags = new Map(
  [tag('aid', 'Aid'), tag('food', 'Food', 'aid'), tag('gavan', 'Гавань'), tag('cafe', 'Café')].map((one) => [
    one.id,
    one,
  ]),
);
const paths = (typed: string, recent: readonly string[] = []) =>
  choicesFor(typed, tags, recent).map(({ tagId, path }) => (tagId === null ? `+${path}` : path));

describe('the tag picker offers', () => {
  test('all tags, the last used first, before anything is typed', () => {
    expect(paths('', ['gavan'])).toEqual(['Гавань', 'Aid', 'Aid › Food', 'Café']);
  });
  test('tags whose path holds the words, whatever case and accents, and a new one last', () => {
    expect(paths('cafe')).toEqual(['Café', '+cafe']);
    expect(paths('CAFÉ')).toEqual(['Café', '+CAFÉ']);
    expect(paths('гав')).toEqual(['Гавань', '+гав']);
    expect(paths('ai fo')).toEqual(['Aid › Food', '+ai fo']);
  });
  test('tags as the search reads their letters, whatever they are in capitals', () => {
    const names = ['Straße', 'Congreſs', 'Łódź', 'Σοφός', 'Işık'];
    const named = new Map(names.map((name) => [name, tag(name, name)]));
    for (const [typed, name] of [
      ['STRASSE', 'Straße'],
      ['congress', 'Congreſs'],
      ['LODZ', 'Łódź'],
      ['ΣΟΦΟΣ', 'Σοφός'],
      ['ISIK', 'Işık'],
    ] as const)
      expect(choicesFor(typed, named, []).flatMap(({ tagId }) => tagId ?? [])).toEqual([name]);
  });
  test('a new tag first where what is typed is another word, and the old one, too', () => {
    expect(paths('Càfé')).toEqual(['+Càfé', 'Café']);
    const themes = new Map([tag('10', 'Theme 10'), tag('war', 'War crimes')].map((one) => [one.id, one]));
    expect(choicesFor('Theme 1', themes, []).map(({ tagId }) => tagId)).toEqual([null, '10']);
    expect(choicesFor('War', themes, []).map(({ tagId }) => tagId)).toEqual([null, 'war']);
    expect(choicesFor('War cr', themes, []).map(({ tagId }) => tagId)).toEqual(['war', null]);
  });
  test('the tag of exactly that name first, and one of that path at the top level', () => {
    expect(paths('Food')).toEqual(['Aid › Food', '+Food']);
  });
  test('the path first that a slash means, and a tag with the slash in its name as a line of its own', () => {
    const offered = (typed: string, ...all: Tag[]) =>
      choicesFor(typed, new Map(all.map((one) => [one.id, one])), ['flat']).map(
        ({ tagId, path, slashInName }) => `${tagId ?? '+'} ${path}${slashInName ? ' (its own slash)' : ''}`,
      );
    const flat = tag('flat', 'Еда/Помощь');
    const nested = [tag('above', 'Еда'), tag('nested', 'Помощь', 'above')];
    expect(offered('Еда/Помощь', flat)).toEqual(['+ Еда › Помощь', 'flat Еда/Помощь (its own slash)']);
    expect(offered('Еда/Помощь', flat, ...nested)).toEqual(['nested Еда › Помощь', 'flat Еда/Помощь (its own slash)']);
    expect(offered('еда/пом', flat, ...nested)[0]).toBe('nested Еда › Помощь');
    expect(offered('еда/пом', flat)).toEqual(['+ еда › пом', 'flat Еда/Помощь (its own slash)']);
    expect(offered('Еда\\/Помощь', flat, ...nested)[0]).toBe('flat Еда/Помощь');
    expect(offered('24\\/7')).toEqual(['+ 24/7']);
  });
  test('in lists that are narrowed by typing the tag below another where a slash is typed', () => {
    const all = [tag('flat', 'Еда/Помощь'), tag('above', 'Еда'), tag('nested', 'Помощь', 'above')];
    const listed = (typed: string, ...tags: Tag[]) => {
      const ids = tagsOfTypedPath(typed, new Map(tags.map((one) => [one.id, one])));
      return ids && [...ids];
    };
    expect(listed('еда/пом', ...all)).toEqual(['nested']);
    expect(listed('Еда/Помощь', all[0]!)).toEqual(['flat']);
    expect(listed('Еда\\/Помощь', ...all)).toBe(null);
    expect(listed('Вода/Помощь', ...all)).toEqual([]);
  });
  test('a new path first that is no abbreviation of another one', () => {
    const themes = [tag('aid', 'Aid'), tag('10', 'Theme 10', 'aid'), tag('food', 'Food', 'aid')];
    const first = (typed: string) => choicesFor(typed, new Map(themes.map((one) => [one.id, one])), [])[0]!.tagId;
    expect(first('Aid/Theme 1')).toBe(null);
    expect(first('Aid/The')).toBe('10');
    expect(first('aid/fo')).toBe('food');
  });
  test('what was typed first where no name or path holds it, however many of its letters stand in one', () => {
    const scattered = (typed: string, ...all: Tag[]) =>
      choicesFor(typed, new Map(all.map((one) => [one.id, one])), ['t']).map(({ tagId, names }) => tagId ?? names);
    expect(scattered('a/b', tag('t', 'Istanbul'))).toEqual([['a', 'b'], 't']);
    expect(scattered('s/t', tag('t', 'Straße'))).toEqual([['s', 't'], 't']);
    expect(scattered('re or', tag('t', 'Forest fires'))).toEqual([['re or'], 't']);
    expect(scattered('港/口', tag('t', '入港口'))).toEqual([['港', '口'], 't']);
    expect(scattered('a\\/b', tag('a', 'a'), tag('t', 'b', 'a'))).toEqual([['a/b'], 't']);
    expect(scattered('a/b', tag('a', 'a'), tag('t', 'Berlin', 'a'))).toEqual(['t', ['a', 'b']]);
  });
  test('tags that are abbreviated so, with the initials of a whole name before a new tag', () => {
    const all = [
      tag('req', 'Humanitarian requests'),
      tag('food', 'Food aid', 'req'),
      tag('help', 'Продовольственная помощь'),
      tag('exit', '北京出口'),
      tag('ehh', 'Échange de prisonniers'),
    ];
    const offered = (typed: string) =>
      choicesFor(typed, new Map(all.map((one) => [one.id, one])), []).map(({ tagId }) => tagId ?? '+');
    expect(offered('fa')).toEqual(['food', '+']);
    expect(offered('FA')).toEqual(['+', 'food']);
    expect(offered('hmnt')).toEqual(['+', 'req']);
    expect(offered('hmnt fd')).toEqual(['+', 'food']);
    expect(offered('пп')).toEqual(['help', '+']);
    expect(offered('北出')).toEqual(['+', 'exit']);
    expect(offered('edp')).toEqual(['ehh', '+']);
    expect(offered('xyz')).toEqual(['+']);
  });
  test('no new tag where one of that path exists', () => {
    expect(paths('Aid / Food')).toEqual(['Aid › Food']);
    expect(paths('Aid/Water/')).toEqual(['+Aid › Water']);
  });
});

describe('the keys 1 to 9', () => {
  const use = (...ids: string[]) =>
    ids.reduce((recent, id) => withUse(recent, id, () => true), { slots: [], order: [] } as Parameters<
      typeof withUse
    >[0]);
  test('keep their tags when one is used again', () => {
    expect(use('a', 'b', 'c', 'b')).toEqual({ slots: ['a', 'b', 'c'], order: ['b', 'c', 'a'] });
  });
  test('give the place of the tag used longest ago to a tenth', () => {
    expect(use(...'abcdefghi', 'a', 'j').slots.join('')).toBe('ajcdefghi');
  });
});

describe('a box beside the selection', () => {
  const within = { left: 0, right: 800, top: 100, bottom: 600 };
  const box = { width: 300, height: 40 };
  test('stands above it, be it over the heading, else below it, else over all that is above the text', () => {
    expect(placeBeside({ left: 350, right: 450, top: 300, bottom: 320 }, box, within)).toEqual({ left: 250, top: 252 });
    expect(placeBeside({ left: 0, right: 50, top: 110, bottom: 130 }, box, within)).toEqual({ left: 8, top: 62 });
    const tall = { width: 300, height: 200 };
    expect(placeBeside({ left: 0, right: 50, top: 110, bottom: 130 }, tall, within)).toEqual({ left: 8, top: 138 });
    expect(placeBeside({ left: 0, right: 800, top: 100, bottom: 600 }, box, within)).toEqual({ left: 250, top: 52 });
  });
});

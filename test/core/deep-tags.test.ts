import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tagPaths } from '../../src/core/exchange/evidence.ts';
import type { Tag } from '../../src/core/model/records.ts';
import { plainName, splitTagPath, writeTagPath } from '../../src/core/model/tag-paths.ts';
import { cleanName } from '../../src/core/model/clean-name.ts';
import { kinds } from '../../src/core/model/kinds.ts';
import { mergeTags } from '../../src/core/model/tags.ts';
import { tagPath, TagTree, twinOf } from '../../src/core/model/tag-tree.ts';
import { isPattern, tagNamed } from '../../src/core/search/language/tag-named.ts';
import { foldWord } from '../../src/core/text/fold.ts';
import { leapsOf } from '../../src/core/text/near-names.ts';
import { asRead } from '../../src/core/text/readings.ts';
import { choicesFor } from '../../src/renderer/session/tag-choices.ts';

// Tags below tags below tags: what is clever is what the obvious says, and costs each tag no more for being deep.

const signs = ['a', 'A', 'á', '/', '∕', ' ', '1', ',', '000', '-', '"', '\\', 'é', 'Σ', 'ß', 'й', 'و', '食'];
const names = fc
  .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 4 })
  .map((all) => all.join('').trim() || 'x');
const trees = fc.array(fc.tuple(fc.nat(8), names), { minLength: 1, maxLength: 9 }).map((all) =>
  treeOf(
    all.map(([, name]) => name),
    (at) => (all[at]![0] < at ? all[at]![0] : null),
  ),
);

function treeOf(all: readonly string[], above: (at: number) => number | null): Map<string, Tag> {
  const idOf = (at: number | null) => (at === null ? null : `t${at}`);
  return new Map(
    all.map((name, at) => {
      const tag = {
        id: `t${at}`,
        name,
        parentId: idOf(above(at)),
        colour: 'blue',
        description: '',
        order: at,
      } as const;
      return [tag.id, tag];
    }),
  );
}

const folded = (name: string) => foldWord(name.replaceAll('∕', '/')).trim().replace(/\s+/gu, ' ');
const plain = (name: string) => name.normalize('NFC').replace(/\s+/gu, ' ');
const manners = [plain, (name: string) => plain(name).toLowerCase(), folded, (name: string) => folded(asRead(name))];

/** Every end of every path, one after the other, in each manner, name by name. */
function obviouslyNamed(tags: ReadonlyMap<string, Tag>, text: string): readonly string[] | null {
  const wanted = splitTagPath(text).map((name) => plainName(name.trim()));
  for (const same of manners) {
    const key = (path: readonly string[]) => JSON.stringify(path.map(same));
    for (const ends of [
      (path: readonly string[]) => [path],
      (path: readonly string[]) => path.map((_, at) => path.slice(at)).slice(1),
    ]) {
      const found = [...tags.keys()].filter((id) => ends(tagPath(tags, id)).some((end) => key(end) === key(wanted)));
      if (found.length > 0) return found;
    }
  }
  return null;
}

test('a tag is found by the end of its path as comparing all ends of all paths finds it', () => {
  fc.assert(
    fc.property(trees, fc.array(names, { minLength: 1, maxLength: 3 }), (tags, words) => {
      const text = words.join('/');
      fc.pre(!isPattern(text));
      const found = obviouslyNamed(tags, text);
      const paths = new Set(found?.map((id) => JSON.stringify(tagPath(tags, id))));
      const named = tagNamed(tags, { text, quoted: true });
      expect(named).toMatchObject(
        paths.size === 1 ? { kind: 'found', ids: found } : { kind: found ? 'several' : 'unknown' },
      );
    }),
    { numRuns: 500 },
  );
});

test('the picker finds the tags whose paths hold every word or abbreviate it in a name of their own, as looking through all paths does', () => {
  fc.assert(
    fc.property(trees, names, (tags, typed) => {
      const words = foldWord(splitTagPath(typed).map(plainName).join('/')).split(/[\s/]+/u);
      const wanted = [...tags.keys()].filter((id) => {
        const path = foldWord(tagPath(tags, id).join('/'));
        if (words.every((word) => path.includes(word))) return true;
        const name = foldWord(tags.get(id)!.name);
        const pathNames = tagPath(tags, id).map(foldWord);
        const holds = (name: string, word: string) => name.includes(word) || leapsOf(word, name) !== null;
        const inAName = (word: string) => pathNames.some((name) => holds(name, word));
        return words.every(inAName) && words.some((word) => word !== '' && holds(name, word));
      });
      const found = choicesFor(typed, tags, []).flatMap(({ tagId }) => tagId ?? []);
      expect(found.sort()).toEqual(wanted.sort());
    }),
    { numRuns: 500 },
  );
});

test('written paths are those of each tag by itself', () => {
  fc.assert(
    fc.property(trees, (tags) => {
      const written = [...tags.keys()].map((id) => [id, writeTagPath(tagPath(tags, id))] as const);
      expect([...tagPaths([...tags.values()])]).toEqual(written);
    }),
  );
});

test('the twin of a tag is the first other one beside it that has its name, as looking at all finds it', () => {
  fc.assert(
    fc.property(trees, (tags) => {
      const tree = new TagTree(tags);
      for (const tag of tags.values()) {
        const beside = [...tags.values()].filter(({ id, parentId }) => id !== tag.id && parentId === tag.parentId);
        expect(twinOf(tree, tag)).toBe(beside.find(({ name }) => cleanName(name) === cleanName(tag.name)));
      }
    }),
    { numRuns: 500 },
  );
});

/** How often the name of each of 5,000 tags is read, which stand below those of the places that `above` gives. */
function readingsOf(above: (at: number) => number | null, ask: (tags: ReadonlyMap<string, Tag>) => unknown): number {
  const all = Array.from({ length: 5000 }, (_, at) => `Подтема ${at}`);
  let read = 0;
  const tags = new Map(
    [...treeOf(all, above)].map(([id, tag]) => [
      id,
      Object.defineProperty({ ...tag }, 'name', { get: () => (read++, tag.name), enumerable: true }),
    ]),
  );
  ask(tags);
  return read / tags.size;
}

test('each name is read a few times where a tag with thousands below it becomes another one with as many', () => {
  const read = readingsOf(
    (at) => (at < 2 ? null : at % 2),
    (tags) =>
      mergeTags({ tags, annotations: [], notes: [], links: [] }, tags.get('t0')!, tags.get('t1')!, '2026-07-01'),
  );
  expect(read).toBeLessThan(12);
});

test('each name is read a few times, whether 5,000 tags stand beside one another or 60 below one another', () => {
  const readings = (levels: number, ask: (tags: ReadonlyMap<string, Tag>) => unknown) =>
    readingsOf((at) => (at % levels === 0 ? null : at - 1), ask);
  const most = Math.max(
    ...[1, 60].flatMap((levels) => [
      ...['Подтема 4999', 'нет такой', 'нет*'].map((text) =>
        readings(levels, (tags) => tagNamed(tags, { text, quoted: true })),
      ),
      readings(levels, (tags) => choicesFor('нет такой', tags, [])),
      readings(levels, (tags) => tagPaths([...tags.values()])),
      readings(levels, (tags) => kinds.tags.invariant.broken([...tags.values()], tags)),
    ]),
  );
  expect(most).toBeLessThan(12);
});

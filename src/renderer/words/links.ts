import { sentences } from './names-in-sentences.ts';
import { number, plural } from './in-words.ts';

/** Of links between passages and other things. */
export const linkWords = sentences({
  title: 'Links',
  linking: (from: string) => `Link from “${from}”`,
  how: (key: string) => `Go to another mark or select words, then ${key}.`,
  end: 'Give up',
  linked: 'Linked.',
  ask: {
    title: 'Link two things',
    edit: 'Change link',
    from: 'From',
    to: 'To',
    relation: 'Relation',
    hint: 'contradicts, explains… (may be empty)',
    reverse: 'Named the other way',
    reverseHint: 'is explained by… (may be empty)',
    known: 'Relations of this project',
    note: 'Note',
    turn: 'Other direction',
    link: 'Link',
    save: 'Save',
    relationTitle: 'Relation',
    merges: (name: string) => `There is “${name}” already. All links become its links.`,
    merge: 'Merge',
  },
  pick: { title: 'Link to…', find: 'Find a mark, document, tag or note', none: 'Nothing is called so.' },
  list: 'Links',
  noRelation: 'is linked with',
  ways: { out: 'to', in: 'from', both: 'with' },
  signs: { out: '→', in: '←', both: '↔' },
  change: 'Change link',
  remove: 'Remove link',
  gone: 'gone',
  fromHere: 'Link from here',
  toHere: 'Link to here',
  table: {
    title: 'All links',
    find: 'Find in links',
    relation: 'Relation',
    allRelations: 'All relations',
    columns: { from: 'From', relation: 'Relation', to: 'To', note: 'Note', author: 'Person', changed: 'Changed' },
    count: (shown: number, all: number) =>
      shown === all ? plural(all, 'link', 'links') : `${number(shown)} of ${plural(all, 'link', 'links')}`,
    none: 'No links yet.',
    noneLine: (from: string, to: string) =>
      `Press ${from} on a mark, go to another one and press ${to}: the two are linked.`,
    notFound: 'No link holds these words.',
    more: (count: string) => `Show ${count} more`,
    linksAre: 'links',
    relations: 'Relations',
    rename: (name: string) => `Rename relation ${name}`,
    removeRelation: (name: string) => `Delete relation ${name}`,
  },
});

/** Relations that are offered before a project has any: called so, and so the other way. */
export const firstRelations = [
  { name: 'contradicts', reverse: 'contradicts' },
  { name: 'confirms', reverse: 'is confirmed by' },
  { name: 'explains', reverse: 'is explained by' },
  { name: 'continues', reverse: 'is continued by' },
  { name: 'quotes', reverse: 'is quoted by' },
  { name: 'answers', reverse: 'is answered by' },
] as const;

import fc from 'fast-check';
import { baseOf, throughOf } from '../../src/core/merge/base.ts';
import type { Through } from '../../src/core/merge/base.ts';
import { mergeProjects } from '../../src/core/merge/merge.ts';
import type { Follow, Merged } from '../../src/core/merge/merge.ts';
import type { ProjectState } from '../../src/core/merge/state.ts';
import { resolverBetween } from '../../src/core/anchor/resolve.ts';
import { removeWithAll } from '../../src/core/model/cascade.ts';
import { added, edits, isEmpty, noDiff, updated } from '../../src/core/model/diff.ts';
import type { Diff } from '../../src/core/model/diff.ts';
import { retitle, setAttribute, setLanguage } from '../../src/core/model/documents.ts';
import type { Id } from '../../src/core/model/id.ts';
import { currentVersion } from '../../src/core/model/records.ts';
import type { AllRecords, Annotation, Document, Records, Table } from '../../src/core/model/records.ts';
import { tables } from '../../src/core/model/tables.ts';
import { followNames } from '../../src/core/search/language/follow-names.ts';
import { TagTree, twinOf } from '../../src/core/model/tag-tree.ts';
import { describeTag, mergeTags, moveTag, newTag, recolourTag, renameTag } from '../../src/core/model/tags.ts';
import { rowsOf } from './rows.ts';
import { describeSample } from './sample-project.ts';

// Two people at work on copies of one project: what each did is a list of acts, as the program would do them.

const sample = describeSample();
export const sampleTexts = new Map(sample.texts.map(({ id, text }) => [id, text]));
/** The sample project, in which nothing was done yet. */
export const start: ProjectState = { records: sample.records, changes: [] };

const moment = (at: number) => new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString();

/** The records as they are after the Diff. */
export function after(records: AllRecords, diff: Diff): AllRecords {
  const next = Object.fromEntries(
    tables.map((table) => [table, new Map<Id, unknown>(records[table].map((one) => [one.id, one]))]),
  );
  for (const [table, id, [, now]] of edits(diff)) {
    if (now === null) next[table]!.delete(id);
    else next[table]!.set(id, now);
  }
  return Object.fromEntries(tables.map((table) => [table, [...next[table]!.values()]])) as unknown as AllRecords;
}

/** One act more in the history; nothing where it changes nothing. */
export function act(state: ProjectState, diff: Diff, author = 'Ада'): ProjectState {
  if (isEmpty(diff)) return state;
  const at = state.changes.length;
  const id = `${author} ${at} ${JSON.stringify(diff).length}`;
  return {
    records: after(state.records, diff),
    changes: [
      ...state.changes,
      { id, act: id, label: { verb: 'annotate' }, author, time: moment(at), state: 'done', diff },
    ],
  };
}

export const followInSample: Follow = (mark, from, to) =>
  resolverBetween(sampleTexts.get(from) ?? '', sampleTexts.get(to) ?? '')(mark);

export const time = '2026-02-01T00:00:00.000Z';

/** Theirs merged into ours. */
export function merge(ours: ProjectState, theirs: ProjectState, known: readonly Through[] = []): Merged {
  return mergeProjects(ours, theirs, baseOf(ours, theirs, known), {
    ...{ follow: followInSample, followQuery: followNames, time },
  });
}

/** Ours afterwards, and how far theirs was taken. */
export function merged(ours: ProjectState, theirs: ProjectState): readonly [ProjectState, Through, Merged] {
  const one = merge(ours, theirs);
  return [act(ours, one.diff, 'merge'), throughOf(theirs), one];
}

/** A mark on words of a document of the sample. */
export function markOn(document: Document, from: number, to: number, made: Partial<Annotation> & { readonly id: Id }) {
  const text = sampleTexts.get(currentVersion(document).textId)!;
  const quotation = {
    exact: text.slice(from, to),
    prefix: text.slice(Math.max(0, from - 32), from),
    suffix: text.slice(to, to + 32),
  };
  const { number: version } = currentVersion(document);
  const place = { documentId: document.id, version, from, to, quotation, anchor: { kind: 'exact' as const } };
  return { tagIds: [], note: '', author: 'Ада', created: time, changed: time, ...place, ...made } satisfies Annotation;
}

export const find = <T extends Table>({ records }: ProjectState, table: T, is: (one: Records[T]) => boolean) =>
  records[table].find((one) => is(one))!;

/** A step of somebody's work: which act, and numbers that choose on what. */
export type Step = readonly [what: number, a: number, b: number, c: number];

const words = ['Grain', 'Зерно', '穀物', 'حبوب', 'Korn', 'e\u0301tat', 'Aid'];

/** What somebody does; their ids begin with their name. */
export function work(state: ProjectState, who: string, steps: readonly Step[]): ProjectState {
  return steps.reduce((now, step, at) => act(now, diffOf(now, `${who}${at}`, who, step), who), state);
}

function diffOf(state: ProjectState, id: Id, author: string, [what, a, b, c]: Step): Diff {
  const { records } = state;
  const pick = <T extends Table>(table: T, at: number): Records[T] | undefined =>
    records[table][at % Math.max(1, records[table].length)];
  const [document, mark, tag, other] = [pick('documents', a), pick('annotations', a), pick('tags', a), pick('tags', b)];
  const tags = new Map(records.tags.map((one) => [one.id, one]));
  const now = `2026-01-${String((c % 20) + 1).padStart(2, '0')}T00:00:00.000Z`;
  const word = words[c % words.length]!;
  const unlessTwin = (diff: Diff, tagId: Id): Diff => {
    const tree = new TagTree(after(records, diff).tags);
    return twinOf(tree, tree.tags.get(tagId)!) ? noDiff : diff;
  };
  switch (what) {
    case 0: {
      if (!document) return noDiff;
      const made = { id, author, note: c % 3 === 0 ? word : '', tagIds: tag ? [tag.id] : [] };
      return added('annotations', markOn(document, (b % 50) * 4, (b % 50) * 4 + 20, made));
    }
    case 1:
      return mark ? updated('annotations', mark, { ...mark, note: word, changed: now }) : noDiff;
    case 2:
      if (!mark || !other) return noDiff;
      return updated('annotations', mark, { ...mark, tagIds: [...new Set([...mark.tagIds, other.id])], changed: now });
    case 3:
      return mark ? updated('annotations', mark, { ...mark, tagIds: mark.tagIds.slice(1), changed: now }) : noDiff;
    case 4:
      return mark ? removeWithAll(rowsOf(records), 'annotations', [mark.id], now) : noDiff;
    case 5: {
      const made = newTag(tags, id, word, c % 2 === 0 ? (tag?.id ?? null) : null);
      return unlessTwin(added('tags', made), id);
    }
    case 6:
      return tag ? unlessTwin(renameTag(tag, word), tag.id) : noDiff;
    case 7:
      return tag ? unlessTwin(moveTag(tags, tag, c % 3 === 0 ? null : (other?.id ?? null)), tag.id) : noDiff;
    case 8:
      return tag ? removeWithAll(rowsOf(records), 'tags', [tag.id], now) : noDiff;
    case 9:
      if (!tag || !other) return noDiff;
      return mergeTags(
        { tags, annotations: records.annotations, notes: records.notes, links: records.links },
        tag,
        other,
        now,
      );
    case 10:
      return tag ? describeTag(tag, { description: word }) : noDiff;
    case 11:
      return document ? setAttribute(document, 'outlet', word) : noDiff;
    case 12:
      return document ? retitle(document, word) : noDiff;
    case 13:
      return document && c % 2 === 0 ? removeWithAll(rowsOf(records), 'documents', [document.id], now) : noDiff;
    case 14: {
      const about = tag ? ({ kind: 'tag', id: tag.id } as const) : ({ kind: 'project' } as const);
      return added('notes', { id, title: word, body: '', about, author, created: now, changed: now });
    }
    case 15: {
      const note = pick('notes', a);
      return note ? updated('notes', note, { ...note, body: word, changed: now }) : noDiff;
    }
    case 16: {
      const set = pick('eventSets', a);
      if (!set || !document) return noDiff;
      const documentIds = [...new Set([...set.documentIds, document.id])].slice(c % 2);
      return updated('eventSets', set, { ...set, documentIds, changed: now });
    }
    case 17: {
      const name = `${word} ${b % 3}`;
      if (records.attributes.some((one) => one.name === name)) return noDiff;
      return added('attributes', { id, name, type: 'text', choices: [], order: c });
    }
    case 18: {
      const cell = pick('cells', a);
      const state = (['says', 'denies', 'not-read'] as const)[c % 3]!;
      return cell ? updated('cells', cell, { ...cell, state, changed: now }) : noDiff;
    }
    case 19: {
      const alias = { id, name: word, of: words[b % words.length]!, author, created: now };
      const has = records.aliases.some(({ name, of }) => name === word || of === word || name === alias.of);
      return has || alias.of === word ? noDiff : added('aliases', alias);
    }
    case 20:
      return tag ? recolourTag(tag, c % 2 === 0 ? 'red' : 'teal') : noDiff;
    default:
      return document ? setLanguage(document, c % 2 === 0 ? 'ru' : 'ar') : noDiff;
  }
}

const number = fc.nat({ max: 60 });
/** What one person does. */
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(fc.tuple(fc.nat({ max: 21 }), number, number, number), {
  maxLength: 14,
});

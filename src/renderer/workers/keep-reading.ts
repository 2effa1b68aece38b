import type { FileShape, ReadingWay } from '../../core/decode/format.ts';
import { factsOf } from '../../core/ingest/facts.ts';
import { knownWay } from '../../core/ingest/reading-rules.ts';
import { settleColumns } from '../../core/ingest/settle-columns.ts';
import { added, sequence, sequenceOf, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { isOfFolder, isSamePath } from '../../core/model/readings.ts';
import type { OfFolder } from '../../core/model/readings.ts';
import type { AttributeDefinition, Found, Text } from '../../core/model/records.ts';
import { divide } from '../../core/passages/divide.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { Holder, ReadText, RuleFor } from './read-file.ts';

/** The rules that the project knows for the files of an import. */
export async function rulesOf(store: ProjectStore, folder: string, importId: Id): Promise<RuleFor> {
  const isIn = isOfFolder(store.snapshot, importId, folder);
  const before = new Map<Id, Uint8Array<ArrayBuffer>>();
  for (const { rule, textId } of store.snapshot.rows('readings').values()) {
    if (rule.kind !== 'articles' || rule.borders === undefined) continue;
    const text = await store.text(textId);
    if (text.ok) before.set(textId, text.value.bytes);
  }
  return (path: string, file: FileShape): ReadingWay | null =>
    knownWay(store.snapshot.rows('readings').values(), isIn, path, file, ({ textId }) =>
      isEqual(before.get(textId), file.bytes),
    );
}

function isEqual(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (one === undefined || other === undefined || one.length !== other.length) return false;
  return one.every((byte, at) => byte === other[at]);
}

/** Where and when a reading is kept. `by`: what a person chose; null if the file came in as it is known or guessed. */
export interface Keeping {
  readonly importId: Id;
  readonly isIn: OfFolder;
  readonly author: string;
  readonly time: string;
  readonly by: { readonly encoding: string | null } | null;
}

/** What is stored of how a file was read, and its texts with what they say under the ids of columns of the project. */
export interface KeptReading {
  readonly diff: Diff;
  readonly definitions: readonly AttributeDefinition[];
  readonly texts: readonly Text[];
  readonly read: readonly ReadText[];
}

const nothingFound: Found = { title: null, attributes: {}, language: null };

/** Keeps how a file was read; `known`: all columns of the project. */
export function keepReading(
  store: ProjectStore,
  holder: Holder,
  own: readonly ReadText[],
  known: ReadonlyMap<Id, AttributeDefinition>,
  { importId, isIn, author, time, by }: Keeping,
): KeptReading {
  const { path, format, bytes, reading } = holder;
  const founds = own.map(({ stored }) => stored.found ?? nothingFound);
  const languages = [...new Set(own.slice(0, 200).flatMap(({ guesses }) => guesses.language ?? []))].slice(0, 3);
  const columns = settleColumns(reading.rule, founds, known, languages, newId);
  const read = own.map((text, at) => {
    if (text.stored.found === undefined) return text;
    const stored = { ...text.stored, found: columns.settle(founds[at]!) };
    return { ...text, stored, guesses: factsOf(stored, text.path) };
  });
  const before = [...store.snapshot.rows('readings').values()].find(
    (one) => isSamePath(one.path, path) && one.format === format && isIn(one),
  );
  // The file's own text has its bytes already.
  const whole = own.length === 1 && own[0]!.path === path ? own[0]!.stored : null;
  const stored: Text = whole ?? { id: newId(), bytes, text: '', division: divide('') };
  const now = {
    path,
    format,
    textId: stored.id,
    // What a person said holds until a person says otherwise, also if this version of the file could not be read so.
    ...(before?.by === 'person' && by === null ? {} : { shape: reading.shape, rule: columns.rule }),
    unread: reading.unread,
    ...(by ? { by: 'person' as const, encoding: by.encoding, author } : {}),
    changed: time,
  };
  const diff = before
    ? updated('readings', before, { ...before, ...now })
    : added('readings', {
        id: newId(),
        importId,
        encoding: null,
        by: 'program',
        author,
        created: time,
        shape: reading.shape,
        rule: columns.rule,
        ...now,
      });
  return {
    diff: sequenceOf([sequence(added('attributes', ...columns.added)), diff]),
    definitions: columns.added,
    texts: whole === null ? [stored] : [whole],
    read,
  };
}

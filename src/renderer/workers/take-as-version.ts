import { sequenceOf, removed, updated } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document, FileOutcome, Guess } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { factsOf } from '../../core/ingest/facts.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { ActStamp } from '../../core/ports/ingest.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { chosenFacts } from './chosen-facts.ts';
import type { ChosenFacts } from './chosen-facts.ts';
import { readDividedText } from './divided-text.ts';
import { newVersion } from './new-version.ts';
import { inTurn, storeDecided } from './take-batch.ts';

/**
 * Joins a document that an import made of a file with the one that the report suggests: its text becomes the next version
 * of that one, at the file's path. What was marked, noted and entered on either stays.
 */
export function takeAsVersion(store: ProjectStore, importId: Id, path: string, stamp: ActStamp): Promise<Result<Diff>> {
  return inTurn(store, () => storeDecided(store, stamp, () => decide(store, importId, path), 'take-as-version'));
}

async function decide(store: ProjectStore, importId: Id, path: string): Promise<Result<{ readonly diff: Diff }>> {
  const { snapshot } = store;
  const stored = await store.outcomes(importId);
  if (!stored.ok) return stored;
  const outcomes = stored.value.find(({ files }) => files.some((file) => file.path === path));
  const file = outcomes?.files.find((one) => one.path === path);
  // It was asked for twice: by two windows, or of a worker that stopped after it had stored it.
  if (file?.kind === 'new-version') return ok({ diff: {} });
  if (!outcomes || file?.kind !== 'imported' || file.like === undefined) return fail('not-found', path);
  const joined = snapshot.rows('documents').get(file.documentId);
  const document = snapshot.rows('documents').get(file.like);
  if (!joined || !document) return fail('not-found', path);
  const joining = await joinAsVersion(store, document, joined, chosenFacts(store));
  if (!joining.ok) return joining;
  const { diff, version } = joining.value;
  const { bytes } = file;
  const rows = stored.value.map((row) => {
    const files = row.files.map((one) =>
      one === file
        ? ({ path, bytes, kind: 'new-version', documentId: document.id, version } as const)
        : repeating(one, new Map([[joined.id, document.id]])),
    );
    return files.some((one, at) => one !== row.files[at]) ? [updated('outcomes', row, { ...row, files })] : [];
  });
  return ok({ diff: sequenceOf([diff, ...rows.flat()]) });
}

/** What is said of a file that repeats a document, when that went into another; `joined` are those by what they were. */
export function repeating(file: FileOutcome, joined: ReadonlyMap<Id, Id>): FileOutcome {
  const document = file.kind === 'duplicate' ? joined.get(file.documentId) : undefined;
  return file.kind === 'duplicate' && document !== undefined ? { ...file, documentId: document } : file;
}

/**
 * Makes the text of one document the next version of another, at its path, and removes the one. What was marked, noted
 * and entered on either stays.
 */
export async function joinAsVersion(
  store: ProjectStore,
  document: Document,
  joined: Document,
  chosenOf: ChosenFacts,
): Promise<Result<{ readonly diff: Diff; readonly version: number }>> {
  const { snapshot } = store;
  const now = await readDividedText(store, currentVersion(joined).textId);
  if (!now.ok) return now;
  const { text } = now.value;
  const version = currentVersion(joined);
  const facts = factsOf(now.value, joined.path);
  // What was read in another encoding before comes along, or a mark in it would point nowhere.
  const { number: last } = currentVersion(document);
  const earlier = joined.versions.slice(0, -1).map((one) => ({ ...one, number: last + one.number }));
  const between = { ...document, versions: [...document.versions, ...earlier] };
  const renewed = await newVersion(store, between, { version, text, facts }, chosenOf);
  if (!renewed.ok) return renewed;
  const chosen = await chosenOf(joined.id);
  if (!chosen.ok) return chosen;
  const after = renewed.value.documents?.[document.id]?.[1] ?? between;
  const { number } = currentVersion(after);
  // What a person entered on the new document is newer than what they had entered on the old one. A value that they took
  // away there was a guess, and only a guess goes with it.
  const isEntered = ([, { origin }]: [Id, Guess]) => origin.kind === 'person';
  const kept = Object.entries(after.attributes).filter((one) => isEntered(one) || !chosen.value.emptied.has(one[0]));
  const entered = Object.entries(joined.attributes).filter(isEntered);
  const whole = {
    ...after,
    path: joined.path,
    title: joined.title.origin.kind === 'person' ? joined.title : after.title,
    attributes: Object.fromEntries([...kept, ...entered]),
    language: chosen.value.language ? joined.language : after.language,
  };
  const onJoined = snapshot.annotationsOf(joined.id).map((annotation) =>
    updated('annotations', annotation, {
      ...annotation,
      documentId: document.id,
      version: last + annotation.version,
    }),
  );
  const notes = [...snapshot.rows('notes').values()]
    .filter(({ about }) => about.kind === 'document' && about.id === joined.id)
    .map((note) => updated('notes', note, { ...note, about: { kind: 'document', id: document.id } }));
  const diff = sequenceOf([
    updated('documents', document, between),
    renewed.value,
    updated('documents', after, whole),
    ...onJoined,
    ...notes,
    removed('documents', joined),
  ]);
  return ok({ diff, version: number });
}

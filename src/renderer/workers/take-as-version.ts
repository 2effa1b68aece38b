import { join, withVersionsOf } from '../../core/ingest/join.ts';
import { repeating } from '../../core/ingest/outcomes.ts';
import { sequenceOf, updated } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document } from '../../core/model/records.ts';
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

/** Joins two documents of the project; see core/ingest/join.ts. */
export async function joinAsVersion(
  store: ProjectStore,
  document: Document,
  joined: Document,
  chosenOf: ChosenFacts,
): Promise<Result<{ readonly diff: Diff; readonly version: number }>> {
  const { snapshot } = store;
  const now = await readDividedText(store, currentVersion(joined).textId);
  if (!now.ok) return now;
  const between = withVersionsOf(document, joined);
  const next = { version: currentVersion(joined), text: now.value.text, facts: factsOf(now.value, joined.path) };
  const renewed = await newVersion(store, between, next, chosenOf);
  if (!renewed.ok) return renewed;
  const chosen = await chosenOf(joined.id);
  if (!chosen.ok) return chosen;
  const notes = [...snapshot.rows('notes').values()];
  const decided = {
    time: new Date().toISOString(),
    eventSets: snapshot.rows('eventSets').values(),
    cells: snapshot.rows('cells').values(),
    rulings: snapshot.rows('rulings').values(),
    links: snapshot.rows('links').values(),
  };
  return ok(join(document, joined, renewed.value, chosen.value, snapshot.annotationsOf(joined.id), notes, decided));
}

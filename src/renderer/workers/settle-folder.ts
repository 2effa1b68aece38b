import { factsOf } from '../../core/ingest/facts.ts';
import type { Duplicate } from '../../core/ingest/homeless.ts';
import { settle } from '../../core/ingest/settle.ts';
import type { Hands, Made } from '../../core/ingest/settle.ts';
import { sequenceOf, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { moveDocument } from '../../core/model/documents.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document, FileOutcome } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { SettleRequest } from '../../core/ports/ingest.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { chosenFacts } from './chosen-facts.ts';
import type { ChosenFacts } from './chosen-facts.ts';
import { readDividedText } from './divided-text.ts';
import type { KnownTexts } from './known-texts.ts';
import { newVersion } from './new-version.ts';
import { areOtherMails } from './place-mails.ts';
import { joinAsVersion } from './take-as-version.ts';
import { inTurn, storeDecided } from './take-batch.ts';
import { firstRemarks, remarksOfFile, remarksTaken } from './take-remarks.ts';

// What core/ingest/settle.ts decides of a folder, with what it asks for read from the store, and stored.

/** Decides it, and stores what was decided as part of the import. */
export function settleFolder(store: ProjectStore, known: KnownTexts, request: SettleRequest): Promise<Result<Diff>> {
  const { importId, state } = request;
  return inTurn(store, () =>
    storeDecided(store, request.stamp, async () => {
      const stored = await store.outcomes(importId);
      if (!stored.ok) return stored;
      const files = stored.value.flatMap((outcomes) => outcomes.files);
      const held = await heldBefore(store, importId, files);
      if (!held.ok) return held;
      const settled = await settle({ importId, state, files, held: held.value }, handsOf(store, known, request));
      if (!settled.ok) return settled;
      const { diffs, outcomes } = settled.value;
      const rows = stored.value.map((row) =>
        updated('outcomes', row, { ...row, files: row.files.map((file) => outcomes.get(file.path) ?? file) }),
      );
      return ok({ diff: sequenceOf([...diffs, ...rows]) });
    }),
  );
}

function handsOf(store: ProjectStore, known: KnownTexts, { importId, folder, stamp }: SettleRequest): Hands {
  const chosenOf = chosenFacts(store);
  return {
    documents: store.snapshot.rows('documents'),
    isIn: (document) => known.isIn(folder, document),
    at: (path) => known.at(folder, path),
    withText: (textHash) => known.withText(textHash),
    read: async (textId) => {
      const text = await store.text(textId);
      return text.ok ? text.value.text : null;
    },
    areOtherMails: (one, other) => areOtherMails(store, one, other),
    moved: (document, path) => moved(store, document, path, chosenOf),
    joined: (document, made) => joinAsVersion(store, document, made, chosenOf),
    renewed: (document, file) => renewed(store, document, file, chosenOf, stamp.author),
    documentOf: (file) => documentOf(store, importId, file),
    remarksOf: (document) => firstRemarks(store, document, stamp.author),
  };
}

/** What an earlier import made of files that stand unchanged, if it ended before it was known what they are. */
async function heldBefore(
  store: ProjectStore,
  importId: Id,
  files: readonly FileOutcome[],
): Promise<Result<readonly Made[]>> {
  const { snapshot } = store;
  const unchanged = new Map<Id, { readonly path: string; readonly bytes: number }>();
  const unfinished = new Set<Id>();
  for (const file of files) {
    const document = file.kind === 'unchanged' ? snapshot.rows('documents').get(file.documentId) : undefined;
    const source = document && snapshot.rows('imports').get(document.importId);
    if (!source || source.id === importId || source.state === 'done') continue;
    unchanged.set(document.id, file);
    unfinished.add(source.id);
  }
  const held: Made[] = [];
  for (const id of unfinished) {
    const stored = await store.outcomes(id);
    if (!stored.ok) return stored;
    for (const file of stored.value.flatMap((outcomes) => outcomes.files)) {
      const now = file.kind === 'imported' && file.like !== undefined && unchanged.get(file.documentId);
      if (now) held.push({ ...file, path: now.path, bytes: now.bytes });
    }
  }
  return ok(held);
}

/** A document made of a file that was taken for a duplicate; null if its text cannot be read. */
async function documentOf(store: ProjectStore, importId: Id, { path, version }: Duplicate): Promise<Document | null> {
  const text = await readDividedText(store, version.textId);
  if (!text.ok) return null;
  const { title, attributes, language } = factsOf(text.value, path);
  return { id: newId(), title, importId, path, attributes, language, versions: [version] };
}

async function moved(store: ProjectStore, document: Document, path: string, chosenOf: ChosenFacts): Promise<Diff> {
  const chosen = await chosenOf(document.id);
  const text = await readDividedText(store, currentVersion(document).textId);
  if (!text.ok || !chosen.ok) return updated('documents', document, { ...document, path });
  return moveDocument(document, path, chosen.value, factsOf(text.value, path));
}

async function renewed(
  store: ProjectStore,
  document: Document,
  { path, version }: Duplicate,
  chosenOf: ChosenFacts,
  author: string,
): Promise<Diff | null> {
  const now = await readDividedText(store, version.textId);
  if (!now.ok) return null;
  const facts = factsOf(now.value, path);
  const diff = await newVersion(store, document, { version, text: now.value.text, facts }, chosenOf);
  if (!diff.ok) return null;
  const held = await remarksOfFile(store, path, version);
  const read = held && { remarks: held.remarks, stored: held, version };
  const number = currentVersion(document).number + 1;
  return sequenceOf([diff.value, ...(read ? await remarksTaken(store, author).take(document, read, number) : [])]);
}

import { openText } from '../../core/decode/open.ts';
import { factsOf } from '../../core/ingest/facts.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ActStamp, IngestPort } from '../../core/ports/ingest.ts';
import { openProjectStore } from '../store/project-store.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { chosenFacts } from './chosen-facts.ts';
import { readDividedText } from './divided-text.ts';
import { knowTexts } from './known-texts.ts';
import type { KnownTexts } from './known-texts.ts';
import { newVersion } from './new-version.ts';
import { readAs } from './read-file.ts';
import { previewReading, readOtherwise } from './read-otherwise.ts';
import { agreementWith } from './folder-agreement.ts';
import { settleFolder } from './settle-folder.ts';
import { takeAsVersion } from './take-as-version.ts';
import { takeForeign } from './take-foreign.ts';
import { batchTurns, takeBatch } from './take-batch.ts';
import type { BatchTurns } from './take-batch.ts';
import { remarksInBytes } from './take-remarks.ts';

/** A project as imports need it; `users` counts the calls that work with it. */
interface OpenProject {
  readonly store: ProjectStore;
  readonly known: KnownTexts;
  readonly turns: BatchTurns;
  users: number;
}

/**
 * The far side of imports. Projects stay open while calls work with them, and the last one until another is asked for.
 * `step` is called for every file, and in the midst of one.
 */
export function ingest(step: () => void = () => undefined): IngestPort {
  const projects = new Map<Id, OpenProject>();
  /** What is taken in from other programs, to be given up. */
  const taking = new Map<Id, AbortController>();
  /** Opening takes turns, or two calls would open the same project twice. */
  let turn: Promise<unknown> = Promise.resolve();

  function opened(projectId: Id): Promise<Result<OpenProject>> {
    const opening = turn.then(async (): Promise<Result<OpenProject>> => {
      let project = projects.get(projectId);
      if (project && !project.store.isOpen()) {
        projects.delete(projectId);
        project = undefined;
      }
      if (!project) {
        for (const [id, other] of projects) {
          if (other.users > 0) continue;
          other.store.close();
          projects.delete(id);
        }
        const store = await openProjectStore(projectId);
        if (!store.ok) return store;
        project = { store: store.value, known: knowTexts(store.value), turns: batchTurns(), users: 0 };
        projects.set(projectId, project);
      }
      project.users++;
      return ok(project);
    });
    turn = opening.catch(() => null); // Thrown at who opened it; the next one has its own turn.
    return opening;
  }

  /** Works with an open project that knows all that the window stored before it called. */
  async function within<T>(projectId: Id, work: (project: OpenProject) => Promise<Result<T>>): Promise<Result<T>> {
    const project = await opened(projectId);
    if (!project.ok) return project;
    try {
      const settled = await project.value.store.settle();
      return settled.ok ? await work(project.value) : settled;
    } finally {
      project.value.users--;
    }
  }

  return {
    takeBatch: (request) =>
      within(request.projectId, ({ store, known, turns }) => takeBatch(store, known, request, turns, step)),

    settleFolder: (request) => within(request.projectId, ({ store, known }) => settleFolder(store, known, request)),

    agreementWith: (projectId, folder, entries) =>
      within(projectId, ({ store, known }) => agreementWith(store, known, folder, entries, step)),

    takeAsVersion: (projectId, importId, path, stamp) =>
      within(projectId, ({ store }) => takeAsVersion(store, importId, path, stamp)),

    async takeForeign(projectId, file) {
      const stopping = new AbortController();
      taking.set(file.importId, stopping);
      try {
        return await within(projectId, ({ store }) => takeForeign(store, file, step, stopping.signal));
      } finally {
        taking.delete(file.importId);
      }
    },

    stopTaking(importId) {
      taking.get(importId)?.abort();
      return Promise.resolve(ok(null));
    },

    guess: (projectId, textId, path) =>
      within(projectId, async ({ store }) => {
        const text = await readDividedText(store, textId);
        if (!text.ok) return text;
        return ok({ ...factsOf(text.value, path), remarked: await remarksInBytes(path, text.value) });
      }),

    previewEncoding: (projectId, textId, path, label, length) =>
      within(projectId, async ({ store }) => {
        const text = await store.text(textId);
        if (!text.ok) return text;
        const file = await openText(path, text.value.bytes, { label });
        if (file.kind !== 'text') return fail('invalid', label);
        const { text: words, encoding } = file.text;
        return ok({ text: partToJudge(words, length), replacements: encoding.replacements });
      }),

    previewReading: (projectId, documentId, way, shown) =>
      within(projectId, ({ store }) => previewReading(store, documentId, way, shown, step)),

    readOtherwise: (projectId, documentId, way, stamp) =>
      within(projectId, ({ store }) => readOtherwise(store, documentId, way, stamp, step)),

    redecode: (projectId, documentId, label, stamp) =>
      within(projectId, async ({ store }) => {
        const document = store.snapshot.rows('documents').get(documentId);
        if (!document) return fail('not-found', documentId);
        const old = await store.text(currentVersion(document).textId);
        if (!old.ok) return old;
        const read = await readAs(document.path, old.value.bytes, label);
        if (read.kind !== 'text') return fail('invalid', label);
        const { version, stored: text, guesses } = read;
        const facts = { version, text: text.text, facts: guesses };
        const diff = await newVersion(store, document, facts, chosenFacts(store));
        if (!diff.ok) return diff;
        const request = { ...requestOf(stamp), label: { verb: 'redecode', names: stamp.names } } as const;
        const stored = await store.apply(diff.value, request, [read.stored]);
        return stored.ok ? ok(store.snapshot.rows('documents').get(documentId) ?? document) : stored;
      }),
  };
}

/**
 * Where a person sees whether the encoding is right: from the paragraph on that holds the first letter which is no ASCII,
 * as all encodings agree on that. A text that has such a letter early, or none, from its beginning.
 */
function partToJudge(text: string, length: number): string {
  const first = text.search(/[^\u0000-\u007f]/u);
  if (first < length / 2) return text.slice(0, length);
  const line = text.lastIndexOf('\n', first) + 1;
  const from = first - line < length / 2 ? line : text.lastIndexOf(' ', first - length / 4) + 1;
  return `… ${text.slice(from, from + length - 2)}`;
}

function requestOf({ act, author, unasked }: ActStamp) {
  return { act, author, ...(unasked && { unasked }) };
}

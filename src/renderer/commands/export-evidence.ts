import type { Scope } from '../../core/exchange/evidence.ts';
import { asBeginning } from '../../core/search/language/as-beginning.ts';
import { withoutIds } from '../../core/search/language/follow-tags.ts';
import { exporterOf } from '../../core/exchange/formats.ts';
import type { ExporterId } from '../../core/exchange/formats.ts';
import type { Id } from '../../core/model/id.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ExportPort, ExportProgress, ExportRequest, Preview } from '../../core/ports/export.ts';
import type { DocumentSort } from '../../core/search/library-order.ts';
import type { Near } from '../workers/call.ts';
import { startExport } from '../workers/export.ts';
import type { StartExport } from '../workers/export.ts';
import type { Desk } from './desk.ts';
import { queryReading } from './own-fields.ts';
import { fileNameOf } from './project-files.ts';
import { projectOf } from './projects.ts';
import { onePieceAfterAnother, saveBytes } from './save-bytes.ts';
import { unlessCancelled } from './unless-cancelled.ts';

/** What is taken out, as what, and how arranged. */
export interface ExportChoice {
  readonly format: ExporterId;
  readonly scope: ExportScope;
  /** For formats that are arranged. */
  readonly arrange: 'document' | 'tag';
  /** Documents come in the order of the library when it is sorted so; by title if it is not said. */
  readonly librarySort?: DocumentSort;
}

/** What goes out: annotations of these, or the passages that a search finds. */
export type ExportScope =
  | { readonly kind: 'project' }
  | { readonly kind: 'documents' | 'tags'; readonly ids: readonly Id[] }
  /** Without `furniture`, what the search leaves out is left out here, too. */
  | { readonly kind: 'search'; readonly query: string; readonly anyWord: boolean; readonly furniture: boolean };

/** Exports of one project, with a worker that stays while a person chooses. One file at a time. */
export class Exports {
  readonly #desk: Desk;
  readonly #start: StartExport;
  #worker: Near<ExportPort, ExportProgress> | null = null;

  constructor(desk: Desk, start: StartExport = startExport) {
    this.#desk = desk;
    this.#start = start;
  }

  /** How the file would begin. */
  async preview(choice: ExportChoice, lines: number): Promise<Result<Preview>> {
    const request = await requestOf(this.#desk, choice);
    return request.ok ? this.#ask((port) => port.preview(request.value, lines)) : request;
  }

  /**
   * Writes the file to where the person says; null if they changed their mind. `onProgress` hears of texts read, of all.
   * Once `signal` is aborted nothing more is written, what was there before stays, and the answer is `cancelled`.
   */
  async save(
    choice: ExportChoice,
    onProgress: (done: number, of: number) => void = () => {},
    signal?: AbortSignal,
  ): Promise<Result<{ readonly where: string } | null>> {
    const request = await requestOf(this.#desk, choice);
    if (!request.ok) return request;
    const begun = await this.#ask((port) => port.begin(request.value));
    if (!begun.ok) return begun;
    const stop = this.#worker?.listen(({ done, of }) => onProgress(done, of));
    const { ending, mediaType } = exporterOf(choice.format);
    const name = projectOf(this.#desk.store)?.name ?? 'project';
    // A search is not to be saved over the whole project.
    const { scope } = choice;
    const found = scope.kind === 'search' && withoutIds(scope.query, queryReading(this.#desk.store.snapshot));
    const fileName = `${fileNameOf(found === false ? name : `${name.slice(0, 40)} ${found}`)}.${ending}`;
    const next = () =>
      unlessCancelled(
        this.#ask((port) => port.nextPiece()),
        signal,
      );
    return saveBytes(this.#desk.host, fileName, mediaType, onePieceAfterAnother(next)).finally(stop);
  }

  end(): void {
    this.#worker?.end();
    this.#worker = null;
  }

  /** One that stopped answers no more: the next question goes to another. */
  async #ask<T>(question: (port: ExportPort) => Promise<Result<T>>): Promise<Result<T>> {
    this.#worker ??= this.#start();
    const answer = await question(this.#worker.port);
    if (!answer.ok && answer.error.code === 'export-stopped') this.end();
    return answer;
  }
}

async function requestOf(
  desk: Desk,
  { format, scope: wanted, arrange, librarySort = 'title' }: ExportChoice,
): Promise<Result<ExportRequest>> {
  const scope = wanted.kind === 'search' ? await hitsOf(desk, wanted, librarySort, format) : ok<Scope>(wanted);
  if (!scope.ok) return scope;
  return ok({ projectId: desk.store.id, format, scope: scope.value, arrange, librarySort, exported: desk.now() });
}

/** The passages that a search finds, and how people read what it asks, programs with the ids of tags; where it finds none, those that are shown for it: its last word was only begun. */
async function hitsOf(
  desk: Desk,
  { query: written, anyWord, furniture }: ExportScope & { kind: 'search' },
  librarySort: DocumentSort,
  format: ExporterId,
): Promise<Result<Scope>> {
  const reading = queryReading(desk.store.snapshot);
  const ask = (query: string) => desk.finder.allHits({ query, anyWord, librarySort, order: 'document', furniture });
  let query = written;
  let found = await ask(query);
  const begun = found.ok && found.value.length === 0 ? asBeginning(query, reading) : null;
  if (begun !== null) [query, found] = [begun, await ask(begun)];
  if (!found.ok) return found;
  const hits = found.value.map(({ documentId, version, from, to }) => ({ documentId, version, from, to }));
  return ok({ kind: 'hits', query: format === 'json' ? query : withoutIds(query, reading), hits });
}

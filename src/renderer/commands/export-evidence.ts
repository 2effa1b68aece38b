import type { CountedQuotations } from '../../core/exchange/counted-as.ts';
import type { Scope } from '../../core/exchange/evidence.ts';
import { asBeginning } from '../../core/search/language/as-beginning.ts';
import { withoutIds } from '../../core/search/language/follow-tags.ts';
import { exportName } from '../../core/exchange/export-name.ts';
import type { Exporter, References } from '../../core/exchange/exporter.ts';
import type { LeftOfName } from '../../core/exchange/left-of-names.ts';
import type { Pseudonym } from '../../core/exchange/mask.ts';
import { maskOf } from '../../core/exchange/mask.ts';
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
import type { CountBy } from './count-hits.ts';
import { countQuotations } from './count-quotations.ts';
import type { Desk } from './desk.ts';
import { leftOutOf } from './left-out.ts';
import { queryReading } from './own-fields.ts';
import { projectOf } from './projects.ts';
import { onePieceAfterAnother, saveBytes } from './save-bytes.ts';
import { coverageOf, documentsNow, takeWhole } from './take-whole.ts';
import type { Coverage, Going, Told } from './take-whole.ts';
import { unlessCancelled } from './unless-cancelled.ts';

/** What is taken out, as what, and how arranged. */
export interface ExportChoice {
  readonly format: ExporterId;
  readonly scope: ExportScope;
  /** For formats that are arranged. */
  readonly arrange: 'document' | 'tag';
  /** For formats that have them; beside the quotation if it is not said. */
  readonly references?: References;
  /** For formats that can hold texts; whole if it is not said. */
  readonly texts?: 'whole' | 'quotations';
  /** Names that are replaced, in formats that are not `exact`; none if it is not said. */
  readonly pseudonyms?: readonly Pseudonym[];
  /** Documents come in the order of the library when it is sorted so; by title if it is not said. */
  readonly librarySort?: DocumentSort;
  /** What the quotations count as, in formats that say so; each counts if it is not said. */
  readonly countBy?: CountBy;
}

/** How a file will begin, and what its quotations count as; null where each counts. */
export interface CountedPreview extends Preview {
  readonly counted: CountedQuotations | null;
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

  /** How the file would begin. Of a search it is known when all is indexed, which is told. */
  async preview(choice: ExportChoice, lines: number, going: Going = {}): Promise<Result<CountedPreview>> {
    const asked = await requestOf(this.#desk, choice, going);
    if (!asked.ok) return asked;
    const { request } = asked.value;
    const preview = await this.#ask((port) => port.preview(request, lines));
    return preview.ok ? ok({ ...preview.value, counted: request.counted }) : preview;
  }

  /**
   * Writes the file to where the person says; null if they changed their mind. `told` hears of texts indexed, if it is a
   * search, then of texts read, of all. Once `signal` is aborted nothing more is written, what was there before stays, and
   * the answer is `cancelled`.
   */
  async save(
    choice: ExportChoice,
    told: Told = () => undefined,
    signal?: AbortSignal,
  ): Promise<Result<({ readonly where: string } & Coverage) | null>> {
    const request = await requestOf(this.#desk, choice, { told, signal });
    if (!request.ok) return request;
    const begun = await unlessCancelled(
      this.#ask((port) => port.begin(request.value.request)),
      signal,
    );
    if (!begun.ok) return begun;
    const stop = this.#worker?.listen(({ done, of }) => told(done, of, 'doing'));
    const { mediaType } = exporterOf(choice.format);
    const fileName = exportFileName(this.#desk, choice);
    const next = () =>
      unlessCancelled(
        this.#ask((port) => port.nextPiece()),
        signal,
      );
    const pieces = onePieceAfterAnother(next);
    const saved = await saveBytes(this.#desk.host, fileName, mediaType, pieces).finally(stop);
    if (!saved.ok || saved.value === null) return saved as Result<null>;
    return ok({ ...saved.value, ...request.value.coverage });
  }

  /** What of the names that are replaced still stands in the file, in other forms. */
  async leftOfNames(choice: ExportChoice, going: Going = {}): Promise<Result<readonly LeftOfName[]>> {
    const asked = await requestOf(this.#desk, choice, going);
    if (!asked.ok) return asked;
    return this.#ask((port) => port.leftOfNames(asked.value.request, exportFileName(this.#desk, choice)));
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

function exportFileName(desk: Desk, { format, scope, pseudonyms = [] }: ExportChoice): string {
  const { ending, exact }: Exporter = exporterOf(format);
  const query = scope.kind === 'search' ? withoutIds(scope.query, queryReading(desk.store.snapshot)) : null;
  const name = exportName(projectOf(desk.store)?.name ?? 'project', query, maskOf(exact ? [] : pseudonyms));
  return `${name}.${ending}`;
}

interface Requested {
  readonly request: ExportRequest;
  readonly coverage: Coverage;
}

async function requestOf(desk: Desk, choice: ExportChoice, going: Going): Promise<Result<Requested>> {
  const {
    format,
    scope: wanted,
    arrange,
    references = 'text',
    texts = 'whole',
    pseudonyms = [],
    librarySort = 'title',
    countBy = 'documents',
  } = choice;
  const found = wanted.kind === 'search' ? await hitsOf(desk, wanted, choice, going) : ok(allOf(wanted));
  if (!found.ok) return found;
  const { scope, coverage } = found.value;
  const counted = await countQuotations(desk, scope, countBy, going);
  if (!counted.ok) return counted;
  const asked = { projectId: desk.store.id, format, scope, arrange, references, texts, pseudonyms, librarySort };
  return ok({ request: { ...asked, counted: counted.value, exported: desk.now() }, coverage });
}

interface Found {
  readonly scope: Scope;
  readonly coverage: Coverage;
}

/** What needs no index: all of it is there. */
function allOf(scope: Scope): Found {
  return { scope, coverage: { uncovered: 0, later: 0 } };
}

/**
 * The passages that a search finds in the documents of now, when all of them are indexed, and how people read what it
 * asks, programs with the ids of tags; where it finds none, those that are shown for it: its last word was only begun.
 */
async function hitsOf(
  desk: Desk,
  { query: written, anyWord, furniture }: ExportScope & { kind: 'search' },
  { format, librarySort = 'title' }: ExportChoice,
  going: Going,
): Promise<Result<Found>> {
  const documents = await documentsNow(desk);
  if (!documents.ok) return documents;
  const { value } = documents;
  const ask = (query: string) => {
    const asked = { query, anyWord, librarySort, order: 'document', furniture } as const;
    return takeWhole(desk, value, (finder) => finder.takePlaces(value, asked), going);
  };
  const reading = queryReading(desk.store.snapshot);
  let query = written;
  let taken = await ask(query);
  const begun = taken.ok && taken.value.total === 0 ? asBeginning(query, reading) : null;
  if (begun !== null) [query, taken] = [begun, await ask(begun)];
  if (!taken.ok) return taken;
  const { found, uncovered } = taken.value;
  const hits = found.map(({ documentId, version, from, to }) => ({ documentId, version, from, to }));
  const said = format === 'json' ? query : withoutIds(query, reading);
  const leftOut = await leftOutOf(desk, value, { query, anyWord, librarySort, furniture }, going);
  if (!leftOut.ok) return leftOut;
  const scope = { kind: 'hits', query: said, hits, uncovered, leftOut: leftOut.value } as const;
  return ok({ scope, coverage: coverageOf(desk, value, uncovered) });
}

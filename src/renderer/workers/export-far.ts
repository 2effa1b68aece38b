import { chooseEvidence } from '../../core/exchange/evidence.ts';
import type { Evidence } from '../../core/exchange/evidence.ts';
import type { Exporter, ExportOptions } from '../../core/exchange/exporter.ts';
import { exporterOf } from '../../core/exchange/formats.ts';
import { Placing } from '../../core/exchange/placing.ts';
import type { ReadText } from '../../core/exchange/placing.ts';
import { LeftOfNames } from '../../core/exchange/left-of-names.ts';
import { withLinkLines } from '../../core/exchange/link-lines.ts';
import type { Mask } from '../../core/exchange/mask.ts';
import { maskOf, usable } from '../../core/exchange/mask.ts';
import { maskedEvidence, MaskedPlacing } from '../../core/exchange/masked-evidence.ts';
import { Unreadable } from '../../core/exchange/unreadable.ts';
import { pulled } from '../../core/container/pulled.ts';
import type { Id } from '../../core/model/id.ts';
import { pagesOf } from '../../core/model/pages.ts';
import { peopleIn } from '../../core/model/people.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { LibraryOrder } from '../../core/search/library-order.ts';
import type { ExportPort, ExportRequest, Preview } from '../../core/ports/export.ts';
import { openProjectStore } from '../store/project-store.ts';
import { linkedIn, linkWriter, withNamedLinks } from './named-links.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { readDividedText } from './divided-text.ts';

interface Taken {
  readonly exporter: Exporter;
  readonly evidence: Evidence;
  readonly options: ExportOptions;
  readonly placing: Placing;
}

type Progress = (done: number, of: number) => void;

/**
 * The far side of exports. The project stays open, so that the next preview of what was stored meanwhile reads no record
 * again. `onProgress` is told texts read, of all; `step` is called in the midst of long work.
 */
export function exporting(onProgress: Progress, step: () => void = () => undefined): ExportPort {
  let opened: { readonly id: Id; readonly store: Promise<Result<ProjectStore>> } | null = null;
  let pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, void> | null = null;

  /** The project with all that was stored before the call. */
  async function projectOf(id: Id): Promise<Result<ProjectStore>> {
    if (opened?.id !== id) opened = { id, store: openProjectStore(id) };
    const store = await opened.store;
    if (!store.ok || !store.value.isOpen()) {
      opened = null;
      return store.ok ? projectOf(id) : store;
    }
    const settled = await store.value.settle();
    return settled.ok ? store : settled;
  }

  /** What a format writes: with pseudonyms, if it is asked for them and may have them. */
  async function gather(request: ExportRequest, told?: Progress): Promise<Result<Taken>> {
    const opened = await projectOf(request.projectId);
    if (!opened.ok) return opened;
    const store = opened.value;
    const { snapshot } = store;
    const project = snapshot.rows('project').values().next().value;
    if (!project) return fail('not-found', request.projectId);
    const exporter: Exporter = exporterOf(request.format);
    const mask = exporter.exact || usable(request.pseudonyms).length === 0 ? null : maskOf(request.pseudonyms);
    const marked = withNamedLinks(snapshot, exporter.linked ? (mask ? 'bound' : 'kept') : 'named');
    const material = {
      project: { ...project, author: peopleIn(snapshot).nameOf(project.author) },
      documents: [...snapshot.rows('documents').values()],
      attributes: [...snapshot.rows('attributes').values()],
      ...marked,
      relations: [...snapshot.rows('relations').values()],
      eventSets: [...snapshot.rows('eventSets').values()],
      order: new LibraryOrder(request.librarySort).places(snapshot.rows('documents'), snapshot.rows('imports')),
      counted: request.counted,
    };
    const evidence = chooseEvidence(material, request.scope);
    const options = { ...optionsOf(request, evidence, store, mask), step };
    const withLines = (one: Evidence): Evidence =>
      exporter.links ? withLinkLines(one, linkedIn(snapshot, marked.links, mask), mask) : one;
    const place = [reading(store), told, exporter.sentences] as const;
    if (mask === null) {
      const whole = withLines(evidence);
      return ok({ exporter, evidence: whole, options, placing: new Placing(whole, ...place) });
    }
    const masked = withLines(maskedEvidence(evidence, mask));
    const placing = new MaskedPlacing(masked, mask, evidence, ...place);
    return ok({ exporter, evidence: masked, options, placing });
  }

  function reading(store: ProjectStore): ReadText {
    return async ({ versions, title }, version) => {
      step();
      const textId = versions.find(({ number }) => number === version)?.textId;
      if (textId === undefined) return fail('not-found', title.value);
      const read = await readDividedText(store, textId);
      if (!read.ok) return read;
      const { text, division, found } = read.value;
      return ok({ text, starts: division.starts, pages: pagesOf(found) });
    };
  }

  return {
    async preview(request, lines) {
      const gathered = await gather(request);
      if (!gathered.ok) return gathered;
      const { exporter, evidence, options, placing } = gathered.value;
      const shown = exporter.show(evidence, options, placing);
      const beginning = await expecting(() => beginningOf(shown, lines));
      if (!beginning.ok) return beginning;
      const lost = evidence.quotations.filter(({ anchor }) => anchor.kind === 'lost').length;
      const cut = (await exporter.cut?.(evidence, options)) ?? 0;
      return ok({ ...beginning.value, quotations: evidence.quotations.length, lost, cut });
    },

    async leftOfNames(request, fileName) {
      const gathered = await gather(request);
      if (!gathered.ok) return gathered;
      const { exporter, evidence, options, placing } = gathered.value;
      const left = new LeftOfNames(
        request.pseudonyms,
        evidence.documents.map(({ language }) => language),
      );
      left.read(fileName);
      const words = exporter.words ?? exporter.show;
      const read = await expecting(async () => {
        for await (const piece of words(evidence, options, placing)) {
          step();
          left.read(piece);
        }
      });
      return read.ok ? ok(left.found()) : read;
    },

    async begin(request) {
      const gathered = await gather(request, onProgress);
      if (!gathered.ok) return gathered;
      const { exporter, evidence, options, placing } = gathered.value;
      const made = exporter.write(evidence, options, placing);
      void pieces?.return();
      // A few are made ahead, while the window writes.
      pieces = pulled(async (put) => {
        for await (const piece of made) await put(piece);
      });
      return ok(null);
    },

    async nextPiece() {
      const from = pieces;
      if (!from) throw new Error('Nothing is being written');
      return expecting(async () => {
        step();
        const { done, value } = await from.next();
        return done === true ? null : value;
      });
    },
  };
}

function optionsOf(
  request: ExportRequest,
  { project }: Evidence,
  { snapshot }: ProjectStore,
  mask: Mask | null,
): ExportOptions {
  const { arrange, references, texts, exported } = request;
  const linked = exporterOf(request.format).linked ? { linked: linkWriter(snapshot, mask) } : {};
  return { arrange, references, texts, exported, title: mask?.(project.name) ?? project.name, ...linked };
}

async function beginningOf(pieces: AsyncIterable<string>, lines: number): Promise<Pick<Preview, 'opening' | 'more'>> {
  let shown = '';
  let count = 1;
  let more = false;
  for await (const piece of pieces) {
    if (count > lines) {
      more = true;
      break;
    }
    shown += piece;
    count += piece.split('\n').length - 1;
  }
  const all = shown.split('\n');
  const opening = all.slice(0, lines).map(beginningOfLine).join('\n');
  return { opening, more: more || all.slice(lines).some((line) => line !== '') };
}

/** A line of a preview in full, unless it is so long that it could not be laid out in a moment. */
function beginningOfLine(line: string): string {
  return line.length > longestShown ? `${line.slice(0, longestShown)}…` : line;
}

const longestShown = 4000;

/** A text that cannot be read is an answer, not a bug. */
async function expecting<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof Unreadable) return error.failure;
    throw error;
  }
}

import { trimRange } from '../../core/anchor/describe.ts';
import { toCsv } from '../../core/exchange/csv.ts';
import { chooseEvidence, placesIn } from '../../core/exchange/evidence.ts';
import type { Evidence, HitText, Material, Place, Scope } from '../../core/exchange/evidence.ts';
import { toJson } from '../../core/exchange/json.ts';
import { toMarkdown } from '../../core/exchange/markdown.ts';
import type { Id } from '../../core/model/id.ts';
import type { Document } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { asDividedNow } from '../../core/passages/divide.ts';
import { LibraryOrder } from '../../core/search/library-order.ts';
import type { DocumentSort } from '../../core/search/library-order.ts';
import type { Desk } from './desk.ts';
import { hitsByDocument } from './hits-by-document.ts';
import { fileNameOf } from './project-files.ts';
import { projectOf } from './projects.ts';
import { encoded, saveBytes } from './save-bytes.ts';

/** What is taken out, as what, and how arranged. */
export interface ExportChoice {
  readonly format: 'markdown' | 'csv' | 'json';
  readonly scope: ExportScope;
  /** For Markdown. */
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

/** How a file will look. */
export interface Preview {
  /** Its first lines; of a very long one, its beginning. */
  readonly opening: string;
  /** How many lines come after them. */
  readonly more: number;
  readonly quotations: number;
  /** Those of them whose words stand in no text any more. */
  readonly lost: number;
}

const endings = { markdown: 'md', csv: 'csv', json: 'json' } as const;
const mediaTypes = { markdown: 'text/markdown', csv: 'text/csv', json: 'application/json' } as const;

/** Makes the file to look at its first lines before saving; the rest is only counted. */
export async function previewExport(desk: Desk, choice: ExportChoice, lines: number): Promise<Result<Preview>> {
  const evidence = await gather(desk, choice);
  if (!evidence.ok) return evidence;
  const shown: string[] = [];
  let all = 1;
  for (const piece of write(evidence.value, choice, desk.now())) {
    if (all <= lines) shown.push(piece);
    all += piece.split('\n').length - 1;
  }
  const opening = shown.join('').split('\n').slice(0, lines).map(beginningOfLine).join('\n');
  const { quotations } = evidence.value;
  const lost = quotations.filter(({ anchor }) => anchor.kind === 'lost').length;
  return ok({ opening, more: Math.max(0, all - lines), quotations: quotations.length, lost });
}

/** A line of a preview in full, unless it is so long that it could not be laid out in a moment. */
function beginningOfLine(line: string): string {
  return line.length > longestShown ? `${line.slice(0, longestShown)}…` : line;
}

const longestShown = 4000;

/** Makes the file and lets the person save it; null if they changed their mind. */
export async function saveExport(desk: Desk, choice: ExportChoice): Promise<Result<{ readonly where: string } | null>> {
  const evidence = await gather(desk, choice);
  if (!evidence.ok) return evidence;
  const fileName = `${fileNameOf(evidence.value.project.name)}.${endings[choice.format]}`;
  const pieces = encoded(write(evidence.value, choice, desk.now()));
  return saveBytes(desk.host, fileName, mediaTypes[choice.format], pieces);
}

function write(evidence: Evidence, { format, arrange }: ExportChoice, exported: string): Iterable<string> {
  switch (format) {
    case 'markdown':
      return toMarkdown(evidence, { arrange, title: evidence.project.name, exported });
    case 'csv':
      return toCsv(evidence);
    case 'json':
      return toJson(evidence, exported);
  }
}

async function gather(desk: Desk, { scope: wanted, librarySort = 'title' }: ExportChoice): Promise<Result<Evidence>> {
  const { snapshot } = desk.store;
  const project = projectOf(desk.store);
  if (!project) return fail('not-found', desk.store.id);
  const scope = wanted.kind === 'search' ? await hitsOf(desk, wanted, librarySort) : ok<Scope>(wanted);
  if (!scope.ok) return scope;
  const annotations = [...snapshot.rows('annotations').values()];
  const places = await placesOfAnnotations(desk, scope.value);
  if (!places.ok) return places;
  const material: Material = {
    project,
    documents: [...snapshot.rows('documents').values()],
    tags: [...snapshot.rows('tags').values()],
    attributes: [...snapshot.rows('attributes').values()],
    annotations,
    notes: [...snapshot.rows('notes').values()],
    places: places.value,
    order: new LibraryOrder(librarySort).places(snapshot.rows('documents'), snapshot.rows('imports')),
  };
  return ok(chooseEvidence(material, scope.value));
}

/** The passages that a search finds, each with its words and its place, without the blanks and line ends around it. */
async function hitsOf(
  desk: Desk,
  { query, anyWord, furniture }: ExportScope & { kind: 'search' },
  librarySort: DocumentSort,
): Promise<Result<Scope>> {
  const found = await desk.finder.allHits({ query, anyWord, librarySort, order: 'document', furniture });
  if (!found.ok) return found;
  const hits: HitText[] = [];
  for (const [documentId, here] of hitsByDocument(found.value)) {
    const document = desk.store.snapshot.rows('documents').get(documentId);
    if (!document) continue;
    const { version } = here[0]!;
    const read = await readText(desk, document, version);
    if (!read.ok) return read;
    const { text, starts } = read.value;
    const stretches = here.map((hit) => ({ id: String(hit.passage), ...trimRange(text, hit) }));
    const places = placesIn(text, starts, stretches);
    for (const { id, from, to } of stretches) {
      const place = places.get(id);
      hits.push({ documentId, version, from, to, text: text.slice(from, to), ...(place ? { place } : {}) });
    }
  }
  return ok({ kind: 'hits', query, hits });
}

async function placesOfAnnotations(desk: Desk, scope: Scope): Promise<Result<ReadonlyMap<Id, Place>>> {
  const { snapshot } = desk.store;
  const all = new Map<Id, Place>();
  if (scope.kind === 'hits') return ok(all);
  for (const document of snapshot.rows('documents').values()) {
    if (scope.kind === 'documents' && !scope.ids.includes(document.id)) continue;
    const annotations = snapshot.annotationsOf(document.id).filter(({ anchor }) => anchor.kind !== 'lost');
    for (const number of new Set(annotations.map(({ version }) => version))) {
      const stretches = annotations.filter(({ version }) => version === number);
      const read = await readText(desk, document, number);
      if (!read.ok) return read;
      const { text, starts } = read.value;
      const places = placesIn(text, starts, stretches);
      for (const { id, from, to, anchor } of stretches) {
        const place = places.get(id);
        if (!place) continue;
        all.set(id, anchor.kind === 'approximate' ? { ...place, words: text.slice(from, to) } : place);
      }
    }
  }
  return ok(all);
}

/** A version's text, and where its passages start. */
async function readText(
  desk: Desk,
  document: Document,
  version: number,
): Promise<Result<{ readonly text: string; readonly starts: ArrayLike<number> }>> {
  const textId = document.versions.find(({ number }) => number === version)?.textId;
  if (textId === undefined) return fail('not-found', document.title.value);
  const stored = await desk.store.text(textId);
  if (!stored.ok) return stored;
  const { text, division } = asDividedNow(stored.value);
  return ok({ text, starts: division.starts });
}

import { toCsv } from '../../core/exchange/csv.ts';
import { chooseEvidence, placesIn } from '../../core/exchange/evidence.ts';
import type { Evidence, HitText, Material, Place, Scope } from '../../core/exchange/evidence.ts';
import { toJson } from '../../core/exchange/json.ts';
import { toMarkdown } from '../../core/exchange/markdown.ts';
import type { Id } from '../../core/model/id.ts';
import type { Document, Range } from '../../core/model/records.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { asDividedNow } from '../../core/passages/divide.ts';
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
}

/** What goes out: annotations of these, or the passages that a search finds. */
export type ExportScope =
  | { readonly kind: 'project' }
  | { readonly kind: 'documents' | 'tags'; readonly ids: readonly Id[] }
  /** In the order of the library. */
  | {
      readonly kind: 'search';
      readonly query: string;
      readonly anyWord: boolean;
      readonly librarySort: DocumentSort;
    };

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
  const evidence = await gather(desk, choice.scope);
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
  const evidence = await gather(desk, choice.scope);
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

async function gather(desk: Desk, choice: ExportScope): Promise<Result<Evidence>> {
  const { snapshot } = desk.store;
  const project = projectOf(desk.store);
  if (!project) return fail('not-found', desk.store.id);
  const scope = choice.kind === 'search' ? await hitsOf(desk, choice) : ok<Scope>(choice);
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
  };
  return ok(chooseEvidence(material, scope.value));
}

/** The passages that a search finds, each with its words and its place. */
async function hitsOf(
  desk: Desk,
  { query, anyWord, librarySort }: ExportScope & { kind: 'search' },
): Promise<Result<Scope>> {
  const found = await desk.finder.allHits({ query, anyWord, librarySort, order: 'document', furniture: true });
  if (!found.ok) return found;
  const hits: HitText[] = [];
  for (const [documentId, here] of hitsByDocument(found.value)) {
    const document = desk.store.snapshot.rows('documents').get(documentId);
    if (!document) continue;
    const stretches = here.map((hit) => ({ id: String(hit.passage), from: hit.from, to: hit.to }));
    const read = await readPlaces(desk, document, here[0]!.version, stretches);
    if (!read.ok) return read;
    for (const hit of here) {
      const place = read.value.places.get(String(hit.passage));
      const { version, from, to } = hit;
      const text = read.value.text.slice(from, to).trim();
      hits.push({ documentId, version, from, to, text, ...(place ? { place } : {}) });
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
      const read = await readPlaces(desk, document, number, stretches);
      if (!read.ok) return read;
      for (const { id, from, to, anchor } of stretches) {
        const place = read.value.places.get(id);
        if (!place) continue;
        all.set(id, anchor.kind === 'approximate' ? { ...place, words: read.value.text.slice(from, to) } : place);
      }
    }
  }
  return ok(all);
}

async function readPlaces(
  desk: Desk,
  document: Document,
  version: number,
  stretches: readonly (Range & { readonly id: Id })[],
): Promise<Result<{ readonly text: string; readonly places: ReadonlyMap<Id, Place> }>> {
  const textId = document.versions.find(({ number }) => number === version)?.textId;
  if (textId === undefined) return fail('not-found', document.title.value);
  const stored = await desk.store.text(textId);
  if (!stored.ok) return stored;
  const { text, division } = asDividedNow(stored.value);
  return ok({ text, places: placesIn(text, division.starts, stretches) });
}

import type { Annotation, Document } from '../model/records.ts';
import { codersOf, peopleInEvidence } from './coders.ts';
import type { Evidence } from './evidence.ts';
import { countedQuotations } from './counted-as.ts';
import type { CountedQuotations } from './counted-as.ts';
import { countsAs, examplesOf, tagPaths } from './evidence.ts';
import type { Exporter } from './exporter.ts';
import { asBytes } from './exporter.ts';
import { notHeld } from './not-covered.ts';
import type { PlacedExcerpt, Placing } from './placing.ts';
import { wordsNow } from './placing.ts';

/** For other programs. */
export const jsonFormat = {
  id: 'json',
  ending: 'json',
  mediaType: 'application/json',
  arranged: false,
  exact: true,
  write: (evidence, { exported }, placing) => asBytes(toJson(evidence, exported, placing)),
  show: (evidence, { exported }, placing) => toJson(evidence, exported, placing),
} as const satisfies Exporter;

/**
 * The evidence as JSON for other programs, with everything its records say; described in `json-format.md`. `exported`
 * is the time as ISO 8601. A change of the shape that a reader could trip over takes a new `version`. In pieces, because
 * there may be a great many quotations: joined they are what `JSON.stringify` writes with an indent of two.
 */
export async function* toJson(evidence: Evidence, exported: string, placing: Placing): AsyncGenerator<string, void> {
  const paths = tagPaths(evidence.tags);
  const examples = examplesOf(evidence);
  const tags = evidence.tags.map(({ example: _example, ...tag }) => ({
    ...tag,
    ...(examples.has(tag.id) && { example: examples.get(tag.id)!.id }),
    path: paths.get(tag.id),
    chosen: evidence.sections.has(tag.id),
  }));
  const { project, attributes, documents, quotations, notes } = evidence;
  const head = {
    format: 'lectern-evidence',
    version: 1,
    exported,
    scope: scopeOf(evidence),
    counted: countOf(evidence.counted),
    project,
    attributes,
    people: peopleInEvidence(evidence),
    tags,
  };
  yield JSON.stringify(head, null, 2).slice(0, -'\n}'.length);
  yield* list('documents', documents, documentOf);
  yield* list('quotations', quotations, async (excerpt) => ({
    ...quotationOf(await placing.of(excerpt)),
    ...(evidence.counted && { countsAs: countsAs(evidence, excerpt) }),
  }));
  yield* list('notes', notes, (note) => note);
  if (evidence.links.length > 0) {
    yield* list('links', evidence.links, ({ link: { relationId: _id, note, author, ...link }, relation }) => ({
      ...link,
      relation: relation?.name ?? null,
      reverse: relation?.reverse ?? null,
      note,
      author,
    }));
  }
  yield '\n}\n';
}

async function* list<T>(
  name: string,
  items: readonly T[],
  toValue: (item: T) => object | Promise<object>,
): AsyncGenerator<string, void> {
  yield `,\n  "${name}": [`;
  let comma = '';
  for (const item of items) {
    yield `${comma}\n    ${JSON.stringify(await toValue(item), null, 2).replaceAll('\n', '\n    ')}`;
    comma = ',';
  }
  yield items.length > 0 ? '\n  ]' : ']';
}

function scopeOf({ scope }: Evidence): object {
  if (scope.kind !== 'hits') return scope;
  const { kind, query, uncovered, leftOut = [] } = scope;
  const said = notHeld(scope);
  return {
    kind,
    query,
    ...(uncovered > 0 && { uncovered }),
    ...(leftOut.length > 0 && { leftOut }),
    ...(said.length > 0 && { warning: said.join(' ') }),
  };
}

/** By what the quotations count, how many they are then, and the sentence that says so. */
function countOf(counted: CountedQuotations | null): object {
  if (!counted) return { by: 'documents' };
  const { elsewhere, uncovered } = counted;
  const { said } = countedQuotations(counted);
  if (counted.by === 'families')
    return { by: counted.by, said, passages: counted.passages, documents: counted.documents, elsewhere, uncovered };
  const { by, least, most, unnamed } = counted;
  return { by, said, least, most, unnamed, elsewhere, uncovered };
}

/** Versions go without the program's own text ids; the hashes name the texts for everybody. */
function documentOf({ versions, importId: _importId, ...document }: Document): object {
  return { ...document, versions: versions.map(({ textId: _textId, ...version }) => version) };
}

/** One that shares words with a hit: what a person said there, and who. */
function annotationOf({ id, tagIds, note, author, created, changed }: Annotation): object {
  return { id, tagIds, note, author, created, changed };
}

function quotationOf(whole: PlacedExcerpt): object {
  const { annotation, document, version, from, to, text, place, ...excerpt } = whole;
  const now = wordsNow(whole);
  return {
    id: annotation?.id ?? null,
    documentId: document.id,
    version,
    from,
    to,
    codePoints: place?.codePoints ?? null,
    place: place === null ? null : { passage: place.passage, of: place.of, line: place.line },
    ...(place?.pages ? { page: place.pages.join('–') } : {}),
    ...(place?.speakers ? { speakers: place.speakers } : {}),
    exact: text,
    prefix: annotation?.quotation.prefix ?? null,
    suffix: annotation?.quotation.suffix ?? null,
    anchor: annotation === null ? null : excerpt.anchor,
    ...(now === null ? {} : { now }),
    annotationIds: excerpt.marks.map(({ id }) => id),
    tagIds: excerpt.tagIds,
    codings: excerpt.tagIds.flatMap((tagId) => codersOf(whole, tagId).map((coding) => ({ tagId, ...coding }))),
    ...(annotation?.taggedBy && { taggedBy: annotation.taggedBy }),
    notes: excerpt.notes,
    ...(annotation === null && { annotations: excerpt.marks.map(annotationOf) }),
    author: annotation?.author ?? null,
    created: annotation?.created ?? null,
    changed: annotation?.changed ?? null,
  };
}

import type { Id } from '../../model/id.ts';
import { currentVersion } from '../../model/records.ts';
import type { Annotation, Document, Note } from '../../model/records.ts';
import type { Evidence } from '../evidence.ts';
import { tagPaths } from '../evidence.ts';
import { asBytes } from '../exporter.ts';
import type { Exporter, ExportOptions } from '../exporter.ts';
import type { PlacedExcerpt, Placing } from '../placing.ts';
import { guidOf } from '../refi/guids.ts';

/** For programs that read annotations of the web (Hypothesis and its like, IIIF, digital editions). */
export const webAnnotationFormat = {
  id: 'web-annotation',
  ending: 'jsonld',
  mediaType: 'application/ld+json',
  arranged: false,
  exact: true,
  counts: false,
  write: (evidence, options, placing) => asBytes(toWebAnnotations(evidence, options, placing)),
  show: (evidence, options, placing) => toWebAnnotations(evidence, options, placing),
} as const satisfies Exporter;

/**
 * An AnnotationCollection with one page of annotations in it (Web Annotation Data Model, W3C 2017), a line each. Positions
 * are code points of the text as it is read here, with plain line ends. What stands nowhere has its words and no position. A
 * text is a `urn:uuid:` with its title, its address and the SHA-256 of its words.
 */
export async function* toWebAnnotations(
  evidence: Evidence,
  { title, exported }: Pick<ExportOptions, 'title' | 'exported'>,
  placing: Placing,
): AsyncGenerator<string, void> {
  const { project, quotations } = evidence;
  const notes = evidence.notes.filter(({ about }) => about.kind === 'document' || about.kind === 'annotation');
  const total = quotations.length + notes.length;
  const collection = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: iri(`collection ${project.id} ${exported}`),
    type: 'AnnotationCollection',
    label: title,
    generator: { id: iri('program'), type: 'Software', name: 'Lectern' },
    ...creatorOf(project.author),
    created: exported,
    total,
  };
  const page = { id: iri(`page ${project.id} ${exported}`), type: 'AnnotationPage', startIndex: 0 };
  yield `${JSON.stringify(collection, null, 1).slice(0, -'\n}'.length)},\n "first": ${JSON.stringify(page).slice(0, -1)},"items":[`;
  const paths = tagPaths(evidence.tags);
  let comma = '';
  for (const excerpt of quotations) {
    yield `${comma}\n  ${JSON.stringify(annotationOf(await placing.of(excerpt), paths))}`;
    comma = ',';
  }
  const documents = new Map(evidence.documents.map((one) => [one.id, one]));
  for (const note of notes) {
    yield `${comma}\n  ${JSON.stringify(pageOf(note, documents))}`;
    comma = ',';
  }
  yield `${total > 0 ? '\n ' : ''}]}\n}\n`;
}

function iri(id: Id): string {
  return `urn:uuid:${guidOf(id)}`;
}

function creatorOf(name: string): { readonly creator?: object } {
  return name.trim() === '' ? {} : { creator: { id: iri(`person ${name}`), type: 'Person', name } };
}

function annotationOf(excerpt: PlacedExcerpt, paths: ReadonlyMap<Id, string>): object {
  const { annotation, document, version, from, to, tagIds, notes, place, text } = excerpt;
  const bodies = [
    ...tagIds.map((tagId) => ({
      type: 'TextualBody',
      purpose: 'tagging',
      value: paths.get(tagId) ?? '',
      'dcterms:identifier': iri(tagId),
      ...codedBy(annotation, tagId),
    })),
    ...notes.map((value) => ({ type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value })),
  ];
  const { prefix = '', suffix = '' } = annotation?.quotation ?? {};
  // Words that stand there now, where those that were marked are gone, would be no quotation of the mark.
  const points = place === null || place.words !== undefined ? null : place.codePoints;
  const selector = [
    ...(points ? [{ type: 'TextPositionSelector', start: points.from, end: points.to }] : []),
    { type: 'TextQuoteSelector', exact: text, prefix, suffix },
  ];
  return {
    id: iri(annotation?.id ?? `${document.id} ${version} ${from} ${to}`),
    type: 'Annotation',
    motivation: notes.length > 0 ? 'commenting' : tagIds.length > 0 ? 'tagging' : 'highlighting',
    ...madeBy(annotation),
    ...(bodies.length > 0 && { body: bodies }),
    target: { type: 'SpecificResource', source: sourceOf(document, version), selector },
  };
}

function madeBy(annotation: Pick<Annotation, 'author' | 'created' | 'changed'> | null): object {
  if (annotation === null) return {};
  return { ...creatorOf(annotation.author), created: annotation.created, modified: annotation.changed };
}

/** Who put a tag on it, if that was another than who made it. */
function codedBy(annotation: Annotation | null, tagId: Id): object {
  const coding = annotation?.taggedBy?.[tagId];
  return coding ? { ...creatorOf(coding.author), created: coding.time } : {};
}

function sourceOf(document: Document, number = currentVersion(document).number): object {
  const { id, title, language, attributes, versions } = document;
  const address = attributes['url']?.value ?? '';
  const version = versions.find((one) => one.number === number) ?? currentVersion(document);
  return {
    id: iri(id),
    type: 'Text',
    format: 'text/plain',
    ...(language !== null && { language }),
    'dcterms:title': title.value,
    ...(address !== '' && { 'schema:url': address }),
    'schema:sha256': version.textHash,
  };
}

/** A page of notes: about a document all of it is the target, about a mark that is. */
function pageOf(note: Note, documents: ReadonlyMap<Id, Document>): object {
  const { id, title, body: value, about } = note;
  const aboutId = about.kind === 'project' ? '' : about.id;
  const document = documents.get(aboutId);
  const body = { type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', 'dcterms:title': title, value };
  return {
    id: iri(id),
    type: 'Annotation',
    motivation: 'commenting',
    ...madeBy(note),
    body,
    target: document ? sourceOf(document) : iri(aboutId),
  };
}

import { stringify } from 'yaml';
import type { Id } from '../model/id.ts';
import type { Document, Note, Tag } from '../model/records.ts';
import type { Evidence, Excerpt } from './evidence.ts';
import { percentOf, tagPaths } from './evidence.ts';
import { blockQuote, insideItem, plainLine, webAddress } from './markdown-text.ts';

export interface MarkdownOptions {
  readonly arrange: 'document' | 'tag';
  readonly title: string;
  /** When, as ISO 8601. */
  readonly exported: string;
}

/**
 * Annotated notes for people: quotations as block quotes, each with its source, its place in the text, its tags and
 * notes. Arranged by document (documents by title and date, quotations in text order) or by tag (in the order of the
 * codebook, with its descriptions; a quotation stands under each of its tags; the untagged come last). By document,
 * documents without quotation and note are left out unless they were chosen by hand. Lost quotations say so.
 */
export function toMarkdown(evidence: Evidence, { arrange, title, exported }: MarkdownOptions): string {
  const paths = tagPaths(evidence.tags);
  const blocks = [
    frontMatter(evidence, { arrange, title, exported }),
    `# ${plainLine(title)}`,
    ...notesAbout(evidence, ({ about }) => about.kind === 'project'),
    ...(arrange === 'document' ? byDocument(evidence, paths) : byTag(evidence, paths)),
  ];
  return blocks.join('\n\n') + '\n';
}

function frontMatter(evidence: Evidence, { arrange, title, exported }: MarkdownOptions): string {
  const { project, documents, quotations, tags, notes } = evidence;
  const heading = {
    title,
    project: project.name,
    ...(project.author === '' ? {} : { author: project.author }),
    exported,
    scope: scopeInWords(evidence),
    arranged: arrange === 'document' ? 'by document' : 'by tag',
    documents: documents.length,
    quotations: quotations.length,
    tags: tags.length,
    notes: notes.length,
  };
  return `---\n${stringify(heading, { lineWidth: 0 })}---`;
}

function scopeInWords({ scope, tags }: Evidence): string {
  switch (scope.kind) {
    case 'project':
      return 'whole project';
    case 'documents':
      return 'chosen documents';
    case 'tags': {
      const paths = tagPaths(tags);
      return `tags ${scope.ids.flatMap((id) => paths.get(id) ?? []).join(', ')}`;
    }
    case 'hits':
      return `search ${scope.query}`;
  }
}

function byDocument(evidence: Evidence, paths: ReadonlyMap<Id, string>): string[] {
  const quotations = shelve(evidence.quotations, ({ document }) => [document.id]);
  const documents = evidence.documents.flatMap((document) => {
    const own = quotations.get(document.id) ?? [];
    const notes = notesAbout(evidence, ({ about }) => about.kind === 'document' && about.id === document.id);
    if (own.length === 0 && notes.length === 0 && evidence.scope.kind !== 'documents') return [];
    return [
      `## ${plainLine(document.title.value)}`,
      `Source: ${source(document, { withTitle: false })}`,
      ...notes,
      ...(own.length === 0 ? ['No quotations.'] : own.map((excerpt) => quoted(evidence, excerpt, paths, false))),
    ];
  });
  const tagNotes = evidence.tags.flatMap((tag) =>
    notesAbout(evidence, ({ about }) => about.kind === 'tag' && about.id === tag.id, `On ${paths.get(tag.id)!}: `),
  );
  return tagNotes.length === 0 ? documents : [...documents, '## Notes on tags', ...tagNotes];
}

function byTag(evidence: Evidence, paths: ReadonlyMap<Id, string>): string[] {
  const under = shelve(evidence.quotations, ({ tagIds }) => tagIds);
  // How many of the sections lie above each. Tags come after the one above them, so its number is there already.
  const above = new Map<Id, number>();
  for (const { id, parentId } of evidence.tags) {
    const outer = parentId !== null && evidence.sections.has(parentId) ? above.get(parentId) : undefined;
    above.set(id, outer === undefined ? 0 : outer + 1);
  }
  const section = (tag: Tag): string[] => [
    `${'#'.repeat(Math.min(6, 2 + above.get(tag.id)!))} ${plainLine(paths.get(tag.id)!)}`,
    ...(tag.description.trim() === '' ? [] : [`- Codebook: ${insideItem(tag.description)}`]),
    ...notesAbout(evidence, ({ about }) => about.kind === 'tag' && about.id === tag.id),
    ...(under.get(tag.id) ?? []).map((excerpt) => quoted(evidence, excerpt, paths, true)),
  ];
  const known = new Set(evidence.tags.map(({ id }) => id));
  const untagged = evidence.quotations.filter(({ tagIds }) => !tagIds.some((id) => known.has(id)));
  const documentNotes = evidence.documents.flatMap((document) =>
    notesAbout(
      evidence,
      ({ about }) => about.kind === 'document' && about.id === document.id,
      `On ${document.title.value}: `,
    ),
  );
  return [
    ...evidence.tags.filter(({ id }) => evidence.sections.has(id)).flatMap(section),
    ...(untagged.length === 0
      ? []
      : ['## Without a tag', ...untagged.map((excerpt) => quoted(evidence, excerpt, paths, true))]),
    ...(documentNotes.length === 0 ? [] : ['## Notes on documents', ...documentNotes]),
  ];
}

/** A block quote and, below it, a list with what belongs to it. Parts of one block, so that they are not torn apart. */
function quoted(evidence: Evidence, excerpt: Excerpt, paths: ReadonlyMap<Id, string>, withTitle: boolean): string {
  const tags = excerpt.tagIds.flatMap((id) => paths.get(id) ?? []);
  const { annotation } = excerpt;
  const pages =
    annotation === null
      ? []
      : evidence.notes.filter(({ about }) => about.kind === 'annotation' && about.id === annotation.id);
  const quote = blockQuote(excerpt.text);
  return [
    quote === '' ? '> (no words)' : quote,
    '',
    `- ${[...(withTitle ? [source(excerpt.document, { withTitle })] : []), placeInWords(excerpt)].join('; ')}`,
    ...(tags.length === 0 ? [] : [`- Tags: ${tags.map(plainLine).join(', ')}`]),
    ...excerpt.notes.map((note) => `- Note: ${insideItem(note)}`),
    ...pages.map((note) => noteItem(note)),
  ].join('\n');
}

function source(document: Document, { withTitle }: { readonly withTitle: boolean }): string {
  const { outlet, date, author, place, url } = document.attributes;
  const parts = [
    ...(withTitle ? [`**${plainLine(document.title.value) || 'Untitled'}**`] : []),
    ...[outlet, date, author, place].flatMap((guess) => (guess?.value.trim() ? [plainLine(guess.value)] : [])),
    ...(url?.value.trim() ? [webAddress(url.value.trim())] : []),
    ...(withTitle ? [] : [plainLine(document.path)]),
  ];
  return parts.join(', ');
}

function placeInWords(excerpt: Excerpt): string {
  const { place, anchor, document, version } = excerpt;
  const latest = document.versions.at(-1)?.number;
  const edition = version === latest ? [] : [`version ${version}, the current one is ${latest ?? 'unknown'}`];
  if (anchor.kind === 'lost') {
    return ['place lost: these words are not found in the text any more', ...edition].join(', ');
  }
  const percent = percentOf(excerpt);
  return [
    ...(place === null ? [] : [`passage ${place.passage} of ${place.of}, line ${place.line}`]),
    ...(percent === null ? [] : [`at ${percent} %`]),
    ...(anchor.kind === 'approximate' ? [`found approximately (${Math.round(anchor.score * 100)} % alike)`] : []),
    ...(anchor.kind === 'moved' ? ['found again at another place'] : []),
    ...edition,
  ].join(', ');
}

function notesAbout(evidence: Evidence, concerns: (note: Note) => boolean, prefix = ''): string[] {
  const items = evidence.notes.filter(concerns).map((note) => noteItem(note, prefix));
  return items.length === 0 ? [] : [items.join('\n')];
}

function noteItem({ title, body, author, changed }: Note, prefix = ''): string {
  const about = [author, changed.slice(0, 10)].filter((part) => part !== '').map(plainLine);
  const heading = `- **${plainLine(prefix + (title.trim() || 'Note'))}** (${about.join(', ')})`;
  return body.trim() === '' ? heading : `${heading}\n\n  ${insideItem(body)}`;
}

function shelve(excerpts: readonly Excerpt[], keysOf: (excerpt: Excerpt) => readonly Id[]): Map<Id, Excerpt[]> {
  const shelves = new Map<Id, Excerpt[]>();
  for (const excerpt of excerpts) {
    for (const key of new Set(keysOf(excerpt))) {
      const shelf = shelves.get(key);
      if (shelf) shelf.push(excerpt);
      else shelves.set(key, [excerpt]);
    }
  }
  return shelves;
}

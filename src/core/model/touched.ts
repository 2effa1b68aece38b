import type { Diff, Edit } from './diff.ts';
import type { Id } from './id.ts';
import type { Annotation, Document, LinkEnd, Records, Table } from './records.ts';
import { kindOf, tables } from './tables.ts';

/** What an act was about, as far as that can be shown or looked for. */
export interface Touched {
  /** Documents that were edited themselves, or whose passages and notes were; each once. */
  readonly documents: readonly Id[];
  /** Tags that were edited themselves, or put on or taken off something; each once. */
  readonly tags: readonly Id[];
  /** The first annotation that was edited; null if none was. */
  readonly mark: { readonly id: Id; readonly documentId: Id; readonly words: string } | null;
  /** What was written of a document in place of what, in the order of the Diff. */
  readonly fields: readonly TouchedField[];
  /** Both ends of the links that were edited; missing if none was. */
  readonly ends?: readonly LinkEnd[];
  /** Columns that were edited themselves, by the names that they got, or had when they were removed. */
  readonly columns: ReadonlyMap<Id, string>;
}

/** A fact of a document that became another; null where nothing was known. */
export interface TouchedField {
  readonly documentId: Id;
  /** The id of an attribute, or one of the facts that every document has. */
  readonly field: Id | 'title' | 'language';
  readonly before: string | null;
  readonly after: string | null;
}

/** What a Diff is about. */
export function touchedBy(diff: Diff): Touched {
  const documents = new Set<Id>();
  const tags = new Set<Id>();
  for (const table of tables) {
    for (const [id, edit] of editsOf(diff, table)) {
      if (table === 'documents') documents.add(id);
      if (table === 'tags') tags.add(id);
      gather(table, edit, documents, tags);
    }
  }
  const [marked] = editsOf(diff, 'annotations').flatMap(([, [before, after]]) => after ?? before ?? []);
  const ends = editsOf(diff, 'links').flatMap(([, [before, after]]) => {
    const link = after ?? before;
    return link ? [link.from, link.to] : [];
  });
  return {
    ...(ends.length > 0 && { ends }),
    documents: [...documents],
    tags: [...tags],
    mark: marked ? markOf(marked) : null,
    fields: editsOf(diff, 'documents').flatMap(([, [before, after]]) =>
      before && after ? fieldsOf(before, after) : [],
    ),
    columns: new Map(
      editsOf(diff, 'attributes').flatMap(([id, [before, after]]) => {
        const named = after ?? before;
        return named ? [[id, named.name] as const] : [];
      }),
    ),
  };
}

/** What several Changes of one act were about. */
export function touchedTogether(all: readonly Touched[]): Touched {
  const ends = all.flatMap((one) => one.ends ?? []);
  return {
    ...(ends.length > 0 && { ends }),
    documents: [...new Set(all.flatMap(({ documents }) => documents))],
    tags: [...new Set(all.flatMap(({ tags }) => tags))],
    mark: all.find(({ mark }) => mark !== null)?.mark ?? null,
    fields: all.flatMap(({ fields }) => fields),
    columns: new Map(all.flatMap(({ columns }) => [...columns])),
  };
}

function editsOf<T extends Table>(diff: Diff, table: T): readonly (readonly [Id, Edit<Records[T]>])[] {
  return Object.entries(diff[table] ?? {}) as unknown as readonly (readonly [Id, Edit<Records[T]>])[];
}

/** Adds the documents that a record speaks of, and the tags that it does before the edit or after it, but not both. */
function gather<T extends Table>(table: T, [before, after]: Edit<Records[T]>, documents: Set<Id>, tags: Set<Id>): void {
  const { references } = kindOf(table);
  const [had, has] = [before ? references(before) : [], after ? references(after) : []];
  for (const { to, id } of [...had, ...has]) if (to === 'documents') documents.add(id);
  const tagsOf = (all: typeof had) => new Set(all.flatMap(({ to, id }) => (to === 'tags' ? [id] : [])));
  const [hadTags, hasTags] = [tagsOf(had), tagsOf(has)];
  for (const id of [...hadTags, ...hasTags]) if (hadTags.has(id) !== hasTags.has(id)) tags.add(id);
}

function markOf({ id, documentId, quotation }: Annotation): Touched['mark'] {
  return { id, documentId, words: quotation.exact };
}

function fieldsOf(before: Document, after: Document): readonly TouchedField[] {
  const documentId = after.id;
  const all = [
    { field: 'title', before: before.title.value, after: after.title.value },
    { field: 'language', before: before.language, after: after.language },
    ...[...new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)])].map((field) => ({
      field,
      before: before.attributes[field]?.value ?? null,
      after: after.attributes[field]?.value ?? null,
    })),
  ];
  return all.flatMap((one) => (one.before === one.after ? [] : [{ documentId, ...one }]));
}

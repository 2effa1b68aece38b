import type { Id } from '../../../../core/model/id.ts';
import type { Document, Import } from '../../../../core/model/records.ts';
import { foldWord } from '../../../../core/text/fold.ts';
import { holdsFolded } from '../../../../core/text/holds-words.ts';
import { dateToFind } from '../../../words/in-words.ts';
import { folderNames } from '../../../../core/search/library-order.ts';

/** A line of the library as it is drawn: a folder, or a document. */
export type LibraryLine =
  | {
      readonly kind: 'folder';
      readonly id: string;
      readonly name: string;
      readonly level: number;
      readonly count: number;
      readonly expanded: boolean;
      readonly position: number;
      readonly size: number;
    }
  | {
      readonly kind: 'document';
      readonly id: Id;
      readonly document: Document;
      readonly level: number;
      readonly position: number;
      readonly size: number;
    };

interface Folder {
  readonly id: string;
  readonly name: string;
  readonly folders: Map<string, Folder>;
  readonly documents: Document[];
  count: number;
}

/**
 * The lines of the library: folders first, by name, then documents in the order given. `closed` holds the ids of
 * folders whose content is not shown; with a filter nothing is closed.
 */
export function libraryLines(
  documents: readonly Document[],
  imports: ReadonlyMap<Id, Import>,
  closed: ReadonlySet<string>,
  filter = '',
): readonly LibraryLine[] {
  const holds = holdsFolded(filter);
  const root = folder('', '');
  const placeOf = foldersBelow(root, imports);
  for (const document of documents) {
    if (holds?.(haystack(document)) ?? true) placeOf(document).documents.push(document);
  }
  countIn(root);
  const lines: LibraryLine[] = [];
  const collator = new Intl.Collator(undefined, { numeric: true });
  const draw = (place: Folder, level: number) => {
    const folders = [...place.folders.values()].sort((a, b) => collator.compare(a.name, b.name));
    const size = folders.length + place.documents.length;
    folders.forEach((one, at) => {
      const { id, name, count } = one;
      const expanded = holds !== null || !closed.has(id);
      lines.push({ kind: 'folder', id, name, level, count, expanded, position: at + 1, size });
      if (expanded) draw(one, level + 1);
    });
    place.documents.forEach((document, at) => {
      lines.push({ kind: 'document', id: document.id, document, level, position: folders.length + at + 1, size });
    });
  };
  draw(root, 1);
  return lines;
}

function folder(id: string, name: string): Folder {
  return { id, name, folders: new Map(), documents: [], count: 0 };
}

/** The folder in which a document is listed, made when the first one asks for it. */
function foldersBelow(root: Folder, imports: ReadonlyMap<Id, Import>): (document: Document) => Folder {
  const known = new Map<Id, Map<string, Folder>>();
  return ({ importId, path }) => {
    const from = imports.get(importId);
    if (!from) return root;
    let ofImport = known.get(importId);
    if (!ofImport) known.set(importId, (ofImport = new Map()));
    // Documents of one folder mostly come one after the other, and its name is cut into its parts once.
    const place = path.slice(0, path.lastIndexOf('/') + 1);
    let found = ofImport.get(place);
    if (!found) {
      found = root;
      for (const name of folderNames(from, path)) {
        let next = found.folders.get(name);
        if (!next) found.folders.set(name, (next = folder(`${found.id}/${name}`, name)));
        found = next;
      }
      ofImport.set(place, found);
    }
    return found;
  };
}

/** Counts the documents in and below a folder. */
function countIn(place: Folder): number {
  place.count = place.documents.length;
  for (const inner of place.folders.values()) place.count += countIn(inner);
  return place.count;
}

/** Its title, path, date, outlet and all else that is known of it. */
const folded = new WeakMap<Document, string>();

function haystack(document: Document): string {
  let text = folded.get(document);
  if (text === undefined) {
    const values = Object.entries(document.attributes).map(([key, { value }]) =>
      key === 'date' ? dateToFind(value) : value,
    );
    text = foldWord([document.title.value, document.path, ...values].join(' '));
    folded.set(document, text);
  }
  return text;
}

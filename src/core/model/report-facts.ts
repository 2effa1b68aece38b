import { lastIdOf } from './id.ts';
import type { Id } from './id.ts';
import { currentVersion, formatOf } from './records.ts';
import type { Annotation, Document, FileOutcome, Import } from './records.ts';

// What an import's report says beside the stored outcomes: how the project stands now because of them.

/** What became of marks when their text became another, and what the file brought; counts. */
export interface MarkFates {
  /** The same words at the same place. */
  readonly kept: number;
  /** The same words at another place. */
  readonly moved: number;
  /** Other words in their place. */
  readonly changed: number;
  /** No place any more. */
  readonly lost: number;
  /** Comments that the new file holds and none before it held. */
  readonly comments: number;
  /** Highlights without a comment that the new file holds and none before it held. */
  readonly highlights: number;
}

/** Of each file of one import. */
export interface ReportFacts {
  /**
   * The document that stood at the file's place before and has another text: its own text is no longer there, and it is
   * kept. Only of files whose text is another document's; for others their outcome says it.
   */
  madeWay(file: FileOutcome): Document | null;
  /**
   * The document that the file repeats, if that document stood in this folder and no file of this import stands at its
   * place or was taken for it: most likely it was renamed, but nothing tells that it is not in the folder any more.
   */
  unseen(file: FileOutcome): Document | null;
  /**
   * What became of the marks in the version that the file gave to its document: of those that were made in an older one,
   * also while the import ran, and were not lost before it; and what was marked in the file itself. Null if there are none,
   * or the document has another text since.
   */
  marks(file: FileOutcome): MarkFates | null;
  /** The id of the format in which it was read; null of files that have no text in the project. */
  format(file: FileOutcome): string | null;
}

/** The project's records, as far as these facts need them. */
export interface ReportRecords {
  readonly imports: ReadonlyMap<Id, Import>;
  readonly documents: ReadonlyMap<Id, Document>;
  annotationsOf(documentId: Id): readonly Annotation[];
}

/** Looks through the documents and the import's `files` once; the answers hold as long as they stay as they are. */
export function reportFacts(
  record: Import,
  files: Iterable<FileOutcome>,
  { imports, documents, annotationsOf }: ReportRecords,
): ReportFacts {
  // A text that has nothing to do with the one before it is a document of its own: at one place several may have stood,
  // each after the other.
  const earlier = new Map<string, Document[]>();
  const isEarlier = ({ importId }: Document): boolean => {
    const from = imports.get(importId);
    return from?.source === 'folder' && from.name === record.name && from.started < record.started;
  };
  const older = record.source === 'folder' ? [...documents.values()].filter(isEarlier) : [];
  for (const document of older.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const place = document.path.normalize('NFC');
    const there = earlier.get(place);
    if (there) there.push(document);
    else earlier.set(place, [document]);
  }
  let seenIn: ReturnType<typeof seenBy> | null = null;
  return {
    unseen(file) {
      if (record.state !== 'done' || file.kind !== 'duplicate' || file.kept !== null) return null;
      // Only repeated texts ask for it, and most imports have none.
      const { places, housed } = (seenIn ??= seenBy(files));
      const document = documents.get(file.documentId);
      const place = document?.path.normalize('NFC') ?? '';
      if (!document || housed.has(document.id) || places.has(place)) return null;
      return earlier.get(place)?.includes(document) ? document : null;
    },
    madeWay(file) {
      const isElsewhere =
        (file.kind === 'duplicate' && file.kept === null) || (file.kind === 'unchanged' && file.from !== undefined);
      if (!isElsewhere) return null;
      const holds = (one: Document) =>
        one.id === file.documentId ||
        (file.kind === 'duplicate' && currentVersion(one).textHash === file.version.textHash);
      return earlier.get(file.path.normalize('NFC'))?.findLast((one) => !holds(one)) ?? null;
    },
    marks(file) {
      const document = file.kind === 'new-version' ? documents.get(file.documentId) : undefined;
      if (file.kind !== 'new-version' || !document || currentVersion(document).number !== file.version) return null;
      // One that is lost keeps the version in which it stood last.
      const before = document.versions.at(-2)?.number;
      const { imported } = currentVersion(document);
      const isOlder = ({ created }: Annotation) => created <= record.started || created <= imported;
      const all = annotationsOf(document.id);
      const isOfFile = (one: Annotation) => one.created === imported || saysEarlier(one, record);
      const came = all.filter((one) => isOfFile(one) && isMadeDuring(one, record));
      const older = all.filter((one) => {
        if (isOfFile(one)) return false;
        if (one.anchor.kind === 'lost') return one.version === before;
        // What was made in this version stands where it was made.
        return one.anchor.kind !== 'exact' || isOlder(one);
      });
      const count = (kind: Annotation['anchor']['kind']) => older.filter(({ anchor }) => anchor.kind === kind).length;
      if (older.length + came.length === 0) return null;
      const comments = came.filter(({ note }) => note !== '').length;
      return {
        ...{ kept: count('exact'), moved: count('moved'), changed: count('approximate'), lost: count('lost') },
        ...{ comments, highlights: came.length - comments },
      };
    },
    format(file) {
      if (file.kind === 'duplicate') return formatOf(file.version);
      const document = 'documentId' in file ? documents.get(file.documentId) : undefined;
      const number = file.kind === 'new-version' ? file.version : undefined;
      const version = document?.versions.find((one) => one.number === number) ?? (document && currentVersion(document));
      return version ? formatOf(version) : null;
    },
  };
}

/** Made since the import began, though it says of itself that it is older: a comment keeps the time that its file says. */
function saysEarlier({ id, created }: Annotation, record: Import): boolean {
  return id > record.id && created < record.started;
}

function isMadeDuring({ id }: Annotation, { finished }: Import): boolean {
  return finished === null || id <= lastIdOf(finished);
}

/** The places of the files, and the documents that have their texts from them. */
function seenBy(files: Iterable<FileOutcome>): {
  readonly places: ReadonlySet<string>;
  readonly housed: ReadonlySet<Id>;
} {
  const places = new Set<string>();
  const housed = new Set<Id>();
  for (const file of files) {
    places.add(file.path.normalize('NFC'));
    if (file.kind === 'unchanged' || file.kind === 'new-version') housed.add(file.documentId);
  }
  return { places, housed };
}

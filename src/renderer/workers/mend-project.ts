import { holdsIn, resolveAnnotation } from '../../core/anchor/resolve.ts';
import type { Resolved } from '../../core/anchor/seek.ts';
import { carryOver } from '../../core/model/annotations.ts';
import { areApart, reachOf } from '../../core/model/apart.ts';
import type { Change } from '../../core/model/change.ts';
import { edited, isEmpty, sequence } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { newId } from '../../core/model/id.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { AllRecords, Annotation, Document, DocumentVersion, ImportOutcomes } from '../../core/model/records.ts';
import { isStoredDate } from '../../core/text/dates.ts';
import type { Mended } from '../../core/ports/archive.ts';
import { hashesOf } from './hash.ts';

// A project file may have been edited by hand, or damaged before it was packed: then every sum in it is right, and what it
// says is not true. While it is opened, each text is held against what the records say of it, and each mark against the
// text. What does not agree is mended as far as it can be done honestly: the texts are as they are in the file, the records
// say what is there, and a mark stands where its words stand, or is lost. It is one act of the history, so nothing is
// gone, and the person is told of each thing.

/** What the records say after it, and what was wrong. */
export interface MendedProject {
  readonly records: AllRecords;
  readonly changes: readonly Change[];
  readonly mended: readonly Mended[];
}

/** A text as it is in the file. */
interface FoundText {
  readonly id: Id;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
  readonly passages: number;
}

/** Milliseconds of search for marks whose words are not at their place, in one file. */
const patience = 20_000;

interface LostMark {
  readonly mark: Annotation;
  readonly documentId: Id;
  /** The index of a version. */
  readonly at: number;
}

type Sizes = Pick<DocumentVersion, 'bytes' | 'length' | 'byteHash' | 'textHash' | 'passages'>;

/** Holds one project against its texts, which come one after the other. */
export class Mending {
  readonly #mended: Mended[] = [];
  /** The true sizes of texts that are not what some record says. */
  readonly #sizes = new Map<Id, Sizes>();
  readonly #said: ReadonlyMap<Id, readonly DocumentVersion[]>;
  readonly #numbered: ReadonlyMap<Id, Document>;
  readonly #readIn = new Map<Id, Document[]>();
  readonly #marks = new Map<Id, Annotation[]>();
  readonly #carried: [Annotation, Annotation][] = [];
  /** Lost marks whose version had the number of others, by the texts of all of these. */
  readonly #lostIn = new Map<Id, LostMark[]>();
  /** The index of the first version of a document in which such a mark may have stood. */
  readonly #stoodIn = new Map<Annotation, { readonly documentId: Id; readonly at: number }>();

  #searched = 0;

  /** `step` is called in the midst of long work. */
  constructor(
    private readonly records: AllRecords,
    private readonly changes: readonly Change[],
    private readonly fileName: string,
    private readonly time: string,
    private readonly step: () => void = () => undefined,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.#said = saidOfTexts(records, changes);
    this.#numbered = new Map(records.documents.map((document) => [document.id, renumbered(document)]));
    for (const document of records.documents) push(this.#readIn, currentVersion(document).textId, document);
    for (const mark of records.annotations) push(this.#marks, mark.documentId, mark);
    for (const document of records.documents) {
      this.#tellNumbers(document);
      this.#followLost(document);
    }
    this.#tellDates();
  }

  /** Looks at a text; it is not changed. */
  async look({ id, bytes, text, passages }: FoundText): Promise<void> {
    const found = { bytes: bytes.length, length: text.length, ...(await hashesOf(bytes, text)), passages };
    if (this.#said.get(id)?.some((version) => !says(version, found))) this.#sizes.set(id, found);
    for (const document of this.#readIn.get(id) ?? []) this.#lookAtMarks(document, text);
    for (const { mark, documentId, at } of this.#lostIn.get(id) ?? []) {
      const { from, to, quotation } = mark;
      const known = this.#stoodIn.get(mark);
      const stands = quotation.exact !== '' && text.slice(from, to) === quotation.exact;
      if (stands && (known === undefined || at < known.at)) this.#stoodIn.set(mark, { documentId, at });
    }
  }

  /** After all texts: the project as it is to be stored. */
  end(): MendedProject {
    const documents = this.records.documents.map((document) => this.#resized(this.#numbered.get(document.id)!));
    this.#tellTexts();
    const outcomes = this.records.outcomes.map((one) => this.#resizedOutcomes(one));
    for (const [mark, { documentId, at }] of this.#stoodIn) this.#renumberLost(documentId, mark, at);
    const marks = new Map(this.#carried.map(([before, after]) => [before.id, after]));
    const annotations = this.records.annotations.map((one) => marks.get(one.id) ?? one);
    const records = { ...this.records, documents, outcomes, annotations };
    const diff = sequence(
      edited('documents', changed(this.records.documents, documents)),
      edited('outcomes', changed(this.records.outcomes, outcomes)),
      edited('annotations', changed(this.records.annotations, annotations)),
    );
    const changes = isEmpty(diff) ? this.changes : [...onGround(this.changes, diff), this.#change(diff)];
    return { records, changes, mended: this.#mended };
  }

  #change(diff: Diff): Change {
    const label = { verb: 'edit-document', names: [this.fileName] } as const;
    return { id: newId(), act: newId(), label, author: '', time: this.time, state: 'done', unasked: true, diff };
  }

  #lookAtMarks(document: Document, text: string): void {
    const { number: before } = currentVersion(document);
    const { number } = currentVersion(this.#numbered.get(document.id)!);
    for (const mark of this.#marks.get(document.id) ?? []) {
      this.step();
      if (mark.anchor.kind === 'lost') continue;
      const stands = mark.version === before && holdsIn(text, mark);
      const { from, to, anchor } = mark;
      const found = stands ? { range: { from, to }, anchor } : this.#find(text, mark);
      if (stands && before === number) continue;
      const carried = carryOver(mark, found, number, this.time);
      if (isSamePlace(mark, carried)) continue;
      this.#carried.push([mark, carried]);
      if (stands) continue;
      const kind = found.range === null ? 'mark-lost' : 'mark-found';
      this.#mended.push({ kind, in: nameOf(document), words: mark.quotation.exact });
    }
  }

  /** A lost mark names the version in which it stood last; that has another number if it was numbered anew. */
  #followLost({ id, versions }: Document): void {
    if (this.#numbered.get(id)!.versions === versions) return;
    for (const mark of this.#marks.get(id) ?? []) {
      if (mark.anchor.kind !== 'lost') continue;
      const [one, ...more] = versions.flatMap(({ number }, at) => (number === mark.version ? [at] : []));
      if (one === undefined) continue;
      if (more.length === 0) this.#renumberLost(id, mark, one);
      else for (const at of [one, ...more]) push(this.#lostIn, versions[at]!.textId, { mark, documentId: id, at });
    }
  }

  #renumberLost(documentId: Id, mark: Annotation, at: number): void {
    const { number } = this.#numbered.get(documentId)!.versions[at]!;
    if (number !== mark.version) this.#carried.push([mark, { ...mark, version: number }]);
  }

  #tellDates(): void {
    const dates = this.records.attributes.filter(({ type }) => type === 'date');
    for (const document of this.records.documents) {
      for (const { id, name } of dates) {
        const words = document.attributes[id]?.value ?? '';
        if (words === '' || isStoredDate(words)) continue;
        this.#mended.push({ kind: 'no-date', in: nameOf(document), field: name, words });
      }
    }
  }

  /** A file made to be slow could ask for hours of searching: what is not found within the patience is lost. */
  #find(text: string, mark: Annotation): Resolved {
    const sure = onlyPlace(text, mark);
    if (sure) return sure;
    if (this.#searched > patience) return { range: null, anchor: { kind: 'lost' } };
    const began = this.clock();
    const found = resolveAnnotation(text, mark);
    this.#searched += this.clock() - began;
    return found;
  }

  #tellNumbers(document: Document): void {
    const after = this.#numbered.get(document.id)!;
    for (const [at, { number }] of document.versions.entries()) {
      const now = after.versions[at]!.number;
      if (now !== number) this.#mended.push({ kind: 'renumbered', in: nameOf(document), from: number, to: now });
    }
  }

  /** Of the documents that are there, and of those that the history can bring back. */
  #tellTexts(): void {
    const told = new Set<Id>();
    const tell = (name: string, { textId, number }: DocumentVersion) => {
      if (!this.#sizes.has(textId) || told.has(textId)) return;
      told.add(textId);
      this.#mended.push({ kind: 'other-text', in: name, version: number });
    };
    for (const document of this.records.documents) for (const one of document.versions) tell(nameOf(document), one);
    for (const { files } of this.records.outcomes) {
      for (const file of files) if (file.kind === 'duplicate') tell(file.path, file.version);
    }
    for (const document of documentsOfHistory(this.changes)) {
      for (const one of document.versions) tell(nameOf(document), one);
    }
  }

  #resized(document: Document): Document {
    if (!document.versions.some(({ textId }) => this.#sizes.has(textId))) return document;
    return { ...document, versions: document.versions.map((one) => this.#sized(one)) };
  }

  #resizedOutcomes(outcomes: ImportOutcomes): ImportOutcomes {
    if (this.#sizes.size === 0) return outcomes;
    const files = outcomes.files.map((file) => {
      const isOther = file.kind === 'duplicate' && this.#sizes.has(file.version.textId);
      return isOther ? { ...file, version: this.#sized(file.version) } : file;
    });
    return files.some((file, at) => file !== outcomes.files[at]) ? { ...outcomes, files } : outcomes;
  }

  #sized(version: DocumentVersion): DocumentVersion {
    return { ...version, ...this.#sizes.get(version.textId) };
  }
}

/** Where the words stand with all their surroundings, if they do so once: that needs no search of what is like them. */
function onlyPlace(text: string, { from, quotation }: Annotation): Resolved | null {
  const { prefix, exact, suffix } = quotation;
  const whole = prefix + exact + suffix;
  if (exact === '' || whole.length === exact.length) return null;
  const at = text.indexOf(whole);
  if (at < 0 || text.includes(whole, at + 1)) return null;
  const start = at + prefix.length;
  return {
    range: { from: start, to: start + exact.length },
    anchor: { kind: start === from ? 'exact' : 'moved' },
  };
}

/** A document by the name that the file has for it. */
function nameOf({ title, path }: Document): string {
  return title.value || path;
}

/** By text, every version that is said to have it; of a text that only the history needs, what that says last. */
function saidOfTexts(records: AllRecords, changes: readonly Change[]): ReadonlyMap<Id, readonly DocumentVersion[]> {
  const said = new Map<Id, DocumentVersion[]>();
  for (const { versions } of records.documents) for (const one of versions) push(said, one.textId, one);
  for (const { files } of records.outcomes) {
    for (const file of files) if (file.kind === 'duplicate') push(said, file.version.textId, file.version);
  }
  const last = new Map<Id, DocumentVersion[]>();
  for (const { versions } of documentsOfHistory(changes)) for (const one of versions) last.set(one.textId, [one]);
  return new Map([...last, ...said]);
}

function* documentsOfHistory(changes: readonly Change[]): Generator<Document> {
  for (const { diff } of changes) {
    for (const edit of Object.values(diff.documents ?? {})) for (const one of edit) if (one) yield one;
  }
}

function says(version: DocumentVersion, found: Omit<Sizes, 'passages'>): boolean {
  return (
    version.bytes === found.bytes &&
    version.length === found.length &&
    version.byteHash === found.byteHash &&
    version.textHash === found.textHash
  );
}

/** Numbers ascend from version to version: one that does not gets the next that is free. */
function renumbered(document: Document): Document {
  let last = 0;
  let isOdd = false;
  const versions = document.versions.map((version) => {
    const number = version.number > last ? version.number : last + 1;
    isOdd ||= number !== version.number;
    last = number;
    return number === version.number ? version : { ...version, number };
  });
  return isOdd ? { ...document, versions } : document;
}

function isSamePlace(a: Annotation, b: Annotation): boolean {
  return a.from === b.from && a.to === b.to && a.version === b.version && a.anchor.kind === b.anchor.kind;
}

function changed<R>(before: readonly R[], after: readonly R[]): (readonly [R, R])[] {
  return before.flatMap((one, at) => (one === after[at] ? [] : [[one, after[at]!] as const]));
}

/** Undone acts that stand on what is mended cannot be redone any more, nor can what was done after them. */
function onGround(changes: readonly Change[], diff: Diff): readonly Change[] {
  const reach = reachOf([diff]);
  const first = changes.findIndex((one) => one.state === 'undone' && !areApart(reachOf([one.diff]), reach));
  if (first < 0) return changes;
  return changes.map((one, at) => (at >= first && one.state === 'undone' ? { ...one, state: 'abandoned' } : one));
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

import { placeOfSubject } from '../../core/anchor/subject.ts';
import { CompareIndex } from '../../core/compare/compare-index.ts';
import { creditParts } from '../../core/compare/credit-parts.ts';
import type { Credits } from '../../core/compare/credit-parts.ts';
import { creditUnder } from '../../core/compare/credits.ts';
import type { Credit } from '../../core/compare/credits.ts';
import { quotationFamilies } from '../../core/compare/quotations/quotation-families.ts';
import type { QuotationsOf } from '../../core/compare/quotations/quotation-families.ts';
import { quotationByHand, quotationParts } from '../../core/compare/quotations/quotation-parts.ts';
import type { Quotations, QuotationWithWords } from '../../core/compare/quotations/quotation-parts.ts';
import { suggestSets } from '../../core/compare/event-sets.ts';
import { gists, placesIn } from '../../core/compare/gists.ts';
import type { CountForms } from '../../core/compare/frequencies.ts';
import type { GistPlace, Gists } from '../../core/compare/gists.ts';
import type { AppearedOf } from '../../core/compare/families.ts';
import type { Head } from '../../core/compare/headings.ts';
import { spellingsIn } from '../../core/compare/name-families.ts';
import { nameParts } from '../../core/compare/name-parts.ts';
import type { NameHere, Names } from '../../core/compare/name-parts.ts';
import { lineageOf } from '../../core/compare/lineage.ts';
import type { Descendant } from '../../core/compare/lineage.ts';
import { conflictsOf } from '../../core/compare/conflicts.ts';
import { synopsisIn } from '../../core/compare/synopsis.ts';
import { timelineOf } from '../../core/compare/timeline.ts';
import type { PublishedSource } from '../../core/compare/timeline.ts';
import { never } from '../../core/compare/turns.ts';
import type { Step } from '../../core/compare/turns.ts';
import { witnessesOf } from '../../core/compare/witnesses.ts';
import type { Witnesses } from '../../core/compare/witnesses.ts';
import type { Wording } from '../../core/compare/wording.ts';
import { wordings } from '../../core/compare/wording.ts';
import { documentOf, isOlder } from '../../core/model/account.ts';
import type { AccountId } from '../../core/model/account.ts';
import type { Id } from '../../core/model/id.ts';
import { decidedNames } from '../../core/model/name-rulings.ts';
import type { DecidedNames } from '../../core/model/name-rulings.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Failure, Result } from '../../core/model/result.ts';
import type {
  CompareEvent,
  ComparePort,
  CompareState,
  Lineage,
  Pair,
  Synopsis,
  SynopsisQuestion,
  Timeline,
  QuotationFamilies,
  QuotationsQuestion,
  Conflicts,
  ConflictsQuestion,
  Covering,
  OriginCount,
  SaidPlaces,
  Spots,
  SuggestedSets,
  SuggestedSpellings,
} from '../../core/ports/compare.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document } from '../../core/model/records.ts';
import { mostAccounts } from '../../core/compare/synopsis-shapes.ts';
import type { TextSource } from '../../core/derived/derivation.ts';
import { nextTurn } from '../../core/ports/next-turn.ts';
import { openProjectStore } from '../store/project-store.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { readDividedText } from './divided-text.ts';
import type { AllKnown } from './followed-on-use.ts';
import { FollowedOnUse } from './followed-on-use.ts';
import { Following, makeHere } from './follow.ts';
import { KeptAlignments } from './kept-alignments.ts';
import { OlderTexts, sourceOf } from './older-texts.ts';

/** Milliseconds after which long work lets others have their turn. */
const turn = 25;

/**
 * The far side of comparing. `tell` announces that answers may have changed and how far a question is; `step` is called in
 * the midst of long work.
 */
export function comparer(tell: (event: CompareEvent) => void, step: () => void = () => undefined): ComparePort {
  let projectId: Id | null = null;
  let open: { readonly projectId: Id; readonly comparer: Promise<Result<OpenComparer>> } | null = null;
  const asks = new Asks(tell, step);

  /** The project is opened with the first question about it: nobody who never compares reads its texts for that. */
  async function opened(): Promise<Result<OpenComparer>> {
    if (projectId === null) return fail('not-available', 'compare');
    if (open?.projectId !== projectId) {
      closeOpen();
      open = { projectId, comparer: openAnew(projectId, tell, step) };
    }
    const { comparer } = open;
    const result = await comparer;
    // What failed is tried anew with the next question.
    if (!result.ok && open?.comparer === comparer) open = null;
    return result;
  }

  function closeOpen(): void {
    void open?.comparer.then((before) => before.ok && before.value.close());
    open = null;
  }

  async function ask<T>(question: (open: OpenComparer) => Promise<Result<T>>): Promise<Result<T>> {
    const result = await opened();
    return result.ok ? question(result.value) : result;
  }

  /** It can be cancelled from the moment it is asked, also while the project is opened for it. */
  function askByName<T>(
    name: string,
    question: (open: OpenComparer, step: Step) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return asks.run(name, (step) => ask((open) => question(open, step)));
  }

  return {
    async openProject(id) {
      if (id !== projectId) closeOpen();
      projectId = id;
      return ok(null);
    },
    sharedIn: (id, name) =>
      askByName(name, (open, step) => open.about([id], (index) => index.sharedIn(id, step), step)),
    pair: (aId, bId, name) =>
      askByName(name, (open, step) => open.about([aId, bId], (index) => index.pair(aId, bId, step), step)),
    families: (question, name) =>
      askByName(name, (open, step) =>
        open.aboutAll(async (index, appeared, missing) => ({
          ...(await index.families(question, appeared, step)),
          missing,
        })),
      ),
    conflicts: (question, name) => askByName(name, (open, step) => open.conflicts(question, step)),
    synopsis: (question, name) => askByName(name, (open, step) => open.synopsis(question, step)),
    quotations: (question, name) => askByName(name, (open, step) => open.quotations(question, step)),
    lineage: (documentIds, name) => askByName(name, (open, step) => open.lineage(documentIds, step)),
    timeline: (documentIds, name) => askByName(name, (open, step) => open.timeline(documentIds, step)),
    witnesses: (places, name) => askByName(name, (open, step) => open.witnesses(places, step)),
    spellings: (name) => askByName(name, (open, step) => open.spellings(step)),
    eventSets: (name) => askByName(name, (open, step) => open.eventSets(step)),
    grid: (question, name) =>
      askByName(name, (open, step) =>
        open.aboutAll(
          async (index, appeared, missing) => ({
            ...(await index.grid(question, appeared, step)),
            missing: missing.filter((id) => question.documentIds?.includes(id) ?? true),
          }),
          question.documentIds ?? [],
          step,
        ),
      ),
    countFamilies: (spots, name) =>
      askByName(name, (open, step) =>
        open.aboutAll(async (index, _, missing) => ({
          ...(await index.countFamilies(spots, step)),
          uncovered: missing.filter((id) => spots.documentIds.includes(id)).length,
        })),
      ),
    countOrigins: (spots, name) => askByName(name, (open, step) => open.countOrigins(spots, step)),
    async cancel(name) {
      asks.cancel(name);
      return ok(null);
    },
  };
}

async function openAnew(
  projectId: Id,
  tell: (event: CompareEvent) => void,
  step: () => void,
): Promise<Result<OpenComparer>> {
  const store = await openProjectStore(projectId);
  if (!store.ok) return store;
  const opened = new OpenComparer(store.value, tell, step);
  const loaded = await opened.load();
  if (loaded.ok) return ok(opened);
  opened.close();
  return loaded;
}

/** What is answered about one open project. */
class OpenComparer {
  readonly #following: Following<Wording>;
  readonly #index: CompareIndex;
  readonly #older: OlderTexts;
  readonly #alignments = new KeptAlignments();
  #credits: FollowedOnUse<Credits, readonly Credit[]> | null = null;
  #quotations: FollowedOnUse<Quotations, readonly QuotationWithWords[]> | null = null;
  #gists: FollowedOnUse<Gists, GistPlace | null> | null = null;
  #names: FollowedOnUse<Names, readonly NameHere[]> | null = null;
  #closed = false;

  constructor(
    private readonly store: ProjectStore,
    tell: (event: CompareEvent) => void,
    private readonly beat: () => void,
  ) {
    this.#index = new CompareIndex(
      (entry) => this.#following.isCurrent(entry),
      (id) => headOf(documentOf(store.snapshot.rows('documents'), id)),
    );
    this.#older = new OlderTexts(store);
    const follower = {
      add: (part: Wording) => this.#index.add(part),
      remove: (part: Wording) => this.#index.remove(part),
      changed: () => {
        this.#index.changed();
        tell({ kind: 'changed', state: this.#state() });
      },
      // A mark or a note changes nothing in what documents share.
      heeds: 'documents' as const,
    };
    this.#following = new Following(store, wordings, follower, makeHere(wordings, this.beat), this.beat);
  }

  load(): Promise<Result<null>> {
    return this.#following.load();
  }

  /**
   * Answers about documents of the project as the window knows it. `step` is called once all is read: nothing is looked
   * for that nobody waits for any more.
   */
  async about<T>(
    ids: readonly AccountId[],
    answer: (index: CompareIndex) => Promise<T>,
    step: Step,
  ): Promise<Result<T>> {
    const known = await this.#knowing(ids, step);
    return known.ok ? ok(await answer(known.value)) : known;
  }

  /**
   * Answers about all documents whose texts could be read; it is told of the others. `accounts` that are older versions are
   * known, too.
   */
  async aboutAll<T>(
    answer: (index: CompareIndex, appeared: AppearedOf, missing: readonly Id[]) => Promise<T>,
    accounts: readonly AccountId[] = [],
    step: Step = never,
  ): Promise<Result<T>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    const beside = await this.#besideOlder(accounts, step);
    if (!beside.ok) return beside;
    const documents = this.store.snapshot.rows('documents');
    return ok(await answer(beside.value, appearedIn(documents), [...this.#following.unmade].sort()));
  }

  /** The index in which all of these are known, once all is read. */
  async #knowing(ids: readonly AccountId[], step: Step): Promise<Result<CompareIndex>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    await step(0, 1);
    const beside = await this.#besideOlder(ids, step);
    if (!beside.ok) return beside;
    const unknown = ids.find((id) => !beside.value.has(id));
    if (unknown === undefined) return beside;
    return fail(this.#following.unmade.has(unknown) ? 'text-unread' : 'not-found', unknown);
  }

  /** What is asked of older versions is answered beside the project, which goes on counting each document once. */
  async #besideOlder(ids: readonly AccountId[], step: Step): Promise<Result<CompareIndex>> {
    const older = await this.#older.wordingsOf(ids.filter(isOlder), step);
    if (!older.ok) return older;
    if (this.#closed) return fail('cancelled');
    return ok(older.value.length === 0 ? this.#index : this.#index.beside(older.value));
  }

  /** Sets documents side by side as they are now. */
  async synopsis({ documentIds, loose }: SynopsisQuestion, step: Step): Promise<Result<Synopsis>> {
    const ids = [...new Set(documentIds)];
    if (ids.length < 2 || ids.length > mostAccounts) return fail('invalid', 'synopsis');
    const asked = await this.#sourcesOf(ids, step);
    if (!asked.ok) return asked;
    const { sources, index } = asked.value;
    return ok(synopsisIn(await this.#alignments.of(sources, index, loose, step)));
  }

  /** Where documents may contradict each other as they are now. Relative dates are counted from the date of each. */
  async conflicts({ documentIds }: ConflictsQuestion, step: Step): Promise<Result<Conflicts>> {
    const ids = [...new Set(documentIds)];
    if (ids.length < 2 || ids.length > mostAccounts) return fail('invalid', 'conflicts');
    const asked = await this.#sourcesOf(ids, step);
    if (!asked.ok) return asked;
    const { sources, index } = asked.value;
    const documents = this.store.snapshot.rows('documents');
    const dated = sources.map((source) => {
      const { date } = documentOf(documents, source.documentId)?.attributes ?? {};
      return { ...source, date: date?.value ?? null };
    });
    const aligned = await this.#alignments.of(sources, index, false, step);
    const count: CountForms = (forms) => index.frequencies(forms, step);
    return ok(await conflictsOf(dated, count, step, this.#decidedNames(), aligned));
  }

  /** How documents hang together as they are now. */
  async lineage(documentIds: readonly AccountId[], step: Step): Promise<Result<Lineage>> {
    const ids = [...new Set(documentIds)];
    if (ids.length < 2 || ids.length > mostAccounts) return fail('invalid', 'lineage');
    const asked = await this.#sourcesOf(ids, step);
    if (!asked.ok) return asked;
    const { sources, index } = asked.value;
    const credits = await this.#allCredits();
    if (!credits.ok) return credits;
    if (this.#closed) return fail('cancelled');
    const pairs = await pairsOf(ids, index, step);
    const documents = this.store.snapshot.rows('documents');
    const described = sources.map((source): Descendant => {
      const { documentId, version, textId, text } = source;
      const { date, outlet, url } = documentOf(documents, documentId)?.attributes ?? {};
      const known = { date: date?.value ?? null, outlet: outlet?.value ?? null, address: url?.value ?? null };
      const named = isOlder(documentId) ? creditParts.build([source]).credits[0]! : credits.value.of(documentId);
      return { documentId, version, textId, text, ...known, credits: named };
    });
    const { canonical } = this.#decidedNames();
    return ok(lineageOf(described, pairs, canonical));
  }

  /** When documents appeared and which dates they name, as they are now. */
  async timeline(documentIds: readonly AccountId[], step: Step): Promise<Result<Timeline>> {
    const ids = [...new Set(documentIds)];
    if (ids.length < 2 || ids.length > mostAccounts) return fail('invalid', 'timeline');
    const asked = await this.#sourcesOf(ids, step);
    if (!asked.ok) return asked;
    const { sources, index } = asked.value;
    const documents = this.store.snapshot.rows('documents');
    const dated = sources.map((source): PublishedSource => {
      const { date } = documentOf(documents, source.documentId)?.attributes ?? {};
      const dateAt = date?.origin.kind === 'text' ? { from: date.origin.from, to: date.origin.to } : null;
      return { ...source, date: date?.value ?? null, dateAt };
    });
    const aligned = await this.#alignments.of(sources, index, false, step);
    return ok(await timelineOf(dated, (forms) => index.frequencies(forms, step), step, aligned));
  }

  /** Why documents that say the same may be one witness, as they are now. */
  async witnesses(places: readonly SaidPlaces[], step: Step): Promise<Result<Witnesses>> {
    const ids = [...new Set(places.map(({ documentId }) => documentId))];
    if (ids.length !== places.length) return fail('invalid', 'witnesses');
    const known = await this.about(ids, async () => null, step);
    if (!known.ok) return known;
    const credits = await this.#allCredits();
    if (!credits.ok) return credits;
    if (this.#closed) return fail('cancelled');
    const creditsOf = this.#underAliases(credits.value);
    const testimonies = places.map((place) => ({ ...place, credits: creditsOf(place.documentId), owner: null }));
    return ok(witnessesOf(testimonies, await pairsOf(ids, this.#index, step)));
  }

  /** The texts of accounts, and the index that knows them. Who asks about one whose words are not known is told why. */
  async #sourcesOf(
    ids: readonly AccountId[],
    step: Step,
  ): Promise<Result<{ readonly sources: readonly TextSource[]; readonly index: CompareIndex }>> {
    const known = await this.#knowing(ids, step);
    if (!known.ok) return known;
    const documents = this.store.snapshot.rows('documents');
    const sources: TextSource[] = [];
    for (const id of ids) {
      const source = await sourceOf(this.store, documents, id);
      if (!source.ok) return source;
      sources.push(source.value);
    }
    return ok({ sources, index: known.value });
  }

  /** Whom the documents of these passages name as their sources; that is read of the texts when it is first asked. */
  async countOrigins(spots: Spots, step: Step): Promise<Result<Covering<OriginCount>>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    await step(0, 1);
    const credits = await this.#allCredits();
    if (!credits.ok) return credits;
    if (this.#closed) return fail('cancelled');
    const { unread } = credits.value;
    const counted = await this.#index.countOrigins(spots, this.#underAliases(credits.value), step);
    const left = new Set([...unread, ...this.#following.unmade]);
    return ok({ ...counted, uncovered: spots.documentIds.filter((id) => left.has(id)).length });
  }

  /** What documents quote, in families; of all documents, or of some. The first time the texts are read for it. */
  async quotations({ documentIds }: QuotationsQuestion, step: Step): Promise<Result<QuotationFamilies>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    await step(0, 1);
    this.#quotations ??= new FollowedOnUse(this.store, quotationParts, ({ quotations }) => quotations, [], this.beat);
    const known = await this.#quotations.all();
    if (!known.ok) return known;
    if (this.#closed) return fail('cancelled');
    const documents = this.store.snapshot.rows('documents');
    const ids = documentIds === null ? [...documents.keys()] : [...new Set(documentIds)];
    const asked: QuotationsOf[] = [];
    for (const id of ids) {
      const document = documentOf(documents, id);
      if (!document) return fail('not-found', id);
      const { textId, number } = currentVersion(document);
      const found = isOlder(id) ? await this.#quotedIn(id) : ok(known.value.of(id));
      if (!found.ok) return found;
      const added = await this.#addedByHand({ id: document.id, textId, version: number }, found.value);
      if (!added.ok) return added;
      asked.push({ documentId: id, textId, quotations: [...found.value, ...added.value] });
    }
    const missing = ids.filter((id) => known.value.unread.has(id)).sort();
    return ok({ families: await quotationFamilies(asked, step), missing });
  }

  /** Whom documents name, each under the name that a person gave for all of theirs. */
  #underAliases({ of }: AllKnown<readonly Credit[]>): (id: Id) => readonly Credit[] {
    const { canonical } = this.#decidedNames();
    return (id) => of(id).map((credit) => creditUnder(credit, canonical));
  }

  /** Which names a person took for one, and which not. */
  #decidedNames(): DecidedNames {
    const { snapshot } = this.store;
    return decidedNames(snapshot.rows('aliases').values(), snapshot.rows('rulings').values());
  }

  /** Spellings of one name in all texts. The first time the texts are read for it. */
  async spellings(step: Step): Promise<Result<SuggestedSpellings>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    await step(0, 1);
    this.#names ??= new FollowedOnUse(this.store, nameParts, ({ names }) => names, [], this.beat);
    const known = await this.#names.all();
    if (!known.ok) return known;
    if (this.#closed) return fail('cancelled');
    const ids = [...this.store.snapshot.rows('documents').keys()];
    const found = await spellingsIn(
      ids.map((documentId) => ({ documentId, names: known.value.of(documentId) })),
      step,
    );
    return ok({ ...found, missing: [...known.value.unread].sort() });
  }

  /** Which documents may tell of one event. The first time the texts are read for it. */
  async eventSets(step: Step): Promise<Result<SuggestedSets>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    await step(0, 1);
    this.#gists ??= new FollowedOnUse(this.store, gists, placesIn, null, this.beat);
    const known = await this.#gists.all();
    if (!known.ok) return known;
    if (this.#closed) return fail('cancelled');
    const documents = this.store.snapshot.rows('documents');
    const places = [...documents.keys()].flatMap((id) => known.value.of(id) ?? []);
    const sets = await suggestSets(places, appearedIn(documents), step);
    return ok({ sets, missing: [...known.value.unread].sort() });
  }

  /** What an older version quotes. */
  async #quotedIn(account: AccountId): Promise<Result<readonly QuotationWithWords[]>> {
    const source = await sourceOf(this.store, this.store.snapshot.rows('documents'), account);
    return source.ok ? ok(quotationParts.build([source.value], this.beat).quotations[0]!) : source;
  }

  /** What a person took for quotations in this text or an earlier one, where none of those that were found begins. */
  async #addedByHand(
    { id, textId, version }: { readonly id: Id; readonly textId: Id; readonly version: number },
    found: readonly QuotationWithWords[],
  ): Promise<Result<readonly QuotationWithWords[]>> {
    const rulings = [...this.store.snapshot.rows('rulings').values()].flatMap((ruling) => {
      const [subject] = ruling.subjects;
      const isAdded = ruling.kind === 'quotation' && ruling.value === 'is' && subject?.documentId === id;
      return isAdded ? [{ subject, form: ruling.form }] : [];
    });
    if (rulings.length === 0) return ok([]);
    const known = new Set(found.map(({ quotation: { quoted, content } }) => (quoted[0] ?? content[0]!).from));
    const read = await readDividedText(this.store, textId);
    if (!read.ok) return fail('text-unread', id, read.error.code);
    const { text } = read.value;
    return ok(
      rulings.flatMap(({ subject, form }) => {
        const place = placeOfSubject(subject, { version, text });
        if (place === null || known.has(place.from)) return [];
        known.add(place.from);
        return [quotationByHand(text, place, form === 'direct')];
      }),
    );
  }

  #allCredits(): Promise<Result<AllKnown<readonly Credit[]>>> {
    this.#credits ??= new FollowedOnUse(this.store, creditParts, ({ credits }) => credits, [], this.beat);
    return this.#credits.all();
  }

  close(): void {
    this.#closed = true;
    this.#credits?.close();
    this.#quotations?.close();
    this.#gists?.close();
    this.#names?.close();
    this.#following.close();
    this.store.close();
  }

  #state(): CompareState {
    return { documents: this.store.snapshot.rows('documents').size, waiting: this.#following.missing().waiting };
  }

  /** What the window stored before it asked is known here, and read. */
  async #ready(): Promise<Result<null>> {
    if (this.#closed) return fail('cancelled');
    const settled = await this.store.settle();
    if (!settled.ok) return settled;
    // What was given up is tried again now and then, and nobody waits for it.
    if (this.#following.missing().waiting > 0) await this.#following.catchUp();
    if (this.#closed) return fail('cancelled');
    this.#index.changed();
    return ok(null);
  }
}

/** When and where documents appeared, as their records have it. */
function appearedIn(documents: ReadonlyMap<Id, Document>): AppearedOf {
  return (id) => {
    const { date, outlet } = documentOf(documents, id)?.attributes ?? {};
    return { date: date?.value ?? null, outlet: outlet?.value ?? null };
  };
}

/** What each two of these share; all of them are known. */
async function pairsOf(ids: readonly AccountId[], index: CompareIndex, step: Step): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (const [at, a] of ids.entries()) {
    for (const b of ids.slice(at + 1)) {
      await step(pairs.length, (ids.length * (ids.length - 1)) / 2);
      pairs.push(await index.pair(a, b, step));
    }
  }
  return pairs;
}

/** What is known of the head of a document's current text. */
function headOf(document: Document | undefined): Head | null {
  if (!document) return null;
  const known = [document.title, ...Object.values(document.attributes)];
  return {
    title: document.title.value,
    places: known.flatMap(({ origin }) => (origin.kind === 'text' ? [{ from: origin.from, to: origin.to }] : [])),
  };
}

/** Thrown through the index, which knows nothing of questions. */
class Cancelled extends Error {}

/** Long questions by their names: each can be ended, and tells how far it is. */
class Asks {
  readonly #running = new Map<string, { cancelled: boolean }>();

  constructor(
    private readonly tell: (event: CompareEvent) => void,
    private readonly step: () => void,
  ) {}

  cancel(name: string): void {
    const running = this.#running.get(name);
    if (running) running.cancelled = true;
  }

  async run<T>(name: string, question: (step: Step) => Promise<Result<T>>): Promise<Result<T>> {
    const mine = { cancelled: false };
    this.#running.set(name, mine);
    let last = performance.now();
    try {
      return await question(async (done, of) => {
        this.step();
        if (performance.now() - last > turn) {
          this.tell({ kind: 'progress', ask: name, done, of });
          await nextTurn();
          last = performance.now();
        }
        if (mine.cancelled) throw new Cancelled();
      });
    } catch (error) {
      if (error instanceof Cancelled) return fail('cancelled') satisfies Failure;
      throw error;
    } finally {
      if (this.#running.get(name) === mine) this.#running.delete(name);
    }
  }
}

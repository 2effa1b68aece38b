import { describeRange } from '../../core/anchor/describe.ts';
import { resolveAnnotation } from '../../core/anchor/resolve.ts';
import type { Label } from '../../core/model/change.ts';
import { edited } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { broughtBack, doubtOf, placedOn, setAside } from '../../core/model/doubts.ts';
import type { Doubt } from '../../core/model/doubts.ts';
import type { Id } from '../../core/model/id.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { AnchorState, Annotation, Document, Range } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { markedWords } from './act-names.ts';
import { find } from './change-annotations.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';

// What a person decides on annotations whose text changed; each one act, whatever their number. Those that are not as they
// were seen any more are passed over. For the verbs see `putOnWords`: the third name of the label says what was done.

/** What was stored, and how it is told. */
export interface Reviewed {
  readonly diff: Diff;
  readonly label: Label;
}

type Decided = readonly [Annotation, Annotation];

/** The words at which they stand are those that they quote from now on. */
export function acceptWords(desk: Desk, ids: readonly Id[]): Promise<Result<Reviewed>> {
  return inTurn(desk, async () => {
    const read = reader(desk);
    const decided: Decided[] = [];
    for (const [annotation, document] of doubted(desk, ids, 'changed')) {
      const { number: version } = currentVersion(document);
      const text = await read(document, version);
      if (!text.ok) return text;
      const { from, to } = annotation;
      const place = { from, to, version, quotation: describeRange(text.value, { from, to }) };
      decided.push([annotation, placedOn(annotation, place, desk.now())]);
    }
    const names = decided.slice(0, 1).flatMap(([before, after]) => [markedWords(before), markedWords(after)]);
    return store(desk, decided, [...names, 'accepted']);
  });
}

/** They stand nowhere in the text of now; what they quoted is kept. */
export function setAsideAll(desk: Desk, ids: readonly Id[]): Promise<Result<Reviewed>> {
  return inTurn(desk, () => {
    const decided = doubted(desk, ids, 'changed', 'lost').map(([annotation, document]): Decided => {
      return [annotation, setAside(annotation, currentVersion(document).number, desk.now())];
    });
    return store(desk, decided, [...firstWords(decided), '', 'aside']);
  });
}

/** They are looked for in the text of now as if they had never been set aside. */
export function bringBack(desk: Desk, ids: readonly Id[]): Promise<Result<Reviewed>> {
  return inTurn(desk, async () => {
    const read = reader(desk);
    const decided: Decided[] = [];
    for (const [annotation, document] of doubted(desk, ids, 'aside')) {
      const found = await lastPlace(annotation, document, read);
      if (!found.ok) return found;
      decided.push([annotation, broughtBack(annotation, found.value, desk.now())]);
    }
    return store(desk, decided, [...firstWords(decided), '', 'back']);
  });
}

type Read = (document: Document, version: number) => Promise<Result<string>>;

/** Where its words stand now, or where in the newest version that had them; else nowhere, in the version before. */
async function lastPlace(
  annotation: Annotation,
  document: Document,
  read: Read,
): Promise<Result<{ readonly range: Range; readonly version: number; readonly anchor: AnchorState }>> {
  const now = currentVersion(document).number;
  for (const { number } of document.versions.toReversed()) {
    const text = await read(document, number);
    if (!text.ok) return text;
    const { range, anchor } = resolveAnnotation(text.value, annotation);
    if (range) return ok({ range, version: number, anchor: number === now ? anchor : { kind: 'lost' } });
  }
  const { from, to } = annotation;
  return ok({ range: { from, to }, version: document.versions.at(-2)?.number ?? 0, anchor: { kind: 'lost' } });
}

/** Reads each text once. */
function reader({ store }: Desk): Read {
  const known = new Map<Id, string>();
  return async ({ versions }, version) => {
    const { textId } = versions.find(({ number }) => number === version)!;
    const there = known.get(textId);
    if (there !== undefined) return ok(there);
    const read = await store.text(textId);
    if (!read.ok) return read;
    known.set(textId, read.value.text);
    return ok(read.value.text);
  };
}

/** Those that are still in doubt for one of these reasons, with their documents. */
function doubted(
  desk: Desk,
  ids: readonly Id[],
  ...why: readonly Doubt[]
): readonly (readonly [Annotation, Document])[] {
  const documents = desk.store.snapshot.rows('documents');
  return find(desk, ids).flatMap((annotation) => {
    const document = documents.get(annotation.documentId);
    const doubt = document && doubtOf(annotation, document);
    return doubt && why.includes(doubt) ? [[annotation, document] as const] : [];
  });
}

function firstWords(decided: readonly Decided[]): readonly string[] {
  return decided.slice(0, 1).map(([before]) => markedWords(before));
}

async function store(desk: Desk, decided: readonly Decided[], names: readonly string[]): Promise<Result<Reviewed>> {
  const label = { verb: 'annotate', names, count: decided.length } as const;
  const stored = await desk.store.apply(edited('annotations', decided), { label, ...by(desk) });
  return stored.ok ? ok({ diff: stored.value, label }) : stored;
}

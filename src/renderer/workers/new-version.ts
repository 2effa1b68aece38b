import { resolverBetween } from '../../core/anchor/resolve.ts';
import { carryOver } from '../../core/model/annotations.ts';
import { sequenceOf, updated } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import { addVersion } from '../../core/model/documents.ts';
import type { Facts } from '../../core/model/documents.ts';
import { currentVersion } from '../../core/model/records.ts';
import type { Document, DocumentVersion, Text } from '../../core/model/records.ts';
import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { ProjectStore } from '../store/project-store.ts';
import type { ChosenFacts } from './chosen-facts.ts';
import { readDividedText } from './divided-text.ts';

/** A text that becomes the next of a document, and what it says about itself. */
export interface NextText {
  readonly version: DocumentVersion;
  readonly text: string;
  readonly facts: Facts;
}

/** Gives a document its next version, and places its annotations in it; what cannot be found is kept as lost. */
export async function newVersion(
  store: ProjectStore,
  document: Document,
  { version, text, facts }: NextText,
  chosenOf: ChosenFacts,
): Promise<Result<Diff>> {
  const chosen = await chosenOf(document.id);
  if (!chosen.ok) return chosen;
  const texts = await oldTexts(store, document);
  if (!texts.ok) return texts;
  const next = { ...version, number: currentVersion(document).number + 1 };
  const resolvers = new Map([...texts.value].map(([number, from]) => [number, resolverBetween(from.text, text)]));
  const carried = store.snapshot.annotationsOf(document.id).flatMap((annotation): Diff[] => {
    // What had no text to stand in cannot be followed.
    const resolved = resolvers.get(annotation.version)?.(annotation);
    const after = carryOver(annotation, resolved ?? lostAnchor, next.number, next.imported);
    return after === annotation ? [] : [updated('annotations', annotation, after)];
  });
  return ok(sequenceOf([addVersion(document, next, chosen.value, facts), ...carried]));
}

/** By version, the current text and those in which annotations stand, to follow them from there. */
async function oldTexts(store: ProjectStore, document: Document): Promise<Result<ReadonlyMap<number, Text>>> {
  const wanted = new Set([
    currentVersion(document).number,
    ...store.snapshot.annotationsOf(document.id).map(({ version }) => version),
  ]);
  const texts = new Map<number, Text>();
  for (const { number, textId } of document.versions) {
    if (!wanted.has(number)) continue;
    const text = await readDividedText(store, textId);
    if (!text.ok) return text;
    texts.set(number, text.value);
  }
  return ok(texts);
}

const lostAnchor = { range: null, anchor: { kind: 'lost' } } as const;

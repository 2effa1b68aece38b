import { useEffect, useState } from 'react';
import { graphemeStart } from '../../../core/text/graphemes.ts';
import type { Id } from '../../../core/model/id.ts';
import type { Range } from '../../../core/model/records.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { useSession } from './use-session.ts';
import { shelved } from '../../../core/model/shelf.ts';

/** A stretch of a text. */
export interface QuotedPlace extends Range {
  readonly textId: Id;
}

/** Longer stretches are cut: nobody reads a whole text in a list. */
const longest = 900;

/**
 * The words at each of these places; null while they are not read, and where they cannot be. One text at a time is in
 * memory, and only the words that are shown are kept.
 */
export function useQuotedWords(places: readonly QuotedPlace[]): (place: QuotedPlace) => string | null {
  const { store } = useSession().desk;
  const [quoted, setQuoted] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let over = false;
    const wanted = new Set(places.map(keyOf));
    void (async () => {
      for (const [textId, there] of byText(places)) {
        const text = await store.text(textId);
        if (over) return;
        if (!text.ok) continue;
        const words = there.map((place) => [keyOf(place), wordsAt(text.value.text, place)] as const);
        // What another list showed is forgotten with it.
        setQuoted((before) => new Map([...before, ...words].filter(([key]) => wanted.has(key))));
      }
    })();
    return () => {
      over = true;
    };
  }, [store, places]);
  return (place) => quoted.get(keyOf(place)) ?? null;
}

/** The same for who waits for all of them, as for a file that is saved. */
export async function readQuotedWords(
  store: ProjectStore,
  places: readonly QuotedPlace[],
): Promise<(place: QuotedPlace) => string | null> {
  const quoted = new Map<string, string>();
  for (const [textId, there] of byText(places)) {
    const text = await store.text(textId);
    if (text.ok) for (const place of there) quoted.set(keyOf(place), wordsAt(text.value.text, place));
  }
  return (place) => quoted.get(keyOf(place)) ?? null;
}

function keyOf({ textId, from, to }: QuotedPlace): string {
  return `${textId} ${from} ${to}`;
}

function byText(places: readonly QuotedPlace[]): ReadonlyMap<Id, readonly QuotedPlace[]> {
  const texts = new Map<Id, QuotedPlace[]>();
  for (const place of places) shelved(texts, place.textId, place);
  return texts;
}

function wordsAt(text: string, { from, to }: Range): string {
  if (to - from <= longest) return text.slice(from, to);
  return `${text.slice(from, graphemeStart(text, from + longest))}…`;
}

import { useEffect, useState } from 'react';
import { graphemeStart } from '../../../core/text/graphemes.ts';
import type { Id } from '../../../core/model/id.ts';
import { currentVersion } from '../../../core/model/records.ts';
import type { Range } from '../../../core/model/records.ts';
import { useSession } from './use-session.ts';

/** A stretch of the text that a document has now. */
export interface QuotedPlace extends Range {
  readonly documentId: Id;
}

/** Longer stretches are cut: nobody reads a whole text in a list. */
const longest = 900;

/**
 * The words at each of these places, by the place itself; missing while they are not read, and where they cannot be. One
 * text at a time is in memory, and only the words that are shown are kept.
 */
export function useQuotedWords(places: readonly QuotedPlace[]): ReadonlyMap<QuotedPlace, string> {
  const { store } = useSession().desk;
  const [quoted, setQuoted] = useState<ReadonlyMap<QuotedPlace, string>>(new Map());
  useEffect(() => {
    let over = false;
    const wanted = new Set(places);
    void (async () => {
      for (const [documentId, there] of byDocument(places)) {
        const document = store.snapshot.rows('documents').get(documentId);
        const text = document ? await store.text(currentVersion(document).textId) : null;
        if (over) return;
        if (!text?.ok) continue;
        const words = there.map((place) => [place, wordsAt(text.value.text, place)] as const);
        // What another list showed is forgotten with it.
        setQuoted((before) => new Map([...before, ...words].filter(([place]) => wanted.has(place))));
      }
    })();
    return () => {
      over = true;
    };
  }, [store, places]);
  return quoted;
}

function byDocument(places: readonly QuotedPlace[]): ReadonlyMap<Id, readonly QuotedPlace[]> {
  const documents = new Map<Id, QuotedPlace[]>();
  for (const place of places) documents.set(place.documentId, [...(documents.get(place.documentId) ?? []), place]);
  return documents;
}

function wordsAt(text: string, { from, to }: Range): string {
  if (to - from <= longest) return text.slice(from, to);
  return `${text.slice(from, graphemeStart(text, from + longest))}…`;
}

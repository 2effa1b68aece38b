import type { Chosen } from './chosen.ts';
import { cleanName } from './clean-name.ts';
import { updated } from './diff.ts';
import type { Diff } from './diff.ts';
import type { Id } from './id.ts';
import type { Document, DocumentVersion, Doubt, Guess } from './records.ts';

// What can be done to documents, each as a pure function from records to a Diff.

/** A value that a person entered. */
function entered(value: string, doubt: Doubt | null = null): Guess {
  return { value, origin: { kind: 'person' }, ...(doubt === null ? {} : { doubt }) };
}

/** Sets a title by hand. */
export function retitle(document: Document, title: string): Diff {
  return updated('documents', document, { ...document, title: entered(title.trim()) });
}

/** Sets an attribute by hand; an empty value removes it. `doubt`: how it was read may not be what was meant. */
export function setAttribute(document: Document, attributeId: Id, value: string, doubt: Doubt | null = null): Diff {
  const { [attributeId]: _old, ...others } = document.attributes;
  const cleaned = cleanName(value);
  const attributes = cleaned === '' ? others : { ...others, [attributeId]: entered(cleaned, doubt) };
  return updated('documents', document, { ...document, attributes });
}

/** Sets the language by hand, as BCP 47; null: not known. It decides how words are inflected. */
export function setLanguage(document: Document, language: string | null): Diff {
  return updated('documents', document, { ...document, language });
}

/** What is known about a text besides its words. */
export type Facts = Pick<Document, 'title' | 'attributes' | 'language'>;

/**
 * Puts a new text in the place of the current one; the older versions stay. What was guessed follows the new text: `now`
 * is what that says about itself.
 */
export function addVersion(document: Document, version: DocumentVersion, chosen: Chosen, now: Facts): Diff {
  const versions = [...document.versions, version];
  return updated('documents', document, { ...document, ...factsAfter(document, chosen, now), versions });
}

/** The same text stands at another place now: what was guessed from its path follows. */
export function moveDocument(document: Document, path: string, chosen: Chosen, now: Facts): Diff {
  return updated('documents', document, { ...document, ...factsAfter(document, chosen, now), path });
}

/**
 * What is known when a text or its path became another. What a person chose stays: what they entered or confirmed, and
 * what `chosen` says.
 */
export function factsAfter(document: Facts, chosen: Chosen, now: Facts): Facts {
  const attributes: Record<Id, Guess> = {};
  for (const [id, guess] of Object.entries(document.attributes)) if (!isFound(guess)) attributes[id] = guess;
  for (const [id, guess] of Object.entries(now.attributes)) if (!chosen.emptied.has(id)) attributes[id] ??= guess;
  return {
    title: isFound(document.title) ? now.title : document.title,
    attributes,
    language: chosen.language ? document.language : now.language,
  };
}

function isFound({ origin }: Guess): boolean {
  return origin.kind === 'text' || origin.kind === 'file' || origin.kind === 'path';
}

import type { Id } from '../../core/model/id.ts';
import type { Annotation, Text } from '../../core/model/records.ts';
import { asDividedNow } from '../../core/passages/divide.ts';
import { around } from '../../core/text/around.ts';
import type { Around } from '../../core/text/around.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { Observable } from './observable.ts';

/** Sentences that are kept: more than are ever in view. */
const mostSentences = 2000;
/** Texts that are kept, in UTF-16 units: those of a list that is scrolled through are asked for again and again. */
const mostOfTexts = 12_000_000;

/**
 * The sentences around quotations, in the version of the text in which they stand, read when they come into view. Its
 * state counts how often some became known.
 */
export class SentencesAround extends Observable<{ readonly known: number }> {
  readonly #sentences = new Map<string, Around | null>();
  /** The one that was used last is the last. */
  readonly #texts = new Map<Id, Text>();

  constructor(private readonly store: ProjectStore) {
    super({ known: 0 });
  }

  /** Null until it was read, and where its text cannot be. */
  of(annotation: Annotation): Around | null {
    return this.#sentences.get(keyOf(annotation)) ?? null;
  }

  /** Reads those that are not known; each text once. */
  async read(annotations: readonly Annotation[]): Promise<void> {
    const missing = annotations.filter((one) => !this.#sentences.has(keyOf(one)));
    if (missing.length === 0) return;
    for (const annotation of missing) {
      const found = await this.#around(annotation);
      this.#sentences.set(keyOf(annotation), found);
    }
    for (const key of this.#sentences.keys()) {
      if (this.#sentences.size <= mostSentences) break;
      this.#sentences.delete(key);
    }
    this.merge({ known: this.state.known + 1 });
  }

  async #around({ documentId, version, from, to }: Annotation): Promise<Around | null> {
    const document = this.store.snapshot.rows('documents').get(documentId);
    const stored = document?.versions.find(({ number }) => number === version);
    if (!document || !stored) return null;
    const text = await this.#text(stored.textId);
    if (!text || to > text.text.length) return null;
    return around(text.text, { from, to }, text.division.starts, document.language);
  }

  async #text(textId: Id): Promise<Text | null> {
    const known = this.#texts.get(textId);
    if (known) {
      this.#texts.delete(textId);
      this.#texts.set(textId, known);
      return known;
    }
    const read = await this.store.text(textId);
    if (!read.ok) return null;
    const text = asDividedNow(read.value);
    this.#texts.set(textId, text);
    let size = [...this.#texts.values()].reduce((sum, one) => sum + one.text.length, 0);
    for (const [id, one] of this.#texts) {
      if (size <= mostOfTexts || id === textId) break;
      this.#texts.delete(id);
      size -= one.text.length;
    }
    return text;
  }
}

function keyOf({ documentId, version, from, to }: Annotation): string {
  return `${documentId} ${version} ${from} ${to}`;
}

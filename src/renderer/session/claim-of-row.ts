import { subjectAt } from '../../core/anchor/subject.ts';
import type { Id } from '../../core/model/id.ts';
import type { Range, Subject } from '../../core/model/records.ts';
import { wordingOf } from './proposed-claim.ts';
import type { ProposedClaim } from './proposed-claim.ts';

/** A sentence as it is shown. */
export interface ShownSentence extends Range {
  readonly documentId: Id;
  /** Of the text that is shown. */
  readonly version: number;
  readonly text: string;
}

/** The words of a sentence, as a ruling keeps them. */
export function subjectOf({ text, ...place }: ShownSentence): Subject {
  return subjectAt(text, place);
}

/**
 * The sentences of a row as a claim, the words of the first. A document of which two versions stand there with different
 * words is left to the person, with the words of one version: that of the first sentence, or else the newest.
 */
export function claimOfRow(sentences: readonly ShownSentence[]): ProposedClaim {
  const first = sentences[0]!;
  const offered = [...new Set(sentences.map(({ documentId }) => documentId))].map((id) => {
    const ofOne = sentences.filter(({ documentId }) => documentId === id);
    const versions = new Set(ofOne.map(({ version }) => version));
    const wordsOf = (version: number) => wordsIn(ofOne.filter((one) => one.version === version));
    if (new Set([...versions].map(wordsOf)).size === 1) return { id, said: ofOne, changed: false };
    const version = id === first.documentId ? first.version : Math.max(...versions);
    return { id, said: ofOne.filter((one) => one.version === version), changed: true };
  });
  return {
    wording: wordingOf(first.text.slice(first.from, first.to)),
    madeFrom: { kind: 'row', name: '' },
    rule: { id: 'synopsis-row', version: '1' },
    passages: offered.flatMap(({ said }) => said).map(subjectOf),
    more: 0,
    open: offered.flatMap(({ id, changed }) => (changed ? [id] : [])),
  };
}

/** In the order of the text, however they are broken into lines. */
function wordsIn(sentences: readonly ShownSentence[]): string {
  const inOrder = sentences.toSorted((a, b) => a.from - b.from);
  return inOrder.map(({ text, from, to }) => text.slice(from, to).replace(/\s+/gu, ' ').trim()).join(' ');
}

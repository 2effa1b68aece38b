import { stateOf } from '../../derived/derivation.ts';
import type { Derivation, SourceState, Stamped, TextSource } from '../../derived/derivation.ts';
import type { Range } from '../../model/records.ts';
import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import { creditsVersion } from '../credits.ts';
import type { Quotation } from './quotation-shapes.ts';
import { foldedWords } from '../wording.ts';
import { quotationsVersion } from './quotation-shapes.ts';
import { quotationsIn } from './quotations.ts';

/** The quotations of some documents. Not changed after it was made. */
export interface Quotations extends Stamped {
  readonly documents: readonly SourceState[];
  /** For each document, in places of its text. */
  readonly quotations: readonly (readonly QuotationWithWords[])[];
}

/** A quotation with its folded words, by which it is compared: those between marks, else all that is said. */
export interface QuotationWithWords {
  readonly quotation: Quotation;
  /** With a blank between two. */
  readonly words: string;
}

const stamp = `quotations ${quotationsVersion}, credits ${creditsVersion}`;

/** Who says what in the texts, as a kind of what is derived. Made when quotations are first asked for. */
export const quotationParts = {
  kind: 'quotations',
  stamp,
  build: (sources: readonly TextSource[], step: () => void = () => undefined): Quotations => {
    const quotations = sources.map((source) => {
      step();
      return quotationsIn(source, step).map((quotation) => ({ quotation, words: wordsOf(quotation, source.text) }));
    });
    const documents = sources.map(stateOf);
    return { stamp, documents, quotations };
  },
  merge: (parts: readonly Quotations[], isAlive: (entry: SourceState) => boolean): Quotations => {
    const kept = parts.flatMap(({ documents, quotations }) =>
      documents.flatMap((document, at) => (isAlive(document) ? [[document, quotations[at]!] as const] : [])),
    );
    return { stamp, documents: kept.map(([document]) => document), quotations: kept.map(([, found]) => found) };
  },
  holds: (part: Quotations) => part.documents,
  size: ({ quotations }: Quotations) => quotations.reduce((sum, of) => sum + 20 + of.length * 600, 0),
  check(value: unknown): Result<Quotations> {
    const { stamp: made, documents, quotations } = (value ?? {}) as Partial<Quotations>;
    const whole =
      made === stamp && Array.isArray(documents) && Array.isArray(quotations) && documents.length === quotations.length;
    return whole && quotations.every(Array.isArray) ? ok(value as Quotations) : fail('invalid', 'quotations');
  },
} satisfies Derivation<Quotations>;

function wordsOf({ quoted, content }: Quotation, text: string): string {
  const said = quoted.length > 0 ? quoted : content;
  return said.flatMap(({ from, to }) => foldedWords(text.slice(from, to))).join(' ');
}

/** Words that a person took for a quotation; who says it is theirs to say. */
export function quotationByHand(text: string, place: Range, isDirect: boolean): QuotationWithWords {
  const content = [{ from: place.from, to: place.to }];
  const quotation: Quotation = {
    rule: 'by hand',
    content,
    quoted: isDirect ? content : [],
    speaker: null,
    verb: null,
    relays: false,
    chain: [],
  };
  return { quotation, words: wordsOf(quotation, text) };
}

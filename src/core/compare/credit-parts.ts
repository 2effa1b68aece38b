import { stateOf } from '../derived/derivation.ts';
import type { Derivation, SourceState, Stamped, TextSource } from '../derived/derivation.ts';
import { fail, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { creditsIn, creditsVersion } from './credits.ts';
import type { Credit } from './credits.ts';

/** The credits of some documents. Not changed after it was made. */
export interface Credits extends Stamped {
  readonly documents: readonly SourceState[];
  /** For each document. */
  readonly credits: readonly (readonly Credit[])[];
}

const stamp = `credits ${creditsVersion}`;

/** Whom the texts name as their sources, as a kind of what is derived. Made when origins are first counted. */
export const creditParts = {
  kind: 'credits',
  stamp,
  build: (sources: readonly TextSource[], step: () => void = () => undefined): Credits => {
    const credits = sources.map(({ text, division }) => {
      step();
      return creditsIn(text, division);
    });
    const documents = sources.map(stateOf);
    return { stamp, documents, credits };
  },
  merge: (parts: readonly Credits[], isAlive: (entry: SourceState) => boolean): Credits => {
    const kept = parts.flatMap(({ documents, credits }) =>
      documents.flatMap((document, at) => (isAlive(document) ? [[document, credits[at]!] as const] : [])),
    );
    return { stamp, documents: kept.map(([document]) => document), credits: kept.map(([, credits]) => credits) };
  },
  holds: (part: Credits) => part.documents,
  size: ({ credits }: Credits) => credits.reduce((sum, of) => sum + 20 + of.length * 200, 0),
  check(value: unknown): Result<Credits> {
    const { stamp: made, documents, credits } = (value ?? {}) as Partial<Credits>;
    const whole =
      made === stamp && Array.isArray(documents) && Array.isArray(credits) && documents.length === credits.length;
    return whole && credits.every(Array.isArray) ? ok(value as Credits) : fail('invalid', 'credits');
  },
} satisfies Derivation<Credits>;

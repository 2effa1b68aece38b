import type { Id } from '../../core/model/id.ts';
import type { Claim, RuleSeen, Subject } from '../../core/model/records.ts';

/** A claim as it is proposed. */
export interface ProposedClaim {
  readonly wording: string;
  readonly madeFrom: Claim['madeFrom'];
  readonly rule: RuleSeen;
  /** Those of one document behind each other. */
  readonly passages: readonly Subject[];
  /** Passages that were found besides and are not offered. */
  readonly more: number;
  /** Documents of which nobody can propose that they say it: they may as well say something else. */
  readonly open: readonly Id[];
}

/** How long the words of a claim are at first, in graphemes. */
const longestWording = 300;

/** The words of a text as those of a claim: in one line, and cut where they are very long. */
export function wordingOf(words: string): string {
  const signs = Array.from(new Intl.Segmenter().segment(words.replace(/\s+/gu, ' ').trim()), ({ segment }) => segment);
  return signs.length <= longestWording ? signs.join('') : `${signs.slice(0, longestWording - 1).join('')}…`;
}

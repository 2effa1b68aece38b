import type { QuotationRule } from './quotation-shapes.ts';
import type { Group } from './speakers.ts';

// Who says what in a part of a text. A verb of speech is looked for, then who speaks beside it, then what is said: behind
// the verb, or before it. Where one of the three is not found, there is no attribution.

/** Words of somebody, in tokens of a unit. */
export interface Attribution {
  readonly rule: QuotationRule;
  /** In groups of tokens; cut where another attribution begins. */
  readonly content: readonly Group[];
  readonly speaker: Group;
  readonly verb: Group;
  /** Who quotes the one who speaks: `KCNA quoted him as saying`. */
  readonly by: Group | null;
  /** Who said it stands behind what was said. */
  readonly behind: boolean;
}

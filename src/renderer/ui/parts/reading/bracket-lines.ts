import type { PassageKind } from '../../../../core/ports/compare.ts';
import type { Bracket } from '../../../text/reader/reader.ts';

/** Each kind of passage has its own line, as in the lists. */
export const bracketLines: Readonly<Record<PassageKind, Bracket['line']>> = {
  narrative: 'solid',
  quotation: 'double',
  caption: 'dashed',
  heading: 'dash-dot',
  boilerplate: 'dotted',
};

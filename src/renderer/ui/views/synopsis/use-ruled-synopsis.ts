import { useMemo } from 'react';
import { ruledRows } from '../../../../core/compare/ruled-rows.ts';
import type { RuledSynopsis } from '../../../../core/compare/ruled-rows.ts';
import type { Ruling } from '../../../../core/model/records.ts';
import { placedRulings } from '../../../session/placed-rulings.ts';
import { useRows } from '../../hooks/use-session.ts';
import type { ReadSynopsis } from './use-synopsis.ts';

/** A synopsis as it is ruled, with the texts that its places stand in. */
export interface RuledReading extends ReadSynopsis {
  readonly synopsis: RuledSynopsis;
}

/** The rows as a person put them together and took them apart; and the rulings that they should look at. */
export function useRuledSynopsis({ synopsis, texts, languages }: ReadSynopsis): {
  readonly read: RuledReading;
  readonly contradicted: readonly Ruling[];
  readonly toReview: readonly Ruling[];
} {
  const rulings = useRows('rulings');
  const documents = useRows('documents');
  return useMemo(() => {
    const placed = placedRulings(rulings.rows.values(), synopsis, texts, documents.rows);
    const ruled = ruledRows(synopsis, placed.rulings);
    return {
      read: { synopsis: ruled, texts, languages },
      contradicted: ruled.contradicted.flatMap((id) => rulings.rows.get(id) ?? []),
      toReview: placed.toReview,
    };
  }, [synopsis, texts, languages, rulings, documents]);
}

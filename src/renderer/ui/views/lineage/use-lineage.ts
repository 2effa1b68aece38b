import { useCallback, useMemo } from 'react';
import { ruledLineage } from '../../../../core/compare/lineage-ruled.ts';
import type { RuledLineage, ShownNode } from '../../../../core/compare/lineage-ruled.ts';
import type { Id } from '../../../../core/model/id.ts';
import { decidedNames } from '../../../../core/model/name-rulings.ts';
import { ok } from '../../../../core/model/result.ts';
import type { Lineage } from '../../../../core/ports/compare.ts';
import { useCompared } from '../../hooks/use-compared.ts';
import type { AskCompared } from '../../hooks/use-compared.ts';
import { useDecidedNames } from '../../hooks/use-decided-names.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useReadTexts } from '../../hooks/use-read-texts.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';

/** A lineage with the texts that its places stand in. */
export interface ReadLineage {
  readonly lineage: Lineage;
  readonly texts: ReadonlyMap<Id, string>;
}

/** How documents hang together. It is asked anew when a person decides on names. */
export function useLineage(documentIds: readonly Id[]) {
  const { comparing } = useSession();
  const readTexts = useReadTexts();
  const decided = useDecidedNames();
  const ask: AskCompared<ReadLineage> = useCallback(
    async (documentIds, signal, told) => {
      const found = await comparing.lineage(documentIds, signal, told);
      if (!found.ok) return found;
      const texts = await readTexts(found.value.texts);
      return texts.ok ? ok({ lineage: found.value, texts: texts.value }) : texts;
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Other names that are one make another answer.
    [comparing, readTexts, decided],
  );
  return useCompared(documentIds, ask);
}

/** What was found, with what a person decided. */
export function useRuled(lineage: Lineage): RuledLineage {
  const rulings = useRows('rulings');
  const [origins, aliases] = [useRows('origins'), useRows('aliases')];
  return useMemo(
    () => {
      const { canonical } = decidedNames(aliases.rows.values(), rulings.rows.values());
      return ruledLineage(lineage, rulings.rows.values(), origins.rows, canonical);
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The versions tell whether the rows are others.
    [lineage, rulings.version, origins.version, aliases.version],
  );
}

/** What each node is called. */
export function useNodeNames(): (node: ShownNode) => string {
  const names = useDocumentNames();
  return useCallback(
    (node) =>
      node.kind === 'document'
        ? (names.get(node.documentId) ?? '')
        : node.kind === 'named'
          ? node.name
          : node.origin.name,
    [names],
  );
}

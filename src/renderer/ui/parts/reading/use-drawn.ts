import { useEffect, useMemo, useState } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import type { Range, Text } from '../../../../core/model/records.ts';
import { highlightIds, HighlightMaker } from '../../../session/highlights-of.ts';
import { useLiveSearch } from '../../hooks/use-live-search.ts';
import { useRows, useSession, useWorkspace } from '../../hooks/use-session.ts';

/** The annotations of a version of a document as they are drawn; one that was lost is not. */
export function useHighlights(documentId: Id, version: number) {
  const { store } = useSession().desk;
  useRows('annotations');
  const tags = useRows('tags');
  const maker = useMemo(() => new HighlightMaker(), []);
  const annotations = store.snapshot.annotationsOf(documentId);
  const shown = useMemo(
    () => annotations.filter((one) => one.version === version && one.anchor.kind !== 'lost'),
    [annotations, version],
  );
  return useMemo(() => maker.highlightsOf(shown, tags.rows, tags.version), [maker, shown, tags.rows, tags.version]);
}

/** The highlights of the selected annotations. */
export function useActive(): ReadonlySet<string> {
  const annotations = useRows('annotations');
  const selected = useWorkspace((state) => state.annotationIds);
  return useMemo(
    () => highlightIds(selected.map((id) => annotations.rows.get(id)).filter((one) => one !== undefined)),
    [selected, annotations],
  );
}

const noMatches: readonly Range[] = [];

/** The matches of the search in this document, while its results are open in a tab. */
export function useMatches(documentId: Id, version: number): readonly Range[] {
  const { search, state } = useLiveSearch();
  const searching = useWorkspace(({ panes }) => panes.some(({ tabs }) => tabs.some(({ kind }) => kind === 'search')));
  const [matches, setMatches] = useState(noMatches);
  const { generation, answer } = state;
  const wanted = searching && answer !== null;
  useEffect(() => {
    if (!wanted) return;
    let over = false;
    void search.matchesIn(documentId, version).then((found) => {
      if (!over) setMatches(found);
    });
    return () => {
      over = true;
    };
  }, [search, documentId, version, generation, wanted]);
  return wanted ? matches : noMatches;
}

/** The passages that are furniture, which is drawn quietly. */
export function furnitureOf({ text, division: { starts, furniture } }: Text): readonly Range[] {
  const ranges: Range[] = [];
  for (let at = 0; at < starts.length; at++) {
    if (furniture[at] === 1) ranges.push({ from: starts[at]!, to: starts[at + 1] ?? text.length });
  }
  return ranges;
}

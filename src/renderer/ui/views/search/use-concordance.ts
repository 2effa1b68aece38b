import { useEffect, useRef, useState } from 'react';
import type { Asked, ConcordanceKey } from '../../../../core/ports/finder.ts';
import { LiveConcordance } from '../../../session/live-concordance.ts';
import type { ConcordanceState } from '../../../session/live-concordance.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { useSession } from '../../hooks/use-session.ts';

/** The concordance of a question; asked again, from the page in view, when `generation` grows. */
export function useConcordance(
  asked: Asked,
  sort: readonly ConcordanceKey[],
  generation: number,
): { readonly lines: LiveConcordance; readonly state: ConcordanceState } {
  const { finder } = useSession().desk;
  const [lines] = useState(() => new LiveConcordance(finder));
  const last = useRef<{ readonly asked: Asked; readonly sort: readonly ConcordanceKey[] } | null>(null);
  const state = useObserved(lines, (now) => now);
  useEffect(() => {
    const same = last.current?.asked === asked && last.current.sort === sort;
    last.current = { asked, sort };
    void lines.ask(asked, sort, same ? lines.page : 0);
  }, [lines, asked, sort, generation]);
  return { lines, state };
}

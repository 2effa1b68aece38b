import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { documentOf } from '../../../../core/model/account.ts';
import type { Id } from '../../../../core/model/id.ts';
import { comparisonParts, comparisonTab } from '../../../session/comparison-parts.ts';
import type { ComparisonPart } from '../../../session/comparison-parts.ts';
import { focusWhenThere } from '../../../session/focus-when-there.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import '../../styles/comparison-parts.css';

interface ComparisonPartsProps {
  /** The one that is shown. */
  readonly part: ComparisonPart;
  readonly documentIds: readonly Id[];
}

/** The parts of a comparison as tabs, and how many of its documents are gone. */
export function ComparisonParts(props: ComparisonPartsProps) {
  const { rows } = useRows('documents');
  const gone = new Set(props.documentIds.filter((id) => !documentOf(rows, id))).size;
  return (
    <>
      <PartTabs {...props} />
      {gone > 0 && (
        <p className="comparison-gone" role="status">
          {words.someGone(gone)}
        </p>
      )}
    </>
  );
}

/** Another one is shown in place of this one, of the same documents. */
function PartTabs({ part, documentIds }: ComparisonPartsProps) {
  const { workspace } = useSession();
  const list = useRef<HTMLDivElement>(null);
  const turn = (next: ComparisonPart) => {
    if (next === part) return;
    // The next page is another one, with tabs of its own, in the same pane.
    const pane = list.current?.closest('.pane');
    workspace.openInstead(comparisonTab(next, documentIds));
    focusWhenThere(() => pane?.querySelector<HTMLElement>(`[data-part="${next}"][aria-selected="true"]`));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    const at = all.findIndex((tab) => tab === event.target);
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const next: Partial<Record<string, number>> = {
      ArrowRight: at + forward,
      ArrowLeft: at - forward,
      Home: 0,
      End: all.length - 1,
    };
    const to = next[event.key];
    if (event.key === 'Enter' || event.key === ' ') turn(comparisonParts[at] ?? part);
    else if (to !== undefined) all[(to + all.length) % all.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={list} className="comparison-parts" role="tablist" aria-label={words.partsLabel} onKeyDown={onKeyDown}>
      {comparisonParts.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          data-part={one}
          className="comparison-part"
          aria-selected={one === part}
          tabIndex={one === part ? 0 : -1}
          onClick={() => turn(one)}
        >
          {words.parts[one]}
        </button>
      ))}
    </div>
  );
}

import { useCallback, useMemo, useState } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import type { Range } from '../../../../core/model/records.ts';
import type { SharedStretch, SharedWith } from '../../../../core/ports/compare.ts';
import type { SharedPlaces } from '../../../session/readers.ts';
import type { Bracket, Reader } from '../../../text/reader/reader.ts';
import { compareWords as words } from '../../../words/compare.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useSession } from '../../hooks/use-session.ts';
import { bracketLines } from './bracket-lines.ts';
import type { SharedMarks } from './ReaderView.tsx';

/** So many of the others are named at first. */
const few = 5;

/** What of the shared passages of a text is turned to. */
export interface SharedTurned {
  readonly stretch: SharedStretch;
  /** Its kind, and with whom it is shared. */
  readonly said: string;
  /** The bracket beside which the others are listed; null while they are not. */
  readonly listedAt: HTMLElement | null;
}

/** The brackets beside a text, what is turned to among them, and what a click or a key does with them. */
export function useSharedPlaces(documentId: Id, stretches: readonly SharedStretch[], reader: Reader | null) {
  const { workspace } = useSession();
  const names = useDocumentNames();
  const [turned, setTurned] = useState<SharedTurned | null>(null);
  const said = useCallback(
    ({ kind, others }: SharedStretch) =>
      words.sharedBracket(
        words.kinds[kind],
        words.sharedWith(
          others.length,
          others.slice(0, few).map((other) => names.get(other.documentId) ?? ''),
        ),
      ),
    [names],
  );
  const open = useCallback(
    ({ documentId: other, here }: SharedWith, where: 'here' | 'beside' = 'here') =>
      workspace.showPair(documentId, other, here, where),
    [documentId, workspace],
  );
  return useMemo(() => {
    const compare = (at: number, event?: MouseEvent) => {
      const stretch = stretches[at];
      const [only, ...more] = stretch?.others ?? [];
      if (!stretch || !only) return;
      if (more.length === 0) return open(only, event && (event.ctrlKey || event.metaKey) ? 'beside' : 'here');
      reader?.reveal(stretch);
      setTurned({ stretch, said: said(stretch), listedAt: reader?.bracket(String(at)) ?? reader?.content ?? null });
    };
    const show = (at: number) => {
      const stretch = stretches[at];
      if (!stretch || !reader) return;
      reader.select({ from: stretch.from, to: stretch.from });
      reader.reveal(stretch, { flash: true });
      setTurned({ stretch, said: said(stretch), listedAt: null });
    };
    const marks: SharedMarks = {
      brackets: stretches.map((stretch, at): Bracket => ({
        from: stretch.from,
        to: stretch.to,
        id: String(at),
        line: bracketLines[stretch.kind],
        title: said(stretch),
      })),
      differences: noDifferences,
      onBracket: (id, event) => compare(Number(id), event),
    };
    const places: SharedPlaces = { places: stretches, show, compare };
    return {
      marks,
      places,
      turned: turned && stretches.some((one) => isSame(one, turned.stretch)) ? turned : null,
      open,
      /** The caret went to an offset, or nobody looks at it any more. */
      leave: (to: number | null) =>
        setTurned((now) => (now && to !== null && now.stretch.from <= to && to < now.stretch.to ? now : null)),
    };
  }, [stretches, reader, said, open, turned]);
}

const noDifferences: SharedMarks['differences'] = [];

/** Whether it is the same place, perhaps in a later answer. */
function isSame(one: Range, other: Range): boolean {
  return one.from === other.from && one.to === other.to;
}

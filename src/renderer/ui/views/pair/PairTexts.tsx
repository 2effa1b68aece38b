import { useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Text } from '../../../../core/model/records.ts';
import type { Pair, SharedPassage } from '../../../../core/ports/compare.ts';
import { nothingHasFocus } from '../../../session/focus-when-there.ts';
import type { Reader, ReaderPosition } from '../../../text/reader/reader.ts';
import { useLatest } from '../../hooks/use-latest.ts';
import { useSession, useWorkspace } from '../../hooks/use-session.ts';
import { sharedMarks } from './shared-marks.ts';
import { PairSide } from './PairSide.tsx';
import type { PairLook } from './PairTools.tsx';
import { followScroll, showPassage } from './read-together.ts';
import type { Side } from './read-together.ts';

interface PairTextsProps {
  readonly pair: Pair;
  readonly shared: readonly SharedPassage[];
  readonly texts: readonly [a: Text, b: Text];
  readonly look: PairLook;
  onLook(look: PairLook): void;
  readonly focused: boolean;
}

const sides = ['a', 'b'] as const;

/** Both texts to read and to mark, with what they share beside the lines. */
export function PairTexts({ pair, shared, texts, look, onLook, focused }: PairTextsProps) {
  const [readers, setReaders] = useState<Readonly<Record<Side, Reader | null>>>({ a: null, b: null });
  /** The text that the person scrolls; the other one follows, and is not followed. */
  const leading = useRef<Side | null>(null);
  const latest = useLatest({ look, onLook });
  const { kept } = useSession();
  useShowing(pair, readers, shared, look, leading);
  const marks = useMemo(() => {
    const onBracket = (id: string) => {
      const { look: now, onLook: turn } = latest.current;
      turn({ ...now, at: Number(id), asked: now.asked + 1 });
    };
    return { a: { ...sharedMarks(shared, 'a'), onBracket }, b: { ...sharedMarks(shared, 'b'), onBracket } };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- The list is made anew with each drawing.
  }, [pair, look.echoes, latest]);
  return (
    <div className="pair-texts">
      {sides.map((side, place) => (
        <PairSide
          key={side}
          documentId={side === 'a' ? pair.aId : pair.bId}
          text={texts[place]!}
          focused={focused}
          shared={marks[side]}
          onReader={(reader) => setReaders((before) => ({ ...before, [side]: reader }))}
          onLead={() => (leading.current = side)}
          onMove={(position) => {
            const { a, b } = readers;
            kept.set(`pair ${pair.aId} ${pair.bId} ${side}`, position);
            if (a && b && look.together && leading.current === side) followScroll({ a, b }, shared, side, position);
          }}
        />
      ))}
    </div>
  );
}

/**
 * Brings both texts to what was asked for: a place in one of them, or a passage of the list. What was shown once is not
 * shown again when the texts are returned to; then each stands where it was left.
 */
function useShowing(
  { aId, bId }: Pair,
  { a, b }: Readonly<Record<Side, Reader | null>>,
  shared: readonly SharedPassage[],
  look: PairLook,
  leading: RefObject<Side | null>,
): void {
  const { kept } = useSession();
  const name = `pair ${aId} ${bId}`;
  const latest = useLatest({ shared, look });
  const drawn = useRef<Reader | null>(null);
  const reveal = useWorkspace((state) => state.reveal);
  // Not whenever the answer is new: an import somewhere else must not scroll what is read here.
  useEffect(() => {
    if (!a || !b) return;
    const readers = { a, b };
    const { shared: now, look: asked } = latest.current;
    const isNew = drawn.current !== a;
    const isAsked = kept.get(`${name} shown`) !== asked.asked;
    const last = (kept.get(`${name} revealed`) as number | undefined) ?? -1;
    drawn.current = a;
    kept.set(`${name} shown`, asked.asked);
    const side = reveal?.documentId === aId ? 'a' : reveal?.documentId === bId ? 'b' : null;
    if (reveal && side && reveal.number > last) {
      kept.set(`${name} revealed`, reveal.number);
      // The reader of that side shows it; where scrolling is bound, the other one follows.
      leading.current = side;
      const passage = now.find((one) => one[side].from < reveal.to && reveal.from < one[side].to);
      if (reveal.inBoth && passage) showPassage(readers, passage);
      return;
    }
    if (isAsked) {
      leading.current = null;
      const passage = now[Math.min(asked.at, now.length - 1)];
      if (!passage) return;
      showPassage(readers, passage);
      // Who pressed a button that is gone now goes on in the text; who is still at one stays there.
      if (nothingHasFocus()) a.focus();
    } else if (isNew) {
      leading.current = null;
      for (const one of sides) {
        const place = kept.get(`${name} ${one}`) as ReaderPosition | undefined;
        if (place) readers[one].restore(place);
      }
    }
  }, [look.asked, reveal, a, b, aId, bId, kept, name, latest, leading]);
}

import { useEffect, useMemo, useRef, useState } from 'react';
import type { Text } from '../../../../core/model/records.ts';
import type { Pair, SharedPassage } from '../../../../core/ports/compare.ts';
import type { Reader } from '../../../text/reader/reader.ts';
import { useLatest } from '../../hooks/use-latest.ts';
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
  const latest = useLatest({ shared, look, onLook });
  // Not whenever the answer is new: an import somewhere else must not scroll what is read here.
  useEffect(() => {
    const { shared: now, look: asked } = latest.current;
    const passage = now[Math.min(asked.at, now.length - 1)];
    if (!passage || !readers.a || !readers.b) return;
    leading.current = null;
    showPassage({ a: readers.a, b: readers.b }, passage);
    // Who pressed a button that is gone now goes on in the text; who is still at one stays there.
    if (document.activeElement === null || document.activeElement === document.body) readers.a.focus();
  }, [look.asked, readers, latest]);
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
            if (a && b && look.together && leading.current === side) followScroll({ a, b }, shared, side, position);
          }}
        />
      ))}
    </div>
  );
}

import type { PointerEvent } from 'react';
import type { Reader } from '../../../text/reader/reader.ts';
import { useSession } from '../../hooks/use-session.ts';

/** What hears that a person scrolls a text, so that another one beside it may follow. `press` hears of each press on it. */
export function useLeading(reader: Reader | null, press: (button: number) => void) {
  const { together } = useSession();
  const lead = () => together.lead(reader);
  return {
    onPointerDownCapture: ({ button }: PointerEvent) => {
      lead();
      press(button);
    },
    onWheelCapture: lead,
    onKeyDownCapture: lead,
    onTouchMoveCapture: lead,
  };
}

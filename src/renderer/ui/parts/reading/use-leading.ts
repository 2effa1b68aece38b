import type { PointerEvent } from 'react';
import type { Reader } from '../../../text/reader/reader.ts';
import { useSession } from '../../hooks/use-session.ts';

/** What hears that a person scrolls a text, so that another one beside it may follow. `press` hears of each press on it. */
export function useLeading(reader: Reader | null, press: (event: PointerEvent) => void) {
  const { together } = useSession();
  const lead = () => together.lead(reader);
  return {
    onPointerDownCapture: (event: PointerEvent) => {
      lead();
      press(event);
    },
    onWheelCapture: lead,
    onKeyDownCapture: lead,
    onTouchMoveCapture: lead,
  };
}

import { askMoreMonths } from '../../core/text/date-words.ts';

/** So much time an idle moment must have left, in milliseconds; one language takes about the half. */
const enough = 12;

/** Asks for the months of all languages in idle moments, so that nobody waits for them while typing a date. */
export function askMonthsWhenIdle(): void {
  requestIdleCallback((moment) => {
    while (moment.timeRemaining() > enough) if (!askMoreMonths()) return;
    askMonthsWhenIdle();
  });
}

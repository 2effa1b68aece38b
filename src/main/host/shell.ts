import type { Result } from '../../core/model/result.ts';
import { fail, ok } from '../../core/model/result.ts';
import { isWebAddress } from '../../core/ports/web-address.ts';

/** Opens an address outside after a look at its scheme; `open` is the system's own way. */
export async function openOutside(url: string, open: (url: string) => Promise<void>): Promise<Result<null>> {
  if (!isWebAddress(url)) return fail('invalid', url);
  try {
    // As it was understood here, so that nothing else can be understood there.
    await open(new URL(url).href);
    return ok(null);
  } catch (error) {
    return fail('not-available', url, String(error));
  }
}

/** So many addresses are opened within so many milliseconds before the person is asked. */
const unasked = { addresses: 5, within: 60_000 };

/**
 * Opens a few addresses a minute, as many as a person clicks, and asks before each that comes on top: neither a stuck key
 * nor a page in foreign hands opens a hundred tabs. What comes while a question stands is dropped, and after a no all
 * that comes within the same time.
 */
export function fewAtATime(
  open: (url: string) => Promise<void>,
  ask: (url: string) => Promise<boolean>,
  now: () => number = () => performance.now(),
): (url: string) => Promise<void> {
  let opened: number[] = [];
  let asking = false;
  let refusedUntil = -Infinity;

  return async (url) => {
    if (asking || now() < refusedUntil) throw new Error('too many addresses at once');
    opened = opened.filter((moment) => now() - moment < unasked.within);
    if (opened.length >= unasked.addresses) {
      asking = true;
      const wanted = await ask(url).finally(() => (asking = false));
      if (!wanted) {
        refusedUntil = now() + unasked.within;
        throw new Error('the person wants no more addresses opened');
      }
    }
    opened.push(now());
    await open(url);
  };
}

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

import type { Result } from '../../core/model/result.ts';
import type { Host } from '../../core/ports/host.ts';

/** Writes pieces to a file that the person names; null if they changed their mind. A failure leaves what was there. */
export async function saveBytes(
  host: Host,
  fileName: string,
  mediaType: string,
  pieces: readonly Uint8Array<ArrayBuffer>[],
): Promise<Result<{ readonly where: string } | null>> {
  const begun = await host.beginSave(fileName, mediaType);
  if (!begun.ok || begun.value === null) return begun as Result<null>;
  for (const piece of pieces) {
    const written = await host.writeSave(begun.value, piece);
    if (!written.ok) {
      await host.abortSave(begun.value);
      return written;
    }
  }
  return host.endSave(begun.value);
}

import { ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Host } from '../../core/ports/host.ts';

/** Writes pieces to a file that the person names; null if they changed their mind. A failure leaves what was there. */
export async function saveBytes(
  host: Host,
  fileName: string,
  mediaType: string,
  pieces: readonly Uint8Array<ArrayBuffer>[],
): Promise<Result<{ readonly where: string } | null>> {
  const left = pieces.values();
  return savePieces(host, fileName, mediaType, async () => ok(left.next().value ?? null));
}

/** The same for pieces that are made while they are written; null comes after the last. */
export async function savePieces(
  host: Host,
  fileName: string,
  mediaType: string,
  nextPiece: () => Promise<Result<Uint8Array<ArrayBuffer> | null>>,
): Promise<Result<{ readonly where: string } | null>> {
  const begun = await host.beginSave(fileName, mediaType);
  if (!begun.ok || begun.value === null) return begun as Result<null>;
  for (;;) {
    const piece = await nextPiece();
    if (piece.ok && piece.value === null) return host.endSave(begun.value);
    const written = piece.ok && piece.value ? await host.writeSave(begun.value, piece.value) : piece;
    if (!written.ok) {
      await host.abortSave(begun.value);
      return written;
    }
  }
}

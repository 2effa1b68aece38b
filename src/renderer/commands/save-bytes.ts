import type { Result } from '../../core/model/result.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Host } from '../../core/ports/host.ts';

/** The bytes of a file, piece by piece; the last one may say why there are no more. */
export type Pieces = Iterable<Uint8Array<ArrayBuffer>> | AsyncIterable<Result<Uint8Array<ArrayBuffer>>>;

/**
 * Writes pieces to a file that the person names; null if they changed their mind. Each is made when the one before is
 * written, so that a large file never stands in memory. A failure leaves what was there.
 */
export async function saveBytes(
  host: Host,
  fileName: string,
  mediaType: string,
  pieces: Pieces,
): Promise<Result<{ readonly where: string } | null>> {
  const begun = await host.beginSave(fileName, mediaType);
  if (!begun.ok || begun.value === null) return begun as Result<null>;
  const id = begun.value;
  let whole = false;
  try {
    for await (const piece of pieces) {
      const bytes = piece instanceof Uint8Array ? ok(piece) : piece;
      const written = bytes.ok ? await host.writeSave(id, bytes.value) : bytes;
      if (!written.ok) return fail(written.error.code, written.error.about, written.error.detail);
    }
    whole = true;
  } finally {
    if (!whole) await host.abortSave(id);
  }
  return host.endSave(id);
}

/** Pieces that somebody else makes one by one, as `saveBytes` takes them; null comes after the last. */
export async function* onePieceAfterAnother(
  nextPiece: () => Promise<Result<Uint8Array<ArrayBuffer> | null>>,
): AsyncGenerator<Result<Uint8Array<ArrayBuffer>>, void> {
  for (;;) {
    const piece = await nextPiece();
    if (piece.ok && piece.value === null) return;
    yield piece as Result<Uint8Array<ArrayBuffer>>;
    if (!piece.ok) return;
  }
}

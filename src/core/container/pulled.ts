import { Conveyor } from './conveyor.ts';

/**
 * Pieces that somebody puts, one after the other, as pieces that are taken: the next is made when it is asked for, a few
 * ahead. Who stops taking stops the making.
 */
export async function* pulled(
  make: (put: (piece: Uint8Array<ArrayBuffer>) => Promise<void>) => Promise<void>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const belt = new Conveyor();
  make(belt.put).then(belt.end, belt.fail);
  try {
    for (let piece = await belt.take(); piece !== null; piece = await belt.take()) yield piece;
  } finally {
    belt.stop();
  }
}

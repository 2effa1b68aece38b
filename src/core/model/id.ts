/** A sortable random string: later ids sort after earlier ones, to the millisecond. */
export type Id = string;

const digits = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * Makes an id of 9 characters of time (milliseconds, base 36) and 11 of chance (about 56 bits).
 * `random` fills an array with random bytes.
 */
export function newId(
  now: number = Date.now(),
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = fromStock,
): Id {
  let id = now.toString(36).padStart(9, '0');
  for (const byte of random(new Uint8Array(11))) id += digits[byte % 36];
  return id;
}

/** No id that was made until then sorts after it. */
export function lastIdOf(time: string): Id {
  return newId(Date.parse(time), (bytes) => bytes.fill(35));
}

/** Chance is fetched for many ids at once: each way to the platform's source of it costs more than an id. */
const stock = new Uint8Array(1100);
let used = stock.length;

function fromStock(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
  if (used + bytes.length > stock.length) {
    crypto.getRandomValues(stock);
    used = 0;
  }
  return stock.subarray(used, (used += bytes.length));
}

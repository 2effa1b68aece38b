const rounds = 64;
const block = 64;

/** The first 32 bits of the fractional parts of roots of the first primes, as the standard has them (FIPS 180-4). */
const [constants, begin] = ((): readonly [Uint32Array, Uint32Array] => {
  const primes: number[] = [];
  for (let one = 2; primes.length < rounds; one++) if (primes.every((prime) => one % prime !== 0)) primes.push(one);
  const bits = (root: number): number => (root - Math.floor(root)) * 2 ** 32;
  return [
    Uint32Array.from(primes, (prime) => bits(Math.cbrt(prime))),
    Uint32Array.from(primes.slice(0, 8), (prime) => bits(Math.sqrt(prime))),
  ];
})();

const words = new Int32Array(rounds);

/** SHA-256 on the spot. Of a small file that is a tenth of what the platform's own code costs, which another thread runs. */
export function sha256Here(bytes: Uint8Array): string {
  const state = Int32Array.from(begin);
  const whole = bytes.length - (bytes.length % block);
  for (let at = 0; at < whole; at += block) mix(state, bytes, at);
  // What is left, a one behind it, and the length in bits at the end of the last block.
  const rest = bytes.length - whole;
  const last = new Uint8Array(rest + 9 > block ? 2 * block : block);
  last.set(bytes.subarray(whole));
  last[rest] = 0x80;
  const view = new DataView(last.buffer);
  view.setUint32(last.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(last.length - 4, bytes.length << 3);
  for (let at = 0; at < last.length; at += block) mix(state, last, at);
  let hash = '';
  for (const word of state) hash += (word >>> 0).toString(16).padStart(8, '0');
  return hash;
}

function mix(state: Int32Array, bytes: Uint8Array, at: number): void {
  for (let word = 0; word < 16; word++, at += 4)
    words[word] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  for (let word = 16; word < rounds; word++) {
    const [early, late] = [words[word - 15]!, words[word - 2]!];
    const one = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const two = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[word] = words[word - 16]! + one + words[word - 7]! + two;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let word = 0; word < rounds; word++) {
    const chosen = (e & f) ^ (~e & g);
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + constants[word]! + words[word]!) | 0;
    const most = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

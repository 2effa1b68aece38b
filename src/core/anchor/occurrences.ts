// Where words stand in a text, letter by letter. A thousand annotations ask that of texts of megabytes, several times each;
// running through the text every time takes most of the time of following them. So every eighth place is found by what
// stands there: words of fifteen code units and more hold one of these places wherever they stand.

/** Code units between two places that are known. */
const step = 8;
/** Shorter words may stand between two of them. */
const leastWords = 2 * step - 1;
/** In shorter texts running through is quicker. */
const leastText = 20_000;
/** Of so many code units of long words the rarest are looked for. */
const lookedAt = 96;
/** Where more places than this may be it, running through takes no longer. */
const mostPlaces = 4000;

/** The places of words in one text. What it needs for that is made when it is first asked, and kept. */
export class Occurrences {
  #places: Places | null = null;

  constructor(readonly text: string) {}

  /** Every place at which the words stand, in any order; places may overlap. Nowhere, for no words. */
  *of(words: string): Generator<number> {
    if (words === '') return;
    if (words.length >= leastWords && this.text.length >= leastText) {
      const candidates = (this.#places ??= placesOf(this.text)).of(words);
      if (candidates !== null) {
        for (const at of candidates) if (this.text.startsWith(words, at)) yield at;
        return;
      }
    }
    for (let at = this.text.indexOf(words); at >= 0; at = this.text.indexOf(words, at + 1)) yield at;
  }

  /** Where they stand; -1 if nowhere, or more than once. */
  onlyPlaceOf(words: string): number {
    let only = -1;
    for (const at of this.of(words)) {
      if (only >= 0) return -1;
      only = at;
    }
    return only;
  }
}

interface Places {
  /** Where the words may stand, or null if those are too many places to look at. */
  of(words: string): number[] | null;
}

/** Chains of the places of one hash: the first of each, and of each place the next. */
function placesOf(text: string): Places {
  const count = Math.floor(text.length / step);
  const size = 2 ** (33 - Math.clz32(count));
  const first = new Int32Array(size).fill(-1);
  const next = new Int32Array(count);
  const counts = new Int32Array(size);
  for (let place = 0; place < count; place++) {
    const slot = slotOf(text, place * step, size);
    next[place] = first[slot]!;
    first[slot] = place;
    counts[slot]!++;
  }
  return {
    of(words) {
      const candidates: number[] = [];
      const end = Math.min(words.length, lookedAt) - step;
      for (let phase = 0; phase < step; phase++) {
        let offset = phase;
        let slot = slotOf(words, phase, size);
        for (let other = phase + step; other <= end && counts[slot]! > 0; other += step) {
          const otherSlot = slotOf(words, other, size);
          if (counts[otherSlot]! < counts[slot]!) [offset, slot] = [other, otherSlot];
        }
        if (candidates.length + counts[slot]! > mostPlaces) return null;
        for (let place = first[slot]!; place >= 0; place = next[place]!) {
          if (place * step >= offset) candidates.push(place * step - offset);
        }
      }
      return candidates;
    },
  };
}

function slotOf(text: string, at: number, size: number): number {
  let hash = 0;
  for (let unit = at; unit < at + step; unit++) hash = (Math.imul(hash, 0x01000193) + text.charCodeAt(unit)) | 0;
  return (Math.imul(hash, 0x9e3779b1) >>> 5) & (size - 1);
}

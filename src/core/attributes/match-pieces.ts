/** A piece of the form of a name: words that stand there, anything (also nothing), or a value, which is at least one sign. */
export type Piece =
  { readonly kind: 'words'; readonly words: string } | { readonly kind: 'anything' } | { readonly kind: 'value' };

/**
 * A name in pieces. Each value takes as little as it can, the first one first. It is first told from behind, for each piece and
 * each place, whether the rest of the name is of the rest of the form; so the way from before never has to go back, and the time
 * is that of the length of the name times the length of the form.
 */
export class Form {
  readonly #pieces: readonly (readonly string[] | 'anything' | 'value')[];

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces.map((piece) => (piece.kind === 'words' ? signsOf(piece.words).map(caseless) : piece.kind));
  }

  /** The values in their order, whatever the case of the words between; null if the name is not of this form. */
  valuesOf(name: string): readonly string[] | null {
    const signs = signsOf(name);
    const fits = this.#fits(signs.map(caseless));
    if (fits[0]![0] === 0) return null;
    const values: string[] = [];
    let from = 0;
    for (const [at, piece] of this.#pieces.entries()) {
      let to = from;
      if (typeof piece !== 'string') to += piece.length;
      else {
        if (piece === 'value') to++;
        while (fits[at + 1]![to] === 0) to++;
      }
      if (piece === 'value') values.push(signs.slice(from, to).join(''));
      from = to;
    }
    return values;
  }

  /** For each piece and each place, whether what follows there is of the form from that piece on. */
  #fits(signs: readonly string[]): readonly Uint8Array[] {
    const length = signs.length;
    const fits = Array.from({ length: this.#pieces.length + 1 }, () => new Uint8Array(length + 1));
    fits.at(-1)![length] = 1;
    for (let at = this.#pieces.length - 1; at >= 0; at--) {
      const [piece, own, next] = [this.#pieces[at]!, fits[at]!, fits[at + 1]!];
      let isAhead = false;
      for (let place = length; place >= 0; place--) {
        if (piece === 'value') own[place] = Number(isAhead);
        if (next[place] === 1) isAhead = true;
        if (piece === 'anything') own[place] = Number(isAhead);
        if (typeof piece !== 'string') {
          own[place] = Number(next[place + piece.length] === 1 && piece.every((sign, i) => signs[place + i] === sign));
        }
      }
    }
    return fits;
  }
}

function signsOf(words: string): readonly string[] {
  return Array.from(words);
}

/** One sign for another, as expressions that ignore case have it: `ß` stays, though in capitals it is two. */
function caseless(sign: string): string {
  const folded = sign.toUpperCase().toLowerCase();
  return Array.from(folded).length === 1 ? folded : sign.toLowerCase();
}

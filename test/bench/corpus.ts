// A corpus made from a seed: the same everywhere, as large as wanted. Words follow Zipf's law as those of news do (a few
// stand everywhere, half of the vocabulary stands once), passages and documents have the lengths of news stories.

export interface BenchDocument {
  readonly id: string;
  readonly title: string;
  readonly outlet: string;
  readonly date: string;
  readonly text: string;
  /** Offsets of its passages. */
  readonly starts: Uint32Array<ArrayBuffer>;
}

export interface BenchCorpus {
  readonly documents: readonly BenchDocument[];
  readonly passages: number;
  /** From the most to the least frequent. */
  readonly vocabulary: readonly string[];
}

/** Numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const common =
  'the of and to in a that for on with said was is by at from as it be has have his an are were not but who this will had they he its which been or their more one would about after also two first new year people last government president minister country state time years against could when over other city week'.split(
    ' ',
  );
const onsets = 'b c d f g h j k l m n p r s t v w st tr pr ch sh br gr pl'.split(' ');
const vowels = 'a e i o u ea ou ai'.split(' ');
const codas = ['', '', 'n', 'r', 's', 't', 'l', 'nd', 'st', 'm'];
const endings = ['', '', 's', 'ed', 'ing', 'er', 'ly', 'ment', 'ation'];
const outlets = ['Morning Post', 'Daily Courier', 'Evening Standard', 'IANS', 'Le Journal', 'Northern Echo'];

/** With `wrapped`, lines end after about 70 characters, in the midst of a word where it is long. */
export function makeCorpus(passages: number, wrapped = false, seed = 1): BenchCorpus {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const size = Math.max(2000, Math.round(220 * Math.sqrt(passages)));
  const vocabulary = [...common];
  const known = new Set(vocabulary);
  let root = '';
  while (vocabulary.length < size) {
    if (root === '' || random() < 0.4) {
      root = '';
      for (let syllables = 1 + Math.floor(random() * 3); syllables > 0; syllables--)
        root += pick(onsets) + pick(vowels) + pick(codas);
    }
    const word = root + pick(endings);
    if (!known.has(word)) vocabulary.push(word);
    known.add(word);
  }
  const sums = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank++) sums[rank] = sum += 1 / (rank + 2.7);
  const word = (): string => {
    const sought = random() * sum;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < sought) low = middle + 1;
      else high = middle;
    }
    return vocabulary[low]!;
  };
  const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
  const sentence = (): string => {
    const words = Array.from({ length: 6 + Math.floor(random() * 14) }, () => {
      const text = word();
      const chance = random();
      if (chance < 0.06) return capital(text);
      if (chance < 0.07) return String(1900 + Math.floor(random() * 130));
      return chance < 0.12 ? `${text},` : text;
    });
    return `${capital(words.join(' ')).replace(/,$/, '')}.`;
  };
  const documents: BenchDocument[] = [];
  let made = 0;
  while (made < passages) {
    const count = Math.min(passages - made, 1 + Math.floor(random() * 11));
    let text = '';
    const starts: number[] = [];
    for (let passage = 0; passage < count; passage++) {
      if (passage > 0) text += '\n\n';
      starts.push(text.length);
      const sentences = 1 + Math.floor(random() * random() * 4);
      const written = Array.from({ length: sentences }, sentence).join(' ');
      text += wrapped ? wrap(written) : written;
    }
    const number = documents.length;
    const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
    const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
    documents.push({
      id: `d${String(number).padStart(8, '0')}`,
      title: sentence(),
      outlet: pick(outlets),
      date: `${2020 + Math.floor(random() * 6)}-${month}-${day}`,
      // A string that was built piece by piece is a tree of pieces inside; read from a file it would be flat.
      text: flat(text),
      starts: Uint32Array.from(starts),
    });
    made += count;
  }
  return { documents, passages: made, vocabulary };
}

function wrap(text: string): string {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > 80) {
    const end = rest.lastIndexOf(' ', 70);
    const long = /^ [a-z]{3,}(?=[a-z]{3})/u.exec(rest.slice(end));
    lines.push(rest.slice(0, end) + (long ? `${long[0]}-` : ''));
    rest = rest.slice(end + (long ? long[0].length : 1));
  }
  return [...lines, rest].join('\n');
}

function flat(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

export interface BenchQuery {
  readonly kind: string;
  readonly query: string;
}

/** Queries of every kind, over words of all frequencies. The vocabulary stands from the most to the least frequent. */
export function makeQueries(
  corpus: Pick<BenchCorpus, 'vocabulary'> & { readonly documents: readonly { readonly text: string }[] },
  each: number,
  seed = 2,
): BenchQuery[] {
  const random = randomFrom(seed);
  const { vocabulary, documents } = corpus;
  const any = (): string => vocabulary[Math.floor(vocabulary.length ** (0.1 + 0.85 * random()))]!;
  const pair = (): [string, string] => {
    for (;;) {
      const { text } = documents[Math.floor(random() * documents.length)]!;
      const words = text
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .filter((word) => word.length > 1);
      const at = Math.floor(random() * (words.length - 1));
      if (words.length > 1) return [words[at]!, words[at + 1]!];
    }
  };
  const typo = (word: string): string => {
    const at = Math.floor(random() * word.length);
    return word.slice(0, at) + 'x' + word.slice(at + 1);
  };
  const long = (least: number): string => {
    for (;;) {
      const word = any();
      if (word.length >= least) return word;
    }
  };
  const kinds: Record<string, () => string> = {
    word: any,
    'two words': () => pair().join(' '),
    'three words': () => `${pair().join(' ')} ${any()}`,
    phrase: () => `"${pair().join(' ')}"`,
    proximity: () => `"${any()} ${any()}"~8`,
    prefix: () => `${long(4).slice(0, 2 + Math.floor(random() * 3))}*`,
    suffix: () => `*${long(5).slice(-3)}`,
    fuzzy: () => `${typo(long(5))}~1`,
    'fuzzy 2': () => `${typo(long(6))}~2`,
    without: () => `${any()} -${any()}`,
    exact: () => `=${any().replace(/^./, (first) => first.toUpperCase())}`,
    filter: () => `${any()} outlet:IANS date:2022..2023`,
    regex: () => `/${long(5).slice(0, 4)}\\w+ed/`,
  };
  return Object.entries(kinds).flatMap(([kind, make]) => Array.from({ length: each }, () => ({ kind, query: make() })));
}

import type { Range } from '../../model/records.ts';
import type { SpeechCues } from './speech-cues.ts';
import type { Unit } from './speech-tokens.ts';

// Whom a pronoun means is not known here. The nearest one who spoke, or of whom a sentence speaks, is taken for it, as
// something inferred, and nobody if the last name is too far.

/** So many parts of the text back a name is looked for. */
const farthest = 8;
const body =
  /(?:ministry|agency|police|government|media|company|council|committee|party|report|statement|officials|министерство|агентство|правительство|ministerium|agentur|agence|ministère|agencia|ministerio|gobierno|agência|ministério|governo)/iu;

/** Remembers who was named in a text, part by part. */
export class NamedBefore {
  #units = 0;
  /** The last words of names of several. */
  readonly #surnames = new Set<string>();
  #last: { readonly place: Range; readonly unit: number } | null = null;

  constructor(
    private readonly text: string,
    private readonly cues: SpeechCues,
  ) {}

  /** Somebody spoke by name. */
  spoke(place: Range): void {
    if (this.#isPerson(place)) this.#last = { place, unit: this.#units };
  }

  /** Remembers the person with whom a part begins, if it begins with one. */
  read(unit: Unit): void {
    unit.forEach(({ text }, at) => {
      if (at > 0 && capital.test(text) && capital.test(unit[at - 1]!.text))
        this.#surnames.add(text.replace(/['’]s$/u, '')).add(unit[at - 1]!.text);
    });
    const place = leadingName(unit, this.cues);
    this.#units += 1;
    if (place) this.spoke(place);
  }

  /** Whom a pronoun at this token of a part means. */
  nearest(unit: Unit, before: number): Range | null {
    const here = leadingName(unit.slice(0, before), this.cues);
    if (here && this.#isPerson(here)) return here;
    return this.#last && this.#units - this.#last.unit <= farthest ? this.#last.place : null;
  }

  #isPerson({ from, to }: Range): boolean {
    const name = this.text.slice(from, to);
    if (body.test(name) || /^\p{Lu}{2,}$/u.test(name) || !/\p{Lu}/u.test(name)) return false;
    const words = name.split(/\s+/u).filter((word) => capital.test(word));
    return words.length > 1 || this.#surnames.has(words[0] ?? '');
  }
}

const capital = /^\p{Lu}\p{Ll}/u;

/** The name of a person with which a part begins: two words or more, behind titles or not; behind a dateline, too. */
function leadingName(unit: Unit, cues: SpeechCues): Range | null {
  let start = unit.findIndex(({ kind }) => kind === 'word');
  const dateline = unit.findIndex(({ text }, at) => at < 14 && /^(?:--|[—–]|\))$/u.test(text));
  if (dateline > 0) start = dateline + 1;
  while (unit[start]?.kind === 'sign') start += 1;
  const first = unit[start];
  if (
    first?.kind !== 'word' ||
    cues.nobody.has(first.low) ||
    cues.articles.has(first.low) ||
    cues.pronouns.has(first.low)
  )
    return null;
  let to = start;
  while (unit[to]?.kind === 'word' && capital.test(unit[to]!.text) && !cues.times.has(unit[to]!.low)) to += 1;
  // `North Korean leader Kim Jong Un`: a title in small letters between two names.
  let end = to;
  for (let at = to; unit[at]?.kind === 'word' && at - to < 3; at++) {
    if (!/(?:er|or|ent|man|ary|ief|king|queen|pope|ing)$/u.test(unit[at]!.text) || cues.prepositions.has(unit[at]!.low))
      break;
    if (!capital.test(unit[at + 1]?.text ?? '')) continue;
    end = at + 1;
    while (unit[end]?.kind === 'word' && capital.test(unit[end]!.text)) end += 1;
    break;
  }
  const next = unit[end];
  const alone = end - start === 1;
  if (end === start || (next?.kind === 'sign' && !/^[,(]$/u.test(next.text))) return null;
  // One word alone is a name only if what follows is in small letters; many begin a sentence so.
  if (alone && next?.kind !== 'word') return null;
  return { from: first.from, to: unit[end - 1]!.to };
}

import type { Range } from '../../model/records.ts';
import type { SpeechCues } from './speech-cues.ts';
import type { Unit } from './speech-tokens.ts';

// Whom a pronoun means is not known here. The nearest one who spoke, or with whom a sentence begins, is taken for it, as
// something inferred; nobody if that is too far, or if somebody else was spoken of since.

/** So many parts of the text back a name is looked for. */
const farthest = 8;
const body =
  /(?:ministry|agency|police|government|media|company|council|committee|party|report|statement|officials|министерство|агентство|правительство|ministerium|agentur|agence|ministère|agencia|ministerio|gobierno|agência|ministério|governo)/iu;

/** Words for a person, that tell another from the one named last. */
const role =
  /^(?:minister|president|captain|leader|chairman|chairwoman|chair|chief|director|governor|mayor|senator|speaker|spokesman|spokeswoman|ambassador|general|colonel|commander|officer|king|queen|pope|bishop|judge|lawyer|doctor|professor|teacher|engineer|farmer|worker|driver|man|woman|boy|girl|министр|президент|капитан|лидер|глава|директор|губернатор|мэр|сенатор|посол|генерал|полковник|командир|судья|адвокат|врач|профессор|учитель|мужчина|женщина|präsident(?:in)?|kapitän(?:in)?|ministerin|kanzler(?:in)?|direktor(?:in)?|bürgermeister(?:in)?|sprecher(?:in)?|botschafter(?:in)?|richter(?:in)?|arzt|ärztin|mann|frau|ministre|président|présidente|capitaine|directeur|directrice|maire|ambassadeur|juge|homme|femme|ministro|ministra|presidente|presidenta|capitán|capitão|director|directora|diretor|diretora|alcalde|alcaldesa|prefeito|prefeita|embajador|embaixador|juez|juiz|hombre|homem|mujer|mulher)$/u;
/** Behind these, and in English behind an article, stands a place or a body. */
const placing = /^(?:in|at|from|near|across|в|на|из|im|am|aus|à|en|em|na|no)$/u;
const placeName =
  /^(?:North|South|East|West|Northern|Southern|Eastern|Western|New|United|Saint)$|^(?:Korea|States|Kingdom|Nations|Union|Region|District|Province|City|Island|Islands|House|Street|Sea|River|Bay|University|Institute|Court|Bank|Times|Press|Post|News|Treaty|Agreement|Day|War|Army|Navy|Assembly|Service|Group|Team)$/u;

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

  /** Somebody spoke, by name or as `the captain`. */
  spoke(place: Range): void {
    const name = this.text.slice(place.from, place.to);
    if (this.#isPerson(place)) this.#last = { place, unit: this.#units };
    else if (!body.test(name) && !this.#isLast(name.split(/\s+/u).at(-1)!) && !/\p{Lu}{2}/u.test(name))
      this.#last = null;
  }

  /** Remembers the person with whom a part begins. `told` are the words of those who speak in it: whom they name does not speak. */
  read(unit: Unit, told: (at: number) => boolean): void {
    unit.forEach(({ text }, at) => {
      const [first = '', last] = [unit[at - 1]?.text, text.replace(/['’]s$/u, '')];
      if (![first, last].every((word) => capital.test(word) && !placeName.test(word))) return;
      if (this.#isNoName(first) || this.#isNoName(last) || /['’]s$/u.test(first)) return;
      this.#surnames.add(last).add(first);
    });
    const rest = unit.filter((_, at) => !told(at));
    const spoke = this.#last?.unit === this.#units ? this.#last.place : null;
    const lead = this.#leading(rest);
    if (spoke === null && lead) this.#last = { place: lead, unit: this.#units };
    else if (spoke === null && this.#isOfAnother(rest)) this.#last = null;
    else if (spoke && lead && !this.#isSame(spoke, lead)) this.#last = null;
    this.#units += 1;
  }

  /** Whom a pronoun means behind these tokens of a part. */
  nearest(before: Unit): Range | null {
    const here = this.#leading(before);
    if (here) return here;
    if (this.#isOfAnother(before)) return null;
    return this.#last && this.#units - this.#last.unit <= farthest ? this.#last.place : null;
  }

  #leading(unit: Unit): Range | null {
    const place = leadingName(unit, this.cues);
    return place && this.#isPerson(place) ? place : null;
  }

  #isSame(one: Range, other: Range): boolean {
    const words = new Set(this.text.slice(one.from, one.to).split(/\s+/u));
    return this.text
      .slice(other.from, other.to)
      .split(/\s+/u)
      .some((word) => words.has(word.replace(/['’]s$/u, '')));
  }

  /** Whether a word is in the name of the one named last, or tells the same office. */
  #isLast(word: string): boolean {
    if (this.#last === null) return false;
    const { from, to } = this.#last.place;
    return this.text
      .slice(from, to)
      .toLowerCase()
      .split(/\s+/u)
      .includes(word.toLowerCase().replace(/['’]s$/u, ''));
  }

  /** Whether a part speaks of somebody who is not the one named last. */
  #isOfAnother(unit: Unit): boolean {
    const words = unit.filter(({ kind }) => kind === 'word');
    const first = words[0]?.low ?? '';
    if (this.cues.persons.has(first) && !this.cues.articles.has(first)) return false;
    const subject = this.cues.articles.has(words[0]?.low ?? '') ? words.slice(1, 5) : words.slice(0, 1);
    if (subject.some(({ low }) => role.test(low) && !this.#isLast(low))) return true;
    for (let from = 0; from < unit.length; from++) {
      if (this.#isNoName(unit[from]!.low)) continue;
      let to = from;
      while (unit[to]?.kind === 'word' && capital.test(unit[to]!.text) && !this.cues.times.has(unit[to]!.low)) to += 1;
      if (to > from && this.#isOther(unit, from, to)) return true;
      from = Math.max(from, to - 1);
    }
    return false;
  }

  #isOther(unit: Unit, from: number, to: number): boolean {
    const before = unit[from - 1]?.low ?? '';
    const place = { from: unit[from]!.from, to: unit[to - 1]!.to };
    const isPlace =
      placing.test(before) || (!this.cues.nounsInCapitals && to - from > 1 && this.cues.articles.has(before));
    if (isPlace || !this.#isPerson(place)) return false;
    return !unit.slice(from, to).some(({ text }) => this.#isLast(text));
  }

  #isNoName(word: string): boolean {
    const { articles, nobody, prepositions, times } = this.cues;
    return [articles, nobody, prepositions, times].some((words) => words.has(word.toLowerCase()));
  }

  #isPerson({ from, to }: Range): boolean {
    const name = this.text.slice(from, to);
    if (body.test(name) || /^\p{Lu}{2,}$/u.test(name) || !/\p{Lu}/u.test(name)) return false;
    const words = name.split(/\s+/u).filter((word) => capital.test(word));
    if (words.some((word) => placeName.test(word.replace(/['’]s$/u, ''))) && words.length < 3) return false;
    return words.length > 1 || this.#surnames.has(words[0]?.replace(/['’]s$/u, '') ?? '');
  }
}

const capital = /^\p{Lu}\p{Ll}/u;

/** The name of a person with which a part begins: two words or more, behind titles or not; behind a dateline or `In turn,`, too. */
function leadingName(unit: Unit, cues: SpeechCues): Range | null {
  let start = unit.findIndex(({ kind }) => kind === 'word');
  const dateline = unit.findIndex(({ text }, at) => at < 14 && /^(?:--|[—–]|\))$/u.test(text));
  if (dateline > 0) start = dateline + 1;
  while (unit[start]?.kind === 'sign') start += 1;
  start = behindOpening(unit, start, cues);
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

/** Behind `Then`, `In turn,`, `On Monday in Moscow,`. */
function behindOpening(unit: Unit, start: number, cues: SpeechCues): number {
  const opens = ({ kind, low }: Unit[number]) =>
    kind === 'word' &&
    (cues.prepositions.has(low) || cues.nobody.has(low) || cues.times.has(low) || cues.between.has(low));
  const first = unit[start];
  if (!first || !opens(first)) return start;
  const comma = unit.findIndex(({ text }, at) => at > start && text === ',');
  const opening = unit.slice(start, comma);
  if (comma > 0 && opening.length <= 8 && opening.every(({ kind }) => kind === 'word')) return comma + 1;
  const isAlone =
    !cues.prepositions.has(first.low) && !cues.articles.has(first.low) && capital.test(unit[start + 1]?.text ?? '');
  return isAlone ? start + 1 : start;
}

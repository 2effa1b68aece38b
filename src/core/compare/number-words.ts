import { foldWord } from '../text/fold.ts';
import type { Token } from './sentence-tokens.ts';
import { isDash, touches } from './sentence-tokens.ts';

// Numbers in words, in English, Russian, German, French, Spanish and Portuguese. A word adds (five, twenty, двести),
// multiplies what stands before it (hundred), or ends a group of thousands (thousand, million). What may follow is
// smaller than what came before; `twenty thirty` are two numbers. One alone is an article in most of these
// languages, and no number here. Two in a row are left out, as in `nineteen eighty-four`.

/** What the words of numbers mean in a language. Words are folded. */
export interface NumberWords {
  readonly values: ReadonlyMap<string, number>;
  /** Hundred, dozen: it multiplies the small number before it. */
  readonly multipliers: ReadonlyMap<string, number>;
  readonly scales: ReadonlyMap<string, number>;
  /** Dozens, hundreds: so many and up to twenty times as many. */
  readonly vague: ReadonlyMap<string, number>;
  /** Between the parts of a number: and, et, y, e. */
  readonly joints: ReadonlySet<string>;
  /** A joint stands only where something below this, or more, may follow. */
  readonly joinFrom: number;
  /** Words that are 1 where they are part of a number: a hundred, vingt et un. */
  readonly ones: ReadonlySet<string>;
  /** Those of them that stand only at its beginning. */
  readonly articles: ReadonlySet<string>;
  /** Words before which a number is none, or behind which it is an ordinal: first, third. */
  readonly ordinal: RegExp;
  /** Half, before a scale: half a million. */
  readonly half: RegExp;
  /** And a half, behind a number; parted by one space. */
  readonly andHalf: readonly string[];
  /** Words before a scale that then stands for no one number: several hundred. */
  readonly some: RegExp;
}

/** A number read in words. `end` is the token behind it. */
export interface WordNumber {
  readonly low: number;
  readonly high: number;
  /** It is a group without a number before it: dozens. */
  readonly vague: boolean;
  /** What the number at its beginning is multiplied by, if by nothing else: hundred thousand; 1 if by nothing. */
  readonly scale: number;
  /** Numbers in a row that make none together: nineteen eighty-four. */
  readonly unclear: boolean;
  readonly end: number;
}

function table(written: string): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const entry of written.trim().split(/\s+/u)) {
    const [value, words] = entry.split(':') as [string, string];
    for (const word of words.split(',')) values.set(foldWord(word), Number(value));
  }
  return values;
}

function words(written: string): ReadonlySet<string> {
  return new Set(written.split(' ').map(foldWord));
}

const languages: Readonly<Record<string, NumberWords>> = {
  en: {
    values: table(`2:two 3:three 4:four 5:five 6:six 7:seven 8:eight 9:nine 10:ten 11:eleven 12:twelve 13:thirteen
      14:fourteen 15:fifteen 16:sixteen 17:seventeen 18:eighteen 19:nineteen 20:twenty 30:thirty 40:forty,fourty
      50:fifty 60:sixty 70:seventy 80:eighty 90:ninety`),
    multipliers: table('100:hundred 12:dozen'),
    scales: table('1e3:thousand 1e6:million 1e9:billion,milliard 1e12:trillion'),
    vague: table('10:tens 12:dozens 100:hundreds 1e3:thousands 1e6:millions 1e9:billions'),
    joints: words('and'),
    joinFrom: 100,
    ones: words('a an one'),
    articles: words('a an'),
    ordinal:
      /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|\p{L}*(?:teenth|tieth)|thirds?|half|halves|quarters?|(?:four|fif|six|seven|eigh|nin|ten)ths)$/u,
    half: /^half$/u,
    andHalf: ['and a half', 'and one half'],
    some: /^(?:several|few|many|some)$/u,
  },
  ru: {
    values: table(`2:два,две,двух,двум,двумя 3:три,трех,трем,тремя 4:четыре,четырех,четырем,четырьмя 5:пять,пяти,пятью
      6:шесть,шести,шестью 7:семь,семи,семью 8:восемь,восьми,восемью 9:девять,девяти,девятью 10:десять,десяти,десятью
      11:одиннадцать,одиннадцати 12:двенадцать,двенадцати 13:тринадцать,тринадцати 14:четырнадцать,четырнадцати
      15:пятнадцать,пятнадцати 16:шестнадцать,шестнадцати 17:семнадцать,семнадцати 18:восемнадцать,восемнадцати
      19:девятнадцать,девятнадцати 20:двадцать,двадцати,двадцатью 30:тридцать,тридцати 40:сорок,сорока
      50:пятьдесят,пятидесяти 60:шестьдесят,шестидесяти 70:семьдесят,семидесяти 80:восемьдесят,восьмидесяти
      90:девяносто,девяноста 100:сто,ста 200:двести,двухсот,двумстам 300:триста,трехсот,тремстам
      400:четыреста,четырехсот,четыремстам 500:пятьсот,пятисот 600:шестьсот,шестисот 700:семьсот,семисот
      800:восемьсот,восьмисот 900:девятьсот,девятисот 2:двое,двоих 3:трое,троих 4:четверо,четверых 5:пятеро,пятерых
      6:шестеро,шестерых 7:семеро,семерых`),
    multipliers: table('12:дюжина,дюжины,дюжин,дюжину'),
    scales:
      table(`1e3:тысяча,тысячи,тысяч,тысячу,тысячам,тысячами,тысячах,тыс 1e6:миллион,миллиона,миллионов,миллиону,миллионам,млн
      1e9:миллиард,миллиарда,миллиардов,миллиардам,млрд 1e12:триллион,триллиона,триллионов,трлн`),
    vague: table(`10:десятки,десятков,десяткам,десятками 100:сотни,сотен,сотням,сотнями 1e3:тысячи,тысячами,тысячам
      1e6:миллионы,миллионами,миллионам`),
    joints: new Set(),
    joinFrom: 2,
    ones: words('один одна одну одного одной одному одним'),
    articles: new Set(),
    ordinal:
      /^(?:перв|втор|трет|четверт|пят(?!ь|и|ь)|шест(?!ь|и)|седьм|восьм(?!и)|девят(?!ь|и)|десят(?!ь|и|к))\p{L}*(?:ый|ой|ая|ое|ого|ому|ом|ую|ых|ым|ий|ья|ье|ьего|ьей|ью)$/u,
    half: /^половин\p{L}$/u,
    andHalf: ['с половиной'],
    some: /^(?:несколь\p{L}+|много|многих|пар[ауы]|половин\p{L}|полтор\p{L}|полутора)$/u,
  },
  de: {
    values: table(`2:zwei,zwo 3:drei 4:vier 5:fünf 6:sechs 7:sieben 8:acht 9:neun 10:zehn 11:elf 12:zwölf 13:dreizehn
      14:vierzehn 15:fünfzehn 16:sechzehn 17:siebzehn 18:achtzehn 19:neunzehn 20:zwanzig 30:dreißig 40:vierzig
      50:fünfzig 60:sechzig 70:siebzig 80:achtzig 90:neunzig`),
    multipliers: table('100:hundert 12:dutzend'),
    scales: table(`1e3:tausend,tsd 1e6:million,millionen,mio 1e9:milliarde,milliarden,mrd 1e12:billion,billionen`),
    vague:
      table(`12:dutzende,dutzenden 100:hunderte,hunderten,hunderter 1e3:tausende,tausenden 1e4:zehntausende,zehntausenden
      1e5:hunderttausende,hunderttausenden 1e6:millionen`),
    joints: words('und'),
    joinFrom: 100,
    ones: words('ein eine einer einem einen eins'),
    articles: words('ein eine einer einem einen'),
    ordinal: /^(?:erste|zweite|dritte|vierte|funfte|sechste|siebte|achte|neunte|zehnte|\p{L}+zigste)[nrsm]?$/u,
    half: /^halbe[nrsm]?$/u,
    andHalf: ['und ein halb', 'und eine halbe'],
    some: /^(?:mehrere\p{L}?|einige\p{L}?|paar|viele\p{L}?|wenige\p{L}?|halbe\p{L}?)$/u,
  },
  fr: {
    values:
      table(`2:deux 3:trois 4:quatre 5:cinq 6:six 7:sept 8:huit 9:neuf 10:dix 11:onze 12:douze 13:treize 14:quatorze
      15:quinze 16:seize 20:vingt,vingts 30:trente 40:quarante 50:cinquante 60:soixante 70:septante 80:huitante,octante
      90:nonante`),
    multipliers: table('100:cent,cents'),
    scales: table('1e3:mille,milliers 1e6:million,millions 1e9:milliard,milliards 1e12:billion,billions'),
    vague: table('10:dizaines 100:centaines 1e3:milliers 1e6:millions'),
    joints: words('et'),
    joinFrom: 2,
    ones: words('un une'),
    articles: new Set(),
    ordinal: /^(?:premier|premiere|second|seconde|tiers|\p{L}+ieme|\p{L}+iemes)$/u,
    half: /^demie?$/u,
    andHalf: ['et demi', 'et demie'],
    some: /^(?:plusieurs|quelques|demie?)$/u,
  },
  es: {
    values:
      table(`2:dos 3:tres 4:cuatro 5:cinco 6:seis 7:siete 8:ocho 9:nueve 10:diez 11:once 12:doce 13:trece 14:catorce
      15:quince 16:dieciséis 17:diecisiete 18:dieciocho 19:diecinueve 20:veinte 21:veintiuno,veintiún,veintiuna
      22:veintidós 23:veintitrés 24:veinticuatro 25:veinticinco 26:veintiséis 27:veintisiete 28:veintiocho
      29:veintinueve 30:treinta 40:cuarenta 50:cincuenta 60:sesenta 70:setenta 80:ochenta 90:noventa 100:cien,ciento
      200:doscientos,doscientas 300:trescientos,trescientas 400:cuatrocientos,cuatrocientas 500:quinientos,quinientas
      600:seiscientos,seiscientas 700:setecientos,setecientas 800:ochocientos,ochocientas 900:novecientos,novecientas`),
    multipliers: table('12:docena'),
    scales: table('1e3:mil 1e6:millón,millones 1e12:billón,billones'),
    vague: table('10:decenas 12:docenas 100:cientos,centenares 1e3:miles,millares 1e6:millones'),
    joints: words('y'),
    joinFrom: 2,
    ones: words('un una'),
    articles: new Set(),
    ordinal: /^(?:primer|segund|tercer|cuart|quint|sext|septim|octav|noven|decim)[oa]?s?$/u,
    half: /^medi[oa]$/u,
    andHalf: ['y medio', 'y media'],
    some: /^(?:vari[oa]s|poc[oa]s|algun[oa]s|much[oa]s|medi[oa])$/u,
  },
  pt: {
    values: table(`2:dois,duas 3:três 4:quatro 5:cinco 6:seis 7:sete 8:oito 9:nove 10:dez 11:onze 12:doze 13:treze
      14:catorze,quatorze 15:quinze 16:dezesseis,dezasseis 17:dezessete,dezassete 18:dezoito 19:dezenove,dezanove
      20:vinte 30:trinta 40:quarenta 50:cinquenta 60:sessenta 70:setenta 80:oitenta 90:noventa 100:cem,cento
      200:duzentos,duzentas 300:trezentos,trezentas 400:quatrocentos,quatrocentas 500:quinhentos,quinhentas
      600:seiscentos,seiscentas 700:setecentos,setecentas 800:oitocentos,oitocentas 900:novecentos,novecentas`),
    multipliers: table('12:dúzia'),
    scales: table('1e3:mil 1e6:milhão,milhões 1e9:bilhão,bilhões,bilião 1e12:trilhão,trilhões'),
    vague: table('10:dezenas 12:dúzias 100:centenas 1e3:milhares 1e6:milhões'),
    joints: words('e'),
    joinFrom: 2,
    ones: words('um uma'),
    articles: new Set(),
    ordinal: /^(?:primeir|segund|terceir|quart|quint|sext|setim|oitav|non|decim)[oa]s?$/u,
    half: /^mei[oa]$/u,
    andHalf: ['e meio', 'e meia'],
    some: /^(?:vari[oa]s|pouc[oa]s|algun?s|algumas|muit[oa]s|mei[oa])$/u,
  },
};

/** The number words of a language (BCP 47); null where none are known. */
export function numberWordsOf(language: string | null): NumberWords | null {
  return languages[(language ?? '').toLowerCase().split(/[-_]/u, 1)[0]!] ?? null;
}

/** Reads the number in words that begins at a token; null if none does. */
export function readNumberWords(tokens: readonly Token[], at: number, known: NumberWords): WordNumber | null {
  const vague = readVague(tokens, at, known);
  if (vague !== null) return vague;
  const half = readHalf(tokens, at, known);
  if (half !== null) return half;
  if (!mayBegin(tokens, at, known)) return null;
  const sum = new Sum(known);
  let [end, last] = [at, at];
  let unclear = false;
  for (let next = at; next < tokens.length; next++) {
    const token = tokens[next]!;
    // A hyphen joins two parts, a joint stands between two.
    if (next > at && isDash(token) && touches(tokens[next - 1], token) && touches(token, tokens[next + 1])) continue;
    if (token.kind !== 'word' || (next > at && known.articles.has(token.key))) break;
    if (known.joints.has(token.key) && sum.mayJoin()) continue;
    const parts = partsOf(token.key, known);
    if (parts === null) break;
    const isOne = last === at && known.ones.has(tokens[at]!.key);
    if (!unclear && !sum.add(parts)) unclear = !isOne && (next === end || isDash(tokens[next - 1]));
    if (!unclear && sum.failed) break;
    [end, last] = [next + 1, next];
  }
  const value = sum.value();
  if (value === null) return null;
  const { scale } = sum;
  const more = unclear ? null : withHalf(tokens, end, value, scale, known);
  if (more !== null) return more;
  if (last === at && (value === 1 || !mayBeAlone(tokens[at]!, known))) return null;
  // `twenty-first`, `two thirds`
  const behind = isDash(tokens[end]) ? tokens[end + 1] : tokens[end];
  if (behind !== undefined && known.ordinal.test(behind.key)) return null;
  return { low: value, high: value, vague: false, scale, unclear, end };
}

/** A number with `and a half` behind it, and a scale behind that: two and a half million, dos millones y medio. */
export function withHalf(
  tokens: readonly Token[],
  end: number,
  value: number,
  scale: number,
  known: NumberWords,
): WordNumber | null {
  const phrase = known.andHalf
    .map((words) => words.split(' '))
    .find((words) => words.every((word, at) => tokens[end + at]?.key === word));
  if (phrase === undefined) return null;
  const behind = end + phrase.length;
  const times = scale === 1 ? scaleOf(tokens[behind], known) : null;
  const whole = times === null ? value + scale / 2 : (value + 0.5) * times;
  return { ...single(whole), scale: times ?? scale, end: times === null ? behind : behind + 1 };
}

function single(value: number) {
  return { low: value, high: value, vague: false, unclear: false };
}

/** One and a half in a word, in German two and more, too. */
const oneAndHalf = /^(?:anderthalb|полтор[аы]|полутора)$/u;

/** Half a million, полмиллиона, полтора миллиона, zweieinhalb Millionen. */
function readHalf(tokens: readonly Token[], at: number, known: NumberWords): WordNumber | null {
  const { key } = tokens[at]!;
  const scaled = (value: number, next: number): WordNumber | null => {
    const times = scaleOf(tokens[next], known);
    return times === null ? null : { ...single(value * times), scale: times, end: next + 1 };
  };
  if (known.half.test(key)) {
    // `An hour and a half million`: what stands before it belongs to it, and is not known.
    const before = known.articles.has(tokens[at - 1]?.key ?? '') ? tokens[at - 2] : tokens[at - 1];
    if (before !== undefined && known.joints.has(before.key)) return null;
    const next = isDash(tokens[at + 1]) ? at + 2 : at + 1;
    return scaled(0.5, known.articles.has(tokens[next]?.key ?? '') ? next + 1 : next);
  }
  const whole = known === languages['ru'] && key.startsWith('пол') ? known.scales.get(key.slice(3)) : undefined;
  if (whole !== undefined) return { ...single(whole / 2), scale: 1, end: at + 1 };
  const counted = known === languages['de'] ? /^(?<count>\p{L}+)einhalb$/u.exec(key)?.groups!['count'] : undefined;
  const count = oneAndHalf.test(key) || key === 'eineinhalb' ? 1 : known.values.get(counted ?? '');
  if (count === undefined) return null;
  return scaled(count + 0.5, at + 1) ?? { ...single(count + 0.5), scale: 1, end: at + 1 };
}

/** A scale behind figures, another one or `several` begins no number. */
function mayBegin(tokens: readonly Token[], at: number, known: NumberWords): boolean {
  if (scaleOf(tokens[at], known) === null) return true;
  const before = isDash(tokens[at - 1]) ? tokens[at - 2] : tokens[at - 1];
  if (before?.kind === 'figure' || /^\p{No}$/u.test(before?.text ?? '')) return false;
  return scaleOf(before, known) === null && !known.some.test(before?.key ?? '');
}

/** A word for a thousand is one alone in most languages; in English none is without `a`, elsewhere no million. */
function mayBeAlone(token: Token, known: NumberWords): boolean {
  const times = scaleOf(token, known);
  return times === null || known === languages['ru'] || (known !== languages['en'] && times < 1e6);
}

/** How many times the number before it a word is: thousand, million; null if it is no such word. */
export function scaleOf(token: Token | undefined, known: NumberWords | null): number | null {
  if (token?.kind !== 'word') return null;
  return known?.scales.get(token.key) ?? known?.multipliers.get(token.key) ?? null;
}

/** Dozens, tens of thousands, сотни тысяч. */
function readVague(tokens: readonly Token[], at: number, known: NumberWords): WordNumber | null {
  const group = known.vague.get(tokens[at]!.key);
  if (group === undefined || tokens[at]!.kind !== 'word') return null;
  if (tokens[at - 1]?.kind === 'figure' || /^\p{No}$/u.test(tokens[at - 1]?.text ?? '')) return null;
  let [value, end] = [group, at + 1];
  const of = /^(?:of|de|von)$/u.test(tokens[end]?.key ?? '') ? end + 1 : end;
  const more = scaleOf(tokens[of], known) ?? known.vague.get(tokens[of]?.key ?? '') ?? null;
  if (more !== null && more > value) [value, end] = [value * more, of + 1];
  return { low: value, high: value * 20, vague: true, scale: 1, unclear: false, end };
}

type Part = number | { readonly times: number } | { readonly scale: number } | 'and';

/** The parts of a word; in German one word may have many: zweihunderttausend. */
function partsOf(key: string, known: NumberWords): readonly Part[] | null {
  const part = partOf(key, known);
  if (part !== null) return [part];
  if (known !== languages['de'] || !/(?:zig|ssig|hundert|tausend)/u.test(key)) return null;
  return germanParts(key, known);
}

function partOf(key: string, known: NumberWords): Part | null {
  const value = known.values.get(key) ?? (known.ones.has(key) ? 1 : undefined);
  if (value !== undefined) return value;
  const times = known.multipliers.get(key);
  if (times !== undefined) return { times };
  const scale = known.scales.get(key);
  return scale === undefined ? null : { scale };
}

function germanParts(key: string, known: NumberWords): readonly Part[] | null {
  if (key === '') return [];
  for (let length = key.length; length > 1; length--) {
    const head = key.slice(0, length);
    const part = head === 'und' ? 'and' : partOf(head, known);
    if (part === null || (length === key.length && part === 'and')) continue;
    const rest = germanParts(key.slice(length), known);
    if (rest !== null) return [part, ...rest];
  }
  return null;
}

/** Adds the parts of a number up, as long as they make one. */
class Sum {
  #total = 0;
  #group = 0;
  /** What is added to the group is smaller. */
  #room = 1000;
  /** A scale is smaller than the one before it. */
  #below = Infinity;
  #seen = false;
  #joined = false;
  /** The last word did not belong to it. */
  failed = false;
  /** What its first number is multiplied by, if by nothing else; 1 if by nothing. */
  scale = 1;
  #numbers = 0;

  constructor(private readonly known: NumberWords) {}

  /** Whether `and` may stand here. */
  mayJoin(): boolean {
    return this.#seen && this.#room >= this.known.joinFrom;
  }

  /** Adds the parts of a word; false if they do not belong to this number. */
  add(parts: readonly Part[]): boolean {
    const before = [this.#total, this.#group, this.#room, this.#below, this.#seen] as const;
    if (parts.every((part) => this.#addOne(part))) {
      for (const part of parts) this.#scaleBy(part);
      return true;
    }
    this.failed = true;
    [this.#total, this.#group, this.#room, this.#below, this.#seen] = before;
    return false;
  }

  #scaleBy(part: Part): void {
    if (typeof part === 'number') {
      // Twenty-five is one number before a scale, three thousand two none.
      this.#numbers += this.scale === 1 ? 0 : 1;
      this.scale = 1;
    } else if (part !== 'and' && this.#numbers === 0) this.scale *= 'times' in part ? part.times : part.scale;
  }

  value(): number | null {
    return this.#seen ? this.#total + this.#group : null;
  }

  #addOne(part: Part): boolean {
    if (part === 'and') return (this.#joined = this.#seen);
    if (typeof part === 'number') return this.#addValue(part);
    if ('times' in part) {
      if (this.#group > 19) return false;
      this.#group = Math.max(1, this.#group) * part.times;
      this.#room = part.times === 100 ? 100 : 1;
      return (this.#seen = true);
    }
    const { scale } = part;
    // Two thousand million, dos mil millones.
    if (this.#group === 0 && this.#total > 0 && this.#total < scale) this.#total *= scale;
    else if (scale < this.#below) this.#total += Math.max(1, this.#group) * scale;
    // Tres mil doscientos millones.
    else if (this.#below === 1e3 && scale > 1e3 && this.#total < 1e6) this.#total = (this.#total + this.#group) * scale;
    else return false;
    [this.#group, this.#room, this.#below] = [0, Math.min(1000, scale), scale];
    return (this.#seen = true);
  }

  #addValue(value: number): boolean {
    const french = this.known === languages['fr'];
    const rest = this.#group % 100;
    if (french && value === 20 && rest === 4) {
      this.#group += 76;
      this.#room = 20;
      return true;
    }
    // fünf-und-zwanzig
    const reversed = this.#joined && rest > 0 && rest < 10 && value >= 20 && value % 10 === 0 && value < 100;
    this.#joined = false;
    if (!reversed && value >= this.#room) return false;
    this.#group += value;
    this.#room = reversed || value < 10 ? 1 : roomBehind(value, french);
    return (this.#seen = true);
  }
}

/** What may follow is smaller than this. */
function roomBehind(value: number, french: boolean): number {
  if (value >= 100) return 100;
  // soixante-dix-sept, quatre-vingt-onze
  if (french && (value === 60 || value === 80)) return 20;
  if (french && value === 10) return 10;
  return value >= 20 ? 10 : 1;
}

import { monthIn, weekdayNamed } from './date-words.ts';

// Which full stops end no sentence. Three kinds stand before them: words that nobody ends a sentence with (`Mr.`, `z. B.`),
// words that end one now and then (`в 1917 г.`, `the U.S.`), and numbers that mean an order (`am 12. Mai`).

/** Words that are cut short, behind which a sentence goes on. */
const within =
  /(?:^|[\s(["'“‘«„–—-])(?:\p{Lu}|Mrs?|Ms|MM|Drs?|Profa?|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Hon|Rev|Messrs|Mt|Ste?|Sra?|Srta|Sres|Dra|Exmo|Sto|Sta|Gral|Cnel|Lic|Ing|Uds?|Av|av|apr|Mme|Mlle|Sig|Dott|Avv|Hr|Frl|Hrsg|Dipl|Hl|vs|cf|ca|approx|resp|incl|bzw|vgl|bspw|ggf|evtl|sog|geb|gest|inkl|zzgl|insb|franz|engl|núm|pág|págs|séc|tel|Tel|env|св|им|ул|просп|пер|обл|проф|акад|доц|ген|полк|тов|гр|ок|напр|стр|ср)\.\s*$/u;

/** Two letters with full stops: `z. B.`, `u. a.`, `т. е.`, `c.-à-d.` The second one is looked at where it ends. */
const firstOfTwo = /(?:^|[\s(["'“‘«„])\p{Ll}\.\s*$/u;
const secondOfTwo = /^\p{L}{1,2}\.(?!\p{L}{2})/u;
const afterFirst = /(?:^|[\s(["'“‘«„])(?:z|d|u|i|o|s|m|v|a|т|н|р)\.\s?(?:B|T|h|a|ä|Ä|U|d|R|g|E|е|э)\.\s*$/u;

/** Words before a number or a sign: `No. 4`, `Art. 12`, `fig. A`. */
const before =
  /(?:^|[\s(["'“‘«„])(?:Nos?|Nr|Bd|Abs|Abb|Kap|Ziff|Art|art|arts|vol|Vol|pp?|fig|Fig|chap|ed|c|Aufl|cap|ст|п|пп|гл|т|вып|рис)\.\s*$/u;
const numbered = /^(?:\p{N}|[IVXLC]{2,}(?!\p{L})|[B-HJ-Z](?!\p{L}))/u;
const startsWithNumber = /^\p{N}/u;

/** Words that may end a sentence or not. */
const either =
  /(?:^|[\s(["'“‘«„–—\p{N}-])(?:(?:\p{Lu}\.\s?)+\p{Lu}|EE\.\s?UU|EE|[ap]\.\s?m|Jr|Inc|Ltd|Corp|Bros|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Okt|Dez|Mill|Mio|Mrd|Tsd|Jh|Jhd|г|гг|в|вв|долл|млн|млрд|тыс|см|н\.\s?э|[ad]\.\s?C|J\.-C)\.\s*$/u;

/** Units, behind which a sentence goes on with a number only: `5 руб. 20 коп.` `См.` alone means: see. */
const units = /(?:^|[\s(\p{N}])(?:чел|кг|км|руб|коп|(?<=\p{N}\s?)см)\.\s*$/u;

/** What is cut short or is a word itself: `vitamin C`, `World War I`, `помог им`. A letter before its line is none. */
const orWord = /(?:\p{L}\s+\p{Lu}|(?:^|[\s(["'“‘«„])(?:ген|им|полк|пер|обл|ок|ср|Gen))\.\s*$/u;

/** Words that begin sentences and names: Le Pen, El Baradei, Das. */
const beginNames = new Set(
  'le la les de des du el los las al lo das der die den dem dos da do am zu von an so no man su se son as os em ao'.split(
    ' ',
  ),
);

const halfOfDay = /[ap]\.\s?m\.\s*$/u;
/** A town in capitals, alone before its full stop, and behind it the day and who reports: `SEOUL. June 30 (UPI) --`, `ВЕЛЛ. 6 июня. /ВНА/`. */
const town = /^\s*\p{Lu}{2}[\p{Lu}\p{M} .'’-]{0,18}\.\s*$/u;
const dayOfDateline = /^(?:\p{L}{3,12}\.? \d{1,2}|\d{1,2}\.? (?:de )?\p{L}{3,12})(?:,? \d{4})?[.,]? ?(?:[(/–—]|--?\s)/u;

/** Nothing but the time stands in the sentence yet: `At 5 p.m. President Bush spoke`. */
const beginsWithTime =
  /^\s*(?:At|By|Around|About|On|From|Until|Till|Before|After|Since|Shortly|Just|A|Hacia|Desde|Às)\s/u;
/** `Moscow time`, `EST`. */
const timeZone =
  /^(?:\p{Lu}{2,}(?!\p{Ll})|(?:\p{L}+\s){1,2}(?:[Tt]ime|(?:[SD]|Standard|Daylight)(?!\p{L}))|(?:Eastern|Pacific|Central|Mountain|Greenwich)(?!\p{L}))/u;

/** Words that begin sentences and are no names. Behind what may end a sentence, one of them begins the next. */
const beginnings = new Set(
  [
    'the a an he she it we they i you his her its their our my this that these those there here in on at by for from with after before as if when while but and or so no not more most some many all both each one two',
    'der die das den dem ein eine einer er sie es wir ich ihr sein seine ihre dies diese dieser dieses im am in an auf bei mit nach vor von zu seit aus und aber doch auch dann danach dort hier da damals wenn als wie während noch schon nur man',
    'le la les un une des il elle ils elles on nous ce cette ces cela dans en au aux à par pour avec sur après avant mais et ou selon depuis son sa ses leur leurs',
    'el los las una unos unas él ella ellos ellas nosotros este esta estos estas eso esto del al por para con sin sobre tras según desde cuando pero y o su sus lo se',
    'o os as um uma ele ela eles elas nós isto isso este esta esse essa no na nos nas do da dos das ao em com sem sob após segundo desde quando mas e ou seu sua seus suas não',
    'он она оно они мы я вы это эта этот эти в во на по с со из к у о об от до для за при после перед через но а и или когда если как так там тут здесь тогда затем потом также его её ее их наш этом среди все всё',
  ].flatMap((words) => words.split(' ')),
);

/** In German and what is written like it, an order is told by a full stop. These stand before one. */
const orderedBefore =
  /(?:^|[\s(–—„"»])(?:der|die|das|den|dem|des|am|im|vom|zum|zur|beim|ins|bis|und|oder|seit|ein|eine[mnrs]?|sein|seine[mnrs]?|ihre?[mnrs]?|jede[mnrs]?|diese[mnrs]?)\s+\d{1,3}\.\s*$/u;
const numberBefore = /(?:^|[\s(–—„"»/.-])\d{1,3}\.\s*$/u;
/** `zwischen 5 und 10.`: of two numbers the first has no full stop, so they are counted. */
const countedBefore = /\p{N}\s+(?:und|oder|bis)\s+\d{1,3}\.\s*$/u;
const writesOrders = /^(?:de|lb|da|nb|nn|no|is|fo|fi|et|cs|sk|sl|hr|sr|bs|hu|pl|lv|tr)\b/iu;
const writtenLikeGerman = /^(?:de|lb)\b/iu;

/**
 * Whether a sentence goes on between the two, the first of which ends with a full stop and perhaps blanks. `language` is
 * BCP 47; null if not known: then only what is so in no other language of those here counts as a number of German.
 */
export function goesOnBehindStop(written: string, next: string, language: string | null): boolean {
  const word = /^\p{L}+/u.exec(next)?.[0] ?? '';
  // `В. И. Ленин`, `O’Connor`
  const begins = beginnings.has(word.toLowerCase()) && !/^\p{L}[.'’]/u.test(next);
  if (town.test(written) && dayOfDateline.test(next)) return true;
  if (units.test(written)) return startsWithNumber.test(next);
  if (either.test(written)) {
    if (word === '') return startsWithNumber.test(next);
    return !begins && (!halfOfDay.test(written) || goesOnBehindTime(written, next, word, language));
  }
  if (begins && !beginNames.has(word.toLowerCase()) && orWord.test(written)) return false;
  if (within.test(written) || afterFirst.test(written)) return true;
  if (firstOfTwo.test(written) && secondOfTwo.test(next)) return true;
  if (before.test(written)) return numbered.test(next);
  if (word === '' || !numberBefore.test(written) || (language !== null && !writesOrders.test(language))) return false;
  const follows = orderedBefore.test(written);
  if (monthIn(word, language ?? 'de') !== null) return language !== null || follows;
  const likeGerman = language === null ? !/\bam\s/u.test(written) : writtenLikeGerman.test(language);
  return likeGerman && follows && !countedBefore.test(written) && !beginnings.has(word.toLowerCase());
}

/** Behind `p.m.`, a day, a month or whose time it is; else a sentence that is not only that time has ended. */
function goesOnBehindTime(written: string, next: string, word: string, language: string | null): boolean {
  const languages = language === null ? [] : [language];
  if (beginsWithTime.test(written) || timeZone.test(next)) return true;
  return weekdayNamed(word, languages) !== null || monthIn(word, language) !== null;
}

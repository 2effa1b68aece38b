import { foldWord } from '../text/fold.ts';

// Words that say when without a date: yesterday, last week, three days ago, and words beside dates. In English, Russian,
// German, French, Spanish and Portuguese. Folded.

/** What a word or phrase means, counted from the day of the text. */
export type Relative = { readonly days: number } | { readonly unit: 'week' | 'month' | 'year'; readonly by: number };

/** Words of time in a language. */
export interface DateWords {
  readonly relative: readonly (readonly [words: readonly string[], means: Relative])[];
  /** Behind or before `three days`: ago. */
  readonly ago: ReadonlySet<string>;
  readonly agoBefore: ReadonlySet<string>;
  readonly next: RegExp;
  /** Before a date that is about right. */
  readonly about: RegExp;
  /** Before a month that stands alone. */
  readonly inMonth: RegExp;
  /** Between the ends of a span. */
  readonly to: RegExp;
  /** Between dates of which each is meant: or, and. */
  readonly or: RegExp;
  /** Behind a month: which year it is, counted from that of the text. */
  readonly ofYear: readonly (readonly [words: readonly string[], by: number])[];
  /** A verb or noun of saying beside a date: it was reported then. */
  readonly saying: RegExp;
}

function relative(written: string): (readonly [readonly string[], Relative])[] {
  const all = written.split(';').flatMap((entry) => {
    const [meaning, phrases] = entry.trim().split(':') as [string, string];
    const [, number, unit] = /^([+-]?\d+)(\w+)$/u.exec(meaning)!;
    const means: Relative =
      unit === 'day' ? { days: Number(number) } : { unit: unit as 'week' | 'month' | 'year', by: Number(number) };
    return phrases.split(',').map((phrase) => [foldWord(phrase.trim()).split(' '), means] as const);
  });
  return all.sort(([one], [other]) => other.length - one.length);
}

function ofYear(written: string): (readonly [readonly string[], number])[] {
  return written.split(';').flatMap((entry) => {
    const [by, phrases] = entry.split(':') as [string, string];
    return phrases.split(',').map((phrase) => [phrase.trim().split(' ').map(foldWord), Number(by)] as const);
  });
}

const set = (written: string) => new Set(written.split(' ').map(foldWord));

const languages: Readonly<Record<string, DateWords>> = {
  en: {
    relative: relative(`-1day: yesterday; -2day: day before yesterday; +0day: today; +1day: tomorrow;
      -1week: last week; +0week: this week; +1week: next week; -1month: last month; +0month: this month;
      +1month: next month; -1year: last year; +0year: this year; +1year: next year`),
    ago: set('ago'),
    agoBefore: new Set(),
    next: /^(?:next|coming)$/u,
    about: /^(?:about|around|circa|c|ca|approximately)$/u,
    inMonth: /^(?:in|of|since|until|by|during|last|this|next|late|early|mid|from|to|through|and)$/u,
    to: /^(?:to|until|till|through)$/u,
    or: /^(?:or|and)$/u,
    ofYear: ofYear('0: of this year, this year; -1: of last year, last year; 1: of next year, next year'),
    saying:
      /^(?:said|says|say|reported|reports|report|told|announced|announcement|stated|statement|published|wrote|according|confirmed|quoted|release|news)$/u,
  },
  ru: {
    relative: relative(`-1day: вчера, накануне; -2day: позавчера; +0day: сегодня; +1day: завтра;
      -1week: на прошлой неделе; +0week: на этой неделе; +1week: на следующей неделе; -1month: в прошлом месяце;
      +0month: в этом месяце; +1month: в следующем месяце; -1year: в прошлом году; +0year: в этом году;
      +1year: в следующем году`),
    ago: set('назад'),
    agoBefore: new Set(),
    next: /^следующ\p{L}+$/u,
    about: /^(?:около|примерно)$/u,
    inMonth: /^(?:в|с|до|по|за|к)$/u,
    to: /^(?:по|до)$/u,
    or: /^(?:или|и)$/u,
    ofYear: ofYear('0: этого года, текущего года; -1: прошлого года; 1: следующего года, будущего года'),
    saying:
      /^(?:сообщ\p{L}+|заяв\p{L}+|рассказ\p{L}+|объяв\p{L}+|сказал\p{L}*|пишет|написал\p{L}*|передал\p{L}*|данны\p{L}+)$/u,
  },
  de: {
    relative: relative(`-1day: gestern; -2day: vorgestern; +0day: heute; +1day: morgen;
      -1week: letzte woche, letzter woche, vergangene woche, vergangener woche, vorige woche; +0week: diese woche, dieser woche;
      +1week: nächste woche, nächster woche, kommende woche, kommender woche;
      -1month: letzten monat, vergangenen monat, vorigen monat; +0month: diesen monat, diesem monat;
      +1month: nächsten monat; -1year: letztes jahr, letzten jahr, vergangenes jahr, vergangenen jahr, voriges jahr, vorigen jahr;
      +0year: dieses jahr, diesem jahr; +1year: nächstes jahr, nächsten jahr, kommenden jahr`),
    ago: new Set(),
    agoBefore: set('vor'),
    next: /^(?:nachste\p{L}?|kommende\p{L}?)$/u,
    about: /^(?:um|etwa|circa|ca|ungefahr)$/u,
    inMonth: /^(?:im|seit|bis|ab|vom|vergangenen|letzten|nachsten|kommenden|anfang|mitte|ende)$/u,
    to: /^bis$/u,
    or: /^(?:oder|und)$/u,
    ofYear: ofYear(
      '0: dieses jahres; -1: letzten jahres, vergangenen jahres, vorigen jahres; 1: nächsten jahres, kommenden jahres',
    ),
    saying:
      /^(?:sagte\p{L}?|teilte\p{L}?|berichtete\p{L}?|meldete\p{L}?|erklarte\p{L}?|schrieb|angaben|bericht|zufolge|laut)$/u,
  },
  fr: {
    relative: relative(`-1day: hier; -2day: avant hier; +0day: aujourd hui; +1day: demain;
      -1week: la semaine dernière, la semaine passée; +0week: cette semaine; +1week: la semaine prochaine;
      -1month: le mois dernier; +0month: ce mois; +1month: le mois prochain; -1year: l an dernier, l année dernière;
      +0year: cette année; +1year: l an prochain, l année prochaine`),
    ago: new Set(),
    agoBefore: set('a'),
    next: /^prochaine?$/u,
    about: /^(?:vers|environ|autour)$/u,
    inMonth: /^(?:en|depuis|de|d|mi|fin|debut)$/u,
    to: /^(?:au|a|jusqu)$/u,
    or: /^(?:ou|et)$/u,
    ofYear: ofYear(
      '0: de cette année; -1: de l année dernière, de l an dernier; 1: de l année prochaine, de l an prochain',
    ),
    saying: /^(?:declare|dit|annonce|rapporte|affirme|indique|publie|selon|communique|ecrit)$/u,
  },
  es: {
    relative: relative(`-1day: ayer; -2day: anteayer; +0day: hoy; +1day: mañana;
      -1week: la semana pasada; +0week: esta semana; +1week: la próxima semana, la semana próxima;
      -1month: el mes pasado; +0month: este mes; +1month: el próximo mes; -1year: el año pasado; +0year: este año;
      +1year: el próximo año`),
    ago: new Set(),
    agoBefore: set('hace'),
    next: /^(?:proxim[oa]|que viene)$/u,
    about: /^(?:hacia|alrededor|cerca)$/u,
    inMonth: /^(?:en|desde|de|hasta|pasado)$/u,
    to: /^(?:al|a|hasta)$/u,
    or: /^(?:o|u|y)$/u,
    ofYear: ofYear('0: de este año; -1: del año pasado; 1: del próximo año, del año próximo'),
    saying: /^(?:dijo|informo|anuncio|declaro|afirmo|indico|publico|segun|comunicado|informe)$/u,
  },
  pt: {
    relative: relative(`-1day: ontem; -2day: anteontem; +0day: hoje; +1day: amanhã;
      -1week: na semana passada, semana passada; +0week: esta semana, nesta semana; +1week: na próxima semana, próxima semana;
      -1month: no mês passado, mês passado; +0month: este mês, neste mês; +1month: no próximo mês, próximo mês;
      -1year: no ano passado, ano passado; +0year: este ano, neste ano; +1year: no próximo ano, próximo ano`),
    ago: set('atras'),
    agoBefore: set('ha'),
    next: /^proxim[oa]$/u,
    about: /^(?:cerca|volta)$/u,
    inMonth: /^(?:em|desde|de|ate|passado)$/u,
    to: /^(?:a|ao|ate)$/u,
    or: /^(?:ou|e)$/u,
    ofYear: ofYear('0: deste ano; -1: do ano passado; 1: do próximo ano'),
    saying: /^(?:disse|informou|anunciou|declarou|afirmou|publicou|segundo|comunicado|noticiou)$/u,
  },
};

const none: DateWords = {
  relative: [],
  ago: new Set(),
  agoBefore: new Set(),
  next: /^$/u,
  about: /^$/u,
  inMonth: /^$/u,
  to: /^$/u,
  or: /^$/u,
  ofYear: [],
  saying: /^$/u,
};

/** Words of time in a language (BCP 47); none where they are not known. */
export function dateWordsOf(language: string | null): DateWords {
  return languages[(language ?? '').toLowerCase().split(/[-_]/u, 1)[0]!] ?? none;
}

/** Days of the week that ICU does not know in the form in which they stand within a sentence. */
export const moreWeekdays: ReadonlyMap<string, number> = new Map([
  ['среду', 3],
  ['среды', 3],
  ['пятницу', 5],
  ['пятницы', 5],
  ['субботу', 6],
  ['субботы', 6],
  ['воскресенья', 0],
  ['понедельника', 1],
  ['вторника', 2],
  ['четверга', 4],
  ['sonnabend', 6],
]);

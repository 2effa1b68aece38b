import { foldWord } from '../text/fold.ts';

// What stands beside numbers and says how they are meant: hedges, units, what is a part of something, labels, ages. Per
// language, English, Russian, German, French, Spanish and Portuguese. All words are folded, and parted by one space.

/** How a number is hedged. `about`: either way; `nearly`, `under`: less; `over`, `at least`: more; `up to`: at most. */
export type Hedge = 'about' | 'nearly' | 'over' | 'at least' | 'under' | 'up to';

/** What stands beside numbers in a language. */
export interface NumberManner {
  /** Words right before a number, longest first. */
  readonly before: readonly (readonly [words: readonly string[], hedge: Hedge])[];
  /** Words right behind it, or behind what it counts. */
  readonly behind: readonly (readonly [words: readonly string[], hedge: Hedge])[];
  /** Between the two ends of a range. */
  readonly to: ReadonlySet<string>;
  /** Before a range whose ends `and` joins: between. */
  readonly between: ReadonlySet<string>;
  readonly and: ReadonlySet<string>;
  readonly percent: RegExp;
  /** A word that says that the number counts a part, or comes on top of something. */
  readonly part: RegExp;
  /** Behind a number that is an age, right behind it or behind `years`. */
  readonly age: RegExp;
  /** Before an age: aged. */
  readonly aged: RegExp;
  /** Words before which a number names something: chapter, number. */
  readonly label: RegExp;
  /** Words behind which a number of four figures is a year. */
  readonly year: RegExp;
  /** Before numbers that only point to what was counted before: the two. */
  readonly known: RegExp;
  /** What is counted comes before what describes it. */
  readonly nounFirst: boolean;
  /** Words that end what a number counts. */
  readonly stops: RegExp;
}

function hedges(written: string): (readonly [readonly string[], Hedge])[] {
  const all = written.split(';').flatMap((entry) => {
    const [hedge, phrases] = entry.trim().split(':') as [Hedge, string];
    return phrases.split(',').map((phrase) => [foldWord(phrase.trim()).split(' '), hedge] as const);
  });
  return all.sort(([one], [other]) => other.length - one.length);
}

function set(written: string): ReadonlySet<string> {
  return new Set(written.split(' ').map(foldWord));
}

/** Matches no words, not even none. */
const nothing = /(?!)/u;

const manners: Readonly<Record<string, NumberManner>> = {
  en: {
    before:
      hedges(`about: some, about, around, roughly, approximately, an estimated, estimated, circa, in the region of;
      nearly: nearly, almost, close to, just under, just short of;
      over: more than, over, upwards of, in excess of, well over, just over, above;
      at least: at least, no fewer than, no less than, not less than, a minimum of;
      under: less than, fewer than, under, below;
      up to: up to, as many as, as much as, at most, no more than, not more than, a maximum of`),
    behind: hedges('about: or so; at least: or more; up to: or fewer, or less'),
    to: set('to'),
    between: set('between'),
    and: set('and'),
    percent: /^(?:percent|pc)$/u,
    part: /^(?:among|including|another|additional|further|extra|whom|which|them|remaining|other|others)$/u,
    age: /^(?:old|olds)$/u,
    aged: /^(?:aged|age)$/u,
    label:
      /^(?:no|number|chapter|section|article|page|pages|part|volume|resolution|line|room|flight|act|paragraph|channel|highway|route|unit|phase|version|grade|level|class|type|world|war|title|rule|order|decree)$/u,
    year: /^(?:in|of|since|from|by|until|till|before|after|during|year|late|early|mid|to|and|through|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december)$/u,
    known: /^(?:the|both|these|those|our|their|its|his|her|whose|between|other)$/u,
    nounFirst: false,
    stops:
      /^(?:in|at|on|for|from|by|with|as|who|that|which|and|or|but|when|while|after|before|since|to|during|than|because|where|into|near|over|under|through|across|per|against|between)$/u,
  },
  ru: {
    before: hedges(`about: около, примерно, порядка, приблизительно, ориентировочно;
      nearly: почти, без малого, чуть менее, чуть меньше;
      over: более чем, больше чем, более, больше, свыше, чуть более;
      at least: не менее, не меньше, как минимум, по меньшей мере, минимум, по крайней мере;
      under: менее чем, меньше чем, менее, меньше;
      up to: до, не более, не больше, максимум`),
    behind: hedges('at least: и более, и больше'),
    to: set('до'),
    between: set('между'),
    and: set('и'),
    percent: /^(?:процент\p{L}*)$/u,
    part: /^(?:среди|включая|еще|дополнительно|дополнительных|котор\p{L}+|них|остальн\p{L}+|друг\p{L}+)$/u,
    age: /^(?:летн\p{L}+)$/u,
    aged: /^(?:возраст\p{L}*)$/u,
    label:
      /^(?:номер\p{L}?|глав\p{L}|стать\p{L}|страниц\p{L}|част\p{L}|том\p{L}?|резолюци\p{L}|пункт\p{L}?|рейс\p{L}?|указ\p{L}?|закон\p{L}?|версии)$/u,
    year: /^(?:с|по|до|после|январ\p{L}|феврал\p{L}|март\p{L}|апрел\p{L}|ма[яей]|июн\p{L}|июл\p{L}|август\p{L}|сентябр\p{L}|октябр\p{L}|ноябр\p{L}|декабр\p{L}|весной|летом|осенью|зимой|начале|конце)$/u,
    known: /^(?:обе\p{L}*|обо\p{L}+|эти\p{L}*|наши\p{L}*|между|их)$/u,
    nounFirst: false,
    stops:
      /^(?:в|во|на|за|из|от|по|с|со|и|или|но|котор\p{L}+|когда|после|до|к|при|для|чем|что|против|через|около|между)$/u,
  },
  de: {
    before: hedges(`about: etwa, rund, ungefähr, circa, ca, schätzungsweise, an die, um die;
      nearly: fast, beinahe, nahezu, knapp;
      over: mehr als, über, gut;
      at least: mindestens, wenigstens, nicht weniger als, zumindest;
      under: weniger als, unter;
      up to: bis zu, höchstens, maximal, nicht mehr als`),
    behind: hedges('at least: und mehr, oder mehr'),
    to: set('bis'),
    between: set('zwischen'),
    and: set('und'),
    percent: /^prozent$/u,
    part: /^(?:davon|darunter|weitere\p{L}?|zusatzliche?\p{L}?|deren|denen|ihnen|anderen?|ubrige\p{L}?)$/u,
    age: /^(?:alt|jahrige\p{L}?|jahrig)$/u,
    aged: /^(?:alter)$/u,
    label:
      /^(?:nr|nummer|kapitel|artikel|seite|seiten|teil|band|resolution|abschnitt|paragraph|flug|ziffer|absatz|stufe|phase|version|platz)$/u,
    year: /^(?:im|jahr|jahre|jahres|seit|von|bis|ab|anno|januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|sommer|winter|herbst|fruhjahr|anfang|ende|mitte|und)$/u,
    known: /^(?:die|den|der|diese\p{L}?|beiden?|unsere\p{L}?|ihre\p{L}?|zwischen)$/u,
    nounFirst: false,
    stops:
      /^(?:in|im|am|an|auf|fur|von|vom|bei|mit|als|die|der|das|und|oder|aber|nach|vor|seit|zu|zur|zum|aus|wahrend|gegen|uber|unter|sind|waren|wurden|haben|hatten)$/u,
  },
  fr: {
    before:
      hedges(`about: environ, quelque, quelques, autour de, autour d, à peu près, approximativement, une estimation de;
      nearly: près de, près d, presque, un peu moins de;
      over: plus de, plus d, au-dessus de, un peu plus de;
      at least: au moins, au minimum, pas moins de;
      under: moins de, moins d;
      up to: jusqu à, au plus, au maximum, pas plus de`),
    behind: hedges('at least: ou plus'),
    to: set('à'),
    between: set('entre'),
    and: set('et'),
    percent: /^(?:pour cent|pourcent)$/u,
    part: /^(?:dont|parmi|autres?|supplementaires?|eux|elles|restants?)$/u,
    age: nothing,
    aged: /^(?:agee?s?)$/u,
    label: /^(?:no|numero|chapitre|article|page|pages|partie|tome|resolution|section|vol|alinea|phase|version)$/u,
    year: /^(?:en|de|depuis|des|annee|l|an|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|ete|hiver|printemps|automne|debut|fin|jusqu|et|a)$/u,
    known: /^(?:les|des|ces|nos|leurs|ses|entre|aux)$/u,
    nounFirst: true,
    stops:
      /^(?:dans|en|a|au|aux|sur|pour|par|avec|comme|qui|que|et|ou|mais|apres|avant|depuis|ont|sont|etaient|contre|pendant|chez|vers|entre)$/u,
  },
  es: {
    before: hedges(`about: unos, unas, alrededor de, aproximadamente, en torno a, más o menos;
      nearly: casi, cerca de, poco menos de;
      over: más de, por encima de, poco más de;
      at least: al menos, por lo menos, como mínimo, no menos de;
      under: menos de, por debajo de;
      up to: hasta, como máximo, a lo sumo, no más de`),
    behind: hedges('at least: o más'),
    to: set('a'),
    between: set('entre'),
    and: set('y'),
    percent: /^(?:por ciento)$/u,
    part: /^(?:incluid[oa]s?|otr[oa]s|adicionales|ellos|ellas|cuales|restantes)$/u,
    age: nothing,
    aged: /^(?:edad)$/u,
    label: /^(?:n|numero|capitulo|articulo|pagina|paginas|parte|tomo|resolucion|seccion|vuelo|apartado|fase|version)$/u,
    year: /^(?:en|de|desde|del|ano|hasta|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|verano|invierno|otono|primavera|principios|finales|y|a)$/u,
    known: /^(?:l[oa]s|est[oa]s|es[oa]s|nuestr[oa]s|sus|amb[oa]s|entre)$/u,
    nounFirst: true,
    stops:
      /^(?:en|a|al|para|por|con|como|que|y|o|pero|despues|antes|desde|contra|durante|sobre|entre|han|fueron|hacia)$/u,
  },
  pt: {
    before: hedges(`about: cerca de, aproximadamente, uns, umas, por volta de, em torno de, perto de;
      nearly: quase, pouco menos de;
      over: mais de, acima de, pouco mais de;
      at least: pelo menos, ao menos, no mínimo, não menos de;
      under: menos de, abaixo de;
      up to: até, no máximo, não mais de`),
    behind: hedges('at least: ou mais'),
    to: set('a'),
    between: set('entre'),
    and: set('e'),
    percent: /^(?:por cento)$/u,
    part: /^(?:incluindo|outr[oa]s|adicionais|eles|elas|quais|restantes)$/u,
    age: nothing,
    aged: /^(?:idade)$/u,
    label: /^(?:n|no|numero|capitulo|artigo|pagina|paginas|parte|tomo|resolucao|secao|seccao|voo|fase|versao)$/u,
    year: /^(?:em|de|desde|do|ano|ate|janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|verao|inverno|outono|primavera|inicio|final|e|a)$/u,
    known: /^(?:[oa]s|est[ae]s|ess[ae]s|noss[oa]s|seus|suas|amb[oa]s|entre|d[oa]s)$/u,
    nounFirst: true,
    stops:
      /^(?:em|no|na|nos|nas|a|ao|para|por|com|como|que|e|ou|mas|depois|antes|desde|contra|durante|sobre|entre|foram)$/u,
  },
};

const none: NumberManner = {
  before: [],
  behind: [],
  to: new Set(),
  between: new Set(),
  and: new Set(),
  percent: nothing,
  part: nothing,
  age: nothing,
  aged: nothing,
  label: nothing,
  year: nothing,
  known: nothing,
  nounFirst: false,
  stops: nothing,
};

/** What stands beside numbers in a language (BCP 47); nothing where that is not known. */
export function numberMannerOf(language: string | null): NumberManner {
  return manners[(language ?? '').toLowerCase().split(/[-_]/u, 1)[0]!] ?? none;
}

/** Units of money, by sign or word. What is a unit of weight elsewhere is none: `pounds of flour` are counted. */
export const money: readonly (readonly [RegExp, string])[] = [
  [/^(?:\$|usd|us\$|dollars?|доллар\p{L}*|dolar(?:es)?)$/u, 'USD'],
  [/^(?:€|eur|euros?|евро)$/u, 'EUR'],
  [/^(?:£|gbp|sterling|фунт\p{L}*)$/u, 'GBP'],
  [/^(?:₽|rub|roubles?|rubles?|rubel|rublos?|рубл\p{L}+|руб)$/u, 'RUB'],
  [/^(?:¥|jpy|yen|иен\p{L}?|cny|yuan|юан\p{L}+)$/u, 'yen or yuan'],
  [/^(?:₹|inr|rupees?|rupien|рупи\p{L}+|rupias?|roupies?)$/u, 'INR'],
  [/^(?:₩|krw|won)$/u, 'KRW'],
  [/^(?:₴|uah|гривн\p{L}*|hryvnias?)$/u, 'UAH'],
  [/^(?:chf|francs?|franken|франк\p{L}*|francos)$/u, 'franc'],
];

/** Units of measure, by their words in all of the languages. */
export const measures: readonly (readonly [RegExp, string])[] = [
  [/^(?:km|км|kilomet(?:er|re)s?n?|километр\p{L}*|kilometros?|quilometros?)$/u, 'km'],
  [/^(?:m|м|met(?:er|re)s?n?|метр\p{L}*|metros?)$/u, 'm'],
  [/^(?:cm|см|centimet(?:er|re)s?|zentimetern?|сантиметр\p{L}*|centimetros?)$/u, 'cm'],
  [/^(?:miles?|meilen|миль|миля|мили|milles?|millas?|milhas?)$/u, 'mile'],
  [/^(?:kg|кг|kilos?|kilogramm?e?s?|килограмм\p{L}*|quilos?)$/u, 'kg'],
  [/^(?:t|т|tons?|tonnes?|tonnen|тонн\p{L}?|toneladas?)$/u, 'tonne'],
  [/^(?:ha|га|hectares?|hektar|гектар\p{L}*|hectareas?)$/u, 'hectare'],
];

/** Days, years and the like: what is counted is time. */
export const spans: readonly (readonly [RegExp, string])[] = [
  [/^(?:years?|год|года|лет|годов|jahre?n?|ans?|annees?|anos?)$/u, 'year'],
  [/^(?:months?|месяц\p{L}*|monate?n?|mois|mes|meses)$/u, 'month'],
  [/^(?:weeks?|недел\p{L}*|wochen?|semaines?|semanas?)$/u, 'week'],
  [/^(?:days?|день|дня|дней|tage?n?|jours?|dias?)$/u, 'day'],
  [/^(?:hours?|час|часа|часов|stunden?|heures?|horas?)$/u, 'hour'],
  [/^(?:minutes?|минут\p{L}?|minuten?|minutos?)$/u, 'minute'],
];

import { foldWord } from '../text/fold.ts';
import type { Token } from './sentence-tokens.ts';
import { endOfPhrase } from './sentence-tokens.ts';

// Whether a date is in a clause about what is to come, by the words of that clause: `will`, `due`, `wird`, `будет`, `sera`.
// A weekday or a month without a year is then the next one. A clause ends at a comma and at words such as `that` and
// `and`. Where words of both kinds stand around a date, nothing is told: a wrong day is worse than none.

/** `unclear`: the words do not say; null: the sentence has no word about what is to come. */
export type ClauseTime = 'past' | 'future' | 'unclear' | null;

/** Words, folded. */
type Phrase = readonly string[];

interface Cues {
  /** Says what is to come; phrases are words with a space between. Folded. */
  readonly future: readonly Phrase[];
  /** The ending of a future form, as written in small letters. */
  readonly ending?: RegExp;
  /** May be about either, as `may` and `would`. */
  readonly either: readonly Phrase[];
  /** Finite verbs of the past: words, and their ending as written. */
  readonly past: readonly Phrase[];
  readonly pastEnding: RegExp;
  /** Participles, which may belong to another clause. */
  readonly participle: RegExp;
  readonly boundary: readonly Phrase[];
  /** Who speaks to others of themselves or them: a speech. */
  readonly speaker: RegExp;
}

const cues: Readonly<Record<string, Cues>> = languagesOf({
  en: {
    future: `will,won t,shall,ll,due on,due in,due by,due next,is due,are due,be due,likely to,upcoming,forthcoming,going to,
      about to,set to,scheduled,planned,slated,expected,is to,are to,to be,plan to,plans to,intend to,intends to,hope to,
      hopes to,aim to,aims to,expect to,expects to,next,coming`,
    either:
      'may,might,could,would,should,was due,were due,was to,were to,was expected,were expected,was scheduled,were scheduled,was planned,were planned,was set to,were set to,was likely to,were likely to',
    past: `was,were,had,did,said,told,met,began,took,came,went,made,gave,held,left,sent,won,lost,found,saw,fell,rose,spoke,
      broke,wrote,became,brought,built,bought,caught,chose,drew,drove,flew,got,grew,kept,knew,laid,led,paid,ran,sank,sold,
      struck,taught,thought,threw,announced,reported,stated`,
    pastEnding: /^$/u,
    participle: /^\p{Ll}{2,}[^e\P{Ll}]ed$/u,
    boundary: 'that,which,who,whose,where,when,while,and,but,because,if,what',
    speaker: /^(?:we|our|us|my|i|you|your)$/u,
  },
  ru: {
    future: `будет,будут,буду,будем,планирует,планируют,планируется,планируются,намерен,намерена,намерены,ожидается,ожидаются,
      предстоит,предстоящий,предстоящие,состоится,состоятся,запланирован,запланирована,запланировано,запланированы,вступит,
      вступят,пройдет,пройдут,начнется,начнутся,откроется,откроются,завершится,завершатся,прибудет,прибудут,посетит,посетят,
      станет,станут,сможет,смогут,примет,примут,проведет,проведут,встретится,встретятся,направит,направят,отправит,отправят,
      отправится,отправятся,получит,получат,опубликует,опубликуют,подпишет,подпишут,выйдет,выйдут,приедет,приедут,должен,
      должна,должно,должны,следующий,следующую,следующем`,
    either: 'может,могут,бы',
    past: 'был,была,было,были,сказал,сообщил',
    pastEnding: /^\p{Ll}{2,}[аеиуыя]л(?:а|о|и|ся|ась|ось|ись)?$/u,
    participle: /^\p{Ll}{3,}(?:нный|нная|нное|нные|ного|нной|нных)$/u,
    boundary: 'что,который,которая,которое,которые,и,но,а,когда,если',
    speaker: /^(?:мы|наш\p{L}*|нас|нам|нами|я|мой|моя|вы|ваш\p{L}*)$/u,
  },
  de: {
    future: `wird,werden,werde,soll,sollen,will,wollen,geplant,vorgesehen,voraussichtlich,plant,planen,bevorstehend,
      bevorstehende,bevorstehenden,kommende,kommenden,kommender,kommendes,nachste,nachsten,nachster`,
    either: 'konnte,konnten,durfte,durften,sollte,sollten,mochte,mochten',
    past: `war,waren,wurde,wurden,hatte,hatten,hat,haben,kam,kamen,ging,gingen,traf,trafen,begann,begannen,sagte,sagten,teilte,
      erklarte,gab,gaben,stand,fand,fanden,starb,starben,fiel,fielen,ist,sind,worden`,
    pastEnding: /^\p{Ll}{3,}(?:iert|igt|icht|elt|ert)en?$/u,
    participle: /^ge\p{Ll}{2,}t(?:e|en|er|es)?$/u,
    boundary: 'dass,und,aber,weil,wenn,als,ob',
    speaker: /^(?:wir|uns|unser\p{L}*|ich|mein\p{L}*)$/u,
  },
  fr: {
    future: 'prevu,prevue,prevus,prevues,doit,doivent,va,vont,compte,comptent,prochain,prochaine,prochains,prochaines',
    ending: /^\p{Ll}+(?:er|ir|ur|dr|vr|rr|ser)(?:a|ont)$/u,
    either: 'pourrait,pourraient,devrait,devraient,serait,seraient,aurait,auraient',
    past: 'ont,avait,avaient,etait,etaient,fut,furent,eut',
    pastEnding: /^(?:a|\p{Ll}{2,}(?:aient|èrent))$/u,
    participle: /^\p{Ll}{2,}(?:é|ée|és|ées)$/u,
    boundary: 'que,qu,qui,dont,et,mais,quand,si',
    speaker: /^(?:nous|notre|nos|je|vous|votre|vos)$/u,
  },
  es: {
    future: 'va a,van a,previsto,prevista,previstos,previstas,preve,preven,debe,deben,planea,planean,proximo,proxima',
    ending: /^\p{Ll}+r(?:á|án)$/u,
    either: 'podria,podrian,deberia,deberian,seria,serian,habria',
    past: 'fue,fueron,ha,han,habia,habian,era,eran,estaba,estaban,dijo,hizo,hubo,vino,tuvo',
    pastEnding: /^\p{Ll}{2,}(?:ó|aron|ieron)$/u,
    participle: /^\p{Ll}{2,}(?:ad|id)[oa]s?$/u,
    boundary: 'que,quien,y,e,pero,cuando,si',
    speaker: /^(?:nosotros|nuestr\p{L}+|nos|yo)$/u,
  },
  pt: {
    future: 'vai,vao,prevista,previsto,previstas,previstos,preve,deve,devem,pretende,pretendem,planeja,proximo,proxima',
    ending: /^(?!(?:verão|barão|varão|irão)$)\p{Ll}+[aei]r(?:á|ão)$/u,
    either: 'poderia,poderiam,pode,podem,deveria,deveriam,seria,seriam',
    past: 'foi,foram,tinha,tinham,era,eram,estava,estavam,disse,fez,houve,veio,teve',
    pastEnding: /^\p{Ll}{2,}(?:ou|aram|eram|iram|eu|iu)$/u,
    participle: /^\p{Ll}{2,}(?:ad|id)[oa]s?$/u,
    boundary: 'que,quem,e,mas,quando,se',
    speaker: /^(?:nos|noss\p{L}+|eu)$/u,
  },
});

interface Written extends Omit<Cues, 'future' | 'either' | 'past' | 'boundary'> {
  readonly future: string;
  readonly either: string;
  readonly past: string;
  readonly boundary: string;
}

function languagesOf(all: Readonly<Record<string, Written>>): Readonly<Record<string, Cues>> {
  const words = (written: string) => written.split(',').map((phrase) => phrase.trim().split(' ').map(foldWord));
  return Object.fromEntries(
    Object.entries(all).map(([language, of]) => [
      language,
      {
        ...of,
        future: words(of.future),
        either: words(of.either),
        past: words(of.past),
        boundary: words(of.boundary),
      },
    ]),
  );
}

/** What a word says of when: nothing, or one of these. */
type Mark = 'future' | 'either' | 'past' | 'participle' | 'infinitive' | 'boundary' | null;

/** Reads the clauses of sentences of a language (BCP 47). */
export class ClauseReader {
  readonly #cues: Cues | undefined;

  constructor(language: string | null) {
    this.#cues = cues[(language ?? '').toLowerCase().split(/[-_]/u, 1)[0]!];
  }

  /** The time of the clause in which the tokens from `start` up to `end` are. */
  timeAt(tokens: readonly Token[], start: number, end: number): ClauseTime {
    const marks = tokens.map((_, at) => this.#mark(tokens, at));
    for (let at = start; at < end; at++) marks[at] = null;
    // What belongs to the date itself (`next May`) is read with the date.
    const about = (mark: Mark) => mark === 'future' || mark === 'either';
    if (!marks.some(about)) return null;
    let from = start;
    while (from > 0 && marks[from - 1] !== 'boundary') from--;
    let to = end;
    while (to < marks.length && marks[to] !== 'boundary') to++;
    const before = marks.slice(from, start).reverse();
    return timeBefore(before) ?? timeBehind(marks.slice(end, to)) ?? timeOfAll(marks);
  }

  /** Whether the words around tell of a single event, past or to come, and not of how things are. */
  tellsAt(tokens: readonly Token[], start: number, end: number): boolean {
    if (!this.#cues) return true;
    const us = tokens.some(({ key }) => this.#cues!.speaker.test(key));
    if (us) return false;
    const marks = tokens.map((_, at) => (at >= start && at < end ? null : this.#mark(tokens, at)));
    return marks.some((mark) => mark === 'past' || mark === 'participle' || mark === 'future');
  }

  #mark(tokens: readonly Token[], at: number): Mark {
    const token = tokens[at]!;
    if (token.kind === 'sign') return /^[,;:—–()“”„"«»…]$/u.test(token.text) ? 'boundary' : null;
    if (token.kind !== 'word' || !this.#cues) return null;
    const of = this.#cues;
    const is = (list: readonly Phrase[]) => list.some((phrase) => endOfPhrase(tokens, at, phrase) !== null);
    const small = token.text.normalize('NFC');
    // `May` is a month, `Will` a name within a sentence.
    const named = at > 0 && /^\p{Lu}/u.test(small);
    if (named) return null;
    // `next to him` is a place.
    if (token.key === 'next' && tokens[at + 1]?.key === 'to') return null;
    if (/^(?:be|etre|ser|werden|быть)$/u.test(token.key)) return is(of.future) ? 'future' : 'infinitive';
    if (is(of.either)) return 'either';
    if (is(of.future) || of.ending?.test(small)) {
      const earlier = this.#markBefore(tokens, at - 1);
      return earlier === 'either' ? 'either' : 'future';
    }
    if (is(of.past) || of.pastEnding.test(small)) return 'past';
    if (of.participle.test(small)) return 'participle';
    return is(of.boundary) ? 'boundary' : null;
  }

  /** `was expected` is `either` at its first word: so it is at the others. */
  #markBefore(tokens: readonly Token[], at: number): Mark {
    if (at < 0 || tokens[at]!.kind !== 'word' || !this.#cues) return null;
    const next = tokens[at + 1]?.key ?? '';
    return this.#cues.either.some(([first, second]) => first === tokens[at]!.key && second === next) ? 'either' : null;
  }
}

/** So far from the word about what is to come a participle belongs to it: `is likely to be published`. */
const ofOneVerb = 3;

/** By the words before a date, the nearest first. */
function timeBefore(marks: readonly Mark[]): ClauseTime {
  const cue = marks.findIndex((mark) => mark === 'future' || mark === 'either');
  // `to be held`: the form of the past is none.
  const past = marks.findIndex((mark, at) => mark === 'past' && !marks.slice(at + 1, at + 3).includes('infinitive'));
  const participle = marks.indexOf('participle');
  if (cue < 0) return past >= 0 || (participle >= 0 && participle <= 1) ? 'past' : null;
  if (marks[cue] === 'either') return 'unclear';
  // `said on Friday it …`: the verb stands right before the date.
  if (past >= 0 && past < cue) return past <= 1 ? 'past' : 'unclear';
  if (participle >= 0 && participle <= 1 && cue - participle > ofOneVerb) return 'unclear';
  return 'future';
}

/** By the words behind it. */
function timeBehind(marks: readonly Mark[]): ClauseTime {
  const cue = marks.findIndex((mark) => mark === 'future' || mark === 'either');
  const past = marks.indexOf('past');
  if (cue < 0) return past >= 0 ? 'past' : null;
  return past >= 0 || marks[cue] === 'either' ? 'unclear' : 'future';
}

/** Where its own clause says nothing. */
function timeOfAll(marks: readonly Mark[]): ClauseTime {
  return marks.some((mark) => mark === 'past' || mark === 'either') ? 'unclear' : 'future';
}

import type { Division, Range } from '../model/records.ts';
import { foldWord } from '../text/fold.ts';
import { agencyDatelines, noName, shortAgency } from './datelines.ts';
import { captionsIn, photographer } from './surroundings.ts';

// Whom a text names as its source. Everything found here is a suggestion, with the rule that found it and the passage
// where it stands. A credit is firm where the form says who made the text (a dateline, a line of its own) or a picture
// (what stands under it). That a text reports what somebody else reported says whence a part of it comes, perhaps all:
// such a credit is doubtful, and never counts as proven. Names are read in their own spelling; who is the same under two
// names is not known here, but for a short name that stands in brackets behind the long one.

/** Changes whenever code would find other credits in the same text. */
export const creditsVersion = 7;

/** In which form a source is named. */
export type CreditRule = 'dateline' | 'line of its own' | 'picture' | 'reported';

/** Somebody whom a text names as its source. */
export interface Credit extends Range {
  readonly rule: CreditRule;
  /** Whose it is, the nearest first: `Yonhap`, `KCNA` in “reports Yonhap, quoting KCNA”. As written. */
  readonly chain: readonly string[];
  /** The last of the chain, without case and accents: who is the same has the same. */
  readonly origin: string;
  /** It is said of the whole text, or of a picture only. */
  readonly of: 'text' | 'picture';
  /** The form proves it, as far as it goes. */
  readonly firm: boolean;
  /** The passage in which it stands. */
  readonly passage: Range;
}

/** Datelines stand near the beginning. */
const headPassages = 8;
/** Code units. */
const longestLine = 60;

const lines: readonly RegExp[] = [
  // (UPI)
  new RegExp(String.raw`^[(（/\[](${shortAgency})[)）/\]][.。]?$`, 'u'),
  // Source: Xinhua  ·  Источник: ТАСС  ·  来源：新华社
  new RegExp(
    String.raw`^(?:[Ss]ource|SOURCE|[Qq]uelle|QUELLE|[Ff]uente|FUENTE|[Ff]onte|FONTE|[Ии]сточник|ИСТОЧНИК|[Дд]жерело|来源|來源|出典|출처|المصدر)\s*[:：]\s*(${shortAgency}|\p{Lu}[\p{L}\p{N} .&'’-]{1,50})[.。]?$`,
    'u',
  ),
];

/** Somebody who took or gave a picture: up to five words that begin with a capital, or letters of another script. */
const giver = String.raw`(\p{Lu}[\p{L}\p{N}.&'’-]*(?:[ /]\p{Lu}[\p{L}\p{N}.&'’-]*){0,4}|dpa|[\p{Script=Han}\p{Script=Hangul}]{2,10})`;
const pictures: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:file )?(?:[Pp]hoto|PHOTO|[Pp]hotograph|[Pp]icture|[Ii]mage)s?(?: [Cc]redit)?(?: ?[:©] ?| by | courtesy of (?:the )?| provided by (?:the )?)${giver}`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:[Ff]oto|[Ii]magem|[Ii]magen|[Bb]ild|[Cc]rédit(?:o|s)?(?: photo)?)(?: de | von | ?[:©/] ?)${giver}`,
    'u',
  ),
  new RegExp(String.raw`(?:[Фф]ото\s?[:©]|©|(?:写真|摄影|图片来源)[:：＝]|사진\s?[:=])\s*${giver}`, 'u'),
  /\b([A-Z]{2,9}\/[A-Z][A-Z-]{1,12})\b/u,
  photographer,
];

/** Who reports: a name in capitals, one that calls itself an agency or press, or one that is known as an agency. */
const known =
  'Reuters|Yonhap|Xinhua|Sputnik|Interfax|Kyodo|Bloomberg|Tass|Lusa|Ansa|Efe|Anadolu|Ukrinform|Europa Press|Agence France-Presse|ТАСС|РИА Новости|Интерфакс|Укринформ|dpa';
const agency = String.raw`(?:(?:the (?:\p{L}+['’]s )?(?:official |state |state-run )*|die |der |l['’]|la |a |агентств[оауе]м? |agencia |agência |agence |agenzia |Nachrichtenagentur |news agency )*[«"“„]?((?:\p{Lu}[\p{L}'’-]+ ){1,5}(?:Agency|Press|Agentur|Agence|Agencia|Agência|Agenzia)(?: \([A-Z]{2,9}\))?|${known}|[A-Z]{3,9}(?:-[A-Z]{2,9})?)(?![\p{L}\p{N}])[»"”“]?(?: news agency| \([A-Z]{2,9}\))?)`;
/** By a name that reports: `quoting KCNA`, `laut dpa`, `selon l’AFP`, `según EFE`, `со ссылкой на ТАСС`. */
const cue = [
  'according to|citing|quoting|cites|quotes|reports|reported by|as reported by|released by|carried by',
  'laut|meldet|berichtet|meldete|unter Berufung auf|zitiert',
  "selon|rapporte|rapporté par|citant|d’après|d'après",
  'según|informa|informó|citando a|de acuerdo con',
  'segundo|de acordo com|citando|informou',
  'сообщает|сообщило|сообщил|передает|передаёт|по данным|со ссылкой на|цитирует|по сообщению',
]
  .join('|')
  .split('|')
  // At the beginning of a sentence, too. A name keeps its capitals: “quotes people” names nobody.
  .map((words) => `[${words[0]!}${words[0]!.toUpperCase()}]${words.slice(1)}`)
  .join('|');
const before = String.raw`(?<![\p{L}\p{N}])(?:${cue}) ${agency}(?:,? (?:${cue}) ${agency})?`;
/** By a name in front: `KCNA reported`, `meldete`, `ТАСС сообщает`. What it only said may be its own matter. */
const behind = [
  '(?:has |had )?reported|reports',
  'meldete|meldet|berichtete|berichtet',
  'a rapporté|rapporte',
  'informó|reportó|informa',
  'informou|noticiou',
  'сообщило|сообщает|сообщил|передало|передает|передаёт',
].join('|');
const reported = new RegExp(String.raw`${before}|(?<![\p{L}\p{N}])${agency} (?:${behind})(?![\p{L}\p{N}])`, 'gu');

/**
 * The name under which a person has put a source, by its name as it is written, without what stands in brackets behind it, by that,
 * or by its `short` one; the short one if nobody did.
 */
export function nameUnder(name: string, short: string, nameOf: (name: string) => string): string {
  const [, long = name, inBrackets = short] = /^(.*\S) ?\(([^()]+)\)$/u.exec(name) ?? [];
  for (const one of [name, long, inBrackets, short]) {
    const put = nameOf(one);
    if (keyOf(put) !== keyOf(one)) return put;
  }
  return short;
}

/** A credit of whom a person has put under another name. `nameOf` gives that name; the name itself if nobody did. */
export function creditUnder(credit: Credit, nameOf: (name: string) => string): Credit {
  const origin = keyOf(nameUnder(credit.chain[credit.chain.length - 1]!, credit.origin, nameOf));
  return origin === credit.origin ? credit : { ...credit, origin };
}

function keyOf(name: string): string {
  return foldWord(name).trim();
}

/** Who gave a picture, in a sentence below it: `This photo, released by the Korean Central News Agency, shows …`. */
const given = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:released|provided|distributed|supplied) by ${agency}`, 'u');
/** A known agency, or letters that are hardly anything else, in brackets behind the last sentence of a paragraph: `… on Sunday. (Yonhap)`. */
const atEnd = new RegExp(
  String.raw`[.!?。…][»”"]?\s*[(（](${noName}(?:${known}|[A-Z]{3,9}(?:[/-][A-Z]{2,9})?))[)）]$`,
  'u',
);

/** The credits of a text, in its order. */
export function creditsIn(text: string, division: Division): readonly Credit[] {
  const found: Credit[] = [];
  const captions = captionsIn(text, division);
  const shortOf = abbreviations(text);
  let seen = 0;
  division.starts.forEach((start, number) => {
    const passage = trimmed(text, start, division.starts[number + 1] ?? text.length);
    const words = text.slice(passage.from, passage.to);
    if (words === '') return;
    seen += 1;
    const add = (rule: CreditRule, chain: readonly string[], from: number, to: number): void => {
      const of = rule === 'picture' ? 'picture' : 'text';
      const origin = originOf(chain[chain.length - 1]!, shortOf);
      if (origin !== '') {
        found.push({
          rule,
          chain,
          origin,
          of,
          firm: rule !== 'reported',
          passage,
          from: passage.from + from,
          to: passage.from + to,
        });
      }
    };
    if (captions[number] === 1) {
      const picture = first(pictures, words);
      // Who gave it stands behind who took it: KCNA/EPA-EFE is KCNA's picture by way of EPA-EFE.
      if (picture) {
        const chain = picture[1]!.split('/').map((name) => name.trim());
        add('picture', chain.reverse(), picture.index, picture.index + picture[0].length);
        return;
      }
      // Released by KCNA, with (Yonhap) behind all: KCNA's picture by way of Yonhap.
      const [giver, end] = [given.exec(words), atEnd.exec(words)];
      const chain = [end?.[1], giver?.[1]].filter((name) => name !== undefined);
      if (chain.length > 0)
        add(
          'picture',
          chain,
          giver?.index ?? words.lastIndexOf(end![1]!) - 1,
          end ? words.length : giver!.index + giver![0].length,
        );
      return;
    }
    const dateline = seen <= headPassages ? first(agencyDatelines, words.slice(0, 200)) : null;
    if (dateline) add('dateline', [dateline[1]!], 0, dateline[0].length);
    const end = atEnd.exec(words);
    // Whether it is said of the paragraph or of all before it, the form does not tell.
    if (end) add('reported', [end[1]!], words.lastIndexOf(end[1]!) - 1, words.length);
    const line = words.length <= longestLine ? first(lines, words) : null;
    if (line) add('line of its own', [line[1]!], 0, words.length);
    for (const match of words.matchAll(reported)) {
      const chain = [match[1] ?? match[3], match[2]].filter((name) => name !== undefined);
      add('reported', chain, match.index, match.index + match[0].length);
    }
  });
  return found;
}

function first(rules: readonly RegExp[], words: string): RegExpExecArray | null {
  for (const rule of rules) {
    const match = rule.exec(words);
    if (match) return match;
  }
  return null;
}

function trimmed(text: string, from: number, to: number): Range {
  while (from < to && /\s/u.test(text[from]!)) from += 1;
  while (to > from && /\s/u.test(text[to - 1]!)) to -= 1;
  return { from, to };
}

/** For each long name with a short one in brackets behind it the short one: `Korean Central News Agency (KCNA)`. */
export function abbreviations(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, long, abbreviation] of text.matchAll(/((?:\p{Lu}[\p{L}'’-]+ ){1,6})\(([A-Z]{2,9})\)/gu)) {
    const initials = long!
      .trim()
      .split(' ')
      .map((word) => word[0])
      .join('');
    const words = long!.trim().split(' ').slice(-abbreviation!.length);
    if (initials.endsWith(abbreviation!)) found.set(foldWord(words.join(' ')), abbreviation!);
  }
  return found;
}

function originOf(name: string, shortOf: ReadonlyMap<string, string>): string {
  const [, long = name] = /^(.*) \([A-Z]{2,9}\)$/u.exec(name) ?? [];
  return foldWord(shortOf.get(foldWord(long)) ?? long).trim();
}

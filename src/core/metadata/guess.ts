import type { Division, Guess } from '../model/records.ts';
import { weekdayNamed } from '../text/date-words.ts';
import { isoDate } from '../text/dates.ts';
import { jointAtStart, leadToRange, withoutArticle } from '../text/beside-date.ts';
import { findDate, findDates, mayHoldDate, readDate } from '../text/find-date.ts';
import { asNearly } from '../text/inexact-dates.ts';
import type { FoundDate } from '../text/find-date.ts';
import { isCity } from './cities.ts';
import type { BareDateline, Found } from './dateline.ts';
import { findBareDateline, findDateline, isKnownPlace, isLabelled } from './dateline.ts';
import type { Line } from './head.ts';
import { headOf, tailOf } from './head.ts';
import { detectLanguage, usualLanguages } from './language.ts';
import { isPaperName, letterHead, paperIn } from './letter-head.ts';
import { isNoPlace } from './no-places.ts';
import { dateInPath, nameInPath, nameTells } from './path.ts';

/**
 * What a text seems to say about itself. `attributes` holds only what was found, by the ids of the built-in attributes
 * (date, outlet, author, place, url). An origin in the text covers exactly the words that were read.
 */
export interface Guesses {
  readonly title: Guess;
  readonly attributes: Readonly<Record<string, Guess>>;
  readonly language: string | null;
}

/**
 * Guesses title, attributes and language of a document. `path` is its path inside the import; `division` is the text's,
 * so that furniture is not taken for a title. What stands before `start` is no part of it. Dates are read only from lines that say when a text was made, never from
 * its story or its captions: rather none than a wrong one.
 */
export function guessMetadata(text: string, path: string, division?: Division, start = 0): Guesses {
  const language = detectLanguage(text.slice(start));
  const languages = language === null ? [] : [language];
  const head = headOf(text, division, start);
  const read = head.map((line, index) => readLine(line, index, head[index + 1], languages));
  const lines = withBareDateline(withMasthead(withMailHead(read, text)), text, languages);
  const tail = tailOf(text, division);
  const url = urlOf(lines, tail);
  const attributes = {
    date: dateOf(lines, url, path, languages),
    outlet: outletOf(lines, tail, url),
    author: authorOf(lines),
    place: placeOf(lines),
    url: url === null ? null : textGuess(url.words, url),
  };
  return {
    title: titleOf(lines, path) ?? { value: nameInPath(path), origin: { kind: 'path' } },
    attributes: Object.fromEntries(
      Object.entries(attributes).filter((entry): entry is [string, Guess] => entry[1] !== null),
    ),
    language,
  };
}

/** A line of the head with what it says about the document. Found parts have the document's offsets. */
interface Reading extends Line {
  readonly url: Found | null;
  readonly site: Found | null;
  readonly date: LineDate | null;
  /** At the end of a heading that is more than a date. */
  readonly headingDate: LineDate | null;
  /** A label and a date, but none of the document: `Deadline: 3 May 2025`. */
  readonly otherDate: boolean;
  /** Day and month without a year. */
  readonly day: Found | null;
  readonly place: Found | null;
  /** Nothing but its own looks makes it a place. */
  readonly unsurePlace: boolean;
  readonly agency: Found | null;
  /** Behind a dateline: where the story begins. Null if the line has none. */
  readonly story: number | null;
  readonly author: Found | null;
  /** Its author stands where a title may: `By Grand Central Station`. */
  readonly unsureAuthor: boolean;
  readonly title: Found | null;
  /** Of a mail, if the line stands in a mail's head. */
  readonly subject: Found | null;
  readonly outlet: Found | null;
  /** In a mail's head: who wrote it to whom, and how it went. */
  readonly header: boolean;
  /** An article stands before it, so it is rather a paper than a place: `The Sun, 5 May 1982`. */
  readonly paper: Found | null;
  /** The paper's name alone, over its day and a heading. */
  readonly masthead: boolean;
  /** A speaker's name begins it, so it is no title. */
  readonly speech: boolean;
  /** How long the line is without what was read from it. */
  readonly rest: number;
}

/** A date of a line, by what its label says of it. */
type LineDate = FoundDate & Found & { readonly rank: Rank };

/**
 * The lowest wins. 0: when the text was made, or no label; 1: a label that may mean another day, `Created`; 2: when it was
 * changed; 3: when somebody got, copied or read it. That dates it only where nothing else does, in doubt. Any other label
 * dates nothing, `Deadline`: rather no date than a wrong one.
 */
type Rank = 0 | 1 | 2 | 3;

const longestTitle = 200;
const longestLead = 100;
/** A longer first paragraph that is a sentence is the story's beginning, not its title. */
const longestSentenceTitle = 120;
/** Below a place that is a heading, the text names it as soon as this. */
const longestOpening = 60;
const longestDateLine = 90;
const longestHeading = 150;
/** Lines of a head stand together: place and day, a byline, labels. */
const longestHeadBlock = 200;

// Most lines of an import are prose. So patterns are made once, and one that is long is asked only where a sign that it
// needs stands in the line.

const urlAlone =
  /^(?:(?:source|url|link|available at|quelle|источник|source\s?url)\s?:?\s+)?(?<found>https?:\/\/[^\s<>"]+)$/diu;
const siteAlone = /^(?<found>(?:www\.)?[\p{L}\p{N}][\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]{2,})*\.[\p{L}]{2,6})$/du;

function readLine(line: Line, index: number, next: Line | undefined, languages: readonly string[]): Reading {
  const url = hasAddress(line) ? find(line, urlAlone) : null;
  const site = line.words.includes('.') && !line.words.includes(' ') ? find(line, siteAlone) : null;
  const after = jamOf(line.words);
  const jammed = after > 0;
  const said = line.words.slice(after);
  const dateline = findDateline(said, languages);
  const shift = (found: Found | null | undefined): Found | null =>
    !found ? null : { words: found.words, from: line.from + after + found.from, to: line.from + after + found.to };
  const label = labelled(line);
  const goesOn = !line.first && next?.first === false && /^\p{Ll}/u.test(next.words);
  const isHeaded = index === 0 && dateline === null && isHeadingOfByline(line, next, languages);
  const isDated = url === null && !isHeaded && !(goesOn && !jammed);
  const date = isDated && mayHoldDate(line.words) ? dateIn(line, jammed, dateline !== null, languages) : null;
  const headingDate = date === null && url === null && index < 3 ? dateAtEnd(line, languages) : null;
  const author = label.author ?? (index > 0 || isHeading(next) ? bylineIn(line) : null);
  const letter = letterPlace(line, date, languages);
  const placed = shift(dateline?.place) ?? label.place ?? letter;
  const { from, to, words: whole, furniture, passageLines, passageLength, first: begins } = line;
  return {
    // Named, not spread: an object that is spread first and has twenty more properties after it costs as much as all patterns.
    from,
    to,
    words: whole,
    furniture,
    passageLines,
    passageLength,
    first: begins,
    url: url !== null && isPage(url.words) ? url : null,
    site,
    date,
    // It may be the day that the text tells of.
    headingDate:
      isHeaded && headingDate !== null ? { ...headingDate, doubt: headingDate.doubt ?? 'weak' } : headingDate,
    otherDate: date === null && url === null && isOtherDate(line, languages),
    day: shift(dateline?.day),
    place: placed,
    unsurePlace: dateline?.place ? dateline.unsure : placed === letter && letter?.unsure === true,
    agency: shift(dateline?.agency),
    story: dateline === null ? null : line.from + after + dateline.end,
    author,
    unsureAuthor: index === 0 && label.author === null && bylineIn(line) !== null,
    title: label.title,
    subject: label.subject,
    outlet: label.outlet,
    header: false,
    paper: date === null ? null : paperBefore(line, date, languages),
    masthead: false,
    speech: false,
    rest:
      url !== null || site !== null
        ? 0
        : line.words.length - (jammed ? after : date === null ? 0 : date.to - date.from),
  };
}

/** How long what a harvester put before the first line is: `date 2025-06-30 …`. */
function jamOf(words: string): number {
  return /^(?:date:?\s+)?(?:\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2})(?:T\S+)?(?=\s|$)\s*/iu.exec(words)?.[0].length ?? 0;
}

const labels = {
  title: 'title|headline|titel|titre|título|titolo|заголовок|название|标题|標題|タイトル|제목|العنوان',
  // Of mails.
  subject:
    'subject|re|betreff|betrifft|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|temat|předmět|predmet|tárgy|subiect|subiectul|θέμα|тема|konu|件名|主题|主題|主旨|제목|الموضوع|נושא|موضوع|विषय|เรื่อง|chủ đề',
  author: 'author|by|written by|reporter|autor|autora|auteur|autore|автор|作者|記者|记者|저자|الكاتب',
  outlet: 'source|outlet|publication|publisher|newspaper|quelle|fuente|fonte|источник|издание|来源|來源|출처|المصدر',
  place: 'place|location|dateline|ort|lieu|lugar|luogo|место|地点|地點|장소',
} as const;

const labelPatterns = Object.fromEntries(
  Object.entries(labels).map(([label, names]) => [
    label,
    new RegExp(
      `^(?:[*_]{0,2})(?:${names})(?:[*_]{0,2})\\s?[:：](?:[*_]{0,2})\\s*["'“]?(?<found>[^\\s"“][^\\n]{0,198}?)["'”]?$`,
      'diu',
    ),
  ]),
) as Readonly<Record<keyof typeof labels, RegExp>>;

const noLabel = { title: null, subject: null, author: null, outlet: null, place: null } as const;

function labelled(line: Line): Record<keyof typeof labels, Found | null> {
  if (!/[:：]/u.test(line.words)) return noLabel;
  const outlet = find(line, labelPatterns.outlet);
  return {
    title: find(line, labelPatterns.title),
    subject: find(line, labelPatterns.subject),
    author: find(line, labelPatterns.author),
    outlet: outlet !== null && !/^https?:/iu.test(outlet.words) && outlet.words.length <= 60 ? outlet : null,
    place: find(line, labelPatterns.place),
  };
}

/** A date in a line that is made of little else, that begins with it, or that begins with a dateline. */
function dateIn(line: Line, jammed: boolean, dateline: boolean, languages: readonly string[]): LineDate | null {
  const words = jammed ? line.words.slice(0, 40) : dateline ? line.words.slice(0, 80) : line.words;
  if (
    !jammed &&
    !dateline &&
    (line.words.length > longestDateLine || /[\p{L}\p{Pe}]{3}[.!?…。؟][”"’»]?$/u.test(line.words))
  )
    return null;
  const first = jammed || dateline ? findDate(words, { languages }) : null;
  const dates = jammed || dateline ? (first === null ? [] : [first]) : findDates(words, { languages });
  const [date, another] = dates;
  if (date === undefined) return jammed || dateline ? null : dateBehindLabel(line, languages);
  const at = (one: FoundDate, index: number): LineDate => {
    const value = asNearly(words, one);
    const found = {
      ...one,
      value,
      words: words.slice(one.from, one.to),
      from: line.from + one.from,
      to: line.from + one.to,
    };
    const rank = jammed || dateline ? 0 : rankOf(words.slice(dates[index - 1]?.to ?? 0, one.from), languages);
    return { ...found, rank: rank ?? 0, doubt: one.doubt ?? (rank === 3 ? 'weak' : null) };
  };
  if (jammed || dateline) return at(date, 0);
  const until = another === undefined ? line : { ...line, words: words.slice(0, another.from) };
  if (!isRangeLine(line.words, dates) && !isDateLine(until, date, languages)) {
    const nearly = dateBehindLabel(line, languages);
    return nearly !== null && /[~?/X]/u.test(nearly.value) ? nearly : null;
  }
  const read = dates.map(at);
  const made = firstMade(read)!;
  return another === undefined ? made : { ...made, doubt: made.doubt ?? 'several' };
}

/** `From 28 December 1912 to 3 January 1913`: two joined dates, and no story around them. */
function isRangeLine(words: string, [first, last, ...more]: readonly FoundDate[]): boolean {
  if (first === undefined || last === undefined || more.length > 0) return false;
  const between = words.slice(first.to, last.from);
  const isJoined = jointAtStart.exec(between)?.[0] === between;
  return isJoined && leadToRange.test(words.slice(0, first.from)) && /^(?:\s?г)?\.?$/u.test(words.slice(last.to));
}

/** What stands before the day on which a text was made; these win. */
const madeLabels =
  'dated?|(?:date )?published|date of publication|publication date|datum|veröffentlicht|erschienen|erscheinungsdatum|publiée?(?: le)?|date de publication|date de parution|paru(?: le)?|datum der veröffentlichung|date (?:&|and) time|time and date|place and date|ort, datum|lieu et date|originally published|udgivet|offentliggjort|publisert|julkaistu|megjelent|yayın tarihi|fecha|fecha de publicación|publicado|publicada|pubblicato|data di pubblicazione|data|publikováno|opublikowano|objavljeno|publicerad|gepubliceerd|дата|дата публикации|опубликовано|опубліковано|日期|发布时间|發布時間|发表于|掲載日|公開日|発行日|出版日期|게시일|날짜|التاريخ|تاريخ|تاريخ النشر|תאריך|ημερομηνία|tarih|ngày';
/** What may stand before it, or before another day. */
const dateLabels = `${madeLabels}|posted|updated|modified|created|issued|sent|written|recorded|submitted|date submitted|delivered|given|signed|adopted|broadcast|aired|filmed|posted by \\S+|date (?:created|issued|sent|recorded|written)|作成日|작성일|등록|released?(?: date)?|interview date|date of (?:the )?(?:interview|recording|letter|issue|release|creation)|gesendet|geschrieben|aufgenommen|aufnahmedatum|datum des interviews|stand|envoyé|date de (?:l['’]entretien|la lettre)|enviado|fecha de la entrevista|inviato|data da entrevista|data dell['’]intervista|wysłano|отправлено|дата интервью|送信日時|입력|נשלח`;
/** Before the day on which somebody got it, or made or read a copy. */
const copyLabels =
  'received|scanned|printed|archived|digiti[sz]ed|captured|downloaded|filed|accessed|retrieved|empfangen|erhalten|eingegangen|gescannt|gedruckt|abgerufen|reçue?|imprimée?|numérisée?|consultée?|recibid[oa]|impres[oa]|consultado|ricevut[oa]|stampat[oa]|recebid[oa]|otrzymano|primljeno|получено|отсканировано|напечатано';
/** First words before other days than the text's, with or without a colon. */
const otherDays =
  /^(?:born|died|birthday|deadline|expires|expiry|due|geboren|gestorben|geburtstag|née?|naissance|nacid[oa]|nat[oa]|nascid[oa]|rođen[oa]?|urodzon[ya]|родил(?:ся|ась)|умер|умерла)(?!\p{L})/iu;
const dateLabel = new RegExp(
  `^(?:first\\s|last\\s)?(?:${dateLabels})(?:\\s?(?:on|am|le|el|at))?(?:\\s?[:：]\\s*|$)`,
  'iu',
);
const labelledDate = new RegExp(
  `^(?:[*_]{0,2})(?:first\\s|last\\s)?(?:${dateLabels})(?:[*_]{0,2})(?:\\s?(?:on|am|le|el|at))?(?:\\s?[:：][*_]{0,2}\\s?|\\s)(?<found>\\S.{2,60}?)[.]?$`,
  'diu',
);
const [isMade, isLabel, isCopy] = [madeLabels, dateLabels, copyLabels].map(
  (names) => new RegExp(`^(?:first\\s|last\\s)?(?:${names})(?:\\s?(?:on|am|le|el|at))?$`, 'iu') as RegExp,
) as [RegExp, RegExp, RegExp];
/** Behind these stand who and where, before the day: `Source: The Times, 3 May 1962`. */
const isBeside = new RegExp(`^(?:${labels.author}|${labels.outlet}|${labels.place})$`, 'iu');
const isSubject = new RegExp(`^(?:${labels.subject}|ref|your ref|our ref)$`, 'iu');

/** The label in the words before a date and what stands behind its colon: `Published` of `By A. Writer | Published: Monday, `. */
function labelIn(before: string): { readonly name: string; readonly behind: string } | null {
  const piece = before.split(/[|·•]/u).at(-1)!.replace(/[*_]/gu, '').trim();
  const match = /^(?<name>\p{L}[^:：]*?)\s?[:：](?!\p{Nd})\s*(?<behind>.*)$/u.exec(piece);
  return match === null ? null : { name: match.groups!['name']!, behind: match.groups!['behind']! };
}

/** Whether nothing stands between a label and its date, or a day of the week. */
function isBare({ behind }: { readonly behind: string }, languages: readonly string[]): boolean {
  return isDayOfWeek(withoutArticle(behind), languages);
}

/** So long a label is rather a heading, `State of the Union: February 2, 1973`, but for `Date of birth of the mother: `. */
function isLongLabel(name: string): boolean {
  return words(name) > 3 && !/^(?:date|day|datum|tag|data|fecha|дата|день)(?!\p{L})/iu.test(name);
}

/** How much the words before a date are believed; null if their label says that it is another day. */
function rankOf(before: string, languages: readonly string[]): Rank | null {
  const label = labelIn(before);
  const name = label?.name ?? before.replace(/[*_]/gu, '').trim();
  const isDirect = label === null || isBare(label, languages);
  if (isDirect && isCopy.test(name)) return 3;
  if (revision.test(before) || (isDirect && revision.test(name))) return 2;
  if (otherDays.test(name)) return null;
  if (label === null) return isLabel.test(name) && !isMade.test(name) ? 1 : 0;
  if (isMade.test(name)) return 0;
  if (isLabel.test(name)) return 1;
  if (!isDirect) return isBeside.test(name) ? 0 : null;
  const isName = weekdayNamed(name, languages) !== null || isKnownPlace(name, languages);
  return isName || paperIn(`${name},`, languages) !== null ? 0 : null;
}

/** A label that is none of the document's date, and a date behind it. */
function isOtherDate(line: Line, languages: readonly string[]): boolean {
  if (line.words.length > longestDateLine || !/[:：]/u.test(line.words)) return false;
  const date = findDate(line.words, { languages });
  const before = date === null ? '' : line.words.slice(0, date.from);
  const label = labelIn(before);
  return label !== null && isBare(label, languages) && !isLongLabel(label.name) && rankOf(before, languages) === null;
}

function firstMade<Date extends { readonly rank: Rank }>(dates: readonly Date[]): Date | undefined {
  return [...dates].sort((one, other) => one.rank - other.rank)[0];
}

/** Whether nothing stands there, or a day of the week. */
function isDayOfWeek(said: string, languages: readonly string[]): boolean {
  const name = said.replace(/[.,،]$/u, '').trim();
  return name === '' || (words(name) <= 2 && weekdayNamed(name, [...languages, ...usualLanguages]) !== null);
}

/** A date behind a label, in all the ways in which a person may write one: early years, too, if a day or month is named. */
function dateBehindLabel(line: Line, languages: readonly string[]): LineDate | null {
  const found = find(line, labelledDate);
  const read = found === null ? null : readDate(found.words, languages);
  if (found === null || read === null || !/^-?\d{4}-\d\d|[~?/X]/u.test(read.value)) return null;
  const rank = rankOf(line.words.slice(0, found.from - line.from), languages) ?? 0;
  return { ...found, value: read.value, doubt: read.doubt, rank };
}

/** Before a date: it says when a text was changed or looked at. */
const revision =
  /(?:updated|modified|revised|edited|accessed|retrieved|stand|aktualisiert|geändert|abgerufen|mis à jour|modifié|consulté|actualizado|aggiornato|atualizado|обновлено|изменено|更新|更新日|수정|تحديث)[^\p{L}\p{N}]*(?:(?:on|am|le|el|at|il|em)\s)?$/iu;

/** `State of the Union Message. February 2, 1973`; in doubt where a colon stands in it: `Next meeting: the hall, 3 May 2025`. */
function dateAtEnd(line: Line, languages: readonly string[]): LineDate | null {
  if (line.words.length > longestHeading) return null;
  const start = Math.max(0, line.words.length - 30);
  const date = findDate(line.words.slice(start), { languages });
  if (date === null || start + date.to < line.words.length - 1) return null;
  const from = start + date.from;
  if (!/[.,:;|(—–-]\s*$/u.test(line.words.slice(0, from))) return null;
  const label = labelIn(line.words.slice(0, from));
  const isOther =
    label === null
      ? otherDays.test(line.words)
      : isSubject.test(label.name) || (isBare(label, languages) && !isLongLabel(label.name));
  if (isOther) return null;
  const to = start + date.to;
  const value = asNearly(line.words, { ...date, from, to });
  const found = { ...date, value, words: line.words.slice(from, to), from: line.from + from, to: line.from + to };
  return { ...found, rank: 0, doubt: date.doubt ?? (label === null ? null : 'weak') };
}

/** `June 30, 2025 / 6:33 AM`, `Published: 30 June 2025`, `By A. Writer | 30.06.2025 | World`: no story around the date. */
function isDateLine(line: Line, date: FoundDate, languages: readonly string[]): boolean {
  const before = line.words.slice(0, date.from).replace(/[*_]/gu, '').trim();
  const after = line.words.slice(date.to).trim();
  if (rankOf(before, languages) === null) return false;
  const label = dateLabel.exec(before);
  if (label !== null && isDayOfWeek(before.slice(label[0].length), languages)) return true;
  // A line inside a paragraph goes on with its sentence.
  if (!line.first && line.passageLength > longestHeadBlock) return false;
  const separators = /^[|/·•,،;:—–([-]|[|/·•,،;:—–)\]-]$/u;
  // `Berlin, den`, `Paris, le`, `on`: the article belongs to the date.
  const withDay = withoutArticle(before);
  // `Daily Mail, Monday 4 May 1982`
  const lastWord = /(?<=[,،|·(–—-]\s?)(?:(?:ce|le|this|am|den|il|el)\s)?[\p{L}\p{M}-]+[.,،]?$/u.exec(withDay)?.[0];
  const isDay = lastWord !== undefined && isDayOfWeek(lastWord.replace(/^\p{Ll}+\s/u, ''), languages);
  const place = isDay ? withDay.slice(0, -lastWord.length).trimEnd() : withDay;
  const beforeFits =
    place === '' ||
    (endOfDateLine.test(after) && letterHead(before, languages) !== null) ||
    (words(place) <= 6 && (separators.test(place.slice(-1)) || weekdayNamed(place, languages) !== null));
  // A month begins sentences: `May 2019 was cold`.
  if (!hasDay(date.value) && after !== '' && !separators.test(after[0]!)) return false;
  // `On 3 May 2021, the council met`: behind such a word a story goes on.
  if (/^(?:on|in|am|im|an|el|em|на|в|في)$/iu.test(before) && /^,?\s?\p{Ll}/u.test(after)) return false;
  const afterFits =
    after === '' ||
    separators.test(after[0]!) ||
    /^(?:\p{Nd}{1,2}[:.]\p{Nd}{2}|at\s\d|um\s\d|г\.|года|à\s\d|T\d)/u.test(after) ||
    words(after) <= 3;
  return beforeFits && afterFits;
}

function placeOf(lines: readonly Reading[]): Guess | null {
  const sure = first(lines, ({ place, unsurePlace }) => (unsurePlace ? null : place));
  const guess = sure ?? first(lines, ({ place }) => place);
  if (guess === null) return null;
  return { ...guess, value: withoutCapitals(guess.value), ...(sure === null ? { doubt: 'weak' as const } : {}) };
}

/** Names of a mail's lines: From, To, Cc, Sent, Date, and what machines add. */
const headerNames =
  'from|to|cc|bcc|sent|date|re|reply-to|sender|subject|attachments?|importance|message-id|received|return-path|delivered-to|in-reply-to|references|mime-version|content-[a-z-]+|x-[a-z-]+|von|an|kopie|gesendet|datum|betreff|anlagen?|de|à|a|envoyé|date|objet|copie|para|enviado(?: el| em)?|asunto|assunto|fecha|data|da|inviato|oggetto|van|aan|verzonden|onderwerp|från|till|skickat|ämne|fra|til|sendt|emne|od|do|komu|odesláno|wysłano|temat|předmět|šalje|prima|poslano|predmet|feladó|címzett|tárgy|от|от кого|кому|копия|дата|отправлено|тема|від|копія|надіслано|από|προς|θέμα|kimden|kime|gönderen|kime|tarih|konu|差出人|宛先|送信者|送信日時|日時|日付|件名|发件人|收件人|抄送|发送时间|日期|主题|寄件者|收件者|副本|主旨|보낸 사람|받는 사람|참조|날짜|보낸 날짜|제목|من|إلى|الى|نسخة|التاريخ|تاريخ الإرسال|الموضوع|מאת|אל|נשלח|עותק|נושא|از|به|تاریخ|موضوع';
const headerLine = new RegExp(`^[*_>]{0,2}(?:${headerNames})[*_]{0,2}\\s?[:：]`, 'iu');

/**
 * The lines with those of a mail's head marked: where at least two stand one below the other, with what goes on indented.
 * Only a line that is labelled so tells the mail's date, not the stations on its way.
 */
function withMailHead(lines: readonly Reading[], text: string): readonly Reading[] {
  const isNamed = lines.map(({ words }) => /[:：]/u.test(words) && headerLine.test(words));
  const goesOn = lines.map(({ from }, at) => at > 0 && !isNamed[at] && /[ \t]/u.test(text[from - 1] ?? ''));
  const isHeader = lines.map(
    (_, at) =>
      isNamed[at] === true && (isNamed[at - 1] === true || isNamed[at + 1] === true || goesOn[at + 1] === true),
  );
  return lines.map((line, at) => {
    const header = { header: true, ...(labelledDate.test(line.words) ? {} : { date: null, headingDate: null }) };
    if (!isHeader[at]) return goesOn[at] === true && isHeader[at - 1] === true ? { ...line, ...header } : line;
    const next = goesOn[at + 1] === true ? lines[at + 1]! : null;
    const { subject } = line;
    const words = subject === null || next === null ? null : `${subject.words} ${next.words}`;
    return { ...line, ...header, ...(words === null ? {} : { subject: { ...subject!, words, to: next!.to } }) };
  });
}

/** The lines, the first marked where it is only a paper's name: `Vossische Zeitung` over `Berlin, 22. März 1933` and a heading. */
function withMasthead(lines: readonly Reading[]): readonly Reading[] {
  const [name, day, heading] = lines;
  const isMasthead =
    heading !== undefined &&
    day!.date !== null &&
    isPaperName(name!.words) &&
    !saysOtherThings(name!) &&
    isHeading(heading) &&
    canBeTitle(heading) &&
    !saysOtherThings(heading);
  return isMasthead ? [{ ...name!, paper: name!, masthead: true }, ...lines.slice(1)] : lines;
}

/** `The Battle of Waterloo, 18 June 1815` over a byline: no place and no paper that is known stands before the date. */
function isHeadingOfByline(line: Line, next: Line | undefined, languages: readonly string[]): boolean {
  const date = next === undefined || bylineIn(next) === null ? null : dateAtEnd(line, languages);
  if (date === null) return false;
  const before = line.words.slice(0, date.from - line.from);
  const named = before.replace(/[\s,.:;(—–-]+$/u, '');
  const isNamed =
    /^\p{Lu}/u.test(named) && words(named) > 1 && !/[|·•:]/u.test(named) && rankOf(named, languages) === 0;
  const isDay = named.split(/[\s,]+/u).every((word) => isDayOfWeek(word, languages));
  if (!isNamed || isDay || isPaperName(paperIn(before, languages) ?? named)) return false;
  return letterHead(before, languages)?.unsure !== false;
}

/** `The Sun` of `The Sun, 5 May 1982`. */
function paperBefore(line: Line, date: FoundDate & Found, languages: readonly string[]): Found | null {
  if (!endOfDateLine.test(line.words.slice(date.to - line.from))) return null;
  const before = line.words.slice(0, date.from - line.from);
  const name = paperIn(before, languages);
  if (name === null) return null;
  const from = line.from + before.indexOf(name);
  return { words: name, from, to: from + name.length };
}

interface BareLine {
  readonly line: Reading;
  readonly dateline: BareDateline;
  /** Where the line's own words begin in the text. */
  readonly from: number;
}

/** The lines, one of them with the place that is all of its dateline. */
function withBareDateline(lines: readonly Reading[], text: string, languages: readonly string[]): readonly Reading[] {
  const bare = lines.flatMap((line): BareLine[] => {
    if (line.place !== null || line.agency !== null || line.title !== null || line.header) return [];
    const after = jamOf(line.words);
    const goesOn = line.first && line.passageLines > 1;
    const dateline = findBareDateline(line.words.slice(after), languages, goesOn);
    return dateline === null ? [] : [{ line, dateline, from: line.from + after }];
  });
  const [one] = bare;
  if (one !== undefined && hasOtherSpeaker(one, text, languages))
    return lines.map((other) => (other === one.line ? { ...other, speech: true } : other));
  if (one === undefined || !isBelieved(one, bare, lines, text)) return lines;
  const { line, dateline, from } = one;
  const { words, from: start, to } = dateline.place;
  const place = { words, from: from + start, to: from + to };
  return lines.map((other) =>
    other === line ? { ...line, place, unsurePlace: true, story: from + dateline.end } : other,
  );
}

/** Letters of a line that is prose: verse and lists have shorter ones. */
const leastProse = 55;

const nameInCapitals = "\\p{Lu}[\\p{Lu}.'’-]+(?: \\p{Lu}[\\p{Lu}.'’-]+){0,2}";
const nameInLetters = "\\p{Lu}[\\p{L}\\p{M}.'’-]+(?: \\p{Lu}[\\p{L}\\p{M}.'’-]+)?";
const signsBehindNames = { colon: '\\s?[:：]', dash: '\\s?(?:--|[–—―]|-\\s)', line: '(?=\\n\\S)' } as const;
const speakers = Object.fromEntries(
  Object.entries(signsBehindNames).flatMap(([sign, pattern]) =>
    [nameInCapitals, nameInLetters].map((name) => [
      `${sign} ${name === nameInCapitals}`,
      new RegExp(
        `^[*_([]{0,3}(?<name>${name})(?:, [^\\n:–—]{1,30})?[*_)\\]]{0,3}${pattern}[*_]{0,2}\\s*(?<said>\\S.*)`,
        'gmu',
      ),
    ]),
  ),
);

/** Whether a later paragraph begins in the same form with another name that is no place: `FLORENCE: …`, `ANNA: …`. */
function hasOtherSpeaker({ dateline: { place }, from }: BareLine, text: string, languages: readonly string[]): boolean {
  const behind = text.slice(from + place.to, from + place.to + 10);
  const sign = /^[*_)\]]{0,3}\s?[:：]/u.test(behind)
    ? 'colon'
    : /^[*_)\]]{0,3}\s?[-–—―]/u.test(behind)
      ? 'dash'
      : /^[*_)\]]{0,3}\n\S/u.test(behind)
        ? 'line'
        : null;
  if (sign === null) return false;
  const pattern = speakers[`${sign} ${!/\p{Ll}/u.test(place.words.split(',')[0]!)}`]!;
  const rest = text.slice(from + place.to, from + place.to + farthestSpeaker);
  return [...rest.matchAll(pattern)].some(({ groups }) => {
    const { name = '', said = '' } = groups!;
    const isWord = isLabelled(name) || isNoPlace(name) || headerLine.test(`${name}:`) || isBeside.test(name);
    return !isWord && !isKnownPlace(name, languages) && (said.length >= 30 || /[.!?…]["”’»]?$/u.test(said));
  });
}

const farthestSpeaker = 10_000;

/**
 * Whether a place that is all of a dateline is one. A line that begins like another is a speaker's, and a word that the
 * text has in lower case is no name. `NOTE — …` looks like a place, so what is not known to be one is believed only
 * where more says so: the text names it within a sentence, or its head tells a day or an agency.
 */
function isBelieved(
  { line, dateline: { place, known, alone } }: BareLine,
  all: readonly BareLine[],
  lines: readonly Reading[],
  text: string,
): boolean {
  const own = escaped(place.words);
  const beginnings =
    text.match(new RegExp(`^[\\p{P}\\s]{0,3}${own}(?=[^\\p{L}\\p{N}\\n]{0,4}(?:[-–—―:.]|$))`, 'gmu')) ?? [];
  if (beginnings.length > 1) return false;
  const value = withoutCapitals(place.words);
  const small = value.toLowerCase();
  const isIn = (words: string, before: string): boolean =>
    new RegExp(`${before}${escaped(words)}(?![\\p{L}\\p{M}])(?![./@_-]\\p{L})`, 'u').test(text);
  if (small !== value && isIn(small, '(?<![\\p{L}\\p{M}]|[./@_-])')) return false;
  if (known) {
    const next = lines.slice(lines.indexOf(line) + 1, lines.indexOf(line) + 4);
    const isHeading = next.some(({ words }) => words.slice(0, longestOpening).toLowerCase().includes(small));
    // Over short lines it is the title of a poem or a list.
    if (alone && !next.some(({ words }) => words.length >= leastProse)) return false;
    return all.every(({ dateline }) => dateline.known && !alone && !dateline.alone) || (all.length === 1 && !isHeading);
  }
  const newsHead = lines.some(
    ({ date, headingDate, agency }) => date !== null || headingDate !== null || agency !== null,
  );
  return all.length === 1 && (newsHead || isIn(value, '\\p{Ll},? '));
}

/** Words as a regular expression that finds just them. */
function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}

/** In a dateline's capitals a place is written as in other texts: `RIO DE JANEIRO` as `Rio de Janeiro`. */
function withoutCapitals(place: string): string {
  const isCapitals = /(?<!\p{L})\p{Lu}{4,}(?!\p{L})/u.test(place);
  if (!isCapitals && !(/^[\p{Lu} ]{3,}(?=,|$)/u.test(place) && isCity(place.split(',')[0]!))) return place;
  return place
    .replace(
      /(?<=[ -])(?:DE|DA|DO|DU|DEL|DER|DES|LA|LE|EL|AM|AN|AU|AUX|SUR|EN|UPON|ON|IN|OF|THE|AND|NEAR)(?=[ -])/gu,
      (word) => word.toLowerCase(),
    )
    .replace(/(?<!\p{L})\p{Lu}{3,}(?!\p{Ll})/gu, (word) =>
      /^(?:USA|USSR|UAE|GDR|FRG|DDR|BRD|NSW|URSS|EUA|СССР|США|ФРГ|ГДР|РСФСР)$/u.test(word)
        ? word
        : word[0]! + word.slice(1).toLowerCase(),
    )
    .replace(/^(?:ST|LA|LE|EL|AL)(?=[ .])/u, (word) => word[0]! + word.slice(1).toLowerCase());
}

/** `London, 3 March 1854` over a letter. */
function letterPlace(line: Line, date: (FoundDate & Found) | null, languages: readonly string[]): LetterPlace | null {
  if (date === null || !endOfDateLine.test(line.words.slice(date.to - line.from))) return null;
  const head = letterHead(line.words.slice(0, date.from - line.from), languages);
  if (head === null) return null;
  const words = line.words.slice(head.from, head.to);
  return { words, from: line.from + head.from, to: line.from + head.to, unsure: head.unsure };
}

type LetterPlace = Found & { readonly unsure: boolean };

/** Words for year, a year of another era in Roman numerals, and a full stop. */
const endOfDateLine = /^(?:\s?(?:г|года|р|року|r|roku|م|с\.\s?г)|\s?[-–—(/]?\s?[IVXL]+)?[.)\]]?$/u;

const particles = '(?:de|del|de la|der|van|von|van der|den|da|dos|di|du|la|le|el|al|bin|ibn|ben|y|e|and|und|et|и|&)';
const name = `\\p{Lu}[\\p{L}.'’-]*(?:,? (?:${particles} )?\\p{Lu}[\\p{L}.'’-]*){1,7}`;
const byline = new RegExp(
  `^(?:[Bb][Yy]|Von|Par|Por|Di|Door|Av|Автор|Written by|Reporting by|Text(?:e|o)? (?:by|von|de)|Story by):?\\s+(?<found>${name}?)(?=$|\\s?[|/·•(–—]|, \\p{Ll}|,? [\\w.]+@|,? (?:AFP|AP|UPI|Reuters|BBC)\\b)`,
  'du',
);

/** Whether a line may be a heading below a byline, or a date: short, and no sentence. */
function isHeading(line: Line | undefined): boolean {
  return line !== undefined && line.words.length <= longestLead && /^[^\p{Ll}].*[^.!?…。！？,;:]$/u.test(line.words);
}

function authorOf(lines: readonly Reading[]): Guess | null {
  const guess = first(lines, ({ author }) => author);
  const isUnsure = lines.find(({ author }) => author !== null)?.unsureAuthor === true;
  return guess !== null && isUnsure ? { ...guess, doubt: 'weak' } : guess;
}

function bylineIn(line: Line): Found | null {
  const found = line.words.length > 120 || /[.!?]$/u.test(line.words) ? null : find(line, byline);
  return found === null || isCredit(line) ? null : found;
}

const credits = [
  /^(?:Exclusive|Special|Wireless|Cable)(?: (?:Cable|Dispatch|Telegram|Wireless|Correspondence))? (?:to|for) (?:the )?(?:\S+ ){0,5}\S+$/iu,
  /^(?:By|From) (?:(?:Special|Private|Direct) )?(?:Cable|Wireless|Telegraph|Dispatch)(?: (?:to|from) .+)?$/iu,
  /^(?:By|From) (?:(?:Our|The|A|An) )?(?:(?:Own|Special|Staff|Foreign|War) )*(?:Correspondent|Reporter|Writer)s?(?: in \S+)?$/iu,
  /^Von (?:unser(?:e[mn])?|einem) (?:\S+ )?(?:Korrespondent|Mitarbeiter|Berichterstatter)/iu,
  /^(?:De|Par) notre (?:correspondant|envoyé)|^D(?:al|el) nostro (?:corrispondente|inviato)|^(?:De|Por) nuestro (?:corresponsal|enviado)|^Do nosso (?:correspondente|enviado)/iu,
  /^От (?:нашего|собственного)(?: \S+)? корреспондента/iu,
  /^(?:Copyright|©|\(c\))[\s,:]*(?:\(c\)|©)?\s*\d{4}/iu,
];

/** How a story came, from whom in general, or whose it is: no title and no author. `Special to The New York Times`, `By Special Cable`. */
function isCredit({ words: said }: Line): boolean {
  const isPossible = said.length <= longestLead && /(?:[\p{Lu}\p{N}][^\s]*|\p{Ll}+)[.,]?$/u.test(said);
  const isToName = !/^Special (?:to|for) \p{Ll}/u.test(said) || /^Special (?:to|for) the \p{Lu}/u.test(said);
  return isPossible && isToName && credits.some((credit) => credit.test(said));
}

function titleOf(lines: readonly Reading[], path: string): Guess | null {
  const stated =
    lines.slice(0, 12).find(({ title }) => title !== null)?.title ??
    lines.find(
      ({ subject, header }, at) => subject !== null && (header || (at === 0 && isSubjectAlone(subject, lines))),
    )?.subject;
  if (stated) return textGuess(stated.words, stated);
  let isNews = false;
  for (const line of lines) {
    if (line.speech || (line === lines[0] && line.subject !== null && !/^re\b/iu.test(line.words))) return null;
    if (line.story !== null && line.story < line.to) return leadOf(lines, line, line.story);
    // A story may follow at once below a dateline that is alone in its line.
    isNews ||= line.story !== null;
    const lead = isNews ? leadOf(lines, line, line.from) : null;
    if (line.rest > longestTitle) return lead;
    if (line.furniture || saysOtherThings(line)) continue;
    const next = lines[lines.indexOf(line) + 1];
    if (!canBeTitle(line) || (bulletOf(line) !== '' && next !== undefined && bulletOf(next) !== '')) return lead;
    const over = next !== undefined && !saysOtherThings(next) && isBrokenInto(line, next) ? next : null;
    const heading = headingGuess(line, over);
    const title: Guess = lines[0]!.unsureAuthor ? { ...heading, doubt: 'weak' } : heading;
    if (isNews && line.passageLines > (over === null ? 1 : 2)) return lead;
    // What ends as a sentence is how the text begins; the file's name may say what it is.
    if (!/[.!。！]["”’»]?$/u.test(title.value) || line.words.startsWith('#')) return title;
    return lead ?? (nameTells(path) ? null : { ...title, doubt: 'weak' });
  }
  return null;
}

/** Whether a mail's head has but its subject: nobody says it, as the `Subject:` of an interview does. */
function isSubjectAlone({ words: said }: Found, lines: readonly Reading[]): boolean {
  const isSpoken = lines.slice(1).some(({ words }) => {
    const name = /^(?<name>\p{Lu}[\p{L}\p{M}’-]*(?: \p{L}+)?)\s?[:：]\s?\S.*[.!?…][”"’»]?$/u.exec(words)?.groups?.[
      'name'
    ];
    return name !== undefined && !isLabelled(name) && !headerLine.test(words) && !isBeside.test(name);
  });
  return !/^re\b/iu.test(lines[0]!.words) && !isSpoken && !/\p{L}{2}[.…][”"’»]?$/u.test(said);
}

/** Whether the next line goes on with this one: its first word had no room here, and it tells no story. */
function isBrokenInto(line: Line, next: Line): boolean {
  if (line.passageLines !== 2 || next.first || /[.!?。！？][”"’»]?$/u.test(next.words)) return false;
  const firstWord = /^\S+/u.exec(next.words)![0];
  return line.words.length + 1 + firstWord.length >= next.words.length;
}

/** A dash or another sign before a line, as in lists, with the space behind it. */
function bulletOf(line: Line): string {
  return /^(?:[-–—*•·‣▪◦●►]\s+)/u.exec(line.words)?.[0] ?? '';
}

function saysOtherThings(line: Reading): boolean {
  return (
    line.header ||
    line.otherDate ||
    line.masthead ||
    isCredit(line) ||
    [line.url, line.site, line.date, line.author, line.agency, line.outlet, line.day, line.story].some(
      (found) => found !== null,
    ) ||
    /^(?:-{3,}|={3,}|\*{3,}|_{3,})$/u.test(line.words)
  );
}

function canBeTitle(line: Reading): boolean {
  if (!/\p{L}/u.test(line.words) || /[,:;，：；]$/u.test(line.words)) return false;
  // Speech begins with a dash in many languages, and entries of a list with a sign.
  if (bulletOf(line) !== '' && /[.!?…。！？][”"’»]?$/u.test(line.words)) return false;
  if (line.words.length > longestSentenceTitle && /[.!?…。！？]$/u.test(line.words)) return false;
  return line.first && (line.passageLines === 1 || line.passageLength <= longestTitle);
}

/** The first clause of a story that has no heading, or all of it if that is short. It may go on in the lines below. */
function leadOf(lines: readonly Reading[], line: Reading, story: number): Guess | null {
  const at = lines.indexOf(line) + 1;
  const end = lines.findIndex(({ first }, index) => index >= at && first);
  const pieces = [
    { words: line.words.slice(story - line.from).trimEnd(), from: story },
    ...lines.slice(at, end === -1 ? lines.length : Math.max(at, end)),
  ];
  const said = pieces.map(({ words }) => words).join(' ');
  const [, space = '', lead = ''] =
    /^(\s*["“«„]?)(\S.{9,}?)(?=[,;:.!?—–，。；！？、،؛؟](?:\s|$|["”»]|\p{Lo})|\s(?:--|[-–—])\s|$)/u.exec(said) ??
    /^(\s*["“«„]?)(.*?)[.!?。！？]?$/u.exec(said)!;
  const clause = lead.length <= longestLead ? lead : lead.slice(0, lead.lastIndexOf(' ', longestLead));
  if (!/\p{L}/u.test(clause)) return null;
  // Where a place in the joined words is in the text.
  const inText = (offset: number): number => {
    let left = offset;
    for (const { words, from } of pieces) {
      if (left <= words.length) return from + left;
      left -= words.length + 1;
    }
    return line.to;
  };
  const from = inText(space.length);
  return { ...textGuess(clause, { from, to: inText(space.length + clause.length) }), doubt: 'weak' };
}

const markdownHeading = /^#{1,6}\s+(?<found>.+?)(?:\s+#+)?$/du;

/** Without the signs of a Markdown heading or a list; both lines of one that goes over two, in doubt. */
function headingGuess(line: Line, next: Line | null): Guess {
  const bullet = bulletOf(line);
  if (!line.words.startsWith('#') && (next !== null || bullet !== '')) {
    const words = [line.words.slice(bullet.length), ...(next === null ? [] : [next.words])].join(' ');
    return { ...textGuess(words, { from: line.from + bullet.length, to: (next ?? line).to }), doubt: 'weak' };
  }
  const heading = find(line, markdownHeading) ?? line;
  return textGuess(heading.words, heading);
}

function dateOf(
  lines: readonly Reading[],
  url: Found | null,
  path: string,
  languages: readonly string[],
): Guess | null {
  const all = lines
    .map(({ date, headingDate }): LineDate | null => date ?? headingDate)
    .filter((date) => date !== null);
  const made = all.filter(({ rank }) => rank < 3);
  const dates = made.length > 0 ? made : all;
  const whole = firstMade(dates.filter(({ value }) => hasDay(value)));
  // The time of the same day may be told in another line.
  const timed = dates.find(({ value }) => whole !== undefined && value.startsWith(`${whole.value}T`));
  const best = timed ?? whole ?? firstMade(dates);
  if (best !== undefined) {
    const others = dates.some(({ value }) => hasDay(value) && dayPart(value) !== dayPart(best.value));
    const doubt = best.doubt ?? (others ? 'several' : null);
    return { ...textGuess(best.value, best), ...(doubt === null ? {} : { doubt }) };
  }
  return (url === null ? null : dateInUrl(url)) ?? dateInPath(path, languages);
}

function hasDay(date: string): boolean {
  return /^-?\d{4}-\d\d-\d\d/u.test(date);
}

function dayPart(date: string): string {
  return date.split('T')[0]!;
}

function dateInUrl(url: Found): Guess | null {
  const match =
    /(?<=[/_-])(?<year>19\d{2}|20\d{2})(?<mark>[/-]?)(?<month>\d{2})\k<mark>(?<day>\d{2})(?=[/_.-]|$)/u.exec(url.words);
  if (match?.groups === undefined) return null;
  const value = isoDate(Number(match.groups['year']), Number(match.groups['month']), Number(match.groups['day']));
  const from = url.from + match.index;
  return value === null ? null : textGuess(value, { from, to: from + match[0].length });
}

function outletOf(lines: readonly Reading[], tail: readonly Line[], url: Found | null): Guess | null {
  const stated = first(lines, ({ outlet }) => outlet);
  const agency = first(lines, ({ agency }) => agency);
  if (stated !== null) return stated;
  if (url !== null) {
    const host = hostOf(url);
    const named = host === null ? null : nameOfHost(host.words, [...lines, ...tail]);
    const guess = named ?? host;
    if (guess !== null)
      return { ...textGuess(guess.words, guess), ...(agency === null ? {} : { doubt: 'several' as const }) };
  }
  const paper = first(lines, ({ paper }) => paper);
  if (lines[0]?.masthead === true && paper !== null) return { ...paper, doubt: 'weak' };
  return (
    agency ??
    first(lines.slice(0, 3), ({ site }) => site) ??
    (paper === null ? null : { ...paper, doubt: 'weak' as const })
  );
}

/** A short line that is the site's name: its first word is how the host's name begins. */
function nameOfHost(host: string, lines: readonly Line[]): Found | null {
  const label = mainLabel(host);
  const line = lines.find(({ words: said }) => {
    if (said.length > 40 || words(said) > 4 || /[.!?:,]$/u.test(said) || !/^\p{Lu}/u.test(said)) return false;
    const joined = said.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const firstWord = /^[\p{L}\p{N}]+/u.exec(said.toLowerCase())?.[0] ?? '';
    return (
      joined === label ||
      (firstWord.length >= 4 && label.startsWith(firstWord)) ||
      (label.length >= 4 && joined.startsWith(label))
    );
  });
  return line === undefined ? null : { words: line.words, from: line.from, to: line.to };
}

/** `bbc` of `www.bbc.co.uk`. */
function mainLabel(host: string): string {
  const parts = host.toLowerCase().split('.');
  const end =
    parts.length > 2 && parts[parts.length - 2]!.length <= 3 && parts[parts.length - 1]!.length === 2 ? -3 : -2;
  return parts.at(end) ?? parts[0]!;
}

function hostOf(url: Found): Found | null {
  const match = /^https?:\/\/(?:www\.)?(?<host>[\p{L}\p{N}.-]+)/iu.exec(url.words);
  const host = match?.groups?.['host'];
  if (match === null || host === undefined) return null;
  const from = url.from + match[0].length - host.length;
  return { words: host, from, to: from + host.length };
}

const urlBehindLabel =
  /^(?:source|url|link|available at|retrieved from|original|quelle|источник|fuente)\s?(?:url)?\s?:\s+(?<found>https?:\/\/[^\s<>"]+)$/diu;

function urlOf(lines: readonly Reading[], tail: readonly Line[]): Found | null {
  const line = lines.slice(0, 12).find(({ url }) => url !== null);
  if (line !== undefined) return line.url;
  for (const end of [...lines, ...tail]) {
    const found = hasAddress(end) ? find(end, urlBehindLabel) : null;
    if (found !== null) return found;
  }
  return null;
}

function hasAddress({ words: said }: Line): boolean {
  return said.includes('://');
}

/** Not the address of a picture or a style sheet. */
function isPage(url: string): boolean {
  return !/\.(?:jpe?g|png|gif|webp|svg|mp[34]|css|js|ico)(?:[?#].*)?$/iu.test(url);
}

/** The group `found` of a pattern with the flag `d`, with the document's offsets. */
function find(line: Line, pattern: RegExp): Found | null {
  const match = pattern.exec(line.words);
  const range = match?.indices?.groups?.['found'];
  if (range === undefined) return null;
  return { words: line.words.slice(range[0], range[1]), from: line.from + range[0], to: line.from + range[1] };
}

function first(lines: readonly Reading[], part: (line: Reading) => Found | null): Guess | null {
  const found = lines.map(part).find((part) => part !== null);
  return !found ? null : textGuess(found.words, found);
}

function textGuess(value: string, { from, to }: { readonly from: number; readonly to: number }): Guess {
  return { value, origin: { kind: 'text', from, to } };
}

function words(said: string): number {
  return said.split(/\s+/u).filter(Boolean).length;
}

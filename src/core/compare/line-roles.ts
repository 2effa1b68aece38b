import { isMonthWord } from '../text/month-words.ts';
import { datelineLength, isDateline } from './datelines.ts';
import type { ReadAccount } from './account.ts';
import type { HeadRole, SentenceRole } from './synopsis-shapes.ts';
import { captionSign, lineSign, singleSign } from './wording.ts';

// Lines above and below a text that nobody tells anything in: who wrote it, when it appeared, where it was written. Words
// are no way to compare them: two days in May have the month in common, and two authors a first name. They are told by
// their form alone, rather too few than too many: within the text `June 30` may be a heading, and `By the sea`, too.

/** Words of a line that may be one of these; of scripts without spaces characters. */
const longestLine = 14;
const longestSigns = 30;

/** What each sentence of an account is, and how long the dateline is that it begins with. */
export function rolesIn(account: ReadAccount): readonly {
  readonly role: SentenceRole | null;
  readonly dateline: number;
}[] {
  const { source, wording, sentences, firstWord } = account;
  const isCaption = sentences.map((_, at) => (wording.signs[firstWord[at]!]! & captionSign) !== 0);
  const isProse = sentences.map((_, at) => !isCaption[at] && !isShort(account, at));
  const [first, last] = [isProse.indexOf(true), isProse.lastIndexOf(true)];
  return sentences.map(({ from, to }, at) => {
    const words = source.text.slice(from, to).trimEnd();
    const isOutside = first === -1 || at < first || at > last;
    const alone = isOutside && isShort(account, at) && standsAlone(account, at);
    const role = alone ? roleOf(words.replace(/\s+/gu, ' ')) : null;
    if (role !== null) return { role, dateline: 0 };
    const dateline = beginsLine(account, at) ? datelineLength(words) : 0;
    return { role: isCaption[at] && dateline === 0 ? 'caption' : null, dateline };
  });
}

function roleOf(line: string): HeadRole | null {
  if (isDate(line)) return 'date';
  if (beginsByline.test(line) && byline.test(line)) return 'byline';
  return isDateline(line) ? 'dateline' : null;
}

function isShort({ wording, firstWord }: ReadAccount, sentence: number): boolean {
  const [from, to] = [firstWord[sentence]!, firstWord[sentence + 1]!];
  const signs = (wording.signs[from]! & singleSign) !== 0;
  return to - from <= (signs ? longestSigns : longestLine);
}

function beginsLine({ wording: { signs }, firstWord }: ReadAccount, sentence: number): boolean {
  const from = firstWord[sentence]!;
  return from === 0 || (signs[from]! & lineSign) !== 0;
}

/** It begins a line, and the next sentence another one. */
function standsAlone(account: ReadAccount, sentence: number): boolean {
  const { signs, words } = account.wording;
  const to = account.firstWord[sentence + 1]!;
  return beginsLine(account, sentence) && (to >= words.length || (signs[to]! & lineSign) !== 0);
}

/** To compile the whole takes longer than to look through an account. */
const beginsByline = /^(?:by|von|par|por|di|door|od|av|af|aut|rep|авт|текст|корр|本|记|記|作|文)/iu;
const name = "\\p{Lu}[\\p{L}\\p{M}.'’-]*";
const byline = new RegExp(
  [
    // By Ada Brandt  ·  Von Ada Brandt und Jan Ott, Lissabon  ·  Por Irma Dahl
    `^(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|DI|[Dd]oor|[Oo]d|[Aa]v|[Aa]f)\\s${name}(?:\\s(?:(?:and|und|et|y|e|de|van|von|da|do|dos|di|del|der|la)\\s)?${name}|,\\s(?:and\\s)?${name}){0,8}\\.?$`,
    // Автор: Иван Петров  ·  Author: Ada Brandt
    `^(?:[Aa]uthors?|[Aa]uthor|[Aa]utore?|[Aa]uteur|[Aa]utora?|[Rr]eporter|[Аа]вторы?|[Тт]екст|[Кк]орреспондент)\\s?:?\\s${name}(?:,?\\s${name}){0,6}$`,
    // 记者 王小明  ·  文／王小明
    '^(?:本报记者|本報記者|记者|記者|作者|文)[\\s:：／/]{1,2}\\p{L}[\\p{L}\\s、]{1,20}$',
  ].join('|'),
  'u',
);

/** What stands beside a date that says when a text appeared. */
const besideDate =
  /^(?:published|posted|updated|modified|last|first|on|at|the|date|dated|gmt|utc|est|edt|cet|am|pm|a\.?m|p\.?m|uhr|veroffentlicht|aktualisiert|erschienen|stand|am|um|vom|den|datum|publie|mis|a|jour|le|date|publicado|publicada|atualizado|actualizado|em|en|el|as|de|del|do|h|ate|опубликовано|обновлено|дата|от|в|г|года|мск|发布|更新|时间|發布|時間|于)$/u;
const weekday =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo|segunda|terca|quarta|quinta|sexta|feira|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)$/u;
const eastAsian = /\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号號]/u;
const iso = /\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?/u;
const inFigures = /(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d)/u;
const year = /(?<!\d)(?:1\d|20|21)\d\d(?!\d)/u;
const dayOfMonth = /(?<!\d)(?:[1-9]|[12]\d|3[01])(?!\d)/u;

/** Whether a line is a day, perhaps with its hour and the word that says so, and nothing else. */
function isDate(line: string): boolean {
  if (!/\d/u.test(line)) return false;
  const rest = line.replace(eastAsian, ' ').replace(iso, ' ').replace(inFigures, ' ');
  const words = (rest.match(/[\p{L}\p{M}.]*[\p{L}\p{M}]/gu) ?? []).map((word) =>
    word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(),
  );
  const others = words.filter((word) => !besideDate.test(word) && !weekday.test(word));
  if (rest !== line) return others.length === 0;
  return others.length === 1 && isMonthWord(others[0]!) && year.test(line) && dayOfMonth.test(line);
}

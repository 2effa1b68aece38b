import { withoutArticle } from '../text/beside-date.ts';
import { weekdayNamed } from '../text/date-words.ts';
import { isKnownPlace } from './dateline.ts';
import { wordCount } from './found.ts';
import { usualLanguages } from './language.ts';
import { paperIn } from './letter-head.ts';
import { isBeside } from './line-labels.ts';
import type { Rank } from './reading.ts';

// What stands before a date and says which day it is: the one on which a text was made, or another.

/** What stands before the day on which a text was made; these win. */
const madeLabels =
  'dated?|(?:date )?published|date of publication|publication date|datum|veröffentlicht|erschienen|erscheinungsdatum|publiée?(?: le)?|date de publication|date de parution|paru(?: le)?|datum der veröffentlichung|date (?:&|and) time|time and date|place and date|ort, datum|lieu et date|originally published|udgivet|offentliggjort|publisert|julkaistu|megjelent|yayın tarihi|fecha|fecha de publicación|publicado|publicada|pubblicato|data di pubblicazione|data|publikováno|opublikowano|objavljeno|publicerad|gepubliceerd|дата|дата публикации|опубликовано|опубліковано|日期|发布时间|發布時間|发表于|掲載日|公開日|発行日|出版日期|게시일|날짜|التاريخ|تاريخ|تاريخ النشر|תאריך|ημερομηνία|tarih|ngày';

/** What may stand before it, or before another day. */
const dateLabels = `${madeLabels}|posted|updated|modified|created|issued|sent|written|recorded|submitted|date submitted|delivered|given|signed|adopted|broadcast|aired|filmed|posted by \\S+|date (?:created|issued|sent|recorded|written)|作成日|작성일|등록|released?(?: date)?|interview date|date of (?:the )?(?:interview|recording|letter|issue|release|creation)|gesendet|geschrieben|aufgenommen|aufnahmedatum|datum des interviews|stand|envoyé|date de (?:l['’]entretien|la lettre)|enviado|fecha de la entrevista|inviato|data da entrevista|data dell['’]intervista|wysłano|отправлено|дата интервью|送信日時|입력|נשלח`;

/** Before the day on which somebody got it, or made or read a copy. */
const copyLabels =
  'received|scanned|printed|archived|digiti[sz]ed|captured|downloaded|filed|accessed|retrieved|empfangen|erhalten|eingegangen|gescannt|gedruckt|abgerufen|reçue?|imprimée?|numérisée?|consultée?|recibid[oa]|impres[oa]|consultado|ricevut[oa]|stampat[oa]|recebid[oa]|otrzymano|primljeno|получено|отсканировано|напечатано';

/** First words before other days than the text's, with or without a colon. */
export const otherDays =
  /^(?:born|died|birthday|deadline|expires|expiry|due|geboren|gestorben|geburtstag|née?|naissance|nacid[oa]|nat[oa]|nascid[oa]|rođen[oa]?|urodzon[ya]|родил(?:ся|ась)|умер|умерла)(?!\p{L})/iu;

/** Words that are a label of a date and no more. */
export const dateLabel = new RegExp(
  `^(?:first\\s|last\\s)?(?:${dateLabels})(?:\\s?(?:on|am|le|el|at))?(?:\\s?[:：]\\s*|$)`,
  'iu',
);

/** A line that is the label of a date and what stands behind it. */
export const labelledDate = new RegExp(
  `^(?:[*_]{0,2})(?:first\\s|last\\s)?(?:${dateLabels})(?:[*_]{0,2})(?:\\s?(?:on|am|le|el|at))?(?:\\s?[:：][*_]{0,2}\\s?|\\s)(?<found>\\S.{2,60}?)[.]?$`,
  'diu',
);

const [isMade, isLabel, isCopy] = [madeLabels, dateLabels, copyLabels].map(
  (names) => new RegExp(`^(?:first\\s|last\\s)?(?:${names})(?:\\s?(?:on|am|le|el|at))?$`, 'iu') as RegExp,
) as [RegExp, RegExp, RegExp];

/** Before a date: it says when a text was changed or looked at. */
const revision =
  /(?:updated|modified|revised|edited|accessed|retrieved|stand|aktualisiert|geändert|abgerufen|mis à jour|modifié|consulté|actualizado|aggiornato|atualizado|обновлено|изменено|更新|更新日|수정|تحديث)[^\p{L}\p{N}]*(?:(?:on|am|le|el|at|il|em)\s)?$/iu;

/** The label in the words before a date and what stands behind its colon: `Published` of `By A. Writer | Published: Monday, `. */
export function labelIn(before: string): { readonly name: string; readonly behind: string } | null {
  const piece = before.split(/[|·•]/u).at(-1)!.replace(/[*_]/gu, '').trim();
  const match = /^(?<name>\p{L}[^:：]*?)\s?[:：](?!\p{Nd})\s*(?<behind>.*)$/u.exec(piece);
  return match === null ? null : { name: match.groups!['name']!, behind: match.groups!['behind']! };
}

/** Whether nothing stands between a label and its date, or a day of the week. */
export function isBare({ behind }: { readonly behind: string }, languages: readonly string[]): boolean {
  return isDayOfWeek(withoutArticle(behind), languages);
}

/** So long a label is rather a heading, `State of the Union: February 2, 1973`, but for `Date of birth of the mother: `. */
export function isLongLabel(name: string): boolean {
  return wordCount(name) > 3 && !/^(?:date|day|datum|tag|data|fecha|дата|день)(?!\p{L})/iu.test(name);
}

/** How much the words before a date are believed; null if their label says that it is another day. */
export function rankOf(before: string, languages: readonly string[]): Rank | null {
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

/** Whether nothing stands there, or a day of the week. */
export function isDayOfWeek(said: string, languages: readonly string[]): boolean {
  const name = said.replace(/[.,،]$/u, '').trim();
  return name === '' || (wordCount(name) <= 2 && weekdayNamed(name, [...languages, ...usualLanguages]) !== null);
}

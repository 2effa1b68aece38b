import { monthNamed, weekdayNamed } from '../text/date-words.ts';
import { withoutArticle } from '../text/beside-date.ts';
import { isKnownPlace } from './dateline.ts';
import { usualLanguages } from './language.ts';
import { isNoPlace, isPaper } from './no-places.ts';

// What stands before the date over a letter: `London, `, `Paris, le `, `Wien den `, `الإسكندرية في `.

/** A place before a date. Offsets refer to the words before the date. */
export interface LetterHead {
  readonly from: number;
  readonly to: number;
  /** Nothing but how it stands there makes it a place. */
  readonly unsure: boolean;
}

const capitalised = /^\p{Lu}[\p{L}\p{M}.'’-]+(?:[ -]\p{Lu}[\p{L}\p{M}.'’-]+){0,3}$/u;
const twoWithoutCase = /^\p{Lo}[\p{Lo}\p{M}'’-]+(?: \p{Lo}[\p{Lo}\p{M}'’-]+)?$/u;
const twoWords = /^\p{Lu}[\p{L}\p{M}.'’-]+(?: \p{Lu}[\p{L}\p{M}.'’-]+)?$/u;
/** `Fait à Paris`, `En Madrid`, `Given at Rome`. */
const leads = /^(?:(?:Fait|Donné|Dato|Dado|Given|Done|Gegeben|Geschehen)\s)?(?:à|a|en|em|at|zu|in)\s/iu;
/** What was done on a day, not where. */
const acts = new Set(
  `geboren gestorben gegeben geschrieben datiert gedruckt erschienen född död skrivet født død
صدر صدرت نشر نشرت حرر حررت كتب كتبت تحريرا بتاريخ المؤرخ مؤرخ المؤرخة مؤرخة ولد ولدت توفي توفيت أذيع عقد عقدت جرى جرت
اجتماع خطاب بيان رسالة قرار حديث مقابلة جلسة كلمة مقال تقرير وثيقة`.split(/\s+/u),
);

/** Who wrote it: `By Anna Lind, `; of places only known ones begin so. */
const isByline = /^(?:By|Von|Par|Por|Door|Av|Автор|От) \p{Lu}\S+ \p{Lu}/u;

/** A day of the week behind the place, and a word that leads to it: `Paris, ce mardi`. */
const weekdayAtEnd = /^(?<lead>.+[,،.;—–-])\s?(?:(?:ce|le|this|am|den|il|el)\s)?(?<day>[\p{L}\p{M}'’-]{3,})[.,،]*$/u;

/**
 * The place in the words before a date that ends its line; null if there is none. A day of the week may stand behind it.
 * Behind an English `on` a sentence tells of the day. Without a comma only known places are believed, and others before
 * a word that leads to days in letters alone; what is not known is always in doubt.
 */
export function letterHead(before: string, languages: readonly string[]): LetterHead | null {
  const trimmed = before.trimEnd();
  const withDay = withoutArticle(trimmed);
  const weekday = weekdayAtEnd.exec(withDay)?.groups;
  const isWeekday = weekday !== undefined && weekdayNamed(weekday['day']!, [...languages, ...usualLanguages]) !== null;
  const lead = isWeekday ? weekday['lead']! : withDay;
  const article = trimmed
    .slice(before.indexOf(withDay) + withDay.length)
    .trim()
    .toLowerCase();
  if (lead === '' || /^(?:on|the)$/u.test(article) || paperIn(before, languages) !== null) return null;
  const said = lead.replace(/^[([]/u, '').replace(/\s?[.,،–—-]$/u, '');
  const isParted = !lead.endsWith(said);
  const prefix = leads.exec(said)?.[0] ?? '';
  const afterPrefix = said.slice(prefix.length);
  const start = before.indexOf(said);
  const at = (name: string, unsure: boolean): LetterHead => {
    const from = start + said.length - name.length;
    return { from, to: from + name.length, unsure };
  };
  if (/^[\p{Lu}\p{Lo}]/u.test(said) && isKnownPlace(said, languages)) return at(said, false);
  if (prefix !== '' && /^\p{Lu}/u.test(afterPrefix) && isKnownPlace(afterPrefix, languages))
    return at(afterPrefix, false);
  const last = said.split(' ').at(-1)!;
  const asked = /^\p{Lo}/u.test(said) ? [...languages, ...withoutCase] : languages;
  const isDay = [said, last].some((one) => weekdayNamed(one, asked) !== null) || monthNamed(said, languages) !== null;
  if (isDay || isWeekdayElsewhere.test(said) || acts.has(said.split(' ')[0]!.toLowerCase())) return null;
  if (isNoPlace(said) || isByline.test(said)) return null;
  if (lead.endsWith(',') && capitalised.test(said)) return at(said, true);
  if (/[,،]$/u.test(lead) && twoWithoutCase.test(said)) return at(said, true);
  if (isParted) return null;
  const isLetters = article === 'den' ? twoWords.test(said) : article === 'في' && twoWithoutCase.test(said);
  return isLetters ? at(said, true) : null;
}

/** In other languages towns have articles (`Le Puy`, `El Escorial`): there a paper is known by what papers are called. */
const articleAndName = /^(?:The|Der|Die|Das) \p{Lu}/u;
/** What papers are called, at the beginning or end of their names. */
const paper =
  '(?:Times|Post|Herald|Tribune|Gazette|News|Journal|Chronicle|Observer|Guardian|Telegraph|Mail|Express|Mirror|Star|Sun|Standard|Globe|Review|Bulletin|Courier|Dispatch|Examiner|Inquirer|Mercury|Record|Register|Sentinel|Press|Weekly|Magazine|[\\p{L}-]*[Zz]eitung|Rundschau|[\\p{L}-]*[Nn]achrichten|Tage?blatt|Anzeiger|Kurier|Presse|Spiegel|Monde|Figaro|Libération|Matin|Courrier|Dépêche|País|Mundo|Nación|Prensa|Diario|Corriere|Stampa|Repubblica|Messaggero|Gazzetta|Giornale|Jornal|Folha|Diário|Aftonbladet|Dagblad(?:et)?|Courant|Handelsblad|Volkskrant|Gazeta|Rzeczpospolita|Vjesnik|Novosti|Politika|Oslobođenje|[Пп]равда|[Ии]звестия|[Нн]овости|[Вв]естник|[Гг]азета|[Лл]исток|Труд|Комсомольская|Политика|[Nn]ovine|[Vv]ijesti|[Ll]isty|[Nn]oviny)';
/** What papers are called in languages that put it before the name: `Corriere della Sera`, `Gazeta Wyborcza`. */
const beginning =
  '(?:Corriere|Gazzetta|Giornale|Gazeta|Prensa|Diario|Diário|Jornal|Folha|Courrier|Dépêche|Комсомольская|Вечерняя|Правда|Известия|Новости|Вестник|Газета)';
const papers = new RegExp(
  `^(?:${paper}(?=$| (?:de|des|du|del|della|di|da|do|d['’]|for|of) ?)|${beginning}(?= )|(?:\\p{Lu}[\\p{L}.'’-]*,? ){0,4}${paper}$)|^(?:جريدة|صحيفة|مجلة|روزنامه) |^(?:الأهرام|الحياة|النهار|السفير|القبس|الشرق الأوسط|کیهان|اطلاعات)$|[報报]$|新聞$|일보$|신문$`,
  'u',
);

/**
 * The name of a paper before a date: one of the usual names, or words with an article of English or German that are no known place
 * (`The Sun, `, `Le Monde, `, but `The Hague, `). Null if there is none, or if an article leads to the date, as in letters.
 */
export function paperIn(before: string, languages: readonly string[]): string | null {
  const trimmed = before.trim();
  const withDay = trimmed.replace(/\s?[,،，、;|·–—-]$/u, '');
  const lastWord = /(?<=[,،]\s)[\p{L}\p{M}]+$/u.exec(withDay)?.[0];
  const isDay = lastWord !== undefined && weekdayNamed(lastWord, languages) !== null;
  const name = isDay ? withDay.slice(0, -lastWord.length).replace(/[,،]\s*$/u, '') : withDay;
  if (name === trimmed || name.length > 60 || withoutArticle(trimmed) !== trimmed || isKnownPlace(name, languages))
    return null;
  const isNamed = /^[\p{Lu}\p{Lo}][\p{L}\p{M}.'’ -]*$/u.test(name) && name.split(' ').length <= 5;
  return isNamed && (articleAndName.test(name) || isPaperName(name)) ? name : null;
}

/** Whether words are what a paper is called, not only words with an article. */
export function isPaperName(words: string): boolean {
  return papers.test(words) || isPaper(words);
}

/** A text of a few words does not tell its language. */
const withoutCase = ['ar', 'fa', 'he', 'hi', 'ur'];
/** Names of days in languages that were not asked. */
const isWeekdayElsewhere = /(?:day|tag|di|dredi|manche|ernes|bado|ingo|unes|artes|oles|eves)$/iu;

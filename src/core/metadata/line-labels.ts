import type { Found } from './dateline.ts';
import { findIn } from './found.ts';
import type { Line } from './head.ts';

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

/** What stands behind the label of a line, by what the label names. */
export function labelled(line: Line): Record<keyof typeof labels, Found | null> {
  if (!/[:：]/u.test(line.words)) return noLabel;
  const outlet = findIn(line, labelPatterns.outlet);
  return {
    title: findIn(line, labelPatterns.title),
    subject: findIn(line, labelPatterns.subject),
    author: findIn(line, labelPatterns.author),
    outlet: outlet !== null && !/^https?:/iu.test(outlet.words) && outlet.words.length <= 60 ? outlet : null,
    place: findIn(line, labelPatterns.place),
  };
}

/** Behind these stand who and where, before the day: `Source: The Times, 3 May 1962`. */
export const isBeside = new RegExp(`^(?:${labels.author}|${labels.outlet}|${labels.place})$`, 'iu');

/** A label before what a mail is about, or a number that it goes by. */
export const isSubject = new RegExp(`^(?:${labels.subject}|ref|your ref|our ref)$`, 'iu');

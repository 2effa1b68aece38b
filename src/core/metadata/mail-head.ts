import { labelledDate } from './date-labels.ts';
import type { Reading } from './reading.ts';

/** Names of a mail's lines: From, To, Cc, Sent, Date, and what machines add. */
const headerNames =
  'from|to|cc|bcc|sent|date|re|reply-to|sender|subject|attachments?|importance|message-id|received|return-path|delivered-to|in-reply-to|references|mime-version|content-[a-z-]+|x-[a-z-]+|von|an|kopie|gesendet|datum|betreff|anlagen?|de|à|a|envoyé|date|objet|copie|para|enviado(?: el| em)?|asunto|assunto|fecha|data|da|inviato|oggetto|van|aan|verzonden|onderwerp|från|till|skickat|ämne|fra|til|sendt|emne|od|do|komu|odesláno|wysłano|temat|předmět|šalje|prima|poslano|predmet|feladó|címzett|tárgy|от|от кого|кому|копия|дата|отправлено|тема|від|копія|надіслано|από|προς|θέμα|kimden|kime|gönderen|kime|tarih|konu|差出人|宛先|送信者|送信日時|日時|日付|件名|发件人|收件人|抄送|发送时间|日期|主题|寄件者|收件者|副本|主旨|보낸 사람|받는 사람|참조|날짜|보낸 날짜|제목|من|إلى|الى|نسخة|التاريخ|تاريخ الإرسال|الموضوع|מאת|אל|נשלח|עותק|נושא|از|به|تاریخ|موضوع';

/** A line that begins as one of a mail's head does. */
export const headerLine = new RegExp(`^[*_>]{0,2}(?:${headerNames})[*_]{0,2}\\s?[:：]`, 'iu');

/**
 * The lines with those of a mail's head marked: where at least two stand one below the other, with what goes on indented.
 * Only a line that is labelled so tells the mail's date, not the stations on its way.
 */
export function withMailHead(lines: readonly Reading[], text: string): readonly Reading[] {
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

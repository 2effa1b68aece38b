/**
 * Months as they are written in dates of European languages, without accents: to ask the engine for those of a language takes longer
 * than a whole comparison.
 */
const months = new Set(
  [
    'january february march april may june july august september october november december sept',
    'januar janner februar feber marz mai juni juli oktober dezember',
    'janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre',
    'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre',
    'janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro',
    'gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre',
    'januari februari maart mei augustus',
    'marts maj juni juli augusti',
    'stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia',
    'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь',
    'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
    'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  ].flatMap((line) => line.normalize('NFKD').replace(/\p{M}/gu, '').split(' ')),
);

/** How long a short form is: `Jun.`, `sept`, `июн`. */
const [shortest, longest] = [3, 4];
const short = new Set(
  [...months].flatMap((month) =>
    Array.from({ length: longest - shortest + 1 }, (_, more) => month.slice(0, shortest + more)),
  ),
);

/** Whether a word is a month, whole or in a short form with its full stop or without; in capitals, too. */
export function isMonthWord(word: string): boolean {
  const plain = word
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase();
  return months.has(plain) || short.has(plain);
}

// Bullets, numbers, letters and roman numerals in front of an item. A dash counts only with a space behind it, and so
// does a number, so that "-5 degrees" and "1.5 million" are no items.
const bullet = /^(?:[•‣◦⁃∙▪▫●○◆◇■□►▶▸➢➤✓✔✗✘❖※・◾◽–—―\-*+·]|\[[ xX]\]|□)[\s\u3000]+\S/u;
const number =
  /^(?:[(（[]?(?:\p{Nd}{1,3}|[ivxlc]{1,5}|[IVXLC]{1,5}|[a-zA-Zа-яА-Яα-ωא-ת])[)）\]]|\p{Nd}{1,3}(?:\.\p{Nd}{1,3}){0,4}\.|\p{Nd}{1,3}(?:\.\p{Nd}{1,3}){1,4}|[a-zа-яα-ω]\.|[ivx]{1,4}\.)[\s\u3000]+\S/u;
/** `一、`, `（一）`, `第一条`, `①`, `1、`, `가.`, `١-`, `१)`: scripts that put no space behind the sign. */
const unspaced =
  /^(?:[一二三四五六七八九十百]{1,3}、|[（(][一二三四五六七八九十百]{1,3}[）)]|第[一二三四五六七八九十百千\d]{1,5}[条章节節項项]|[①-⑳㉑-㉟⒈-⒛]|\p{Nd}{1,3}、|[가나다라마바사아자차카타파하][.)]\s|[٠-٩۰-۹]{1,3}\s?[-–)]|[०-९]{1,3}[).]|[๑-๙]{1,2}[.)])/u;

/** Whether a line, from its first character that is not white space, is an item of a list. */
export function isListItem(line: string): boolean {
  return bullet.test(line) || number.test(line) || unspaced.test(line);
}

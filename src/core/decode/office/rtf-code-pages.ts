import { decodeAs } from '../decode-as.ts';

// What bytes in RTF stand for: the file names a page of code, and each font may name its own, by the numbers that Windows
// has for them.

/** The page that is meant where nothing is said. */
export const usualPage = 1252;
/** A font of signs, whose letters are pictures. */
export const signs = -1;

/** By the set of characters of a font; the first is that of the file. */
const pages: Readonly<Record<number, number>> = {
  0: 1252,
  2: signs,
  77: 10000,
  78: 932,
  79: 949,
  80: 936,
  81: 950,
  83: 10007,
  128: 932,
  129: 949,
  130: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
};

/** The page of a set of characters; null for the one of the file. */
export function pageOfSet(set: number): number | null {
  return pages[set] ?? null;
}

const labels: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1361: 'euc-kr',
  10000: 'macintosh',
  10001: 'shift_jis',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  21866: 'koi8-u',
  28592: 'iso-8859-2',
  28595: 'iso-8859-5',
  28605: 'iso-8859-15',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** The upper half of pages of DOS, which no browser knows. */
const dos: Readonly<Record<number, string>> = {
  437: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  850: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
};

/** The letters of bytes; those that the page does not have are U+FFFD. */
export function lettersOf(bytes: readonly number[], page: number): string {
  if (bytes.every((byte) => byte < 0x80)) return String.fromCharCode(...bytes);
  if (page === signs) return bytes.map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : '▪')).join('');
  const upper = dos[page];
  if (upper !== undefined) {
    return bytes.map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : upper[byte - 0x80]!)).join('');
  }
  const decoded = decodeAs(Uint8Array.from(bytes), labels[page] ?? `windows-${page}`);
  return decoded.ok ? decoded.value.text : lettersOf(bytes, usualPage);
}

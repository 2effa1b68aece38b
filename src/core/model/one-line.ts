/** Words as they read in one line: one blank for line breaks and for several blanks, none at the ends. */
export function inOneLine(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}

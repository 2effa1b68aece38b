const marks = /["“”„‟«»〝〞「」『』]/u;

/**
 * Whether a quotation mark stands there, of any script. Hebrew writes abbreviations with one before the last letter: that
 * belongs to its word.
 */
export function isQuotationMark(text: string, at: number): boolean {
  return marks.test(text[at] ?? '') && !isInHebrewWord(text, at);
}

/** The text with blanks in place of its quotation marks, for a value that is to stand between two. */
export function withoutQuotationMarks(text: string): string {
  return Array.from({ length: text.length }, (_, at) => (isQuotationMark(text, at) ? ' ' : text[at])).join('');
}

/** The text with a backslash before each quotation mark and backslash, for a value that is kept letter for letter. */
export function escapeMarks(text: string): string {
  return Array.from({ length: text.length }, (_, at) =>
    text[at] === '\\' || isQuotationMark(text, at) ? `\\${text[at]}` : text[at],
  ).join('');
}

/** What `escapeMarks` was given. */
export function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/gu, '$1');
}

function isInHebrewWord(text: string, at: number): boolean {
  return text[at] === '"' && /[א-ת]/u.test(text[at - 1] ?? '') && /[א-ת]/u.test(text[at + 1] ?? '');
}

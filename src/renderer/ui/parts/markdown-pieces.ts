/** About so many characters of Markdown are laid out in a moment; a megabyte takes many seconds. */
export const pieceLength = 10_000;

/**
 * Where the piece of Markdown that starts at `from` ends: after a blank line that is not within code, else after a line,
 * else after a word. A piece is never longer than `length`.
 */
export function endOfPiece(markdown: string, from: number, length = pieceLength): number {
  const limit = from + length;
  if (limit >= markdown.length) return markdown.length;
  let afterBlank = from;
  let afterLine = from;
  let fence: string | null = null;
  for (let at = from; ;) {
    const newline = markdown.indexOf('\n', at);
    if (newline < 0 || newline >= limit) break;
    const line = markdown.slice(at, newline).trim();
    const mark = /^(?:```|~~~)/u.exec(line)?.[0] ?? null;
    if (fence === null) fence = mark;
    else if (mark === fence) fence = null;
    at = newline + 1;
    afterLine = at;
    if (line === '' && fence === null) afterBlank = at;
  }
  if (afterBlank > from) return afterBlank;
  if (afterLine > from) return afterLine;
  const afterWord = markdown.lastIndexOf(' ', limit - 1) + 1;
  if (afterWord > from) return afterWord;
  // Between two halves of one character nothing is cut.
  return /[\udc00-\udfff]/.test(markdown[limit] ?? '') ? limit - 1 : limit;
}

// Words from outside as Markdown that shows those very words: nothing in them becomes emphasis, a heading, a list, a
// link, a table, a formula or HTML. Written for CommonMark, GitHub's and Pandoc's dialects and Obsidian's.

/** One line of plain text, for a heading or a sentence. Line breaks and runs of white space become one space. */
export function plainLine(text: string): string {
  return escapeLine(text.replace(/\s+/gu, ' ').trim());
}

/** A block quote of these lines as they stand: line breaks stay line breaks, blank lines divide paragraphs. */
export function blockQuote(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => (line.trim() === '' ? '' : escapeLine(line)));
  while (lines[0] === '') lines.shift();
  while (lines.at(-1) === '') lines.pop();
  return lines
    .map((line, at) => {
      if (line === '') return '>';
      const goesOn = at + 1 < lines.length && lines[at + 1] !== '';
      return goesOn ? `> ${line}\\` : `> ${line}`;
    })
    .join('\n');
}

/** Paragraphs that show these lines as they stand. */
export function asTyped(text: string): string {
  return blockQuote(text).replace(/^> ?/gmu, '').trim();
}

/** An address to click, if it is one of the web's; else the words. */
export function webAddress(address: string): string {
  return isWebAddress(address) ? `<${address}>` : plainLine(address);
}

/** Whether it is an address of the web, without a sign that would end it where it is written. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s<>\\`"{}|^\p{C}]+$/iu.test(address);
}

function escapeLine(line: string): string {
  return (
    line
      .replace(/[\\`*_[\]<>&#~|$^=@{}]/gu, '\\$&')
      // Two of these begin a remark that Obsidian does not show.
      .replace(/%(?=%)/gu, '\\%')
      .replace(/:(?=\/\/|[\w+-]+:)/gu, '\\:')
      .replace(/(www|ftp)\./giu, '$1\\.')
      .replace(/^([ \t\u00a0]*)([-+])/u, '$1\\$2')
      .replace(/^([ \t\u00a0]*\d+)([.)])/u, '$1\\$2')
      .replace(/^[ \t]+/u, (space) => '&nbsp;'.repeat(space.replaceAll('\t', '    ').length))
  );
}

/** The words of what `plainLine` or `blockQuote` wrote as one line, as they were. */
export function unescapedLine(markdown: string): string {
  return markdown.replace(/&nbsp;|\\([!-/:-@[-`{-~])/gu, (whole, sign: string | undefined) =>
    whole === '&nbsp;' ? '\u00a0' : (sign ?? whole),
  );
}

import { ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import { separatedTable } from '../../text/separated-rows.ts';
import { formatNames } from '../format-names.ts';
import type { Format } from '../format.ts';
import { decodePlainText } from '../plain-text.ts';
import { readTable } from './read-table.ts';
import type { TableFile } from './read-table.ts';

/** Tables as text: cells between commas, semicolons, tabs or bars, in quotation marks where they must be (RFC 4180). */
export const csv: Format = {
  ...formatNames.csv,
  decoder: 'csv-1',
  decode(bytes, by, { label, ruleFor }) {
    const read = (delimiter: string | null, encoding: string | null): Result<TableFile> => {
      const raw = decodePlainText(bytes, encoding ?? label);
      if (!raw.ok) return raw;
      const text = raw.value.text.replace(namedSign, '');
      const separator = delimiter ?? separatorOf(raw.value.text);
      const blanks = hasBlanks(text, separator);
      const { rows, openQuotes } = separatedTable(text, { separator, asWritten: true, blanks, step: by.step });
      const numbered = rows.map((cells, at) => ({ number: at + 1, cells }));
      return ok({
        sheets: [{ name: '', hidden: false, rows: numbered }],
        encoding: raw.value.encoding,
        delimiter: separator,
        openQuotes: text.length < raw.value.text.length ? openQuotes.map((line) => line + 1) : openQuotes,
      });
    };
    const file = read(null, null);
    if (!file.ok) return Promise.resolve(file);
    const asked = (shape: string) => ruleFor?.({ name: '', format: 'csv', shape }) ?? null;
    return Promise.resolve(readTable(file.value, by, asked, read));
  },
};

/** Excel's own line above a table that says the sign between cells; no row of it. */
const namedSign = /^\ufeff?sep=(.)(?:\r\n|\r|\n)/u;

/** Whether blanks stand behind the signs between cells, as the heading has them. */
function hasBlanks(text: string, sign: string): boolean {
  const [, ...others] = (/^[^\r\n]*/u.exec(text.slice(0, longest))?.[0] ?? '').split(sign);
  return sign !== '\t' && others.length > 0 && others.every((cell) => cell.startsWith(' '));
}

/** What a person can choose among. */
export const separators = [',', ';', '\t', '|'] as const;

/** Lines that are looked at, and characters: a cell may hold many lines. */
const [lines, longest] = [50, 200_000];

/** How far a sign parts cells and not words: behind one of a sentence stands a space, and no sentence holds a tab. */
function partingOf(text: string, sign: string): number {
  const all = text.split(sign).length - 1;
  if (sign === '\t' || all === 0) return 2;
  return 0.2 + 0.8 * (1 - (text.split(`${sign} `).length - 1) / all);
}

/** The sign that parts the first rows into most cells, and each into equally many. */
function separatorOf(text: string): string {
  const head = text.slice(0, longest);
  const cut = head.length < text.length ? head.slice(0, head.lastIndexOf('\n') + 1) || head : head;
  const named = namedSign.exec(cut)?.[1];
  if (named !== undefined) return named;
  const scored = separators.map((sign) => {
    const rows = separatedTable(cut, { separator: sign, asWritten: true }).rows.slice(0, lines);
    const counts = rows.map(({ length }) => length);
    const width = counts[0] ?? 0;
    const same = counts.filter((count) => count === width).length / Math.max(1, counts.length);
    return { sign, score: width <= 1 ? 0 : same * same * Math.log2(width + 1) * partingOf(cut, sign) };
  });
  return scored.reduce((best, one) => (one.score > best.score + 1e-9 ? one : best)).sign;
}

import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import type { Abilities, DecodedPart, DecodeOptions, Format } from '../format.ts';
import { formatNames } from '../format-names.ts';
import { decodePlainText } from '../plain-text.ts';
import { sheetOf, sheetsOfJson } from './json-sheets.ts';
import type { JsonTables } from './json-sheets.ts';
import { readTable } from './read-table.ts';
import { textOfRow } from './row-text.ts';

/** Lists of records, and one record alone; also a row that came from a table. */
export const json: Format = {
  ...formatNames.json,
  decoder: 'json-1',
  decode: (bytes, by, options) =>
    Promise.resolve(decodeJson(bytes, by, options, 'json', (text) => sheetsOfJson(parseKept(text)))),
};

/** A record in each line (https://jsonlines.org). */
export const jsonLines: Format = {
  ...formatNames['json-lines'],
  decoder: 'json-lines-1',
  decode: (bytes, by, options) =>
    Promise.resolve(
      decodeJson(bytes, by, options, 'json-lines', (text) => {
        const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
        const items = lines.map((line, at): unknown => {
          if (at % 2000 === 0) by.step();
          return parseKept(line);
        });
        return { kind: 'sheets', sheets: [sheetOf('', items)], beside: [] };
      }),
    ),
};

/** Numbers that JavaScript would write otherwise are kept as they are written: long ids, `1.10`. */
function parseKept(text: string): unknown {
  const sign = /"|-?\d[\d.eE+-]*/gu;
  const pieces: string[] = [];
  let from = 0;
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    const [written] = found;
    if (written === '"') sign.lastIndex = endOfString(text, found.index);
    else if (String(Number(written)) !== written && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u.test(written)) {
      pieces.push(text.slice(from, found.index), `"${written}"`);
      from = sign.lastIndex;
    }
  }
  return JSON.parse(from === 0 ? text : pieces.join('') + text.slice(from));
}

/** Behind the mark that closes a string. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function decodeJson(
  bytes: Uint8Array<ArrayBuffer>,
  by: Abilities,
  { label, ruleFor }: DecodeOptions,
  format: string,
  tablesOf: (text: string) => JsonTables,
): Result<readonly DecodedPart[]> {
  // JSON is UTF-8; what is not is read as any text.
  const raw = decodePlainText(bytes, label);
  if (!raw.ok) return raw;
  by.step();
  let tables: JsonTables;
  try {
    tables = tablesOf(raw.value.text.replace(/^\ufeff/u, ''));
  } catch (error) {
    // Also a RangeError, of what is nested too deep.
    return fail(
      'unreadable',
      '',
      error instanceof SyntaxError || error instanceof RangeError ? 'broken-json' : String(error),
    );
  }
  by.step();
  const { encoding } = raw.value;
  if (tables.kind === 'row') return ok([{ part: '', ...textOfRow(tables.cells, encoding) }]);
  if (tables.kind === 'none') return fail('unreadable', '', tables.why);
  const file = { sheets: tables.sheets, encoding, delimiter: null, unread: tables.beside };
  return readTable(file, by, (shape) => ruleFor?.({ name: '', format, shape }) ?? null);
}

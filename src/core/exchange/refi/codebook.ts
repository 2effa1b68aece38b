import { colours } from '../../model/records.ts';
import type { CodebookTable } from '../codebook-table.ts';
import type { TableFormat } from '../table-format.ts';
import { codesXml } from './codes-xml.ts';

/** The codebook alone, for other programs of the field: QDC, `codebook:1.0` of REFI-QDA. */
export const codebookExchange: TableFormat<CodebookTable> = {
  id: 'qdc',
  ending: 'qdc',
  mediaType: 'application/xml',
  write: codebookToQdc,
};

/** The same as words. */
export function codebookToQdc({ entries }: CodebookTable): string {
  const lines = entries.map(({ colour, ...entry }) => ({
    ...entry,
    colour: colours.find((one) => one === colour) ?? 'grey',
  }));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Lectern">\n',
    ...codesXml(lines),
    '</CodeBook>\n',
  ].join('');
}

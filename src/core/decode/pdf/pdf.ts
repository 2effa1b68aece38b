import { ok } from '../../model/result.ts';
import type { Format } from '../format.ts';
import { formatNames } from '../format-names.ts';

/**
 * PDF (ISO 32000) with a layer of text. The parser is large, so it is loaded with the first file; scripts and forms are not
 * run, and nothing is fetched.
 */
export const pdf: Format = {
  ...formatNames.pdf,
  decoder: 'pdf-3',
  sniff: (head) => head[0] === 0x25 && head[1] === 0x50 && head[2] === 0x44 && head[3] === 0x46,
  async decode(bytes, { step }) {
    const { readPdf } = await import('./read-pdf.ts');
    const read = await readPdf(bytes, step);
    return read.ok ? ok([{ part: '', ...read.value }]) : read;
  },
};

import { ok } from '../../model/result.ts';
import type { Format } from '../format.ts';
import { formatNames } from '../format-names.ts';

/**
 * Documents of Word since 2007 (ISO/IEC 29500), strict ones, too. Nothing in them is run, and nothing that they name outside is
 * fetched. The reader is loaded with the first of them.
 */
export const docx: Format = {
  ...formatNames.docx,
  decoder: 'docx-3',
  async decode(bytes, { step }) {
    const { readWord } = await import('./read-word.ts');
    const read = await readWord(bytes, step);
    return read.ok ? ok([{ part: '', ...read.value }]) : read;
  },
};

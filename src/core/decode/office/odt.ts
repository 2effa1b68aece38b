import { ok } from '../../model/result.ts';
import type { Format } from '../format.ts';
import { formatNames } from '../format-names.ts';

/**
 * Texts of LibreOffice and others (OpenDocument, ISO/IEC 26300), also as one file of XML. Nothing in them is run, and nothing that
 * they name outside is fetched. The reader is loaded with the first of them.
 */
export const odt: Format = {
  ...formatNames.odt,
  decoder: 'odt-2',
  async decode(bytes, { step }) {
    const { readOpenDocument } = await import('./read-open-document.ts');
    const read = await readOpenDocument(bytes, step);
    return read.ok ? ok([{ part: '', ...read.value }]) : read;
  },
};

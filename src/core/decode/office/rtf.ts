import { ok } from '../../model/result.ts';
import type { Format } from '../format.ts';
import { formatNames } from '../format-names.ts';

/**
 * Rich Text Format, as many programs wrote it and some do (Microsoft's specification, up to 1.9.1). Nothing in it is run, and
 * nothing that it names outside is fetched. The reader is loaded with the first of them.
 */
export const rtf: Format = {
  ...formatNames.rtf,
  decoder: 'rtf-2',
  sniff: (head) => String.fromCharCode(...head.subarray(0, 6)) === '{\\rtf1',
  async decode(bytes, { step }) {
    const { readRtf } = await import('./read-rtf.ts');
    const read = readRtf(bytes, step);
    return read.ok ? ok([{ part: '', ...read.value }]) : read;
  },
};

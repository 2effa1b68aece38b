import { pulled } from '../../container/pulled.ts';
import { zipTo } from '../../container/zip-writer.ts';
import type { Evidence } from '../evidence.ts';
import { asBytes } from '../exporter.ts';
import type { Exporter, ExportOptions } from '../exporter.ts';
import type { Placing } from '../placing.ts';
import { projectXml, sourceFile } from './write-project.ts';

/**
 * For other programs of the field (NVivo, ATLAS.ti, MAXQDA, QualCoder …): the texts, the tags, and what is marked where.
 * A ZIP with `project.qde` and a flat folder of texts, as REFI-QDA 1.0 says.
 */
export const projectExchange = {
  id: 'qdpx',
  ending: 'qdpx',
  mediaType: 'application/octet-stream',
  arranged: false,
  exact: true,
  counts: false,
  write: (evidence, options, placing) => writeQdpx(evidence, options, placing),
  show: (evidence, options, placing) => projectXml(evidence, options, placing),
} as const satisfies Exporter;

function writeQdpx(evidence: Evidence, options: ExportOptions, placing: Placing) {
  return pulled(async (put) => {
    const zip = zipTo(put);
    await zip.add('project.qde', asBytes(projectXml(evidence, options, placing)));
    const encoder = new TextEncoder();
    for (const document of evidence.documents) {
      await zip.add(`sources/${sourceFile(document)}`, [encoder.encode(await placing.textOf(document))]);
    }
    await zip.end();
  });
}

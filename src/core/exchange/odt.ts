import type { Exporter } from './exporter.ts';
import { writeOpenDocument } from './open-document.ts';

/** For LibreOffice and other word processors of the open standard: the same paper as for Word. */
export const openDocumentFormat = {
  id: 'odt',
  ending: 'odt',
  mediaType: 'application/vnd.oasis.opendocument.text',
  arranged: true,
  sentences: true,
  references: true,
  links: true,
  async *write(evidence, options, placing) {
    const { paperOf, propertiesOf } = await import('./paper.ts');
    yield* writeOpenDocument(paperOf(evidence, options, placing), propertiesOf(evidence, options));
  },
  async *show(evidence, options, placing) {
    const { showPaper } = await import('./paper.ts');
    yield* showPaper(evidence, options, placing);
  },
  async *words(evidence, options, placing) {
    const { wordsOfPaper } = await import('./paper.ts');
    yield* wordsOfPaper(evidence, options, placing);
  },
} as const satisfies Exporter;

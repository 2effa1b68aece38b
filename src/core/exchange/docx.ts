import type { Exporter } from './exporter.ts';
import { writeWordDocument } from './word-document.ts';

// What reads notes is large, and other formats start without it.

/** For word processors: what one hands to others, and puts into a paper. */
export const wordFormat = {
  id: 'docx',
  ending: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  arranged: true,
  sentences: true,
  references: true,
  links: true,
  async *write(evidence, options, placing) {
    const { paperOf, propertiesOf } = await import('./paper.ts');
    yield* writeWordDocument(paperOf(evidence, options, placing), propertiesOf(evidence, options));
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

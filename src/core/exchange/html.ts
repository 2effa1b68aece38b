import type { Exporter } from './exporter.ts';
import { asBytes } from './exporter.ts';
import { writePage } from './paper-page.ts';

/** For any browser: the same paper as for word processors, in one file that asks for nothing. */
export const pageFormat = {
  id: 'html',
  ending: 'html',
  mediaType: 'text/html',
  arranged: true,
  sentences: true,
  references: true,
  links: true,
  async *write(evidence, options, placing) {
    const { headingsOf, paperOf, propertiesOf } = await import('./paper.ts');
    const headings = await headingsOf(evidence, options);
    yield* asBytes(writePage(paperOf(evidence, options, placing), propertiesOf(evidence, options), headings));
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

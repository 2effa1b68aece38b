import type { Exporter } from './exporter.ts';

// What reads notes is large, and other formats start without it.

/** For word processors: what one hands to others, and puts into a paper. */
export const wordFormat = {
  id: 'docx',
  ending: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  arranged: true,
  sentences: true,
  async *write(evidence, options, placing) {
    const { writeWordReport } = await import('./word-report.ts');
    yield* writeWordReport(evidence, options, placing);
  },
  async *show(evidence, options, placing) {
    const { showWordReport } = await import('./word-report.ts');
    yield* showWordReport(evidence, options, placing);
  },
} as const satisfies Exporter;

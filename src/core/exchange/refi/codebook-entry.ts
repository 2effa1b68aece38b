import { exampleLabel } from '../../model/codebook.ts';

// Other programs have one description for a code. What our codebook says beside it stands there as paragraphs that begin
// with these words, and is read from there again.

/** What a codebook says of a tag, as words. */
export interface EntryWords {
  readonly description: string;
  readonly when: string;
  readonly whenNot: string;
  /** The words of its example. */
  readonly example: string;
}

const labels = { when: 'When to use:', whenNot: 'When not to use:', example: exampleLabel } as const;

/** The entry as one description. */
export function describeEntry({ description, ...parts }: EntryWords): string {
  const labelled = (['when', 'whenNot', 'example'] as const).flatMap((part) =>
    parts[part].trim() === '' ? [] : [`${labels[part]} ${parts[part]}`],
  );
  return [...(description === '' ? [] : [description]), ...labelled].join('\n\n');
}

/** The parts of such a description, in whatever order. */
export function readEntry(written: string): EntryWords {
  const found = { description: written, when: '', whenNot: '', example: '' };
  const begins = (['when', 'whenNot', 'example'] as const)
    .map((part) => ({ part, at: beginOf(written, labels[part]) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  for (const [order, { part, at }] of begins.entries()) {
    if (order === 0) found.description = written.slice(0, at);
    const paragraphs = written.slice(at, begins[order + 1]?.at).trimStart();
    found[part] = paragraphs.slice(labels[part].length + 1);
  }
  return found;
}

/** Where the last paragraph that begins with the label does; -1 if none does. */
function beginOf(written: string, label: string): number {
  const last = written.lastIndexOf(`\n\n${label} `);
  return last < 0 && written.startsWith(`${label} `) ? 0 : last;
}

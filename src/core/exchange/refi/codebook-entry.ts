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

const labels = { when: 'When to use:', whenNot: 'When not to use:', example: 'Example:' } as const;

/** The entry as one description. */
export function describeEntry({ description, ...parts }: EntryWords): string {
  const labelled = (['when', 'whenNot', 'example'] as const).flatMap((part) =>
    parts[part].trim() === '' ? [] : [`${labels[part]} ${parts[part]}`],
  );
  return [...(description === '' ? [] : [description]), ...labelled].join('\n\n');
}

/** The parts of such a description. */
export function readEntry(written: string): EntryWords {
  const found = { description: '', when: '', whenNot: '', example: '' };
  let rest = written;
  for (const part of ['example', 'whenNot', 'when'] as const) {
    const label = labels[part];
    const at = rest.startsWith(`${label} `) ? 0 : rest.lastIndexOf(`\n\n${label} `);
    if (at < 0) continue;
    found[part] = rest
      .slice(at)
      .trimStart()
      .slice(label.length + 1);
    rest = rest.slice(0, at);
  }
  return { ...found, description: rest };
}

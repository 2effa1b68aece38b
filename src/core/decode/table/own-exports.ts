import type { Sheet } from './sheet.ts';

// What this program exports is no text: read as one it would be quoted a second time. Each is known by columns that stand
// together nowhere else.

const exports: readonly { readonly columns: readonly string[]; readonly word: string }[] = [
  { columns: ['annotation id', 'quotation', 'document', 'passage'], word: 'own-quotations' },
  { columns: ['family', 'document id', 'words', 'speech'], word: 'own-quotations' },
  { columns: ['tag', 'colour', 'definition', 'when to use'], word: 'own-codebook' },
];

/** A word of `why-unread.ts` for a table that this program wrote; null for any other. */
export function ownExport(sheets: readonly Sheet[]): string | null {
  for (const { rows, columns } of sheets) {
    const head = new Set((columns ?? rows[0]?.cells ?? []).map((cell) => cell.trim().toLowerCase()));
    const found = exports.find((one) => one.columns.every((column) => head.has(column)));
    if (found) return found.word;
  }
  return null;
}

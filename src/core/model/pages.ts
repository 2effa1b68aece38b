import type { Found, Range } from './records.ts';

// Where the pages of a paged document begin in its text, kept beside the text as left-out.ts is, so that who cites a
// place can name its page.

/** A page: what it is called, and where in the text it begins. */
export interface PageStart {
  readonly from: number;
  readonly label: string;
}

/** The key in `Found.attributes`. */
export const pagesKey = 'pages';

/** As it is stored; nothing of a text without pages. In the order of the text; a page may come again, for its notes. */
export function pagesBeside(pages: readonly PageStart[]): Found['attributes'] {
  const value = pages.map(({ from, label }) => `${from} ${label.replace(/\s+/gu, '\u00a0')}`).join('\n');
  return pages.length === 0 ? {} : { [pagesKey]: { value, origin: { kind: 'file', field: pagesKey } } };
}

/** The inverse; empty of a text without pages. */
export function pagesOf(found: Found | undefined): readonly PageStart[] {
  const lines = found?.attributes[pagesKey]?.value.split('\n') ?? [];
  return lines.flatMap((line) => {
    const [, from, label] = /^(\d+) (.+)$/u.exec(line) ?? [];
    return from === undefined ? [] : [{ from: Number(from), label: label! }];
  });
}

/** What the page is called on which a place stands; null if the text has no pages. */
export function pageAt(pages: readonly PageStart[], offset: number): string | null {
  return pages.findLast(({ from }) => from <= offset)?.label ?? null;
}

/** What the pages are called on which a stretch stands, the first and the last; one if they are the same, none of a text without pages. */
export function pagesWithin(pages: readonly PageStart[], { from, to }: Range): readonly string[] {
  const all = [pageAt(pages, from), pageAt(pages, Math.max(from, to - 1))];
  return [...new Set(all.filter((page) => page !== null))];
}

/** As a reference names them: `p. 14`, `pp. 14–15`; empty of none. */
export function pagesInReference(pages: readonly string[] = []): string {
  return pages.length === 0 ? '' : `${pages.length === 1 ? 'p.' : 'pp.'} ${pages.join('–')}`;
}

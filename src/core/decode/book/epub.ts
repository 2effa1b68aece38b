import { ok } from '../../model/result.ts';
import type { Format } from '../format.ts';
import { formatNames } from '../format-names.ts';

/**
 * Books (EPUB 2 and 3). Each chapter is a page of its own, with what the book says of itself in its head, and is read as a saved
 * page is. Nothing in a book is run or fetched. The reader is loaded with the first of them.
 */
export const epub: Format = {
  ...formatNames.epub,
  decoder: 'epub-2',
  packed: true,
  async decode(bytes, { step }) {
    const { readBook } = await import('./read-book.ts');
    const read = await readBook(bytes, step);
    return read.ok ? ok(read.value) : read;
  },
};

/** A filter at the end of a query whose value goes on as long as one types: `tag:`, `is:unta`, `tag:"Aid/Fo`. */
const openFilter = /(?:^|[\s(+-])[\p{L}\p{M}\p{N}_-]+:(?:[^\s"“”„«»「」『』]*|["“”„«»「」『』][^"“”„«»「」『』]*)$/u;

/**
 * Whether what cannot be read (the stretch that ends at `to`) is the value of a filter that is still being written. A blank
 * or the closing quotation mark ends it.
 */
export function isHalfTyped(query: string, to: number): boolean {
  return to >= query.length && openFilter.test(query);
}

const date = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** Reads `2025`, `2025-06-30`, `2025-06..2025-07`, `2025..`, `..2025-07`. */
export function checkDates(
  value: string,
):
  | { readonly first: string | null; readonly last: string | null }
  | { readonly code: 'date-unreadable' | 'date-backwards' } {
  const [first, last, more] = value.includes('..') ? value.split(/\.{2,3}/) : [value, value];
  if (first === undefined || last === undefined || more !== undefined) return { code: 'date-unreadable' };
  if (first === '' && last === '') return { code: 'date-unreadable' };
  if ((first !== '' && !date.test(first)) || (last !== '' && !date.test(last))) return { code: 'date-unreadable' };
  if (first !== '' && last !== '' && earliest(first) > latest(last)) return { code: 'date-backwards' };
  return { first: first || null, last: last || null };
}

/** Whether something dated so lies surely in the range: a document of `2025` is not one of June 2025. */
export function isWithin(value: string, first: string | null, last: string | null): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value.slice(0, 10))) return false;
  const day = value.slice(0, 10);
  return (first === null || earliest(day) >= earliest(first)) && (last === null || latest(day) <= latest(last));
}

/** The first day that a date can mean. */
function earliest(value: string): string {
  return value + '0000-01-01'.slice(value.length);
}

/** The last day that a date can mean; a 31st where a month has fewer sorts the same. */
function latest(value: string): string {
  return value + '9999-12-31'.slice(value.length);
}

/** A name as the file system spells it, and as a host gives it. */
export interface GivenName {
  readonly raw: string;
  readonly given: string;
}

/**
 * Names in Unicode's composed form (NFC), in their order, whatever a file system made of them: macOS may spell `é` as
 * two characters, and a folder copied from there must not look like other files. Where two names differ only in form,
 * which some file systems allow, the one that is not composed keeps its own spelling: they are two files. So a name
 * that is given in another form has a twin.
 */
export function givenNames(names: readonly string[]): readonly GivenName[] {
  const spelled = new Set(names);
  const taken = new Set<string>();
  // Sorted first, so that of two twins of which none is composed it is always the same that becomes so.
  return [...names]
    .sort()
    .map((raw) => {
      const composed = raw.normalize('NFC');
      const given = composed !== raw && (spelled.has(composed) || taken.has(composed)) ? raw : composed;
      taken.add(given);
      return { raw, given };
    })
    .sort((a, b) => (a.given < b.given ? -1 : a.given > b.given ? 1 : 0));
}

/**
 * A suggestion for the name of a file as one that every system takes: no place, no control characters, not too long,
 * never empty. A name that is too long keeps its beginning and its ending.
 */
export function tidyName(name: string): string {
  const tidy = name
    .replace(/[\u0000-\u001f\u007f/\\:*?"<>|]+/gu, ' ')
    .trim()
    .replace(/^[. ]+|[. ]+$/gu, '');
  const dot = tidy.lastIndexOf('.');
  const ending = dot > 0 && tidy.length - dot <= 12 ? tidy.slice(dot) : '';
  const stem = [...tidy.slice(0, tidy.length - ending.length)].slice(0, 100).join('').trimEnd();
  return `${stem}${ending}` || 'untitled';
}

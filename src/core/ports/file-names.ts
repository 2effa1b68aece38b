import { notInFileNames, reservedFileName } from '../model/file-name-signs.ts';

/** Of the names of project files, with its dot. */
export const projectEnding = '.lectern';

/** Whether a file is named as a project, in whatever case; what is in it is another question. */
export function isNamedProject(name: string): boolean {
  return name.toLowerCase().endsWith(projectEnding);
}

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
  let asWritten = true;
  const all = [...names].sort().map((raw) => {
    const composed = raw.normalize('NFC');
    const given = composed !== raw && (spelled.has(composed) || taken.has(composed)) ? raw : composed;
    asWritten &&= given === raw;
    taken.add(given);
    return { raw, given };
  });
  return asWritten ? all : all.sort((a, b) => (a.given < b.given ? -1 : a.given > b.given ? 1 : 0));
}

/** The longest suggestion, in bytes of UTF-8. Most file systems take 255; a browser may add a number to a download. */
const longestName = 240;

const encoder = new TextEncoder();
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A suggestion for the name of a file as one that every system takes: no place, no control characters, none that turns the direction, at most 240
 * bytes in UTF-8, never empty. A name that is too long keeps its beginning, up to a whole character, and its ending.
 */
export function tidyName(name: string): string {
  const tidy = name
    .replace(notInFileNames, ' ')
    .trim()
    .replace(/^[. ]+|[. ]+$/gu, '');
  const dot = tidy.lastIndexOf('.');
  const ending = dot > 0 && tidy.length - dot <= 12 ? tidy.slice(dot) : '';
  const stem = beginningOf(tidy.slice(0, tidy.length - ending.length), longestName - bytesOf(ending));
  const whole = `${stem || 'untitled'}${ending}`;
  return reservedFileName.test(whole) ? `_${whole}` : whole;
}

/** As many whole characters, as a reader counts them, as fit into these bytes, and not more than anybody would read. */
function beginningOf(name: string, bytes: number): string {
  let [end, left, readable] = [0, bytes, 100];
  for (const { segment } of graphemes.segment(name)) {
    left -= bytesOf(segment);
    readable -= 1;
    if (left < 0 || readable < 0) break;
    end += segment.length;
  }
  return name.slice(0, end).trimEnd();
}

function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

import { graphemeStart } from '../../../core/text/graphemes.ts';
import '../styles/middle-cut.css';

/**
 * A name that is shortened in its middle where there is no room, since what tells it from others stands at its end: the
 * date or folder put behind a title, the last words of titles that begin alike.
 */
export function MiddleCut({ name }: { readonly name: string }) {
  const at = endOf(name);
  return (
    <bdi className="middle-cut">
      <span className="middle-cut-start">{name.slice(0, at)}</span>
      {at < name.length && <span className="middle-cut-end">{name.slice(at)}</span>}
    </bdi>
  );
}

/** Longest end that stays, in UTF-16 units; a longer one is cut at its own beginning. */
const longestEnd = 24;
const longestWords = 14;

/** Where the end begins that stays: what stands in brackets, or the last words; of a short name nothing. */
function endOf(name: string): number {
  const told = / \([^()]+\)$/u.exec(name);
  if (told && told[0].length <= longestEnd) return told.index;
  if (name.length <= 2 * longestWords) return name.length;
  const blank = name.indexOf(' ', name.length - longestWords);
  if (blank >= 0 && blank < name.length - 2) return blank;
  return graphemeStart(name, name.length - 8);
}

import type { Range } from '../../../core/model/records.ts';
import { graphemeStart } from '../../../core/text/graphemes.ts';
import '../styles/middle-cut.css';

/**
 * A name that is shortened in its middle where there is no room, since what tells it from others stands at its end: the
 * date or folder put behind a title, the last words of titles that begin alike. Where it is known what tells it from the
 * names beside it (`kept`), that stays, and what stands before and behind it is cut.
 */
export function MiddleCut({ name, kept = null }: { readonly name: string; readonly kept?: Range | null }) {
  const { from, to } = kept ?? { from: endOf(name), to: name.length };
  return (
    <bdi className="middle-cut">
      {from > 0 && <span className="middle-cut-start">{name.slice(0, from)}</span>}
      {from < to && <span className="middle-cut-end">{name.slice(from, to)}</span>}
      {to < name.length && <span className="middle-cut-rest">{name.slice(to)}</span>}
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

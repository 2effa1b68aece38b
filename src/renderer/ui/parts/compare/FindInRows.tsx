import { useDeferredValue, useMemo, useState } from 'react';
import { foldWord } from '../../../../core/text/fold.ts';
import { holdsFolded } from '../../../../core/text/holds-words.ts';
import { findWords } from '../../../words/find.ts';
import { ListFind } from '../ListFind.tsx';

/**
 * Finds in the rows of a page. `wordsOf` says what stands in a row; it is asked only once something is typed, and again
 * whenever it is another function.
 */
export function useFoundRows<Row>(rows: readonly Row[], wordsOf: (row: Row) => string) {
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed);
  const asks = wanted.trim() !== '';
  const folded = useMemo(() => (asks ? rows.map((row) => foldWord(wordsOf(row))) : null), [asks, rows, wordsOf]);
  const found = useMemo(() => {
    const holds = holdsFolded(wanted);
    return holds && folded ? rows.filter((_, at) => holds(folded[at]!)) : rows;
  }, [rows, folded, wanted]);
  return { found, typed, setTyped, left: { shown: found.length, all: rows.length } };
}

interface FindInRowsProps {
  readonly find: Pick<ReturnType<typeof useFoundRows>, 'typed' | 'setTyped' | 'left'>;
  /** What takes the focus when one goes on into the rows. */
  readonly first: string;
  readonly label?: string;
}

/** The field for it; where nothing is left it says so. */
export function FindInRows({ find: { typed, setTyped, left }, first, label = findWords.rows }: FindInRowsProps) {
  return (
    <>
      <ListFind label={label} typed={typed} left={left} first={first} onType={setTyped} />
      {left.shown === 0 && left.all > 0 && (
        <p role="status" className="quiet">
          {findWords.none}
        </p>
      )}
    </>
  );
}

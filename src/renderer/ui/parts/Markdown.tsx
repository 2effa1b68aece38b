import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { Replacement } from '../../../core/notes/bind.ts';
import { number } from '../../words/in-words.ts';
import { endOfPiece } from './markdown-pieces.ts';
import { shellWords } from '../../words/shell.ts';
import { VanishingButton } from './VanishingButton.tsx';
import '../styles/markdown.css';

// What reads Markdown is a tenth of the program, and a window without a note in sight starts without it.
const MarkdownText = lazy(async () => ({ default: (await import('./MarkdownText.tsx')).MarkdownText }));

const words = shellWords.notes;

/**
 * A note as it reads; as it is written, until what reads it is loaded. A very long one begins, says how much of it there
 * is, and goes on by a button.
 */
export function Markdown(props: { readonly text: string; onEdit?(change: Replacement): void }) {
  const { text, onEdit } = props;
  const [count, setCount] = useState(1);
  const pieces = useMemo(() => piecesOf(text, count), [text, count]);
  const shown = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return (
    <div className="markdown" dir="auto">
      {pieces.map((piece, at) => (
        <Suspense key={at} fallback={piece}>
          <Piece text={piece} at={startOf(pieces, at)} onEdit={onEdit} />
        </Suspense>
      ))}
      {shown < text.length && (
        <p className="markdown-rest">
          <span className="quiet">{words.shownOf(number(shown), number(text.length))}</span>
          <VanishingButton
            className="button"
            region={(button) => button.closest<HTMLElement>('.markdown')}
            onPress={() => setCount(count + 1)}
          >
            {words.showMore}
          </VanishingButton>
        </p>
      )}
    </div>
  );
}

/** A piece that begins at `at` of the note. */
function Piece(props: {
  readonly text: string;
  readonly at: number;
  readonly onEdit: ((change: Replacement) => void) | undefined;
}) {
  const { text, at, onEdit } = props;
  const edit = useCallback(
    ({ from, to, insert }: Replacement) => onEdit?.({ from: at + from, to: at + to, insert }),
    [at, onEdit],
  );
  return <MarkdownText text={text} onEdit={onEdit ? edit : undefined} />;
}

function startOf(pieces: readonly string[], at: number): number {
  return pieces.slice(0, at).reduce((sum, piece) => sum + piece.length, 0);
}

/** The first so many pieces. */
function piecesOf(text: string, count: number): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  do {
    const end = endOfPiece(text, from);
    pieces.push(text.slice(from, end));
    from = end;
  } while (pieces.length < count && from < text.length);
  return pieces;
}

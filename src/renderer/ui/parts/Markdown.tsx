import { lazy, Suspense, useMemo, useState } from 'react';
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
export function Markdown({ text }: { readonly text: string }) {
  const [count, setCount] = useState(1);
  const pieces = useMemo(() => piecesOf(text, count), [text, count]);
  const shown = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return (
    <div className="markdown" dir="auto">
      {pieces.map((piece, at) => (
        <Suspense key={at} fallback={piece}>
          <MarkdownText text={piece} />
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

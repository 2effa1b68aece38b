import { markWords } from '../../../words/reading.ts';

/** What a screen reader is told of marks; nobody sees it. */
export function Heard({ words }: { readonly words: string }) {
  return (
    <p role="status" aria-label={markWords.heard} className="hidden-words">
      {words}
    </p>
  );
}

import { lazy, Suspense } from 'react';
import '../styles/markdown.css';

// What reads Markdown is a tenth of the program, and a window without a note in sight starts without it.
const MarkdownText = lazy(async () => ({ default: (await import('./MarkdownText.tsx')).MarkdownText }));

/** A note as it reads; as it is written, until what reads it is loaded. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <div className="markdown" dir="auto">
      <Suspense fallback={text}>
        <MarkdownText text={text} />
      </Suspense>
    </div>
  );
}

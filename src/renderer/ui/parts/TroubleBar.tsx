import { useState } from 'react';
import { detailsOf } from '../../session/trouble.ts';
import type { Troubles } from '../../session/trouble.ts';
import { useObserved } from '../hooks/use-observed.ts';
import { shellWords } from '../../words/shell.ts';
import '../styles/messages.css';

const words = shellWords.messages;

/** Says in plain words that there was a bug, and offers its details. */
export function TroubleBar({ troubles }: { readonly troubles: Troubles }) {
  const error = useObserved(troubles, (last) => last);
  const [copied, setCopied] = useState(false);
  if (error === null) return null;
  return (
    <div className="trouble" role="alert">
      <span>{words.bug}</span>
      <button
        type="button"
        className="button small"
        onClick={() =>
          void navigator.clipboard.writeText(detailsOf(error)).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {copied ? words.copied : words.copyDetails}
      </button>
      <button
        type="button"
        className="button small"
        onClick={() => {
          setCopied(false);
          troubles.clear();
        }}
      >
        {words.dismiss}
      </button>
    </div>
  );
}

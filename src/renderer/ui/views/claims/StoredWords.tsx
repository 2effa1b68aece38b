import { useState } from 'react';
import { cleanName } from '../../../../core/model/clean-name.ts';
import type { ProsePlace } from '../../../commands/write-draft.ts';
import { useDraft } from '../../hooks/use-draft.ts';

interface StoredWordsProps {
  readonly label: string;
  readonly place: ProsePlace;
}

/** A field whose words are stored while they are written: one stretch of writing is one act. */
export function StoredWords({ label, place }: StoredWordsProps) {
  const draft = useDraft(place);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label className="claims-field">
      {label}
      <textarea
        className="text-field"
        rows={2}
        dir="auto"
        value={typed !== null && isOnlyCleaned(place, typed, draft.text) ? typed : draft.text}
        onBlur={() => {
          void draft.keep();
          setTyped(null);
        }}
        onChange={({ target }) => {
          setTyped(target.value);
          draft.change(target.value);
        }}
      />
    </label>
  );
}

/** A claim is stored in one line, and never as none. Who goes on typing finds the blanks where they left them. */
function isOnlyCleaned({ kind }: ProsePlace, typed: string, stored: string): boolean {
  return kind === 'claim-wording' && (typed.trim() === '' || cleanName(typed) === stored);
}

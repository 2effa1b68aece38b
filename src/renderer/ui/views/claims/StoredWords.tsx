import { useRef, useState } from 'react';
import type { Result } from '../../../../core/model/result.ts';
import { asStretch } from '../../../commands/desk.ts';
import type { Desk } from '../../../commands/desk.ts';
import { useRun, useSession } from '../../hooks/use-session.ts';

interface StoredWordsProps {
  readonly label: string;
  readonly words: string;
  store(desk: Desk, words: string): Promise<Result<unknown>>;
}

/** A field whose words are stored while they are written: one stretch of writing is one act. */
export function StoredWords({ label, words, store }: StoredWordsProps) {
  const { desk } = useSession();
  const run = useRun();
  const act = useRef('');
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label className="claims-field">
      {label}
      <textarea
        className="text-field"
        rows={2}
        dir="auto"
        value={typed ?? words}
        onFocus={() => {
          act.current = desk.newId();
          setTyped(words);
        }}
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          setTyped(event.target.value);
          void run(store(asStretch(desk, act.current), event.target.value));
        }}
      />
    </label>
  );
}

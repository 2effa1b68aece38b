import type { CountBy } from '../../../commands/count-hits.ts';
import { countWays } from '../../../session/workspace.ts';
import { countWords as words } from '../../../words/search.ts';
import { Radios } from '../../parts/Radios.tsx';

interface CountFieldProps {
  readonly by: CountBy;
  onChange(by: CountBy): void;
}

/** What the quotations of an export count as, said in a sentence; the same choice as beside a search. */
export function CountField({ by, onChange }: CountFieldProps) {
  return (
    <>
      <Radios
        legend={words.label}
        options={countWays.map((one) => [one, words.ways[one]])}
        value={by}
        onChange={onChange}
      />
      <p className="dialog-about">{words.saidOfQuotations[by]}</p>
    </>
  );
}

import { countWays } from '../../../session/workspace.ts';
import type { AskedTagCounts, CountedTags } from '../../../session/tag-counting.ts';
import { codebookWords as words, countedTagsInWords } from '../../../words/codebook.ts';
import { countWords } from '../../../words/search.ts';
import { useSession, useWorkspace } from '../../hooks/use-session.ts';
import { ComparingProgress } from '../../parts/compare/ComparingProgress.tsx';

/** What the annotations of the tags count as; the same choice as beside a search. */
export function CountTagsBy() {
  const { workspace } = useSession();
  const by = useWorkspace((state) => state.countBy);
  return (
    <label className="codebook-by">
      <span>{words.by}</span>
      <select
        className="select"
        value={by}
        onChange={({ target }) =>
          workspace.set({ countBy: countWays.find((one) => one === target.value) ?? 'documents' })
        }
      >
        {countWays.map((one) => (
          <option key={one} value={one}>
            {countWords.ways[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TagsCountedProps {
  readonly asked: AskedTagCounts;
  readonly counted: CountedTags | null;
}

/** What the numbers mean where not each annotation counts, and how far that is counted. */
export function TagsCounted({ asked, counted }: TagsCountedProps) {
  return (
    <>
      <p role="status" className="quiet codebook-how">
        {counted ? countedTagsInWords(counted) : countWords.counting}
      </p>
      <ComparingProgress of={asked} />
    </>
  );
}

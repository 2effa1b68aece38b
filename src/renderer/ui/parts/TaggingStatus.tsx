import type { WorkspaceState } from '../../session/workspace.ts';
import { tagWords } from '../../words/reading.ts';
import { coverageWords } from '../../words/search.ts';
import { WorkStatus } from './WorkStatus.tsx';

const inWords = {
  indexing: coverageWords.indexing,
  doing: tagWords.taggingTexts,
  storing: tagWords.storing,
} as const;

/** Hits that are being tagged: how far it is, and a way to give it up while nothing is stored. */
export function TaggingStatus({ done, of, stage, cancel }: NonNullable<WorkspaceState['tagging']>) {
  return (
    <WorkStatus
      label={tagWords.tagging}
      words={inWords[stage](done, of)}
      done={done}
      of={of}
      cancelLabel={tagWords.cancelTagging}
      cancel={cancel}
    />
  );
}

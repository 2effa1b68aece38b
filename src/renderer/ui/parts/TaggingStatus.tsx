import type { Tagging } from '../../session/workspace.ts';
import { tagWords } from '../../words/reading.ts';
import { coverageWords } from '../../words/search.ts';
import { WorkStatus } from './WorkStatus.tsx';

const inWords = {
  indexing: coverageWords.indexing,
  doing: tagWords.taggingTexts,
  storing: tagWords.storing,
} as const;

/** Hits that are being tagged: how far it is, and a way to give it up while nothing is stored. */
export function TaggingStatus({ tag, done, of, stage, cancel }: Tagging) {
  return (
    <WorkStatus
      label={tagWords.taggingWith(tag)}
      words={tagWords.doing(tag, inWords[stage](done, of))}
      done={done}
      of={of}
      cancelLabel={tagWords.cancelTagging(tag)}
      cancel={cancel}
    />
  );
}

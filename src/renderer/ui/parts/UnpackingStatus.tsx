import type { Unpacking } from '../../session/workspace.ts';
import { shellWords } from '../../words/shell.ts';
import { WorkStatus } from './WorkStatus.tsx';

const words = shellWords.welcome;

/** A project file that is being opened or merged: how far it is, and a way to give it up. */
export function UnpackingStatus({ done, of, merging, cancel }: Unpacking) {
  return (
    <WorkStatus
      label={merging ? words.mergingFile : words.working}
      words={merging ? words.merging[merging](done, of) : words.openingTexts(done, of)}
      done={done}
      of={of}
      cancelLabel={merging ? words.cancelMerging : words.cancelOpening}
      cancel={cancel}
    />
  );
}

import { shellWords } from '../../words/shell.ts';
import type { WorkspaceState } from '../../session/workspace.ts';
import { WorkStatus } from './WorkStatus.tsx';

const words = shellWords.welcome;

/** A project file that is being opened: how many texts are in, and a way to give it up. */
export function UnpackingStatus({ done, of, cancel }: NonNullable<WorkspaceState['unpacking']>) {
  return (
    <WorkStatus
      label={words.working}
      words={words.openingTexts(done, of)}
      done={done}
      of={of}
      cancelLabel={words.cancelOpening}
      cancel={cancel}
    />
  );
}

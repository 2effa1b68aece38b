import { X } from 'lucide-react';
import { Button, ProgressBar } from 'react-aria-components';
import { shellWords } from '../../words/shell.ts';
import type { WorkspaceState } from '../../session/workspace.ts';
import '../styles/import-status.css';

const words = shellWords.welcome;

/** A project file that is being opened: how many texts are in, and a way to give it up. */
export function UnpackingStatus({ done, of, cancel }: NonNullable<WorkspaceState['unpacking']>) {
  return (
    <div className="import-status">
      <ProgressBar
        className="import-progress"
        aria-label={words.working}
        isIndeterminate={of === 0}
        value={of > 0 ? (done / of) * 100 : 0}
      >
        {({ percentage }) => (
          <div className="import-progress-track">
            <div
              className={of === 0 ? 'import-progress-fill import-progress-unknown' : 'import-progress-fill'}
              style={{ width: `${percentage ?? 30}%` }}
            />
          </div>
        )}
      </ProgressBar>
      <span className="import-status-count">{words.openingTexts(done, of)}</span>
      <Button className="icon-button" aria-label={words.cancelOpening} onPress={cancel}>
        <X aria-hidden />
      </Button>
    </div>
  );
}

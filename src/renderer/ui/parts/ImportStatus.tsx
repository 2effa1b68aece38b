import { X } from 'lucide-react';
import { ProgressBar } from 'react-aria-components';
import { useSession, useWorkspace } from '../hooks/use-session.ts';
import { shareDone } from '../../session/importing.ts';
import { importWords } from '../../words/reading.ts';
import { VanishingButton } from './VanishingButton.tsx';
import '../styles/import-status.css';

/** The running import in the status line: count, rate, time left, cancel. */
export function ImportStatus() {
  const { importing } = useSession();
  const progress = useWorkspace((state) => state.progress);
  if (!progress) return null;
  const { files, seconds, total, name } = progress;
  const share = shareDone(progress);
  const left = share !== null && share > 0 && seconds > 2 ? (seconds * (1 - share)) / share : null;
  return (
    <div className="import-status">
      <span className="import-status-name">{importWords.reading(name)}</span>
      <ProgressBar
        className="import-progress"
        aria-label={importWords.importing}
        isIndeterminate={share === null}
        value={(share ?? 0) * 100}
      >
        {({ percentage }) => (
          <div className="import-progress-track">
            <div
              className={share === null ? 'import-progress-fill import-progress-unknown' : 'import-progress-fill'}
              style={{ width: `${percentage ?? 30}%` }}
            />
          </div>
        )}
      </ProgressBar>
      <span className="import-status-count">
        {importWords.files(files, total.files, total.complete)}
        {seconds > 1 && ` · ${importWords.rate(Math.round(files / seconds))}`}
        {left !== null && ` · ${importWords.left(left)}`}
      </span>
      <VanishingButton
        className="icon-button"
        aria-label={importWords.cancel}
        region={(button) => button.closest('footer')}
        onPress={() => importing.cancel()}
      >
        <X aria-hidden />
      </VanishingButton>
    </div>
  );
}

import { X } from 'lucide-react';
import { ProgressBar } from 'react-aria-components';
import { VanishingButton } from './VanishingButton.tsx';
import '../styles/import-status.css';

/** Long work in the status line: how far it is, of all (0 before that is known), and a way to give it up. */
export function WorkStatus(props: {
  readonly label: string;
  readonly words: string;
  readonly done: number;
  readonly of: number;
  readonly cancelLabel: string;
  cancel(): void;
}) {
  const { label, words, done, of, cancelLabel, cancel } = props;
  return (
    <div className="import-status">
      <ProgressBar
        className="import-progress"
        aria-label={label}
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
      <span className="import-status-count">{words}</span>
      <VanishingButton
        className="icon-button"
        aria-label={cancelLabel}
        region={(button) => button.closest('footer')}
        onPress={cancel}
      >
        <X aria-hidden />
      </VanishingButton>
    </div>
  );
}

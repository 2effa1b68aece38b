import { ProgressBar } from 'react-aria-components';

/** How much of long work is done, from 0 to 1; of null it is not known. */
export function ShareBar({ label, share }: { readonly label: string; readonly share: number | null }) {
  return (
    <ProgressBar
      className="shared-progress-bar"
      aria-label={label}
      isIndeterminate={share === null}
      value={(share ?? 0) * 100}
    >
      {({ percentage }) => (
        <div className="shared-progress-track">
          <div className="shared-progress-fill" style={{ width: `${percentage ?? 30}%` }} />
        </div>
      )}
    </ProgressBar>
  );
}

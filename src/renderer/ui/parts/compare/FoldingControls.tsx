import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';

interface FoldingControlsProps {
  readonly className?: string;
  /** Of the first line. */
  readonly topClassName: string;
  /** What the button is called that unfolds them. */
  readonly more: string;
  /** Stands first, folded or not. */
  readonly count: ReactNode;
  readonly save: ReactNode;
  /** The field that finds in what is found; stands there folded or not. */
  readonly find?: ReactNode;
  readonly children: ReactNode;
}

/**
 * The controls above what is found. Where there is little height, as in a window at 200 %, only the count and the field that finds stand
 * there, with a button that unfolds the rest; the page has the class `low-page` then, and what is found `low-body`.
 */
export function FoldingControls({
  className = '',
  topClassName,
  more,
  count,
  save,
  find,
  children,
}: FoldingControlsProps) {
  // Asked for only where there is little height.
  const [open, setOpen] = useState(false);
  return (
    <div className={`folding ${className}`} data-open={open || undefined}>
      <div className={`folding-top ${topClassName}`}>
        {count}
        <Button className="button small folding-more" aria-expanded={open} onPress={() => setOpen(!open)}>
          {more}
        </Button>
        {find}
        {save}
      </div>
      {children}
    </div>
  );
}

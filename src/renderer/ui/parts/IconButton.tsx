import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { ReactNode } from 'react';
import { VanishingButton } from './VanishingButton.tsx';
import type { Region } from './VanishingButton.tsx';

/** What a button without words is called, looks like and does. */
export interface IconButtonProps {
  /** The name, also shown as a tooltip unless `hint` says more. */
  readonly label: string;
  readonly hint?: string | undefined;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  /** Where the focus goes if it vanishes because it was pressed. */
  readonly region?: Region;
  /** Drawn beside the icon where there is room. */
  readonly children: ReactNode;
  onPress(): void;
}

/** A button whose meaning is an icon; its name stands in a tooltip and for assistive technology. */
export function IconButton({ label, hint, className, disabled, pressed, region, children, onPress }: IconButtonProps) {
  const own = {
    className: `icon-button ${className ?? ''}`,
    'aria-label': label,
    isDisabled: disabled ?? false,
    ...(pressed === undefined ? {} : { 'aria-pressed': pressed }),
    children,
    onPress,
  };
  return (
    <TooltipTrigger delay={500}>
      {region ? <VanishingButton {...own} region={region} /> : <Button {...own} />}
      <Tooltip className="tooltip" offset={6}>
        {hint ?? label}
      </Tooltip>
    </TooltipTrigger>
  );
}

import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { ReactNode } from 'react';

export interface IconButtonProps {
  /** The name, also shown as a tooltip unless `hint` says more. */
  readonly label: string;
  readonly hint?: string | undefined;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  /** Drawn beside the icon where there is room. */
  readonly children: ReactNode;
  onPress(): void;
}

/** A button whose meaning is an icon; its name stands in a tooltip and for assistive technology. */
export function IconButton({ label, hint, className, disabled, pressed, children, onPress }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <Button
        className={`icon-button ${className ?? ''}`}
        aria-label={label}
        isDisabled={disabled ?? false}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        onPress={onPress}
      >
        {children}
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {hint ?? label}
      </Tooltip>
    </TooltipTrigger>
  );
}

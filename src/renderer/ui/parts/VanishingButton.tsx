import { useLayoutEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { ButtonProps } from 'react-aria-components';

/** Where to look for what appears; asked when the button is pressed and when it vanishes. */
export type Region = (button: HTMLElement) => HTMLElement | null | undefined;

/**
 * A button that may vanish because it was pressed, at once or later: “Show more”, “Cancel”. The focus must not vanish with
 * it. It goes to the first thing in the region that was not there at the press, or else to the region itself.
 */
export function VanishingButton({ region, onPress, ...props }: ButtonProps & { readonly region: Region }) {
  const button = useRef<HTMLButtonElement>(null);
  const known = useRef<ReadonlySet<Element> | null>(null);
  useLayoutEffect(() => {
    const own = button.current;
    return () => {
      if (!own || own !== document.activeElement) return;
      const there = region(own);
      // When all of the change is drawn.
      if (there) queueMicrotask(() => takeFocus(own, there, known.current));
    };
  }, [region]);
  return (
    <Button
      {...props}
      ref={button}
      onPress={(event) => {
        known.current = new Set(region(event.target as HTMLElement)?.querySelectorAll('*'));
        onPress?.(event);
      }}
    />
  );
}

/** Keyboards reach these. */
const reachable = 'button:not(:disabled), a[href], input, select, textarea, [tabindex]';

function takeFocus(gone: HTMLElement, region: HTMLElement, known: ReadonlySet<Element> | null): void {
  // It was only drawn again, or the whole page is put away, or somebody else took the focus.
  if (gone.isConnected || !region.isConnected) return;
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  const fresh = known ? [...region.querySelectorAll<HTMLElement>('*')].filter((one) => !known.has(one)) : [];
  focusOn(fresh.find((one) => one.matches(reachable)) ?? fresh[0] ?? region);
}

/** Also on what no key leads to. */
function focusOn(element: HTMLElement): void {
  if (!element.matches(reachable)) element.tabIndex = -1;
  element.focus();
}

import { useCallback, useLayoutEffect, useRef } from 'react';

/** What had the focus last beneath all dialogs and menus. */
let beneath: HTMLElement | null = null;

/** Remembers what has the focus beneath dialogs, as long as the window stands. */
export function useRememberedFocus(): void {
  useLayoutEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && !target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]'))
        beneath = target;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
}

/**
 * Gives the focus back as soon as a dialog is gone that was left, where nothing else took it. A frame later, as dialogs do it by
 * themselves, is too late for who goes on at once: the next dialog would find it nowhere, and leave it there.
 * @returns to be called when the dialog is left without having done anything
 */
export function useFocusBack(): () => void {
  const left = useRef(false);
  useLayoutEffect(
    () => () => {
      if (!left.current) return;
      queueMicrotask(() => {
        const { activeElement, body } = document;
        if ((activeElement === null || activeElement === body) && beneath?.isConnected)
          beneath.focus({ preventScroll: true });
      });
    },
    [],
  );
  return useCallback(() => {
    left.current = true;
  }, []);
}

import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

/** How many pixels wide an element is, without its padding; `first` before it is drawn. */
export function useWidth(element: RefObject<HTMLElement | null>, first: number): number {
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    if (!element.current) return undefined;
    const watch = new ResizeObserver(([entry]) => setWidth(entry!.contentRect.width));
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [element]);
  return width;
}

/** How many pixels tall an element is, with its edges; 0 before it is drawn. */
export function useHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    if (!element.current) return undefined;
    const watch = new ResizeObserver(([entry]) => setHeight(entry!.borderBoxSize[0]!.blockSize));
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [element]);
  return height;
}

import { createContext, useContext } from 'react';

/** Which of two panes this is drawn in: 0 or 1. */
export const PaneContext = createContext(0);

/** Which of two panes this is drawn in: 0 or 1. */
export function usePane(): number {
  return useContext(PaneContext);
}

import { createRoot } from 'react-dom/client';
import { App } from './ui/App.tsx';
import type { AppProps } from './ui/App.tsx';
import { leaveKeysToCompositions } from './ui/hooks/typing.ts';

/** Draws the screens: their part of `main.tsx`, loaded while the project is being opened. */
export function draw(props: AppProps): void {
  leaveKeysToCompositions(window);
  createRoot(document.getElementById('root')!, {
    onUncaughtError: (error) => props.troubles.tell(error),
    onCaughtError: (error) => props.troubles.tell(error),
  }).render(<App {...props} />);
}

import './ui/styles/theme.css';
import './ui/styles/controls.css';
import { createRoot } from 'react-dom/client';
import { pickHost } from './host/pick.ts';
import { openRegistry } from './store/registry.ts';
import { App } from './ui/App.tsx';
import { Troubles } from './ui/trouble.ts';
import { finderWorker, nearFinder, startFinder } from './workers/finder.ts';
import { ingestWorker, nearIngest, startIngest } from './workers/ingest.ts';
import { workerAfter } from './workers/worker-after.ts';

// The one place where everything meets: the host, the registry, the workers and the screens.

const host = pickHost();
const troubles = new Troubles((fault) => void host.native?.logs.write(fault));
window.addEventListener('error', (event) => {
  // Says only that a size was measured twice in one frame.
  if (/ResizeObserver loop/u.test(event.message)) return;
  troubles.tell(event.error ?? event.message);
});
window.addEventListener('unhandledrejection', (event) => troubles.tell(event.reason));

// Without it an engine may throw the projects away when the disk runs low. It may say no; then saving to a file helps.
void navigator.storage?.persist?.().catch(() => false);

// Their start would hold up the first picture, which needs none of them.
let onShown = (): void => undefined;
const shown = new Promise<void>((resolve) => (onShown = resolve));
const ingest = startIngest(undefined, () => nearIngest(workerAfter(shown, ingestWorker)));
const finder = startFinder(undefined, () => nearFinder(workerAfter(shown, finderWorker)));

createRoot(document.getElementById('root')!, {
  onUncaughtError: (error) => troubles.tell(error),
  onCaughtError: (error) => troubles.tell(error),
}).render(
  <App
    host={host}
    registry={openRegistry()}
    ingest={ingest.port}
    finder={finder.port}
    listenFinder={finder.listen}
    troubles={troubles}
    onShown={() => onShown()}
  />,
);

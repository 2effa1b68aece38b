import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './ui/styles/theme.css';
import './ui/styles/controls.css';
import { begin } from './commands/begin.ts';
import { removeLeftovers } from './commands/projects.ts';
import { pickHost } from './host/pick.ts';
import { openRegistry } from './store/registry.ts';
import { appearanceOf, showAppearance } from './session/appearance.ts';
import { Troubles } from './session/trouble.ts';
import { WorkerFault } from './workers/call.ts';
import { startComparer } from './workers/compare.ts';
import { startFiles } from './workers/files.ts';
import { finderWorker, nearFinder, startFinder } from './workers/finder.ts';
import { ingestWorker, nearIngest, startIngest } from './workers/ingest.ts';
import { workerAfter } from './workers/worker-after.ts';

// The one place where everything meets: the host, the registry, the workers and the screens.

const host = pickHost(startFiles);
const troubles = new Troubles((fault) => void host.native?.logs.write(fault));
window.addEventListener('error', (event) => {
  // Says only that a size was measured twice in one frame.
  if (/ResizeObserver loop/u.test(event.message)) return;
  tell(event.error ?? event.message);
});
window.addEventListener('unhandledrejection', (event) => tell(event.reason));

function tell(error: unknown): void {
  troubles.tell(error, error instanceof WorkerFault ? 'worker' : 'window');
}

// The database answers from another process: what it is asked before the screens are loaded is there when they are.
const registry = openRegistry();
const beginning = begin(host, registry, (stored) => showAppearance(host, appearanceOf(stored)));
const screens = import('./draw.tsx');

// Without it an engine may throw the projects away when the disk runs low. It may say no; then saving to a file helps.
void navigator.storage?.persist?.().catch(() => false);

// Their start would hold up the first picture, which needs none of them.
let onShown = (): void => undefined;
const shown = new Promise<void>((resolve) => (onShown = resolve));
const ingest = startIngest(undefined, () => nearIngest(workerAfter(shown, ingestWorker)));
const finder = startFinder(undefined, () => nearFinder(workerAfter(shown, finderWorker)));
const comparer = startComparer();

void screens.then(({ draw }) =>
  draw({
    host,
    registry,
    beginning,
    ingest: ingest.port,
    finder: finder.port,
    listenFinder: finder.listen,
    comparer: comparer.port,
    listenComparer: comparer.listen,
    troubles,
    onShown: () => onShown(),
  }),
);

void shown.then(async () => (await import('./session/idle-months.ts')).askMonthsWhenIdle());

// What cannot be removed now is in nobody's way, and is tried again at the next start.
void shown.then(() => removeLeftovers(registry));

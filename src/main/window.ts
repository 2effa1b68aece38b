import path from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Settings } from './host/settings.ts';
import { usablePlace } from './place.ts';
import { pageAddress } from './scheme.ts';
import { words } from './words.ts';

/** Milliseconds after which the window is shown whatever it has to show. */
const unseen = 2000;

/** Opens the window where it was last time, and shows it when there is something to see. */
export function openWindow(settings: Settings, development: boolean): BrowserWindow {
  const place = usablePlace(
    settings.read(),
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    ...place.bounds,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: words.product,
    backgroundColor: background(),
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      // Its dictionaries would be fetched from the network.
      spellcheck: false,
      devTools: development,
    },
  });
  let shown = false;
  const show = () => {
    if (shown || window.isDestroyed()) return;
    shown = true;
    if (place.maximized) window.maximize();
    window.show();
  };
  // Under Wayland a window that is not shown may never be told that there is something to see.
  window.once('ready-to-show', show);
  window.webContents.once('did-finish-load', show);
  setTimeout(show, unseen);
  window.on('close', () => {
    settings.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  void window.loadURL(pageAddress);
  return window;
}

/** What is seen before the page is drawn and where it is not: the colours of its paper. */
export function background(): string {
  return nativeTheme.shouldUseDarkColors ? '#1b1a18' : '#fbf9f4';
}

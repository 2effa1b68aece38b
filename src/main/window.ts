import path from 'node:path';
import type { Session, WebContents } from 'electron';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Settings } from './host/settings.ts';
import { usablePlace } from './place.ts';
import { isOurs, pageAddress } from './scheme.ts';

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
    title: 'Lectern',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1a18' : '#fbf9f4',
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
  window.once('ready-to-show', () => {
    if (place.maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    settings.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  void window.loadURL(pageAddress);
  return window;
}

/** Lets a page go nowhere, open nothing and hold no web view. Web addresses are handed to `openOutside`. */
export function guardContents(contents: WebContents, openOutside: (url: string) => void): void {
  const stay = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isOurs(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

/**
 * Refuses every permission but writing to the clipboard and keeping the projects when the disk runs low, and every
 * request that would leave the machine.
 */
export function guardSession(session: Session): void {
  const allowed: readonly string[] = ['clipboard-sanitized-write', 'persistent-storage'];
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allowed.includes(permission)));
  session.setPermissionCheckHandler((_contents, permission) => allowed.includes(permission));
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  const outside = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'];
  session.webRequest.onBeforeRequest({ urls: outside }, (_details, answer) => answer({ cancel: true }));
}

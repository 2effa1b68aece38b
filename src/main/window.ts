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
  // Loading the page again is all there is to navigate to.
  const stay = (event: { readonly url: string; preventDefault(): void }) => {
    if (event.url.split(/[?#]/u, 1)[0] !== pageAddress) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // A certificate, a password: nothing that is asked for comes from us.
  contents.on('select-client-certificate', (event) => event.preventDefault());
  contents.on('login', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

/**
 * All that a page is allowed. Writing to the clipboard is an act of the person; keeping the storage gives a page nothing
 * to see or to reach, and without it the engine may throw the projects away when the disk runs low.
 */
const permissions: readonly string[] = ['clipboard-sanitized-write', 'persistent-storage'];

/**
 * Refuses every other permission, every download (what is saved goes through the host), and every request that would
 * leave the machine.
 */
export function guardSession(session: Session, development: boolean): void {
  const allowed = (permission: string) => permissions.includes(permission);
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allowed(permission)));
  session.setPermissionCheckHandler((_contents, permission) => allowed(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !staysInside(url, development) }));
}

/** True for requests that no machine hears: of our own files, and of what the page holds in memory. */
function staysInside(url: string, development: boolean): boolean {
  if (isOurs(url) || url.startsWith('data:') || url.startsWith(`blob:${pageAddress}`)) return true;
  // The tools that look into a page are served by the program itself.
  return development && (url.startsWith('devtools://') || url.startsWith('chrome-extension://'));
}

import type { CommandLine, Session, WebContents } from 'electron';
import { isOurs, pageAddress } from './scheme.ts';

// The walls around the page. What it cannot do by itself it asks of the host, which has walls of its own.
//
// A page that somebody took over by a hole in our own code has the host's methods and no more: no path reaches the main
// process that a person did not pick, drop or name, since the preload, in its own world, reads the places of dropped
// files itself. Whoever broke out of the page's process into that world could name places to `openDropped` and read
// them; the sandbox keeps such a process from files by itself, but not from the channels. That is not defended against.

/** Words of the command line that would let others look into the page, and act in it, with the tools of developers. */
const lookingIn = ['remote-debugging-port', 'remote-debugging-pipe'];

/** Lets nobody look into the page from outside, but in development. To be called before the program is ready. */
export function guardCommandLine(commandLine: Pick<CommandLine, 'removeSwitch'>, development: boolean): void {
  if (!development) for (const word of lookingIn) commandLine.removeSwitch(word);
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
  // Else the first one would be sent. Who asks for a password gets none unless somebody answers here, and nobody does.
  contents.on('select-client-certificate', (event) => event.preventDefault());
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

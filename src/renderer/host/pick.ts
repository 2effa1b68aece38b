import type { Host } from '../../core/ports/host.ts';
import { browserHost } from './browser.ts';
import { electronHost } from './electron.ts';
import type { Beside } from './read-beside.ts';

/** The host of the machine this window runs on; asked once, when the program starts. `readBeside` as for a browser tab. */
export function pickHost(readBeside: () => Beside): Host {
  return window.host ? electronHost(window.host) : browserHost(readBeside);
}

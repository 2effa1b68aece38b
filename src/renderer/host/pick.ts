import type { Host } from '../../core/ports/host.ts';
import { browserHost } from './browser.ts';
import { electronHost } from './electron.ts';

/** The host of the machine this window runs on; asked once, when the program starts. */
export function pickHost(): Host {
  return window.host ? electronHost(window.host) : browserHost();
}

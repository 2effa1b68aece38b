import type { Host } from '../../core/ports/host.ts';

declare global {
  interface Window {
    /** Put there by the preload, on the desktop only. */
    readonly host?: Host;
  }
}

/** The host of the desktop program. The preload does the work; dropped things are reduced to what may cross to it. */
export function electronHost(bridge: Host): Host {
  return {
    ...bridge,
    openDropped: (dropped) => bridge.openDropped(dropped instanceof DataTransfer ? [...dropped.files] : []),
  };
}

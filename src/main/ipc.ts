import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { fail } from '../core/model/result.ts';
import type { DesktopHost } from './host/desktop.ts';
import { isOurs } from './scheme.ts';

// Each method of the host is one channel. Nothing that comes over it is trusted: neither who sent it nor what it is.

type Check = (value: unknown) => boolean;

const text =
  (longest: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= longest;
const id = text(100);
const want: Check = (value) => value === 'folder' || value === 'files' || value === 'project';
const budget: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const bytes: Check = (value) => value instanceof Uint8Array;
const places: Check = (value) =>
  Array.isArray(value) && value.length <= 100_000 && value.every((item) => typeof item === 'string' && item !== '');

/** The methods that a window may call, each with a check of each argument. */
const methods = {
  openFiles: [want],
  openDropped: [places],
  pullFiles: [id, budget],
  closeFiles: [id],
  beginSave: [text(1000), text(200)],
  writeSave: [id, bytes],
  endSave: [id],
  abortSave: [id],
  openExternal: [text(20_000)],
  openSample: [],
  takeArguments: [],
  showInFolder: [text(32_000)],
} as const satisfies Partial<Record<keyof DesktopHost, readonly Check[]>>;

/** Binds the host to its channels, `host.` and the method's name. */
export function bindHost(host: DesktopHost, ipcMain: IpcMain): void {
  for (const [method, checks] of Object.entries(methods)) {
    ipcMain.handle(`host.${method}`, (event, ...values: unknown[]) => {
      if (!isOwnPage(event)) throw new Error(`A stranger called ${method}`);
      const fits = values.length === checks.length && checks.every((check, at) => check(values[at]));
      if (!fits) return fail('invalid', method, 'malformed arguments');
      return (host[method as keyof typeof methods] as (...values: unknown[]) => Promise<unknown>)(...values);
    });
  }
}

/** Only the page itself may ask: no frame inside it, and no other page that a window might have been led to. */
function isOwnPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOurs(frame.url);
}

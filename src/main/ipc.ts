import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { fail } from '../core/model/result.ts';
import type { NativeWindow } from '../core/ports/host.ts';
import type { DesktopHost } from './host/desktop.ts';
import type { LogFile } from './host/logs.ts';
import { isFault } from './host/logs.ts';
import { isOurs } from './scheme.ts';

// Each method of the host is one channel. Nothing that comes over it is trusted: neither who sent it nor what it is.

/** True for a value that an argument may have. */
export type Check = (value: unknown) => boolean;
/** The methods of an ability that a window may call, each with a check of each argument. */
export type Checks<T> = Readonly<Partial<Record<keyof T, readonly Check[]>>>;

/** Takes strings of up to so many UTF-16 units. */
export const text =
  (longest: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= longest;
/** What we call sources, saves and the like. */
export const id = text(100);
const want: Check = (value) => value === 'folder' || value === 'files' || value === 'project';
const budget: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const bytes: Check = (value) => value instanceof Uint8Array;
const places: Check = (value) =>
  Array.isArray(value) && value.length <= 100_000 && value.every((item) => typeof item === 'string' && item !== '');

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
  startsSafely: [],
  startSafely: [],
  freeSpace: [],
  takeArguments: [],
  showInFolder: [text(32_000)],
} as const satisfies Checks<DesktopHost>;

/** Binds the host to its channels, `host.` and the method's name. */
export function bindHost(host: DesktopHost, ipcMain: IpcMain): void {
  bindAbility('host', host, methods, ipcMain);
}

/** What the page may ask of the window around it. */
export interface WindowAbility extends Omit<NativeWindow, 'onLeave' | 'onStore'> {
  /** The page gives a sign that it is at work before it leaves. */
  leaving(): Promise<void>;
  /** The page has done what it must: it may be closed. */
  left(): Promise<void>;
  /** The page has stored what it held. */
  stored(): Promise<void>;
}

const share: Check = (value) => value === null || (typeof value === 'number' && value >= 0 && value <= 1);
const work: Check = (value) =>
  value === null || (isObject(value) && text(1000)(value['label']) && share(value['share']));

const list =
  (longest: number, item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= longest && value.every(item);
const recent: Check = (value) => isObject(value) && id(value['id']) && text(1000)(value['name']);
const keys: Check = (value) =>
  isObject(value) && Object.keys(value).length <= 1000 && Object.values(value).every((key) => text(50)(key));
const menu: Check = (value) =>
  isObject(value) && list(1000, id)(value['enabled']) && list(50, recent)(value['recent']) && keys(value['keys']);
const appearance: Check = (value) => value === 'system' || value === 'light' || value === 'dark';

/** Binds the window to its channels, `window.` and the method's name. */
export function bindWindow(around: WindowAbility, ipcMain: IpcMain): void {
  const methods = {
    ...{ leaving: [], left: [], stored: [], showWork: [work] },
    ...{ showMenu: [menu], showAppearance: [appearance] },
  } as const satisfies Checks<WindowAbility>;
  bindAbility('window', around, methods, ipcMain);
}

/** Binds the log to its channel. */
export function bindLogs(logs: LogFile, ipcMain: IpcMain): void {
  bindAbility('logs', logs, { write: [isFault] }, ipcMain);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/**
 * Binds an ability's methods to channels: its name, a dot and the method's name. The method's answer is the channel's;
 * malformed arguments are answered with `invalid` and never reach it.
 */
export function bindAbility<T extends object>(name: string, ability: T, checks: Checks<T>, ipcMain: IpcMain): void {
  for (const [method, wanted] of Object.entries<readonly Check[]>(checks as Record<string, readonly Check[]>)) {
    ipcMain.handle(`${name}.${method}`, (event, ...values: unknown[]) => {
      if (!isOwnPage(event)) throw new Error(`A stranger called ${name}.${method}`);
      const fits = values.length === wanted.length && wanted.every((check, at) => check(values[at]));
      if (!fits) return fail('invalid', method, 'malformed arguments');
      return (ability[method as keyof T] as (...values: unknown[]) => Promise<unknown>)(...values);
    });
  }
}

/** Only the page itself may ask: no frame inside it, and no other page that a window might have been led to. */
function isOwnPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOurs(frame.url);
}

import type * as Electron from 'electron';
import type { EventEmitter } from 'node:events';
import type * as standIn from './electron.mjs';

// Nothing runs here. The type check fails when the stand-in has a name that Electron has not, or a function whose
// arguments or answer do not fit Electron's; and so it does when the program calls what Electron has not.

/** Names that the stand-in has and Electron has not. */
type Strange<Mine, Theirs> = Exclude<keyof Mine, keyof Theirs>;

/** Functions of the stand-in that cannot stand where Electron's stand. */
type Unfit<Mine, Theirs> = {
  [Name in keyof Mine & keyof Theirs]: Theirs[Name] extends (...values: never[]) => unknown
    ? Mine[Name] extends Theirs[Name]
      ? never
      : Name
    : never;
}[keyof Mine & keyof Theirs];

type Faults<Mine, Theirs> = Strange<Mine, Theirs> | Exclude<Unfit<Mine, Theirs>, keyof EventEmitter>;
type None<Fault extends never> = Fault;

type Session = (typeof standIn.session)['defaultSession'];

export type Checked = [
  None<Strange<typeof standIn, typeof Electron>>,
  None<Faults<typeof standIn.app, Electron.App>>,
  None<Faults<typeof standIn.app.commandLine, Electron.CommandLine>>,
  None<Faults<InstanceType<typeof standIn.BrowserWindow>, Electron.BrowserWindow>>,
  None<Faults<InstanceType<typeof standIn.BrowserWindow>['webContents'], Electron.WebContents>>,
  None<Faults<typeof standIn.powerMonitor, Electron.PowerMonitor>>,
  None<Faults<typeof standIn.ipcMain, Electron.IpcMain>>,
  None<Faults<typeof standIn.protocol, Electron.Protocol>>,
  None<Faults<typeof standIn.dialog, Electron.Dialog>>,
  None<Faults<typeof standIn.shell, Electron.Shell>>,
  None<Faults<typeof standIn.Menu, typeof Electron.Menu>>,
  None<Faults<InstanceType<typeof standIn.Menu>, Electron.Menu>>,
  None<Faults<typeof standIn.nativeTheme, Electron.NativeTheme>>,
  None<Faults<typeof standIn.clipboard, Electron.Clipboard>>,
  None<Faults<typeof standIn.screen, Electron.Screen>>,
  None<Faults<Session, Electron.Session>>,
  None<Faults<Session['webRequest'], Electron.WebRequest>>,

  // The check itself is checked.
  // @ts-expect-error Electron has no such call.
  None<Faults<{ openSesame(): void }, Electron.Dialog>>,
  // @ts-expect-error Electron opens addresses that are texts, and answers with a promise.
  None<Faults<{ openExternal(url: number): void }, Electron.Shell>>,
];

import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Host } from '../core/ports/host.ts';

// The only thing the page sees of the desktop: the host, each method a question to the main process, or a way to hear of it.

const askOf =
  (ability: string) =>
  (method: string) =>
  (...values: unknown[]) =>
    ipcRenderer.invoke(`${ability}.${method}`, ...values);
const ask = askOf('host');
const askWindow = askOf('window');
const askBackups = askOf('backups');

const leaving = new Set<() => Promise<void>>();

// Tells the main process that the page is at work as long as its listeners are, and when they are done.
ipcRenderer.on('leave', () => {
  const atWork = setInterval(() => void ipcRenderer.invoke('window.leaving'), 1000);
  const work = async () => {
    for (const listener of [...leaving]) await listener().catch(() => undefined); // The page tells its own failures.
  };
  void work().finally(() => {
    clearInterval(atWork);
    return ipcRenderer.invoke('window.left');
  });
});
const storing = new Set<() => Promise<void>>();

ipcRenderer.on('store', () => {
  const stored = [...storing].map((listener) => listener());
  void Promise.allSettled(stored).then(() => ipcRenderer.invoke('window.stored'));
});
const askLinkedFolders = askOf('linkedFolders');

/** Calls back with the one word that the main process announces on a channel. */
const hearOf = (channel: string) => (listener: (word: string) => void) => {
  const hear = (_event: unknown, word: unknown) => {
    if (typeof word === 'string') listener(word);
  };
  ipcRenderer.on(channel, hear);
  return () => void ipcRenderer.removeListener(channel, hear);
};

const host = {
  kind: 'desktop',
  platform: process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'windows' : 'linux',
  openFiles: ask('openFiles'),
  /** Here `dropped` is the dropped `File`s; one that has no place on disk, because a script made it, is left out. */
  openDropped: (dropped) => {
    const files = Array.isArray(dropped) ? dropped.filter((file) => file instanceof File) : [];
    return ipcRenderer.invoke('host.openDropped', files.map((file) => webUtils.getPathForFile(file)).filter(Boolean));
  },
  pullFiles: ask('pullFiles'),
  closeFiles: ask('closeFiles'),
  beginSave: ask('beginSave'),
  writeSave: ask('writeSave'),
  endSave: ask('endSave'),
  abortSave: ask('abortSave'),
  openExternal: ask('openExternal'),
  openSample: ask('openSample'),
  startsSafely: ask('startsSafely'),
  startSafely: ask('startSafely'),
  freeSpace: ask('freeSpace'),
  native: {
    onCommand: hearOf('command'),
    takeArguments: ask('takeArguments'),
    showInFolder: ask('showInFolder'),
    onLeave: (listener) => {
      leaving.add(listener);
      return () => void leaving.delete(listener);
    },
    onStore: (listener) => {
      storing.add(listener);
      return () => void storing.delete(listener);
    },
    showWork: askWindow('showWork'),
    logs: { write: askOf('logs')('write') },
    showMenu: askWindow('showMenu'),
    showAppearance: askWindow('showAppearance'),
    linkedFolders: {
      link: askLinkedFolders('link'),
      unlink: askLinkedFolders('unlink'),
      look: askLinkedFolders('look'),
      open: askLinkedFolders('open'),
      onChanged: hearOf('linkedFolders'),
    },
    backups: {
      begin: askBackups('begin'),
      write: askBackups('write'),
      end: askBackups('end'),
      abort: askBackups('abort'),
      list: askBackups('list'),
      open: askBackups('open'),
      folder: askBackups('folder'),
      chooseFolder: askBackups('chooseFolder'),
      show: askBackups('show'),
    },
  },
} satisfies Host;

contextBridge.exposeInMainWorld('host', host);

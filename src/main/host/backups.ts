import { createHash, randomUUID } from 'node:crypto';
import * as disk from 'node:fs/promises';
import path from 'node:path';
import type { Result } from '../../core/model/result.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Backup, BackupReason, Backups } from '../../core/ports/backups.ts';
import { backupReasons } from '../../core/ports/backups.ts';
import { isNamedProject, projectEnding, tidyName } from '../../core/ports/file-names.ts';
import type { Source } from '../../core/ports/host.ts';
import { id, text } from '../ipc.ts';
import type { Check, Checks } from '../ipc.ts';
import { readStamp, Stamping, verify } from './backup-file.ts';
import type { Stamp } from './backup-file.ts';
import { thinOut } from './rotation.ts';
import type { Settings } from './settings.ts';
import { codeOf } from './walk.ts';
import { removeFileNow, WholeFile, writeProblem } from './write-whole.ts';

/** What backups need of the system, lent by Electron in the program and by tests in tests. */
export interface BackupAbilities {
  /** Where they are kept if nobody chose another place. Made if it is missing; a chosen one never is. */
  readonly home: string;
  /** Keeps the chosen folder and the name of this installation. */
  readonly settings: Settings;
  readonly pickFolder: () => Promise<string | null>;
  readonly openFile: (file: string) => Promise<Result<Source | null>>;
  readonly showFolder: (folder: string) => Promise<string>;
  readonly now?: () => Date;
  readonly fs?: Pick<typeof disk, 'open' | 'rename' | 'rm' | 'readdir' | 'mkdir' | 'stat'>;
}

/** Backups as files of a folder of this computer. */
export interface BackupsOnDisk extends Backups {
  /** Gives up what is half written: the window is gone. */
  forget(): Promise<void>;
  /** Removes what is half written at once, because the machine may end with the next word. */
  removeHalfWrittenNow(): void;
}

const bytes: Check = (value) => value instanceof Uint8Array;
const projectId: Check = (value) => typeof value === 'string' && /^[\w-]{1,100}$/u.test(value);
const reason: Check = (value) => backupReasons.includes(value as BackupReason);

/** What a window may ask. */
export const backupChecks = {
  begin: [projectId, text(10_000), reason],
  write: [id, bytes],
  end: [id],
  abort: [id],
  list: [],
  open: [id],
  folder: [],
  chooseFolder: [],
  show: [],
} as const satisfies Checks<Backups>;

/** Each backup grows beside its place and gets its name only when it is whole and checked. */
export function backupsOnDisk(abilities: BackupAbilities): BackupsOnDisk {
  const { home, settings, now = () => new Date(), fs = disk } = abilities;
  const writings = new Map<string, Writing>();
  /** Where files grow: from before such a file is made until it has its name or is removed. */
  const growing = new Set<string>();
  /** Files that `open` found damaged, by place, size and time. */
  const damaged = new Set<string>();

  const kept = (): { folder: string | null; maker: string } => {
    const { folder, maker } = (settings.read() ?? {}) as { folder?: unknown; maker?: unknown };
    const chosen = typeof folder === 'string' && path.isAbsolute(folder) ? folder : null;
    if (typeof maker === 'string' && /^[\da-f]{8}$/u.test(maker)) return { folder: chosen, maker };
    const made = randomUUID().slice(0, 8);
    settings.write({ folder: chosen, maker: made });
    return { folder: chosen, maker: made };
  };
  const folder = (): string => kept().folder ?? home;

  /** Makes the usual folder. A chosen one that is missing is on a drive that is not there: nothing is put in its place. */
  const reach = async (): Promise<void> => {
    if (kept().folder === null) await fs.mkdir(home, { recursive: true });
    else if (!(await fs.stat(folder())).isDirectory()) {
      throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    }
  };

  const abort = async (saveId: string): Promise<void> => {
    const writing = writings.get(saveId);
    if (!writing) return;
    writings.delete(saveId);
    await writing.file.discard();
    growing.delete(writing.file.beside);
  };

  /** Removes what this installation began to write and a crash or power cut ended. */
  const clearHalfWritten = async (): Promise<void> => {
    for (const file of await fs.readdir(folder())) {
      const [, maker, pid] = partName.exec(file) ?? [];
      const place = path.join(folder(), file);
      if (maker !== kept().maker || growing.has(place)) continue;
      if (Number(pid) === process.pid || !isRunning(Number(pid))) await fs.rm(place, { force: true });
    }
  };

  const look = async (): Promise<Found[]> => {
    const place = folder();
    let names: string[];
    try {
      names = await fs.readdir(place);
    } catch (error) {
      if (kept().folder === null && codeOf(error) === 'ENOENT') return []; // None was made yet.
      throw error;
    }
    const found: Found[] = [];
    for (const file of names) {
      if (file.startsWith('.') || !isNamedProject(file)) continue;
      const one = await lookAt(path.join(place, file), fs);
      if (one) found.push(damaged.has(one.state) ? { ...one, isDamaged: true } : one);
    }
    return found;
  };

  /** Only what is surely ours: made here, whole, and under the name that it was given. */
  const rotate = async (current: Stamp): Promise<void> => {
    const found = (await look()).filter(
      ({ stamp, file, isDamaged }) =>
        stamp !== null &&
        !isDamaged &&
        stamp.maker === current.maker &&
        stamp.projectId === current.projectId &&
        path.basename(file).endsWith(` ${stamp.id}${projectEnding}`),
    );
    const going = thinOut(
      found.map(({ stamp }) => ({
        id: stamp!.id,
        made: new Date(stamp!.made),
        forGood: stamp!.reason === 'upgrade',
      })),
      current.id,
    );
    for (const { stamp, file } of found) if (going.has(stamp!.id)) await fs.rm(file, { force: true });
  };

  return {
    async begin(project, projectName, why) {
      for (const [saveId, one] of [...writings]) if (one.stamp.projectId === project) await abort(saveId);
      try {
        await reach();
        await clearHalfWritten().catch(() => undefined); // They are in nobody's way; the next one tries again.
        const made = now();
        const { maker } = kept();
        const stamp = { id: shortId(), projectId: project, projectName, made: made.toISOString(), reason: why, maker };
        const file = fileNameOf(projectName, made, stamp.id);
        const place = path.join(folder(), file);
        const beside = path.join(folder(), `.${file}.${maker}.${process.pid}.part`);
        const saveId = randomUUID();
        growing.add(beside);
        const begun = await WholeFile.begin(place, beside, undefined, fs).catch((error: unknown) => {
          growing.delete(beside);
          throw error;
        });
        writings.set(saveId, { stamp, file: begun, stamping: new Stamping() });
        return ok(saveId);
      } catch (error) {
        return writeProblem(error, folder());
      }
    },

    async write(saveId, piece) {
      const writing = writings.get(saveId);
      if (!writing) return fail('not-found', saveId);
      try {
        // Taken in the order of the calls, as it is written.
        await writing.file.write(writing.stamping.take(piece));
        return ok(null);
      } catch (error) {
        await abort(saveId);
        return writeProblem(error, path.dirname(writing.file.place));
      }
    },

    async end(saveId) {
      const writing = writings.get(saveId);
      if (!writing) return fail('not-found', saveId);
      writings.delete(saveId);
      const { stamp, file } = writing;
      const end = writing.stamping.end(stamp);
      if (end === null) {
        await file.discard();
        growing.delete(file.beside);
        return fail('invalid', stamp.projectName, 'not a project file');
      }
      try {
        await Promise.all([file.write(end), file.end()]);
      } catch (error) {
        return writeProblem(error, path.dirname(file.place));
      } finally {
        growing.delete(file.beside);
      }
      const whole = { ...stamp, bytes: file.length };
      // What could not be removed now is looked at again after the next one.
      await rotate(whole).catch(() => undefined);
      return ok(
        backupOf({ file: file.place, stamp: whole, size: whole.bytes, time: new Date(), isDamaged: false, state: '' }),
      );
    },

    abort,

    async list() {
      try {
        const found = (await look()).map(backupOf);
        return ok(found.sort((a, b) => (a.made < b.made ? 1 : a.made > b.made ? -1 : a.id < b.id ? -1 : 1)));
      } catch (error) {
        return readProblem(error, folder());
      }
    },

    async open(backup) {
      try {
        const found = (await look()).find(({ file }) => idOf(file) === backup);
        if (!found) return fail('not-found', backup);
        const handle = await fs.open(found.file, 'r');
        const holds = await verify(handle, found.size).finally(() => handle.close());
        if (!holds) {
          damaged.add(found.state);
          return fail('project-file-damaged', path.basename(found.file), 'The check sum does not hold');
        }
        const source = await abilities.openFile(found.file);
        return source.ok ? (source.value ? ok(source.value) : fail('not-found', backup)) : source;
      } catch (error) {
        return readProblem(error, folder());
      }
    },

    async folder() {
      return ok({ where: folder() });
    },

    async chooseFolder() {
      const picked = await abilities.pickFolder();
      if (picked === null) return ok(null);
      const probe = path.join(picked, `.lectern-${randomUUID()}.part`);
      try {
        const handle = await fs.open(probe, 'wx');
        await handle.close();
        await fs.rm(probe, { force: true });
      } catch (error) {
        return writeProblem(error, picked);
      }
      const { maker } = kept();
      const chosen = path.resolve(picked) === path.resolve(home) ? null : path.resolve(picked);
      // A setting that could not be stored would send the next backup to the old place without a word.
      const stored = settings.write({ folder: chosen, maker });
      return stored.ok ? ok({ where: folder() }) : stored;
    },

    async show() {
      try {
        await reach();
      } catch (error) {
        return readProblem(error, folder());
      }
      const wrong = await abilities.showFolder(folder());
      return wrong === '' ? ok(null) : fail('not-available', folder(), wrong);
    },

    async forget() {
      await Promise.all([...writings.keys()].map(abort));
    },

    removeHalfWrittenNow() {
      writings.clear();
      for (const file of growing) removeFileNow(file);
    },
  };
}

interface Writing {
  readonly stamp: Omit<Stamp, 'bytes'>;
  readonly file: WholeFile;
  readonly stamping: Stamping;
}

/** A file of the folder that may be a backup. `state` tells it from what it was before it changed. */
interface Found {
  readonly file: string;
  readonly stamp: Stamp | null;
  readonly size: number;
  readonly time: Date;
  readonly isDamaged: boolean;
  readonly state: string;
}

type FileSystem = NonNullable<BackupAbilities['fs']>;

/** Null if it is gone, or no file. */
async function lookAt(file: string, fs: FileSystem): Promise<Found | null> {
  try {
    const look = await fs.stat(file);
    if (!look.isFile()) return null;
    const { size, mtime, mtimeMs } = look;
    const handle = await fs.open(file, 'r');
    try {
      const stamp = await readStamp(handle, size);
      return { file, stamp, size, time: mtime, isDamaged: false, state: `${file} ${size} ${mtimeMs}` };
    } finally {
      await handle.close();
    }
  } catch {
    return null; // Another program took it away or holds it; the others can be listed.
  }
}

function backupOf({ file, stamp, size, time, isDamaged }: Found): Backup {
  return {
    id: idOf(file),
    projectId: stamp?.projectId ?? '',
    projectName: stamp?.projectName ?? path.basename(file),
    made: stamp?.made ?? time.toISOString(),
    bytes: size,
    reason: stamp?.reason ?? null,
    whole: stamp !== null && !isDamaged,
  };
}

/** By its name in the folder: a copy carries the same stamp, and is another backup. */
function idOf(file: string): string {
  return createHash('sha256').update(path.basename(file)).digest('hex').slice(0, 24);
}

const partName = /^\..+\.([\da-f]{8})\.(\d+)\.part$/u;

/** Reads as `Harbour files 2026-11-22 14.02.31 k3f9qa.lectern`, in the person's own time. */
function fileNameOf(projectName: string, made: Date, id: string): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${made.getFullYear()}-${two(made.getMonth() + 1)}-${two(made.getDate())}`;
  const time = [made.getHours(), made.getMinutes(), made.getSeconds()].map(two).join('.');
  // Names of files are measured in bytes, and this one gets some more words around it.
  let short = tidyName(projectName.slice(0, 300));
  while (Buffer.byteLength(short) > 120) short = [...short].slice(0, -1).join('');
  return `${short.trim()} ${day} ${time} ${id}${projectEnding}`;
}

function shortId(): string {
  return BigInt(`0x${randomUUID().replaceAll('-', '')}`)
    .toString(36)
    .slice(0, 8);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH'; // Not ours to ask is running, too.
  }
}

function readProblem(error: unknown, about: string) {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return fail('vanished', about, String(error));
  if (code === 'EACCES' || code === 'EPERM') return fail('no-permission', about, String(error));
  return fail('unreadable', about, String(error));
}

import { nameInSentence } from '../../core/model/shown-name.ts';
import { sentences } from './names-in-sentences.ts';
import type { BackupReason } from '../../core/ports/backups.ts';
import type { Problem, ProblemCode } from '../../core/model/result.ts';
import { timeInWords } from './in-words.ts';
import { problemSentence } from './sentences.ts';

// The words of backups and of the reminder to save a project to a file.

/** Of backups: their list, their offer, and what became of restoring one. */
export const backupWords = sentences({
  title: 'Backups',
  action: 'Backups…',
  line: 'Lectern writes each project to a file after changes and when it is left. Of older ones it keeps the last of each day, then of each week, then of each month.',
  folder: 'Kept in',
  show: 'Show folder',
  change: 'Change folder…',
  changed: (where: string) => `Backups are kept in ${where} from now on. Those made before stay where they are.`,
  which: 'Show backups of',
  here: 'this project',
  all: 'all projects',
  list: 'Backups',
  none: 'No backup of this project yet.',
  noneAtAll: 'There are no backups in this folder.',
  looking: 'Looking…',
  reasons: {
    changes: 'after changes',
    quit: 'when it was left',
    upgrade: 'before an upgrade',
    restore: 'before a restore',
    asked: 'by hand',
  } satisfies Record<BackupReason, string>,
  damaged: 'damaged',
  restore: 'Restore',
  restoreThis: (name: string, when: string) => `Restore ${name} of ${when} as a new project`,
  restoreLine: 'A backup is restored as a new project; nothing is overwritten.',
  restoring: (done: number, of: number) =>
    of > 0 ? `Restoring: ${done.toLocaleString()} of ${of.toLocaleString()} texts` : 'Checking the backup…',
  /** Inside a sentence. */
  restoringWork: 'Restoring the backup',
  cancelRestoring: 'Give up restoring the backup',
  now: 'Back up now',
  made: 'Backed up',
  close: 'Close',

  statusMade: (when: string) => `Backed up ${when}`,
  statusRunning: 'Backing up…',
  statusFailed: 'Not backed up',

  offer: (name: string, when: string, size: string) => `There is a backup of “${name}”, made ${when} (${size}).`,
  offerButton: 'Restore this backup',
  found: 'From backups',
  foundLine: 'These projects are not here, but there are backups of them. They are restored as new projects.',
  foundMade: (when: string) => `made ${when}`,
});

/** Of the reminder to save a copy. */
export const copyWords = sentences({
  region: 'Reminder',
  due: (since: string) => `Not saved to a file since ${since}.`,
  notPersistent: 'The browser may delete this project when the disk runs low.',
  save: 'Keep a copy…',
  later: 'Later',
  hide: 'Hide this reminder',
});

const failures: Partial<Record<ProblemCode, (folder: string) => string>> = {
  'write-full': (folder) =>
    `The disk with the backups (${folder}) is full, so this project was not backed up. Your work is saved. Free some space there or choose another folder.`,
  'write-denied': (folder) =>
    `Lectern may not write to the folder of backups (${folder}), so this project was not backed up. Your work is saved. Allow it or choose another folder.`,
  'write-place-gone': (folder) =>
    `The folder of backups (${folder}) is not there, so this project was not backed up. Your work is saved. Connect the drive or choose another folder.`,
  'write-failed': (folder) =>
    `The folder of backups (${folder}) could not be written to, so this project was not backed up. Your work is saved. Choose another folder.`,
};

/** Why a project was not backed up, and what can be done. */
export function backupFailure(problem: Problem): string {
  return (
    failures[problem.code]?.(nameInSentence(problem.about)) ??
    `This project was not backed up. ${problemSentence(problem)}`
  );
}

/** Why backups cannot be listed. */
export function listFailure({ code, about: folder }: Problem): string {
  const about = nameInSentence(folder);
  if (code === 'vanished')
    return `The folder of backups (${about}) is not there. Connect the drive or choose another folder.`;
  if (code === 'no-permission') return `Lectern may not read the folder of backups (${about}).`;
  return `The folder of backups (${about}) could not be read.`;
}

/** A project as one that was restored beside it is called. */
export function nameBeside(name: string, now = new Date()): string {
  return `${name} (restored ${timeInWords(now.toISOString())})`;
}

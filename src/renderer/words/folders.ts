import { sentences } from './names-in-sentences.ts';
import type { Problem } from '../../core/model/result.ts';
import { plural } from './in-words.ts';

// The words of linked folders. Numbers follow the reader's locale.

/** Of watched folders and what changed in them. */
export const folderWords = sentences({
  region: 'Changes in folders',
  list: (folder: string) => `Changes in ${folder}`,
  count: (count: number) => plural(count, 'change', 'changes'),
  status: (count: number) => `${plural(count, 'change', 'changes')} in folders`,
  looking: 'Looking…',
  none: 'Nothing has changed.',
  away: 'Not reachable. Its drive may be away; the texts are kept.',
  empty: 'Empty or not reachable. Its drive may be away; the texts are kept.',
  denied: 'May not be read. Ask for the permission; the texts are kept.',
  lost: 'This machine no longer knows its place. Stop watching it and choose it again; the texts are kept.',
  kinds: { new: 'New', changed: 'Changed', gone: 'Gone from the folder; text kept' },
  madeWay: (title: string) => `Another text stands there now; “${title}” is kept`,
  renamed: (title: string) => `New, same text as “${title}”, whose file is gone`,
  choose: (path: string, kind: string) => `${path}, ${kind}`,
  ignore: (path: string) => `Ignore ${path} until it changes again`,
  dismiss: (path: string, about: string) => `Do not list ${path} any more: ${about}`,
  ignoreChosen: (count: number) => `Ignore ${count.toLocaleString()}`,
  dismissAll: (count: number) => `Dismiss ${count.toLocaleString()} gone`,
  takeAll: (count: number) => `Take in all ${count.toLocaleString()}`,
  takeOne: 'Take it in',
  takeChosen: (count: number) => `Take in ${count.toLocaleString()} chosen`,
  showMore: (count: number) => `Show ${count.toLocaleString()} more`,
  menu: (folder: string) => `Folder ${folder}`,
  bySelf: 'Take in changes by itself',
  bySelfOff: 'Ask before taking in changes',
  bySelfOn: 'Changes are taken in by themselves',
  look: 'Look for changes now',
  watch: 'Keep watching this folder',
  watchPick: 'Keep watching this folder…',
  unwatch: 'Stop watching this folder',
  watching: (folder: string) => `Watching ${folder}. What changes there is listed in the library.`,
  insteadOf: (where: string) => ` ${where} is no longer watched.`,
  watchingThis: 'This folder is watched',
  unwatched: (folder: string) => `${folder} is no longer watched. Its texts are kept.`,
  tookIn: (count: number, folder: string) => `Took in ${plural(count, 'file', 'files')} from ${folder}`,
  actions: {
    'folders.show': 'Changes in folders',
    'folders.look': 'Look for changes in folders',
    'folders.take-all': 'Take in all changes in folders',
  },
});

/** Why nothing is known of a folder, in a sentence. */
export function folderProblem({ code }: Problem): string {
  if (code === 'empty') return folderWords.empty;
  if (code === 'no-permission') return folderWords.denied;
  return code === 'not-found' ? folderWords.lost : folderWords.away;
}

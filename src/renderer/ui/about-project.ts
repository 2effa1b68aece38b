import type { ProjectEntry } from '../store/registry.ts';
import { momentInWords, timeInWords } from './in-words.ts';
import { shellWords } from './words-shell.ts';

/** What tells a project in a list from others of its name. */
export function aboutProject({ documents, annotations, changed, opened }: ProjectEntry): string {
  const { status, welcome } = shellWords;
  return [
    ...(documents === undefined ? [] : [status.documents(documents)]),
    ...(annotations === undefined ? [] : [status.annotations(annotations)]),
    ...(changed === undefined ? [] : [welcome.changed(momentInWords(changed))]),
    welcome.opened(momentInWords(opened)),
  ].join(' · ');
}

/** A project as one that was opened beside its twin is called. */
export function nameOpenedBeside(name: string, now = new Date()): string {
  return shellWords.welcome.beside(name, timeInWords(now.toISOString()));
}

import type { ProjectEntry } from '../store/registry.ts';
import { momentInWords, timeInWords } from '../words/in-words.ts';
import { openedBeside, shellWords } from '../words/shell.ts';

type Holdings = Pick<ProjectEntry, 'documents' | 'annotations' | 'changed'>;

/** What tells a project in a list from others of its name. */
export function aboutProject(entry: ProjectEntry): string {
  return [...holdings(entry), shellWords.welcome.opened(momentInWords(entry.opened))].join(' · ');
}

/** What a project holds, as far as that is known. */
export function holdings({ documents, annotations, changed }: Holdings): string[] {
  const { status, welcome } = shellWords;
  return [
    ...(documents === undefined ? [] : [status.documents(documents)]),
    ...(annotations === undefined ? [] : [status.annotations(annotations)]),
    ...(changed === undefined ? [] : [welcome.changed(momentInWords(changed))]),
  ];
}

/** A project as one that was opened beside its twin is called. */
export function nameOpenedBeside(name: string, now = new Date()): string {
  return openedBeside(name, timeInWords(now.toISOString()));
}

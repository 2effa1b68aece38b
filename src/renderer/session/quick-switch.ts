import type { Id } from '../../core/model/id.ts';
import { shownName } from '../../core/model/shown-name.ts';
import { foldWord } from '../../core/text/fold.ts';
import { nearTo } from '../../core/text/near-names.ts';
import { shellWords } from '../words/shell.ts';
import type { Action } from './action.ts';
import { openTag } from './shell-actions.ts';
import type { Session } from './session.ts';

// The palette leads to everything that has a name: commands, documents, tags and notes in one list, the nearest first.

/** What can be chosen by its name. */
export interface Goal {
  readonly kind: 'action' | 'document' | 'tag' | 'note';
  readonly id: string;
  readonly name: string;
  /** The name folded, and what else is known of it that may be typed. */
  readonly folded: string;
  readonly also: string;
}

/** No list is read further than this; who does not find it there types one letter more. */
export const mostGoals = 60;

const order = { action: 0, document: 1, tag: 2, note: 3 } as const;

/**
 * What is meant by what was typed, the nearest first; of what is equally near what was opened last, then commands, then
 * what has the shortest name. Letters that only abbreviate a name are looked for where too little has them all.
 */
export function nearestGoals(typed: string, goals: readonly Goal[], opened: readonly string[] = []): readonly Goal[] {
  const age = new Map(opened.map((id, at) => [id, at]));
  const fitting = (whole: boolean) => {
    const near = nearTo(typed, whole);
    return goals.flatMap((goal) => {
      const far = near(goal.folded) ?? (goal.also === '' ? null : beyond(near(`${goal.folded} ${goal.also}`)));
      return far === null ? [] : [{ goal, far, age: age.get(goal.id) ?? opened.length }];
    });
  };
  const whole = fitting(true);
  const found = whole.length >= mostGoals ? whole : fitting(false);
  return found
    .sort(
      (a, b) =>
        a.far - b.far ||
        a.age - b.age ||
        order[a.goal.kind] - order[b.goal.kind] ||
        a.goal.name.length - b.goal.name.length,
    )
    .slice(0, mostGoals)
    .map(({ goal }) => goal);
}

/** What is found with what else is known only comes after what has all in its name. */
function beyond(far: number | null): number | null {
  return far === null ? null : far + 10;
}

/** A command as it is found by its name, its group and what else it may be called. */
export function actionGoal({ id, words, group }: Pick<Action, 'id' | 'words' | 'group'>): Goal {
  const { groups, also } = shellWords.commands;
  return goal('action', id, words, `${groups[group]} ${also[id] ?? ''}`);
}

/** All documents, tags and notes of the project. */
export function placesToGo({ desk, names }: Session): readonly Goal[] {
  const { snapshot } = desk.store;
  const documents = names.documents();
  return [
    ...Array.from(snapshot.rows('documents').values(), ({ id, title, attributes }) =>
      goal('document', id, documents.get(id) ?? title.value, attributes['outlet']?.value ?? ''),
    ),
    ...Array.from(names.tags(), ([id, name]) => goal('tag', id, name)),
    ...Array.from(snapshot.rows('notes').values(), ({ id, title }) =>
      goal('note', id, shownName(title) || shellWords.notes.untitled),
    ),
  ];
}

/** Opens a document, tag or note that was chosen by its name, with the focus in it. */
export function goTo(session: Session, kind: Goal['kind'], id: Id): void {
  const { workspace, readers } = session;
  if (kind === 'document') {
    workspace.open({ kind: 'document', documentId: id });
    readers.focusText(id);
  } else if (kind === 'tag') openTag(session, id);
  else if (kind === 'note') workspace.open({ kind: 'note', noteId: id });
}

function goal(kind: Goal['kind'], id: string, name: string, also = ''): Goal {
  return { kind, id, name, folded: foldWord(name), also: foldWord(also) };
}

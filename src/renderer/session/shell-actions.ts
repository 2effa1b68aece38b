import type { Id } from '../../core/model/id.ts';
import type { Label } from '../../core/model/change.ts';
import { isEmpty } from '../../core/model/diff.ts';
import type { Result } from '../../core/model/result.ts';
import { writeTagFilter } from '../../core/search/language/tag-named.ts';
import { deleteDocuments } from '../commands/change-documents.ts';
import { removeTag } from '../commands/change-tags.ts';
import { openSample } from '../commands/project-files.ts';
import { redo, undo } from '../commands/history.ts';
import { addNote } from '../commands/write-notes.ts';
import type { Action } from './action.ts';
import { setAppearance } from './appearance.ts';
import { focusWhenThere } from './focus-when-there.ts';
import { openBesideWork } from './open-project-file.ts';
import { tellProblem } from './tell-problem.ts';
import { tellStored } from './tell-stored.ts';
import type { Session } from './session.ts';
import type { Asking, Shell } from './shell-state.ts';
import { shellWords } from '../words/shell.ts';
import { doneSentence, labelSentence } from '../words/sentences.ts';
import { withTabs } from './tabs-of-undone.ts';
import { takeInCodebook } from './take-in-codebook.ts';
import { comparedDocuments, openComparison } from './compared-documents.ts';
import { comparisonParts, partBeside } from './comparison-parts.ts';
import type { ComparisonPart } from './comparison-parts.ts';
import { makeEventSet } from './make-event-set.ts';
import { proposeOfTag } from './propose-claim.ts';
import { activeDocument, activeTab, inspectorIsOfUse } from './workspace.ts';

type ShellActionId = keyof typeof shellWords.commands.actions;

/** What opens each part of a comparison. */
export const partActions: { readonly [Part in ComparisonPart]: ShellActionId } = {
  shared: 'compare.open',
  synopsis: 'synopsis.open',
  quotations: 'quotations.open',
  conflicts: 'conflicts.open',
  claims: 'claims.open',
  lineage: 'lineage.open',
  timeline: 'timeline.open',
};

/** What can be done with the window, the tags, the notes and the history. */
export const shellActions: readonly Action[] = [
  action(
    'edit.undo',
    'project',
    ['Mod+Z'],
    async (session) => {
      const { desk, workspace } = session;
      const done = await withTabs(session, () => undo(desk));
      tellDone(workspace, done, shellWords.messages.undone);
    },
    ({ nextActs }) => nextActs.may('undo'),
  ),
  action(
    'edit.redo',
    'project',
    ['Mod+Shift+Z', 'Mod+Y'],
    async (session) => {
      const { desk, workspace } = session;
      const done = await withTabs(session, () => redo(desk));
      tellDone(workspace, done, shellWords.messages.redone);
    },
    ({ nextActs }) => nextActs.may('redo'),
  ),

  action('tag.new', 'tags', ['Alt+T'], (session) => ask(session, { kind: 'new-tag', parentId: null })),
  tagAction('tag.rename', (session, id) => ask(session, { kind: 'rename-tag', id })),
  tagAction('tag.delete', deleteTag),
  tagAction('tag.merge', (session, id) => ask(session, { kind: 'merge-tag', id })),
  tagAction('tag.move', (session, id) => ask(session, { kind: 'move-tag', id })),
  tagAction('tag.describe', (session, id) => ask(session, { kind: 'describe-tag', id })),
  action(
    'tag.open',
    'tags',
    [],
    (session) => ask(session, { kind: 'open-tag' }),
    ({ desk }) => desk.store.snapshot.rows('tags').size > 0,
  ),
  action('document-table.open', 'project', [], ({ workspace }) => workspace.open({ kind: 'document-table' })),
  action('codebook.open', 'tags', [], ({ workspace }) => workspace.open({ kind: 'codebook' })),
  action('codebook.take-in', 'tags', [], takeInCodebook),
  tagAction('tag.show', showTagged),
  tagAction('tag.claim', proposeOfTag),

  action('note.new', 'notes', ['Alt+N'], async ({ desk, workspace }) => {
    const note = await addNote(desk, { kind: 'project' }, shellWords.notes.untitled);
    if (note.ok) workspace.open({ kind: 'note', noteId: note.value.id });
    else tellProblem(workspace, note.error);
  }),
  action('notes.open', 'notes', [], ({ workspace }) => workspace.open({ kind: 'notes' })),
  documentAction('note.new-document', 'notes', async ({ desk, workspace }, id) => {
    const note = await addNote(desk, { kind: 'document', id }, shellWords.notes.untitled);
    if (note.ok) workspace.open({ kind: 'note', noteId: note.value.id }, 'beside');
    else tellProblem(workspace, note.error);
  }),
  documentAction('document.rename', 'reading', (session, id) => ask(session, { kind: 'rename-document', id })),
  documentAction('document.remove', 'reading', (session, id) => removeDocuments(session, [id])),

  documentAction('document.print', 'reading', () => window.print(), ['Mod+P']),

  action('tab.close', 'window', ['Alt+W'], ({ workspace }) => {
    const { focus, panes } = workspace.state;
    const active = panes[focus]?.active ?? -1;
    if (active >= 0) workspace.close(focus, active);
  }),
  action('tab.next', 'window', ['Alt+PageDown'], (session) => turnTab(session, 1)),
  action('tab.previous', 'window', ['Alt+PageUp'], (session) => turnTab(session, -1)),
  action('shared-wording.open', 'compare', [], ({ workspace }) => workspace.open({ kind: 'shared-wording' })),
  ...comparisonParts.map((part) =>
    action(
      partActions[part],
      'compare',
      [],
      (session) => openComparison(session, part),
      (session) => comparedDocuments(session) !== null,
    ),
  ),
  partAction('part.next', 'Alt+Shift+PageDown', 1),
  partAction('part.previous', 'Alt+Shift+PageUp', -1),
  action('quotations.project', 'compare', [], ({ workspace }) =>
    workspace.open({ kind: 'quotations', documentIds: [] }),
  ),
  action('claims.project', 'compare', [], ({ workspace }) => workspace.open({ kind: 'claims', documentIds: [] })),
  action('event-sets.open', 'compare', [], ({ workspace }) => workspace.open({ kind: 'event-sets' })),
  action('names.open', 'compare', [], ({ workspace }) => workspace.open({ kind: 'names' })),
  action('event-set.new', 'compare', [], makeEventSet, ({ workspace }) => workspace.state.chosen.length >= 2),
  action('history.open', 'window', ['Mod+Shift+H'], ({ workspace, shell }) => {
    shell.set({ historyOf: null });
    workspace.open({ kind: 'history' });
  }),
  documentAction('history.document', 'reading', ({ workspace, shell }, id) => {
    shell.set({ historyOf: id });
    workspace.open({ kind: 'history' });
  }),
  action('library.filter', 'window', ['Mod+Shift+L'], ({ shell }) => {
    showLeft(shell);
    focusWhenThere(() => {
      const field = document.querySelector<HTMLInputElement>('[data-focus="library-filter"]');
      // What is typed next comes in the place of what was looked for before.
      field?.select();
      return field;
    });
  }),
  action('panel.left', 'window', ['Mod+B'], (session) => togglePanel(session, 'left')),
  action('panel.right', 'window', ['Mod+Alt+B'], (session) => togglePanel(session, 'right')),
  action('commands.open', 'window', ['Mod+K'], ({ workspace }) => workspace.set({ dialog: 'commands' })),
  action('keys.open', 'window', ['?'], ({ workspace }) => workspace.set({ dialog: 'keys' })),

  {
    ...action('project.new', 'project', [], (session) => ask(session, { kind: 'new-project' })),
    door: (life) => life.newProject(),
  },
  action('project.list', 'project', [], (session) => ask(session, { kind: 'projects' })),
  {
    ...action('project.sample', 'project', [], async (session) => {
      await openBesideWork(session, (options) => openSample(session.desk.host, session.registry, options));
    }),
    door: (life) => life.openSample(),
  },
  action('project.rename', 'project', [], (session) => ask(session, { kind: 'rename-project' })),
  action('project.close', 'project', [], (session) => session.turnTo(null)),
  {
    ...action(
      'backups.open',
      'project',
      [],
      ({ workspace }) => workspace.set({ dialog: 'backups' }),
      ({ desk }) => desk.host.native !== undefined,
    ),
    door: (life) => life.setListing(true),
    desktopOnly: true,
  },
  action('settings.author', 'project', [], (session) => ask(session, { kind: 'author' })),
  action('window.safe', 'window', [], async ({ desk, importing, shell }) => {
    // The desktop asks while work runs, and lets the page end it as it does when the window closes.
    if (!desk.host.native) {
      await importing.end();
      await shell.keepDrafts();
    }
    await desk.host.startSafely();
  }),
  {
    ...action('theme.system', 'window', [], ({ desk, registry }) => setAppearance(desk.host, registry, 'system')),
    door: ({ around }) => setAppearance(around.host, around.registry, 'system'),
  },
  {
    ...action('theme.light', 'window', [], ({ desk, registry }) => setAppearance(desk.host, registry, 'light')),
    door: ({ around }) => setAppearance(around.host, around.registry, 'light'),
  },
  {
    ...action('theme.dark', 'window', [], ({ desk, registry }) => setAppearance(desk.host, registry, 'dark')),
    door: ({ around }) => setAppearance(around.host, around.registry, 'dark'),
  },
];

/** Removes documents and offers to undo it. */
export async function removeDocuments({ desk, workspace, names }: Session, ids: readonly Id[]): Promise<void> {
  const first = names.documents().get(ids[0] ?? '') ?? '';
  const removed = await deleteDocuments(desk, ids);
  const label = { verb: 'remove-documents', names: [first], count: ids.length } as const;
  if (removed.ok) tellStored(workspace, removed.value, label);
  else tellProblem(workspace, removed.error);
}

/** Deletes a tag and offers to undo it. */
export async function deleteTag({ desk, workspace, names }: Session, id: Id): Promise<void> {
  const name = names.tagInAct(id);
  const removed = await removeTag(desk, id);
  if (!removed.ok) return tellProblem(workspace, removed.error);
  if (isEmpty(removed.value)) return;
  const { tags = {}, annotations = {} } = removed.value;
  const [below, marks] = [Object.keys(tags).length - 1, Object.keys(annotations).length];
  const said = doneSentence({ verb: 'remove-tag', names: [name], count: below + 1 });
  if (marks === 0) return workspace.tell('done', said, true);
  const { untagged, backOn } = shellWords.tags;
  workspace.tell('done', `${said} ${untagged(below, marks)}`, true, { yet: backOn(below) });
}

/** Tells how a renaming or a move went; where a tag of the same path stands already, asks whether to merge the two. */
export async function unlessTwins<T>(session: Session, id: Id, changing: Promise<Result<T>>): Promise<T | null> {
  const changed = await changing;
  if (changed.ok) return changed.value;
  if (changed.error.code === 'tag-twin') ask(session, { kind: 'merge-twins', id, intoId: changed.error.about });
  else tellProblem(session.workspace, changed.error);
  return null;
}

/** Opens the page of a tag. By key the focus goes there, too. */
export function openTag({ desk, workspace, shell }: Session, id: Id, by: 'click' | 'key' = 'key'): void {
  if (!desk.store.snapshot.rows('tags').has(id)) return;
  shell.set({ tagId: id });
  workspace.open({ kind: 'tag', tagId: id });
  if (by === 'key') focusWhenThere(() => document.querySelector<HTMLElement>(`[data-tag-page="${id}"]`));
}

/** Searches for what carries the tag or one below it. */
export function showTagged({ desk, workspace }: Session, id: Id): void {
  const tags = desk.store.snapshot.rows('tags');
  if (!tags.has(id)) return;
  workspace.set({ query: writeTagFilter(tags, id) });
  workspace.open({ kind: 'search' });
}

/** Asks for something in a small dialog or in place. */
export function ask({ shell }: Session, asking: Asking): void {
  if (asking.kind === 'new-tag' || asking.kind === 'rename-tag') showLeft(shell);
  shell.set({ asking });
}

function tellDone(workspace: Session['workspace'], done: Result<Label>, say: (what: string) => string): void {
  if (done.ok) workspace.tell('done', say(labelSentence(done.value)));
  else if (done.error.code === 'nothing-to-undo' || done.error.code === 'nothing-to-redo') return;
  else tellProblem(workspace, done.error);
}

function turnTab({ workspace }: Session, by: number): void {
  const { focus, panes } = workspace.state;
  const pane = panes[focus];
  if (!pane || pane.tabs.length < 2) return;
  const active = (pane.active + by + pane.tabs.length) % pane.tabs.length;
  const turned = panes.map((one, at) => (at === focus ? { ...one, active } : one));
  workspace.set({ panes: turned, selection: null });
}

/** Below this width the side panels lie over the text and are closed at first. */
export const narrowWindow = '(max-width: 880px)';
/** Below this height two panes have no room above each other. */
export const lowWindow = '(max-height: 560px)';

function togglePanel({ shell, workspace }: Session, side: 'left' | 'right'): void {
  const { drawer, [side]: shown } = shell.state;
  if (matchMedia(narrowWindow).matches) shell.set({ drawer: drawer === side ? null : side });
  else shell.set({ [side]: !(shown ?? (side === 'left' || inspectorIsOfUse(workspace.state))) });
}

/** Shows the library and the tags, where they are hidden. */
export function showLeft(shell: Shell): void {
  if (matchMedia(narrowWindow).matches) shell.set({ drawer: 'left' });
  else if (shell.state.left === false) shell.set({ left: true });
}

function action(
  id: ShellActionId,
  group: Action['group'],
  keys: readonly string[],
  run: Action['run'],
  enabled: Action['enabled'] = () => true,
): Action {
  return { id, words: shellWords.commands.actions[id], group, keys, enabled, run };
}

/** Turns to the part of the comparison beside the one that is shown. */
function partAction(id: ShellActionId, key: string, by: 1 | -1): Action {
  const beside = ({ workspace }: Session) => {
    const tab = activeTab(workspace.state);
    return tab && partBeside(tab, by);
  };
  return action(
    id,
    'compare',
    [key],
    (session) => {
      const tab = beside(session);
      if (tab) session.workspace.openInstead(tab);
    },
    (session) => beside(session) !== null,
  );
}

function tagAction(id: ShellActionId, run: (session: Session, tagId: Id) => void | Promise<void>): Action {
  const selected = ({ desk, shell }: Session) => {
    const { tagId } = shell.state;
    return tagId !== null && desk.store.snapshot.rows('tags').has(tagId) ? tagId : null;
  };
  return action(
    id,
    'tags',
    [],
    (session) => {
      const tagId = selected(session);
      return tagId === null ? undefined : run(session, tagId);
    },
    (session) => selected(session) !== null,
  );
}

function documentAction(
  id: ShellActionId,
  group: Action['group'],
  run: (session: Session, documentId: Id) => void | Promise<void>,
  keys: readonly string[] = [],
): Action {
  const open = ({ desk, workspace }: Session) => {
    const id = activeDocument(workspace.state);
    return id !== null && desk.store.snapshot.rows('documents').has(id) ? id : null;
  };
  return action(
    id,
    group,
    keys,
    (session) => {
      const documentId = open(session);
      return documentId === null ? undefined : run(session, documentId);
    },
    (session) => open(session) !== null,
  );
}

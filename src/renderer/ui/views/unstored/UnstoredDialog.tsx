import { Button } from 'react-aria-components';
import { shownName } from '../../../../core/model/shown-name.ts';
import { shownPath, tagPath } from '../../../../core/model/tag-tree.ts';
import type { DraftPlace } from '../../../commands/write-draft.ts';
import { addNote } from '../../../commands/write-notes.ts';
import type { Session } from '../../../session/session.ts';
import { ShellDialog } from '../../parts/ShellDialog.tsx';
import { useRun, useSession, useWorkspace } from '../../hooks/use-session.ts';
import { useUnstored } from '../../hooks/use-unstored.ts';
import type { Unstored } from '../../../session/unstored.ts';
import { shellWords } from '../../../words/shell.ts';
import '../../styles/unstored.css';

const words = shellWords.unstored;

/** What was written and is not stored, each with its place. Shown while the workspace's dialog is 'unstored'. */
export function UnstoredDialog() {
  const { workspace } = useSession();
  const open = useWorkspace((state) => state.dialog === 'unstored');
  if (!open) return null;
  return <UnstoredWindow onEnd={() => workspace.set({ dialog: null })} />;
}

function UnstoredWindow({ onEnd }: { onEnd(): void }) {
  const session = useSession();
  const { desk, workspace } = session;
  const run = useRun();
  const list = useUnstored();
  const drop = (one: Unstored) => session.unstored.drop(one);
  const copy = (one: Unstored) =>
    void navigator.clipboard.writeText(one.words).then(
      () => workspace.tell('done', words.copied),
      () => workspace.tell('problem', words.notCopied),
    );
  const makeNote = async (one: Unstored) => {
    // A title is no sentence of the screen: it has none of its signs.
    const title = placeInWords(session, one.place).replace(/[\u2068\u2069]/gu, '');
    const note = await run(addNote(desk, { kind: 'project' }, title, one.words));
    if (!note) return;
    drop(one);
    onEnd();
    workspace.open({ kind: 'note', noteId: note.id });
    workspace.tell('done', words.madeNote, true);
  };
  return (
    <ShellDialog title={words.title} size="large" onEnd={onEnd}>
      <p className="quiet">{list.length === 0 ? words.none : words.about}</p>
      {list.length > 0 && (
        <ul className="unstored" aria-label={words.title}>
          {list.map((one) => (
            <li key={one.id ?? JSON.stringify(one.place)}>
              <span className="unstored-place">{placeInWords(session, one.place)}</span>
              <div className="unstored-words" dir="auto" tabIndex={0}>
                {one.words}
              </div>
              <div className="unstored-buttons">
                <span className="quiet">{one.id === null ? words.waits : words.apart}</span>
                <Button className="button" onPress={() => copy(one)}>
                  {words.copy}
                </Button>
                {one.id !== null && (
                  <Button className="button" onPress={() => void makeNote(one)}>
                    {words.asNote}
                  </Button>
                )}
                <Button className="button" onPress={() => drop(one)}>
                  {words.drop}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <div className="dialog-foot">
        <Button className="button primary" autoFocus onPress={onEnd}>
          {words.close}
        </Button>
      </div>
    </ShellDialog>
  );
}

/** Where words belong, or belonged. */
function placeInWords({ desk, names }: Session, place: DraftPlace): string {
  const { snapshot } = desk.store;
  const document = (id: string) => names.documents().get(id) ?? '';
  const tag = (id: string) => shownPath(tagPath(snapshot.rows('tags'), id).map(shownName));
  const claim = (id: string) => snapshot.rows('claims').get(id)?.wording ?? '';
  const { places } = words;
  switch (place.kind) {
    case 'note-title':
      return places.noteTitle;
    case 'note-body':
      return places.noteBody(shownName(snapshot.rows('notes').get(place.id)?.title ?? ''));
    case 'annotation-note': {
      const exact = snapshot.rows('annotations').get(place.id)?.quotation.exact ?? '';
      return places.annotationNote(exact.length > 60 ? `${exact.slice(0, 60)}…` : exact);
    }
    case 'note-on-words':
      return places.noteOnWords(document(place.documentId));
    case 'tag-entry':
      return places.tagEntry(tag(place.id));
    case 'tag-when':
      return places.tagWhen(tag(place.id));
    case 'tag-when-not':
      return places.tagWhenNot(tag(place.id));
    case 'ruling-note':
      return places.rulingNote;
    case 'claim-wording':
      return places.claimWording(claim(place.id));
    case 'claim-note':
      return places.claimNote(claim(place.id));
    case 'claim-when':
      return places.claimWhen(claim(place.id));
    case 'cell-note':
      return places.cellNote(claim(snapshot.rows('cells').get(place.id)?.claimId ?? ''));
    case 'cell-when':
      return places.cellWhen(claim(snapshot.rows('cells').get(place.id)?.claimId ?? ''));
    case 'tag-name':
      return places.tagName(tag(place.id));
    case 'search-name':
      return places.searchName(shownName(snapshot.rows('searches').get(place.id)?.name ?? ''));
    case 'event-set-name':
      return places.eventSetName(shownName(snapshot.rows('eventSets').get(place.id)?.name ?? ''));
    case 'quotation-speaker':
      return places.speaker(document(place.id));
    case 'new-tag':
      return places.newTag(place.parentId === null ? '' : tag(place.parentId));
    case 'new-search':
      return places.newSearch;
    case 'project-name':
      return places.projectName;
    case 'new-project':
      return places.newProject;
    case 'author':
      return places.author;
    case 'document-title':
      return places.documentTitle(document(place.id));
    case 'document-language':
      return places.documentLanguage(document(place.id));
    case 'document-attribute': {
      const name = snapshot.rows('attributes').get(place.attributeId)?.name ?? '';
      return places.attribute(shellWords.inspector.attributes[place.attributeId] ?? name, document(place.id));
    }
  }
}

import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fail, must } from '../../src/core/model/result.ts';
import { subjectAt } from '../../src/core/anchor/subject.ts';
import { editDocument } from '../../src/renderer/commands/change-documents.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import { editClaim, makeClaim } from '../../src/renderer/commands/claims.ts';
import { saveEventSet } from '../../src/renderer/commands/event-sets.ts';
import { saveSearch } from '../../src/renderer/commands/keep-searches.ts';
import { rule } from '../../src/renderer/commands/rule.ts';
import { addNote, removeNote } from '../../src/renderer/commands/write-notes.ts';
import { AnnotationList } from '../../src/renderer/ui/parts/AnnotationList.tsx';
import { DocumentFacts } from '../../src/renderer/ui/parts/DocumentFacts.tsx';
import { NoteBox } from '../../src/renderer/ui/parts/reading/NoteBox.tsx';
import { InlineName } from '../../src/renderer/ui/parts/InlineName.tsx';
import { openSession } from '../session/open-session.ts';
import { SessionContext, useRows, useSession } from '../../src/renderer/ui/hooks/use-session.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { StoredWords } from '../../src/renderer/ui/views/claims/StoredWords.tsx';
import { WhenField } from '../../src/renderer/ui/views/claims/WhenField.tsx';
import { EntryCell } from '../../src/renderer/ui/views/codebook/EntryCell.tsx';
import { RulingNote } from '../../src/renderer/ui/views/conflicts/RulingNote.tsx';
import { CellField } from '../../src/renderer/ui/views/document-table/CellField.tsx';
import { columnsOf } from '../../src/renderer/ui/views/document-table/columns.ts';
import { EventSetItem } from '../../src/renderer/ui/views/event-sets/EventSetItem.tsx';
import { SpeakerField } from '../../src/renderer/ui/views/quotations/SpeakerField.tsx';
import { SavedSearches } from '../../src/renderer/ui/views/search/SavedSearches.tsx';
import { TagHead } from '../../src/renderer/ui/views/tag/TagHead.tsx';
import { ImportReport } from '../../src/renderer/ui/views/import-report/ImportReport.tsx';
import { annotateWords, clearDesks, documentAt, importFolder, makeDesk } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';
import { expectQuietConsole } from './quiet-console.ts';

// What becomes of words when their field goes, or is left in two ways at once.

const quay = 'The quay at dawn\n\nJune 30, 2025\n\nНикто не спросил рыбаков о гавани.\n';
const roots: Root[] = [];

expectQuietConsole();
beforeEach(() => page.viewport(1100, 800));
afterEach(async () => {
  for (const root of roots.splice(0)) root.unmount();
  await clearDesks();
  localStorage.clear();
});

async function open(change: (desk: TestDesk) => TestDesk = (desk) => desk): Promise<Session> {
  const made = await makeDesk();
  await importFolder(made, { 'quay.txt': quay });
  return openSession(change(made));
}

function show(session: Session, element: React.ReactElement): Root {
  document.body.replaceChildren();
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  roots.push(root);
  root.render(<SessionContext value={session}>{element}</SessionContext>);
  return root;
}

const waiting = (session: Session) => session.unstored.state.map(({ words }) => words);

test('a name whose row is scrolled away while it is typed is named by nobody, and waits in its field', async () => {
  const session = await open();
  const { id } = must(await addTag(session.desk, 'Ships'));
  const named: string[] = [];
  let ends = 0;
  const field = (
    <InlineName
      label="Name"
      value="Ships"
      place={{ kind: 'tag-name', id }}
      onName={(name) => named.push(name)}
      onEnd={() => ends++}
    />
  );
  const root = show(session, field);
  await userEvent.fill(page.getByRole('textbox', { name: 'Name' }), 'Vess');
  root.render(<SessionContext value={session}>{null}</SessionContext>);
  await expect.poll(() => ends).toBe(1);
  expect([named, waiting(session)]).toEqual([[], ['Vess']]);

  // It is there again when its field is; leaving takes nothing that was not touched, Enter does.
  show(session, field);
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Vess');
  await userEvent.keyboard('{Escape}');
  expect([named, waiting(session)]).toEqual([[], ['Vess']]);
  show(session, field);
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveFocus();
  await userEvent.keyboard('{End}els{Enter}');
  expect([named, waiting(session)]).toEqual([['Vessels'], []]);
});

test('a note in a card that goes while it is written is stored, and does not open by itself again', async () => {
  const session = await open();
  const document = documentAt(session.desk, 'quay.txt');
  const { id } = await annotateWords(session.desk, document, 'спросил рыбаков');
  session.shell.set({ noteInCard: id });
  const root = show(
    session,
    <div style={{ height: 600, display: 'flex' }}>
      <AnnotationList document={document} />
    </div>,
  );
  await userEvent.fill(page.getByRole('textbox'), 'Кто?');
  root.render(<SessionContext value={session}>{null}</SessionContext>);
  await expect.poll(() => session.shell.state.noteInCard).toBe(null);
  await expect.poll(() => session.desk.store.snapshot.rows('annotations').get(id)?.note).toBe('Кто?');
});

test('Enter in a cell of the report and leaving it store once, however long the storing takes', async () => {
  const session = await open((desk) => ({ ...desk, store: slowly(desk.store) }));
  const [record] = session.desk.store.snapshot.rows('imports').values();
  session.workspace.set({ dialog: 'import-report', reportId: record!.id });
  show(session, <ImportReport />);
  const cell = page.getByRole('row').getByRole('textbox').first();
  await userEvent.fill(cell, 'The quay');
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('{Tab}');
  await expect.poll(() => documentAt(session.desk, 'quay.txt').title.value).toBe('The quay');
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(session.workspace.state.messages).toEqual([]);
  const acts = must(await session.desk.store.history(9)).filter(({ label }) => label.verb === 'edit-document');
  expect(acts).toHaveLength(1);
});

test('the cell of the report that is stored keeps the keyboard, and what was typed in it meanwhile', async () => {
  const session = await open((desk) => ({ ...desk, store: slowly(desk.store) }));
  const [record] = session.desk.store.snapshot.rows('imports').values();
  session.workspace.set({ dialog: 'import-report', reportId: record!.id });
  show(session, <ImportReport />);
  const cell = page.getByRole('textbox', { name: 'Author of quay.txt' });
  await userEvent.fill(cell, 'Maud');
  // Without a pause: the next key may come in the same frame.
  const field = cell.element() as HTMLInputElement;
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  expect(document.activeElement).toBe(field);
  await userEvent.keyboard('{End} Aimes');
  await expect.poll(() => documentAt(session.desk, 'quay.txt').attributes['author']?.value).toBe('Maud');
  await expect.element(cell).toHaveValue('Maud Aimes');
  await expect.element(cell).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => documentAt(session.desk, 'quay.txt').attributes['author']?.value).toBe('Maud Aimes');
  // What comes from elsewhere is shown.
  must(await session.desk.store.undo());
  await expect.element(cell).toHaveValue('Maud');
  await expect.element(cell).toHaveFocus();
});

test('a year before the first stands in a cell of the report as people write it, and leaving it stores nothing', async () => {
  const session = await open();
  await importFolder(session.desk as TestDesk, {
    'ides.txt': `The ides\n\n15 March 44 BC\n\nНикто не предупредил его.\n`,
  });
  const record = [...session.desk.store.snapshot.rows('imports').values()].at(-1)!;
  session.workspace.set({ dialog: 'import-report', reportId: record.id });
  show(session, <ImportReport />);
  const cell = page.getByRole('textbox', { name: 'Date of ides.txt' });
  await expect.element(cell).toHaveValue('March 15, 44 BC');
  await userEvent.click(cell);
  await userEvent.keyboard('{Enter}{Tab}');
  expect(documentAt(session.desk, 'ides.txt').attributes['date']?.origin.kind).toBe('text');
  await userEvent.fill(cell, '-43');
  await expect.element(page.getByText('“-43” is counted in two ways: write 43 BC or 44 BC.')).toBeVisible();
  await userEvent.fill(cell, '43 BC');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => documentAt(session.desk, 'ides.txt').attributes['date']?.value).toBe('-0042');
  await expect.element(cell).toHaveValue('43 BC');
});

/** The store, whose acts take longer than the focus takes to move. */
function slowly(store: TestDesk['store']): TestDesk['store'] {
  const apply: typeof store.apply = async (...values) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    return store.apply(...values);
  };
  return withApply(store, apply);
}

function withApply(store: TestDesk['store'], apply: typeof store.apply): TestDesk['store'] {
  return new Proxy(store, {
    get(_, name) {
      if (name === 'apply') return apply;
      const value: unknown = Reflect.get(store, name, store);
      return typeof value === 'function' ? (value as (...values: unknown[]) => unknown).bind(store) : value;
    },
  });
}

test('words whose note was deleted meanwhile are set aside, and nothing waits to be saved', async () => {
  const session = await open();
  const note = must(await addNote(session.desk, { kind: 'project' }, 'Diary'));
  const writing = session.writings.at({ kind: 'note-body', id: note.id });
  writing.change('Паром ушёл в полдень.');
  must(await removeNote(session.desk, note.id));
  await writing.store();
  expect(session.shell.state.drafts).toBe(0);
  expect(waiting(session)).toEqual(['Паром ушёл в полдень.']);
  // Written again after the note came back, the new words do not take their place.
  must(await session.desk.store.undo());
  writing.change('Новое.');
  await writing.store();
  expect(waiting(session)).toEqual(['Паром ушёл в полдень.']);
  expect(session.desk.store.snapshot.rows('notes').get(note.id)?.body).toBe('Новое.');
});

test('a note at a selection whose text gets a new version shows its words once they are stored, and goes on behind them', async () => {
  const session = await open();
  const { desk } = session;
  const { id: documentId } = documentAt(desk, 'quay.txt');
  const from = quay.indexOf('рыбаков');
  const place = { kind: 'note-on-words', documentId, version: 1, from, to: from + 'рыбаков'.length } as const;
  const rect = { left: 0, top: 0, right: 9, bottom: 9 };
  const box = (
    <NoteBox rect={rect} within={{ ...rect, right: 900, bottom: 600 }} place={place} onEnd={() => undefined} />
  );
  show(session, box);
  const field = page.getByRole('textbox');
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('Who says');
  await session.writings.at(place).store();
  await importFolder(desk as TestDesk, { 'quay.txt': quay.replace('The quay', 'At last the old quay') });
  // It is drawn anew with its text.
  show(session, box);
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard(' so');
  await session.writings.at(place).store();
  await expect.element(field).toHaveValue('Who says so');
  await userEvent.keyboard('?');
  await session.writings.at(place).leave();
  await expect.element(field).toHaveValue('Who says so?');
  expect([...desk.store.snapshot.rows('annotations').values()].map(({ note }) => note)).toEqual(['Who says so?']);
});

/** A field, how it is opened, and what is stored of it. */
interface WalkedField {
  readonly element: React.ReactElement;
  stored(): string | null | undefined;
  open?(): Promise<unknown>;
  readonly words?: Readonly<Record<(typeof ways)[number], string>>;
  /** Where it goes without having been left, nothing says that its value is whole: it waits in its field. */
  readonly waits?: true;
}

const ways = ['Escape', 'Tab', 'click', 'end', 'window'] as const;

test.for([
  ['of claims, tags and documents', fieldsOfRecords],
  ['of names, rulings and cells', fieldsOfNames],
] as const)(
  'a field %s keeps what was typed, whether Escape, Tab, a click elsewhere, its end or that of the window leaves it',
  async ([, fieldsIn]) => {
    const session = await open();
    for (const [name, field] of Object.entries(await fieldsIn(session))) {
      for (const way of ways) {
        const root = show(
          session,
          <>
            {field.element}
            <button type="button">Elsewhere</button>
          </>,
        );
        await field.open?.();
        const words = field.words?.[way] ?? `Гавань ${way}`;
        await userEvent.fill(page.getByRole('combobox').or(page.getByRole('textbox')).first(), words);
        if (way === 'click') await page.getByRole('button', { name: 'Elsewhere' }).click();
        else if (way === 'end') root.render(<SessionContext value={session}>{null}</SessionContext>);
        else if (way === 'window') for (const end of ['beforeunload', 'pagehide']) dispatchEvent(new Event(end));
        else await userEvent.keyboard(`{${way}}`);
        const waits = way === 'window' || (way === 'end' && field.waits);
        const kept = () => (waits && isKeptBeside(words) ? words : field.stored());
        await expect.poll(() => [name, way, kept()]).toEqual([name, way, words]);
        if (waits) localStorage.clear();
      }
    }
  },
);

/** The page's storage outlives it, and gives back to the next window what this one had not stored. */
function isKeptBeside(words: string): boolean {
  return Object.values(localStorage).some((kept: string) => kept.includes(JSON.stringify(words)));
}

async function fieldsOfRecords({ desk }: Session): Promise<Readonly<Record<string, WalkedField>>> {
  const { snapshot } = desk.store;
  const claim = must(await makeClaim(desk, { wording: 'The quay was empty' }));
  const tag = must(await addTag(desk, 'Ships'));
  const claimNow = () => snapshot.rows('claims').get(claim.id);
  const press = (name: RegExp) => () => page.getByRole('button', { name }).click();
  return {
    wording: {
      element: <StoredWords label="Field" place={{ kind: 'claim-wording', id: claim.id }} />,
      stored: () => claimNow()?.wording,
    },
    note: {
      element: <StoredWords label="Field" place={{ kind: 'claim-note', id: claim.id }} />,
      stored: () => claimNow()?.note,
    },
    when: { element: <WhenOf id={claim.id} />, stored: () => claimNow()?.when, words: years },
    entry: {
      element: <EntryOf id={tag.id} />,
      stored: () => snapshot.rows('tags').get(tag.id)?.description,
      open: press(/Definition/u),
    },
    head: {
      element: <HeadOf id={tag.id} />,
      stored: () => snapshot.rows('tags').get(tag.id)?.description,
      open: press(/^Write/u),
    },
    place: {
      element: <FactsOfQuay />,
      stored: () => documentAt(desk, 'quay.txt').attributes['place']?.value,
      open: press(/^Place/u),
      waits: true,
    },
  };
}

async function fieldsOfNames({ desk }: Session): Promise<Readonly<Record<string, WalkedField>>> {
  const { snapshot } = desk.store;
  const { id } = documentAt(desk, 'quay.txt');
  const set = must(await saveEventSet(desk, { name: 'A dawn', documentIds: [id] }));
  const { search } = must(await saveSearch(desk, 'Boats', 'quay', false));
  const from = quay.indexOf('рыбаков');
  const subjects = [subjectAt(quay, { documentId: id, version: 1, from, to: from + 7 })];
  const said = { kind: 'quotation', value: 'is', form: 'direct', verb: null, subjects } as const;
  const ruling = must(await rule(desk, { ...said, speaker: null }));
  const rulingNow = () => {
    const now = snapshot.rows('rulings').get(ruling.id);
    return now?.kind === 'quotation' ? now : undefined;
  };
  return {
    'name of an event set': {
      element: <SetOf id={set.id} />,
      stored: () => snapshot.rows('eventSets').get(set.id)?.name,
    },
    'name of a search': {
      element: <SavedSearches />,
      stored: () => snapshot.rows('searches').get(search.id)?.name,
      open: () => page.getByRole('button', { name: /^Rename/u }).click(),
      waits: true,
    },
    'note of a ruling': { element: <RulingNote rulingId={ruling.id} current />, stored: () => rulingNow()?.note },
    speaker: {
      element: (
        <SpeakerField
          place={{ kind: 'quotation-speaker', id, version: 1, from }}
          name=""
          onName={async (speaker) => must(await rule(desk, { ...said, speaker }))}
          onEnd={() => undefined}
        />
      ),
      stored: () => rulingNow()?.speaker,
      waits: true,
    },
    'cell of the table': {
      element: <TitleCell />,
      stored: () => documentAt(desk, 'quay.txt').title.value,
      waits: true,
    },
  };
}

const years = { Escape: '1850', Tab: '1851', click: '1852', end: '1853', window: '1854' };

test('a time of a claim that cannot be read waits in its field when that goes, and is given up by Escape alone', async () => {
  const session = await open();
  const { id } = must(await makeClaim(session.desk, { wording: 'The quay was empty' }));
  const root = show(session, <WhenOf id={id} />);
  await userEvent.fill(page.getByRole('textbox'), 'in a wh');
  root.render(<SessionContext value={session}>{null}</SessionContext>);
  show(session, <WhenOf id={id} />);
  await expect.element(page.getByRole('textbox')).toHaveValue('in a wh');
  await page.getByRole('textbox').click();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('textbox')).toHaveValue('');
  show(session, <WhenOf id={id} />);
  await expect.element(page.getByRole('textbox')).toHaveValue('');
  expect(session.desk.store.snapshot.rows('claims').get(id)?.when).toBe(null);
});

function WhenOf({ id }: { readonly id: string }) {
  const session = useSession();
  const claim = useRows('claims').rows.get(id);
  const store = async (when: string | null) => must(await editClaim(session.desk, id, { when }));
  return claim && <WhenField place={{ kind: 'claim-when', id }} label="When" value={claim.when} onValue={store} />;
}

function HeadOf({ id }: { readonly id: string }) {
  const tag = useRows('tags').rows.get(id);
  return tag && <TagHead tag={tag} />;
}

function SetOf({ id }: { readonly id: string }) {
  const set = useRows('eventSets').rows.get(id);
  return (
    <ul className="event-sets" tabIndex={-1}>
      {set && <EventSetItem set={set} />}
    </ul>
  );
}

function TitleCell() {
  const { desk } = useSession();
  const [quay] = useRows('documents').rows.values();
  if (!quay) return null;
  const write = async (value: string) => must(await editDocument(desk, quay.id, { title: value }));
  const { value } = quay.title;
  return (
    <CellField
      document={quay}
      column={columnsOf([])[0]!}
      typed={value}
      begin={null}
      onWrite={write}
      onLeave={() => undefined}
    />
  );
}

function EntryOf({ id }: { readonly id: string }) {
  const tag = useRows('tags').rows.get(id);
  return (
    <table>
      <tbody>
        <tr>{tag && <EntryCell tag={tag} kind="tag-entry" part="Definition" />}</tr>
      </tbody>
    </table>
  );
}

function FactsOfQuay() {
  const [quay] = useRows('documents').rows.values();
  return quay ? <DocumentFacts document={quay} /> : null;
}

test('the words of a claim that the full disk refuses stay in their field, and are stored once there is room', async () => {
  let full = true;
  const session = await open((desk) => ({ ...desk, store: unlessFull(desk.store, () => full) }));
  full = false;
  const claim = must(await makeClaim(session.desk, { wording: 'The quay was empty' }));
  full = true;
  show(
    session,
    <>
      <StoredWords label="Claim" place={{ kind: 'claim-note', id: claim.id }} />
      <button type="button">Elsewhere</button>
    </>,
  );
  const field = page.getByRole('textbox', { name: 'Claim' });
  await userEvent.fill(field, 'Никто не спросил');
  await page.getByRole('button', { name: 'Elsewhere' }).click();
  await expect.poll(() => session.workspace.state.messages.length).toBeGreaterThan(0);
  await expect.element(field).toHaveValue('Никто не спросил');
  full = false;
  await session.writings.at({ kind: 'claim-note', id: claim.id }).leave();
  expect(session.desk.store.snapshot.rows('claims').get(claim.id)?.note).toBe('Никто не спросил');
});

function unlessFull(store: TestDesk['store'], isFull: () => boolean): TestDesk['store'] {
  const apply: typeof store.apply = async (...values) => (isFull() ? fail('disk-full') : store.apply(...values));
  return withApply(store, apply);
}

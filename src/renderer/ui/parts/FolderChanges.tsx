import { ChevronDown, ChevronRight, EyeOff, FolderSync, MoreHorizontal, TriangleAlert, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { Button } from 'react-aria-components';
import type { FolderChange } from '../../commands/folder-changes.ts';
import { countChanges } from '../../session/folder-watching.ts';
import { useWatching } from '../hooks/use-watching.ts';
import type { WatchedFolder } from '../../session/folder-watching.ts';
import { number } from '../../words/in-words.ts';
import { useRows, useSession } from '../hooks/use-session.ts';
import { folderProblem, folderWords as words } from '../../words/folders.ts';
import { RowMenu } from './RowMenu.tsx';
import { useDocumentNames } from '../hooks/use-document-names.ts';
import { VanishingButton } from './VanishingButton.tsx';
import '../styles/folder-changes.css';

/** How many changes of a folder are listed at first, and with every “show more”. */
const shownAtOnce = 100;

/** The tray below the library: what changed in the folders that are watched. Nothing where none is. */
export function FolderChanges() {
  const session = useSession();
  const watching = session.folders;
  const folders = useWatching((state) => state.folders);
  const open = useWatching((state) => state.open);
  const count = useWatching(countChanges);
  if (folders.length === 0) return null;
  return (
    <section className="folder-changes" aria-label={words.region}>
      <button
        type="button"
        className="folder-changes-head"
        aria-expanded={open}
        data-focus="folder-changes"
        onClick={() => watching.setOpen(!open)}
      >
        {open ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronRight size={14} aria-hidden="true" />}
        <FolderSync size={15} aria-hidden="true" className="row-icon" />
        <span className="row-name">{words.region}</span>
        {count > 0 && (
          <>
            <span className="folder-badge" aria-hidden="true">
              {number(count)}
            </span>
            <span className="hidden-words">{words.count(count)}</span>
          </>
        )}
      </button>
      {open && (
        <div className="folder-changes-body">
          {folders.map((folder) => (
            <Folder key={folder.link.linkId} folder={folder} />
          ))}
        </div>
      )}
    </section>
  );
}

function Folder({ folder }: { readonly folder: WatchedFolder }) {
  const { link, findings, changes, problem } = folder;
  const watching = useSession().folders;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(shownAtOnce);
  const head = useRef<HTMLButtonElement>(null);
  const choose = (path: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(path);
    else next.delete(path);
    setChosen(next);
  };
  /** What is done with goes from the list; the focus must not go with it. */
  const settle = (some: readonly FolderChange[], way: 'takeIn' | 'ignore') => {
    head.current?.focus();
    const done = new Set(some.map(({ path }) => path));
    setChosen(new Set([...chosen].filter((path) => !done.has(path))));
    void watching[way](link.linkId, some);
  };
  return (
    <div className="folder-part" role="group" aria-label={link.folder}>
      <FolderHead folder={folder} button={head} />
      {problem && (
        <p className="folder-note">
          <TriangleAlert size={14} aria-hidden="true" />
          <span>{folderProblem(problem)}</span>
        </p>
      )}
      {!problem && changes.length === 0 && <p className="folder-note quiet">{findings ? words.none : words.looking}</p>}
      {changes.length > 0 && (
        <>
          <FolderButtons changes={changes} chosen={chosen} onSettle={settle} />
          <ul className="folder-list" aria-label={words.list(link.folder)}>
            {changes.slice(0, shown).map((change) => (
              <Change
                key={change.kind === 'gone' ? change.documentId : change.path}
                change={change}
                chosen={chosen.has(change.path)}
                onChoose={(on) => choose(change.path, on)}
                onIgnore={() => settle([change], 'ignore')}
              />
            ))}
          </ul>
        </>
      )}
      {changes.length > shown && (
        <VanishingButton
          className="button quiet-button"
          region={(button) => button.parentElement?.querySelector('ul')}
          onPress={() => setShown(shown + shownAtOnce)}
        >
          {words.showMore(Math.min(shownAtOnce, changes.length - shown))}
        </VanishingButton>
      )}
    </div>
  );
}

/** What the folder is called, where it is, and the menu of what can be done with it. */
function FolderHead(props: { readonly folder: WatchedFolder; readonly button: RefObject<HTMLButtonElement | null> }) {
  const { link } = props.folder;
  const watching = useSession().folders;
  const [menuAt, setMenuAt] = useState<HTMLElement | null>(null);
  return (
    <div className="folder-part-head">
      <span className="row-words">
        <span className="folder-name row-name" dir="auto">
          {link.folder}
        </span>
        <span className="row-facts" dir="auto" title={link.where}>
          {link.bySelf ? words.bySelfOn : link.where}
        </span>
      </span>
      <Button
        ref={props.button}
        className="icon-button"
        aria-label={words.menu(link.folder)}
        onPress={({ target }) => setMenuAt(target as HTMLElement)}
      >
        <MoreHorizontal size={16} aria-hidden="true" />
      </Button>
      <RowMenu
        label={words.menu(link.folder)}
        at={menuAt}
        items={[
          { id: 'look', words: words.look, run: () => void watching.look(link.linkId) },
          {
            id: 'by-self',
            words: link.bySelf ? words.bySelfOff : words.bySelf,
            run: () => void watching.setBySelf(link.linkId, !link.bySelf),
          },
          { id: 'unwatch', words: words.unwatch, apart: true, run: () => void watching.unlink(link.linkId) },
        ]}
        onClose={() => setMenuAt(null)}
      />
    </div>
  );
}

/** The acts on the changes that were chosen, or on all. */
function FolderButtons(props: {
  readonly changes: readonly FolderChange[];
  /** Paths. */
  readonly chosen: ReadonlySet<string>;
  onSettle(some: readonly FolderChange[], way: 'takeIn' | 'ignore'): void;
}) {
  const { changes, chosen, onSettle } = props;
  const open = changes.filter(({ kind }) => kind !== 'gone');
  const gone = changes.filter(({ kind }) => kind === 'gone');
  const picked = open.filter(({ path }) => chosen.has(path));
  return (
    <div className="folder-buttons">
      {open.length > 0 && (
        <Button className="button primary" onPress={() => onSettle(picked.length > 0 ? picked : open, 'takeIn')}>
          {picked.length > 0
            ? words.takeChosen(picked.length)
            : open.length === 1
              ? words.takeOne
              : words.takeAll(open.length)}
        </Button>
      )}
      {picked.length > 0 && (
        <Button className="button" onPress={() => onSettle(picked, 'ignore')}>
          {words.ignoreChosen(picked.length)}
        </Button>
      )}
      {picked.length === 0 && gone.length > 1 && (
        <Button className="button" onPress={() => onSettle(gone, 'ignore')}>
          {words.dismissAll(gone.length)}
        </Button>
      )}
    </div>
  );
}

function Change({
  change,
  chosen,
  onChoose,
  onIgnore,
}: {
  readonly change: FolderChange;
  readonly chosen: boolean;
  onChoose(on: boolean): void;
  onIgnore(): void;
}) {
  const { rows: documents } = useRows('documents');
  const names = useDocumentNames();
  const { kind, path } = change;
  const was = change.kind === 'new' && change.was !== null ? documents.get(change.was) : undefined;
  const about = was
    ? words.renamed(names.get(was.id) ?? '')
    : change.kind === 'gone' && change.madeWay
      ? words.madeWay(names.get(change.documentId) ?? '')
      : words.kinds[kind];
  const text = (
    <span className="row-words">
      <span className="row-name" dir="auto" title={path}>
        {path}
      </span>
      <span className="row-facts" title={about}>
        {about}
      </span>
    </span>
  );
  return (
    <li className="folder-change" data-kind={kind}>
      {kind === 'gone' ? (
        <span className="folder-choice">{text}</span>
      ) : (
        <label className="folder-choice">
          <input
            type="checkbox"
            aria-label={words.choose(path, about)}
            checked={chosen}
            onChange={(event) => onChoose(event.target.checked)}
          />
          {text}
        </label>
      )}
      <Button
        className="icon-button"
        aria-label={kind === 'gone' ? words.dismiss(path, about) : words.ignore(path)}
        onPress={onIgnore}
      >
        {kind === 'gone' ? <X size={14} aria-hidden="true" /> : <EyeOff size={14} aria-hidden="true" />}
      </Button>
    </li>
  );
}

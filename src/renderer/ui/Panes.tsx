import { ArrowLeftRight, Columns2, Link2, Pin, Square, X } from 'lucide-react';
import { Fragment, useCallback, useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { Button } from 'react-aria-components';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { GroupProps } from 'react-resizable-panels';
import { runAction } from '../session/actions.ts';
import { nothingHasFocus } from '../session/focus-when-there.ts';
import { isSplit, showsTwoTexts } from '../session/pane-acts.ts';
import { MiddleCut } from './parts/MiddleCut.tsx';
import { ComparedContext } from './hooks/use-document-names.ts';
import { useMedia } from './hooks/use-media.ts';
import { PaneContext } from './hooks/use-pane.ts';
import { useRows, useSession, useWorkspace } from './hooks/use-session.ts';
import { lowWindow, narrowWindow } from '../session/shell-actions.ts';
import { paneWords } from '../words/panes.ts';
import { shellWords } from '../words/shell.ts';
import { keyOfTab, recordsOf } from '../session/tab-kinds.ts';
import type { Tab } from '../session/tab-kinds.ts';
import { isPinned } from '../session/workspace.ts';
import type { Pane } from '../session/workspace.ts';
import { viewOf } from './views.ts';
import { Guarded } from './parts/Guarded.tsx';
import { IconButton } from './parts/IconButton.tsx';
import type { Range } from '../../core/model/records.ts';
import { shownName } from '../../core/model/shown-name.ts';
import { tellingPart } from '../../core/text/told-apart.ts';
import './styles/panes.css';

const words = shellWords.panes;

type OnLayoutChanged = NonNullable<GroupProps['onLayoutChanged']>;

/** The middle of the window: one pane of tabs, or two side by side. */
export function Panes() {
  const panes = useWorkspace((state) => state.panes);
  const focus = useWorkspace((state) => state.focus);
  const narrow = useMedia(narrowWindow);
  const low = useMedia(lowWindow);
  const { workspace } = useSession();
  const { split } = workspace.state;
  const keepSplit: OnLayoutChanged = ({ 'pane-0': first }, { isUserInteraction }) => {
    if (isUserInteraction && first !== undefined) workspace.set({ split: first });
  };
  // Where there is no room for both, the one with the focus is shown.
  const hides = panes.length > 1 && narrow && low;
  return (
    <Group
      className="panes"
      orientation={narrow ? 'vertical' : 'horizontal'}
      onLayoutChanged={keepSplit}
      {...(split !== null &&
        panes.length > 1 &&
        !hides && { defaultLayout: { 'pane-0': split, 'pane-1': 100 - split } })}
    >
      {panes.map((pane, at) =>
        hides && at !== focus ? null : (
          <Fragment key={at}>
            {at > 0 && !hides && (
              <Separator
                className={narrow ? 'gutter flat' : 'gutter'}
                title={narrow ? shellWords.sizes.panesAbove : shellWords.sizes.panes}
              />
            )}
            <Panel id={`pane-${at}`} minSize={hides ? 0 : narrow ? 120 : 240} className="pane-panel">
              <OnePane pane={pane} at={at} focused={at === focus} hides={hides} />
            </Panel>
          </Fragment>
        ),
      )}
    </Group>
  );
}

interface OnePaneProps {
  readonly pane: Pane;
  readonly at: number;
  readonly focused: boolean;
  /** The other pane has no room beside it. */
  readonly hides?: boolean;
}

function OnePane({ pane, at, focused, hides = false }: OnePaneProps) {
  const single = useWorkspace(({ panes }) => panes.length === 1);
  const { workspace } = useSession();
  const id = useId();
  const tab = pane.tabs[pane.active];
  const content = useFocusOfPage(tab ? keyOfTab(tab) : '', focused);
  const take = () => {
    if (workspace.state.focus !== at) workspace.set({ focus: at, selection: null });
  };
  return (
    <div className="pane" data-focused={(focused && !single) || undefined} onPointerDownCapture={take} onFocus={take}>
      {pane.tabs.length > 0 && <TabBar pane={pane} at={at} id={id} hides={hides} />}
      {tab ? (
        <div
          ref={content}
          className="pane-content"
          data-pane={at}
          role="tabpanel"
          tabIndex={-1}
          data-focus={focused ? 'page' : undefined}
          id={`${id}-panel`}
          aria-labelledby={`${id}-tab-${pane.active}`}
          key={keyOfTab(tab)}
        >
          <Guarded>
            <PaneContext value={at}>
              <TabContent tab={tab} focused={focused} />
            </PaneContext>
          </Guarded>
        </div>
      ) : (
        <NothingOpen ref={content} />
      )}
    </div>
  );
}

/** The focus never falls away with the page that it was on: the page that is shown next takes it. */
function useFocusOfPage(key: string, focused: boolean): RefObject<HTMLDivElement | null> {
  const content = useRef<HTMLDivElement>(null);
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    // A window that was just opened has the focus nowhere.
    if (!isFirst.current && focused && nothingHasFocus()) content.current?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [key, focused]);
  return content;
}

function TabContent({ tab, focused }: { readonly tab: Tab; readonly focused: boolean }) {
  const { Draw } = viewOf(tab);
  return (
    <ComparedContext value={recordsOf(tab)}>
      <Draw tab={tab} focused={focused} />
    </ComparedContext>
  );
}

/** What the tabs are called, which follows what they show. */
function useTitles(pane: Pane): readonly string[] {
  const session = useSession();
  useWorkspace(({ query, searches }) => `${query} ${JSON.stringify(searches)}`);
  useRows('documents');
  useRows('eventSets');
  useRows('notes');
  useRows('tags');
  return pane.tabs.map((tab) => viewOf(tab).titleOf(tab, session));
}

interface TabBarProps {
  readonly pane: Pane;
  readonly at: number;
  readonly id: string;
  readonly hides: boolean;
}

function TabBar({ pane, at, id, hides }: TabBarProps) {
  const session = useSession();
  const { workspace } = session;
  const list = useRef<HTMLDivElement>(null);
  const takeFocus = useShownTab(list, pane);
  const titles = useTitles(pane);
  const turn = (to: number, take = false) => {
    const panes = workspace.state.panes.map((one, place) => (place === at ? { ...one, active: to } : one));
    if (take) takeFocus();
    workspace.set({ panes, focus: at, selection: null });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = pane.tabs.length - 1;
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key === forward) turn(pane.active === last ? 0 : pane.active + 1, true);
    else if (event.key === backward) turn(pane.active === 0 ? last : pane.active - 1, true);
    else if (event.key === 'Home') turn(0, true);
    else if (event.key === 'End') turn(last, true);
    else if (event.key === 'Delete') workspace.close(at, pane.active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="tab-bar">
      <div
        ref={list}
        className="tabs"
        role="tablist"
        aria-label={at === 0 ? words.tabs : words.tabsBeside}
        onKeyDown={onKeyDown}
      >
        {pane.tabs.map((tab, place) => (
          <OneTab
            key={keyOfTab(tab)}
            tab={tab}
            title={titles[place]!}
            telling={tellingPart(titles[place]!, titles)}
            active={place === pane.active}
            pinned={keyOfTab(tab) === pane.pinned}
            id={`${id}-tab-${place}`}
            panelId={`${id}-panel`}
            onTurn={() => turn(place)}
            onClose={() => workspace.close(at, place)}
          />
        ))}
      </div>
      <div className="tab-tools">
        <BothPanes at={at} hides={hides} />
        <IconButton
          label={paneWords.pin}
          className="tab-pin"
          pressed={isPinned(pane)}
          onPress={() => {
            workspace.set({ focus: at });
            runAction(session, 'tab.pin');
          }}
        >
          <Pin size={15} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={words.split}
          onPress={() => {
            workspace.set({ focus: at });
            runAction(session, 'window.split');
          }}
        >
          <Columns2 size={15} aria-hidden="true" />
        </IconButton>
        <IconButton label={words.close} onPress={() => workspace.close(at, pane.active)}>
          <X size={15} aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}

/** What is done with both panes, in their bars; where only one has room, in the bar of that one. */
function BothPanes({ at, hides }: { readonly at: number; readonly hides: boolean }) {
  const session = useSession();
  const split = useWorkspace(isSplit);
  const texts = useWorkspace(showsTwoTexts);
  const together = useWorkspace((state) => state.together);
  if (hides) {
    return (
      <Button
        className="icon-button pane-turn"
        aria-label={paneWords.other(at + 1)}
        onPress={() => runAction(session, 'pane.other')}
      >
        <ArrowLeftRight size={15} aria-hidden="true" />
        <span aria-hidden="true">{`${at + 1}/2`}</span>
      </Button>
    );
  }
  if (!split) return null;
  if (at === 0) {
    const toggle = () => runAction(session, 'pane.together');
    return (
      texts && (
        <IconButton label={paneWords.together} pressed={together} onPress={toggle}>
          <Link2 size={15} aria-hidden="true" />
        </IconButton>
      )
    );
  }
  return (
    <IconButton label={paneWords.join} onPress={() => runAction(session, 'pane.join')}>
      <Square size={15} aria-hidden="true" />
    </IconButton>
  );
}

/**
 * Keeps the tab that is shown in view: with many tabs in little room some are beyond the edge.
 * @returns has the tab that is turned to next take the focus
 */
function useShownTab(list: RefObject<HTMLDivElement | null>, pane: Pane): () => void {
  useEffect(() => {
    const bar = list.current;
    if (!bar) return undefined;
    const reveal = () =>
      bar.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const watch = new ResizeObserver(reveal);
    watch.observe(bar);
    // The name of a tab grows with what it shows.
    for (const tab of bar.children) watch.observe(tab);
    reveal();
    return () => watch.disconnect();
  }, [list, pane]);
  // As soon as it is drawn, and not a frame later: the next key is for the tab that is turned to.
  const taking = useRef(false);
  useLayoutEffect(() => {
    if (!taking.current) return;
    taking.current = false;
    list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [list, pane]);
  return useCallback(() => {
    taking.current = true;
  }, []);
}

interface OneTabProps {
  readonly tab: Tab;
  readonly title: string;
  /** What of the title tells it from those of the tabs beside it. */
  readonly telling: Range | null;
  readonly active: boolean;
  readonly pinned: boolean;
  readonly id: string;
  readonly panelId: string;
  onTurn(): void;
  onClose(): void;
}

function OneTab({ tab, title, telling, active, pinned, id, panelId, onTurn, onClose }: OneTabProps) {
  return (
    <div
      role="tab"
      id={id}
      className="tab"
      aria-selected={active}
      aria-controls={active ? panelId : undefined}
      tabIndex={active ? 0 : -1}
      aria-label={pinned ? paneWords.pinned(title) : undefined}
      title={title}
      onClick={onTurn}
      onAuxClick={(event) => {
        if (event.button === 1) onClose();
      }}
    >
      {pinned ? <Pin size={13} aria-hidden="true" className="row-icon" /> : <TabIcon tab={tab} />}
      <span className="tab-name">
        <MiddleCut name={title} kept={telling} />
      </span>
      <span
        className="tab-close"
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation();
          onClose();
        }}
      >
        <X size={13} />
      </span>
    </div>
  );
}

function TabIcon({ tab }: { readonly tab: Tab }) {
  const { icon: Icon } = viewOf(tab);
  return <Icon size={14} aria-hidden="true" className="row-icon" />;
}

function NothingOpen({ ref }: { readonly ref: RefObject<HTMLDivElement | null> }) {
  const session = useSession();
  const empty = useRows('documents').rows.size === 0;
  const narrow = useMedia(narrowWindow);
  const notes = [...useRows('notes').rows.values()].filter(({ about }) => about.kind === 'project').slice(0, 3);
  return (
    <div ref={ref} className="nothing-open" tabIndex={-1}>
      <p>{empty ? words.nothingAtAll : words.nothing}</p>
      <p className="quiet">{empty ? words.nothingAtAllLine : words.nothingLine}</p>
      {empty && (
        <div className="button-row">
          <Button className="button primary" onPress={() => runAction(session, 'import.folder')}>
            {`${shellWords.header.importFolder}…`}
          </Button>
          <Button className="button" onPress={() => runAction(session, 'import.files')}>
            {`${shellWords.header.importFiles}…`}
          </Button>
        </div>
      )}
      {narrow && !empty && (
        <div className="button-row">
          <Button className="button" onPress={() => runAction(session, 'panel.left')}>
            {words.showLibrary}
          </Button>
        </div>
      )}
      {notes.length > 0 && (
        <p className="quiet nothing-notes">
          {words.nothingNotes}
          {notes.map((note) => (
            <Button
              key={note.id}
              className="plain-link"
              onPress={() => session.workspace.open({ kind: 'note', noteId: note.id })}
            >
              <bdi>{shownName(note.title) || shellWords.notes.untitled}</bdi>
            </Button>
          ))}
        </p>
      )}
    </div>
  );
}

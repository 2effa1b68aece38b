import { useId, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { putTag, tagTargetOf } from '../../session/marking.ts';
import type { HitsToTag } from '../../session/hits-to-tag.ts';
import type { TagTarget } from '../../session/tag-target.ts';
import { useObserved } from '../hooks/use-observed.ts';
import { useRecentTags } from '../hooks/use-recent-tags.ts';
import { useRows, useSession, useWorkspace } from '../hooks/use-session.ts';
import { choicesFor } from '../../session/tag-choices.ts';
import type { Choice } from '../../session/tag-choices.ts';
import { tagWords } from '../../words/reading.ts';
import { Swatch } from './Swatch.tsx';
import '../styles/tag-picker.css';

/** Picks or makes a tag while typing; shown while the workspace's dialog is 'tag-picker'. */
export function TagPicker() {
  const session = useSession();
  const { workspace } = session;
  const open = useWorkspace((state) => state.dialog === 'tag-picker');
  const close = () => {
    session.hitsToTag = null;
    session.marksToTag = null;
    if (workspace.state.dialog === 'tag-picker') workspace.set({ dialog: null });
  };
  const giveUp = () => {
    session.hitsToTag?.cancel();
    close();
  };
  if (!open) return null;
  return (
    <ModalOverlay
      className="reading-overlay reading-overlay-high"
      isOpen
      isDismissable
      onOpenChange={(now) => !now && giveUp()}
    >
      <Modal className="tag-picker-modal">
        <Picker close={close} />
      </Modal>
    </ModalOverlay>
  );
}

function Picker({ close }: { close(): void }) {
  const session = useSession();
  const tags = useRows('tags');
  const { order } = useRecentTags();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  // The selection may be gone from the reader while the picker has the focus, so it is taken once.
  const [target] = useState(() => tagTargetOf(session));
  const choices = useMemo(() => choicesFor(typed, tags.rows, order), [typed, tags, order]);
  const current = Math.min(at, choices.length - 1);

  const pick = async (choice: Choice | undefined) => {
    if (!choice || !target) return;
    close();
    await putTag(session, target, choice.tagId ?? choice.names);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      setAt((current + step + choices.length) % choices.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const making = event.ctrlKey || event.metaKey ? choices.find(({ tagId }) => tagId === null) : undefined;
      void pick(making ?? choices[current]);
    }
  };
  const optionId = (place: number) => `${listId}-${place}`;

  return (
    <Dialog className="tag-picker" aria-label={describe(target)}>
      {target?.kind === 'hits' ? <HitsTarget hits={target} /> : <p className="tag-picker-target">{describe(target)}</p>}
      <input
        autoFocus
        type="text"
        role="combobox"
        aria-label={tagWords.label}
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={choices.length > 0 ? optionId(current) : undefined}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        placeholder={tagWords.placeholder}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" aria-label={tagWords.list} className="tag-picker-list">
        {choices.map((choice, place) => (
          <li
            key={choice.tagId ?? 'new'}
            id={optionId(place)}
            role="option"
            aria-selected={place === current}
            className={choice.tagId === null ? 'tag-choice tag-choice-new' : 'tag-choice'}
            ref={place === current ? scrollNearest : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setAt(place)}
            onClick={() => void pick(choice)}
          >
            <Chosen {...choice} about={firstLine(tags.rows.get(choice.tagId ?? '')?.description ?? '')} />
          </li>
        ))}
      </ul>
      {choices.length === 0 && <p className="tag-picker-hint">{tagWords.nothing}</p>}
      <p className="tag-picker-hint">{tagWords.hint}</p>
    </Dialog>
  );
}

/** What its codebook entry begins with, as far as there is room. */
function firstLine(description: string): string {
  return description.trimStart().split('\n', 1)[0]!.slice(0, 200);
}

function Chosen({ tagId, path, slashInName, colour, about }: Choice & { readonly about: string }) {
  return (
    <>
      {colour && <Swatch colour={colour} />}
      <bdi>{tagId === null ? tagWords.make(path) : path}</bdi>
      {about !== '' && (
        <span className="tag-choice-about" dir="auto">
          {about}
        </span>
      )}
      {slashInName && <span className="tag-choice-sign">{tagWords.slashInName}</span>}
    </>
  );
}

/** How many passages it is about; while not all texts are indexed, that it may be more. */
function HitsTarget({ hits }: { readonly hits: HitsToTag }) {
  const { count, documents, indexing } = useObserved(hits, (state) => state);
  return (
    <>
      <p className="tag-picker-target">{tagWords.dialog(tagWords.hits(count, documents))}</p>
      {indexing && (
        <p className="tag-picker-hint" role="status">
          {tagWords.indexing(indexing.done, indexing.of)}
        </p>
      )}
    </>
  );
}

function scrollNearest(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function describe(target: TagTarget | null): string {
  switch (target?.kind) {
    case 'hits':
      return tagWords.dialog(tagWords.hits(target.state.count, target.state.documents));
    case 'instead':
      return tagWords.instead(target.ids.length);
    case 'annotations':
      return tagWords.dialog(tagWords.annotations(target.ids.length));
    default:
      return tagWords.dialog(tagWords.selection);
  }
}

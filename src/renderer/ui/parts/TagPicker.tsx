import { useId, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { Id } from '../../../core/model/id.ts';
import { keepTag } from '../../session/keep-tagging.ts';
import { putTag, tagTargetOf } from '../../session/marking.ts';
import type { HitsToTag } from '../../session/hits-to-tag.ts';
import type { TagTarget } from '../../session/tag-target.ts';
import { useObserved } from '../hooks/use-observed.ts';
import { useRecentTags } from '../hooks/use-recent-tags.ts';
import { useRows, useSession, useWorkspace } from '../hooks/use-session.ts';
import { choicesFor } from '../../session/tag-choices.ts';
import type { Choice } from '../../session/tag-choices.ts';
import { takesSeveral, toggleTag } from '../../session/tags-on.ts';
import { tagWords } from '../../words/reading.ts';
import { optionId, TagChoices } from './TagChoices.tsx';
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
  const listId = useId();
  const { order, stay } = useSteadyOrder();
  // The selection may be gone from the reader while the picker has the focus, so it is taken once.
  const [target] = useState(() => tagTargetOf(session));
  const split = target?.kind === 'instead' && target.below ? target : null;
  const begins = split?.below?.begins ?? '';
  const [typed, setTyped] = useState(begins);
  // A new tag is asked for: none is chosen before something is typed, and never the one that is split.
  const firstFor = (now: string) => (split && now === begins ? -1 : 0);
  const [at, setAt] = useState(() => firstFor(begins));
  const choices = useMemo(() => {
    const all = choicesFor(typed, tags.rows, order);
    return split ? all.filter(({ tagId }) => tagId === null || !split.from.includes(tagId)) : all;
  }, [typed, tags, order, split]);
  const current = Math.min(at, choices.length - 1);

  const pick = async (choice: Choice | undefined, how: 'once' | 'staying' | 'keeping') => {
    if (!choice || !target) return;
    const chosen = choice.tagId ?? choice.names;
    if (how !== 'staying' || !takesSeveral(target)) {
      close();
      const tagId = await putTag(session, target, chosen);
      if (how === 'keeping' && tagId !== null && takesSeveral(target)) keepTag(session, tagId);
      return;
    }
    stay();
    await (choice.tagId === null ? putTag(session, target, chosen) : toggleTag(session, target, choice.tagId));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      setAt((Math.max(current, step === 1 ? -1 : 0) + step + choices.length) % choices.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const making = event.shiftKey ? choices.find(({ tagId }) => tagId === null) : undefined;
      const staying = event.ctrlKey || event.metaKey;
      // What is typed next is another tag.
      if (staying) event.currentTarget.select();
      void pick(making ?? choices[current], event.altKey ? 'keeping' : staying ? 'staying' : 'once');
    }
  };

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
        aria-activedescendant={current >= 0 ? optionId(listId, current) : undefined}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        placeholder={tagWords.placeholder}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(firstFor(event.target.value));
        }}
        onKeyDown={onKeyDown}
      />
      <TagChoices {...{ listId, choices, current, target, setAt, pick }} />
      {tags.rows.size === 0 && <p className="tag-picker-hint">{tagWords.nothing}</p>}
      <p className="tag-picker-hint">{tagWords.hint}</p>
      {takesSeveral(target) && <p className="tag-picker-hint">{tagWords.severalHint}</p>}
    </Dialog>
  );
}

/** The tags, the last used first. While several are put on, the list does not move under the fingers. */
function useSteadyOrder(): { readonly order: readonly Id[]; stay(): void } {
  const { order } = useRecentTags();
  const [steady, setSteady] = useState<readonly Id[] | null>(null);
  return { order: steady ?? order, stay: () => setSteady(steady ?? order) };
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

function describe(target: TagTarget | null): string {
  switch (target?.kind) {
    case 'hits':
      return tagWords.dialog(tagWords.hits(target.state.count, target.state.documents));
    case 'instead':
      return target.below ? tagWords.below(target.below.name) : tagWords.instead(target.ids.length);
    case 'annotations':
      return tagWords.dialog(tagWords.annotations(target.ids.length));
    default:
      return tagWords.dialog(tagWords.selection);
  }
}

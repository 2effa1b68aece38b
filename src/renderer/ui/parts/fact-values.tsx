import { Check, CircleHelp, LocateFixed } from 'lucide-react';
import type { Document, Guess } from '../../../core/model/records.ts';
import type { DocumentCorrection } from '../../commands/change-documents.ts';
import type { ValuePlace } from '../../commands/write-draft.ts';
import { unfinishedAt } from '../../session/unstored.ts';
import { shellWords } from '../../words/shell.ts';
import { useSession } from '../hooks/use-session.ts';
import { useUnstored } from '../hooks/use-unstored.ts';
import { IconButton } from './IconButton.tsx';

const words = shellWords.inspector;

/** A fact of a document that a person can correct where it stands. */
export interface FactProps {
  readonly document: Document;
  /** Whether its field is open. */
  readonly editing: boolean;
  onEdit(on: boolean): void;
  correct(correction: DocumentCorrection): Promise<unknown>;
  /** Shows where in the text a guess was found. */
  onShow(guess: Guess): void;
}

/** Says what was typed into the field of this value and is not done. */
export function Unfinished({ place }: { readonly place: ValuePlace }) {
  const { store } = useSession().desk;
  // What is dropped from the list is not said here any more.
  useUnstored();
  const left = unfinishedAt(store, place);
  return left !== null && <span className="doubt">{shellWords.unstored.begun(left)}</span>;
}

/** A value that is edited where it stands. */
export function FactValue({ name, value, onEdit }: { readonly name: string; readonly value: string; onEdit(): void }) {
  return (
    <button
      type="button"
      className="fact-value"
      dir="auto"
      data-unknown={value === '' || undefined}
      aria-label={words.editValue(name, value || words.unknown)}
      onClick={onEdit}
    >
      {value || words.unknown}
    </button>
  );
}

/** Whether a value is a guess, where it was found, and a way to confirm it. */
export function GuessSigns({
  name,
  guess,
  onShow,
  onConfirm,
}: {
  readonly name: string;
  readonly guess: Guess;
  onShow(): void;
  onConfirm(): void;
}) {
  const { origin } = guess;
  const { kind } = origin;
  const where = origin.kind === 'file' ? words.saidIn(origin.field) : words.origins[kind];
  // A person who typed what can be read in two ways has confirmed neither.
  if (kind === 'person' && guess.doubt === undefined) {
    return (
      <span className="confirmed" title={words.origins.person}>
        <Check size={13} aria-hidden="true" />
        <span className="hidden-words">{words.origins.person}</span>
      </span>
    );
  }
  return (
    <span className="guess-signs">
      {kind === 'text' ? (
        <IconButton label={words.showPlace(name)} hint={words.origins.text} className="small" onPress={onShow}>
          <LocateFixed size={13} aria-hidden="true" />
        </IconButton>
      ) : kind === 'person' ? null : (
        <span className="origin" title={where}>
          <CircleHelp size={13} aria-hidden="true" />
          <span className="hidden-words">{where}</span>
        </span>
      )}
      <IconButton label={words.confirm(name)} className="small" onPress={onConfirm}>
        <Check size={13} aria-hidden="true" />
      </IconButton>
    </span>
  );
}

import type { ReactNode } from 'react';
import { Switch } from 'react-aria-components';
import { conflictsFormats } from '../../../../core/exchange/conflicts-formats.ts';
import { conflictsWords as words } from '../../../words/conflicts.ts';
import { savedHeadWords } from '../../../words/saved-head.ts';
import { findWords } from '../../../words/find.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useSession } from '../../hooks/use-session.ts';
import { FoldingControls } from '../../parts/compare/FoldingControls.tsx';
import { SaveShown } from '../../parts/SaveTable.tsx';
import { OneOf } from '../../parts/Segments.tsx';
import { savedConflicts } from './saved-conflicts.ts';
import type { ConflictsLook, ReadConflicts, ShownConflict } from './shown-conflicts.ts';

interface ConflictsToolsProps {
  readonly read: ReadConflicts;
  readonly all: readonly ShownConflict[];
  readonly shown: readonly ShownConflict[];
  readonly look: ConflictsLook;
  /** The field that finds in them. */
  readonly find: ReactNode;
  /** What is typed there. */
  readonly typed: string;
  onLook(look: ConflictsLook): void;
}

/** How many there are, which are shown, and saving these. */
export function ConflictsTools({ read, all, shown, look, find, typed, onLook }: ConflictsToolsProps) {
  const ruled = all.filter(({ ruling }) => ruling !== null).length;
  return (
    <FoldingControls
      topClassName="conflicts-tools"
      more={words.unfold}
      count={
        <p className="conflicts-count" role="status">
          {words.count(shown.length, all.length)}
          {ruled > 0 && <span className="quiet"> · {words.ruled(ruled)}</span>}
        </p>
      }
      find={find}
      save={<Save read={read} all={all} shown={shown} look={look} typed={typed} />}
    >
      <div className="conflicts-tools">
        <OneOf
          label={words.kindsLabel}
          options={['all', 'number', 'date', 'name'] as const}
          words={words.kinds}
          chosen={look.kind}
          onChoose={(kind) => onLook({ ...look, kind })}
        />
        <OneOf
          label={words.classesLabel}
          options={['differ', 'scope', 'compatible'] as const}
          words={words.classes}
          chosen={look.upTo}
          onChoose={(upTo) => onLook({ ...look, upTo })}
        />
        <Switch className="switch" isSelected={look.hideRuled} onChange={(hideRuled) => onLook({ ...look, hideRuled })}>
          <span className="switch-track" />
          {words.hideRuled}
        </Switch>
      </div>
    </FoldingControls>
  );
}

/** Saves those that are shown. */
function Save({ read, all, shown, look, typed }: Omit<ConflictsToolsProps, 'find' | 'onLook'>) {
  const session = useSession();
  const names = useDocumentNames();
  return (
    <SaveShown
      kind="conflicts"
      name={words.title}
      formats={conflictsFormats}
      part={{ shown: shown.length, all: all.length }}
      none={shown.length === 0}
      table={() =>
        savedConflicts(read, shown, session, names, all.length, [
          [findWords.rows, typed],
          [words.kindsLabel, look.kind === 'all' ? null : words.kinds[look.kind]],
          [words.classesLabel, look.upTo === 'compatible' ? null : words.classes[look.upTo]],
          [words.hideRuled, look.hideRuled ? savedHeadWords.hidden : null],
        ])
      }
    />
  );
}

import { documentIdOf, documentOf } from '../../../../core/model/account.ts';
import type { AccountId } from '../../../../core/model/account.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { AccountSentence } from '../../../../core/compare/synopsis-shapes.ts';
import type { Range } from '../../../../core/model/records.ts';
import { synopsisWords as words } from '../../../words/synopsis.ts';
import { useRows } from '../../hooks/use-session.ts';
import { useTagsOver } from '../../hooks/use-tags-over.ts';
import { Swatch } from '../../parts/Swatch.tsx';
import type { CellPlace } from './cell-places.ts';
import { partsOf } from './shown-rows.ts';
import type { ShownMark } from './shown-rows.ts';
import type { SentenceActs } from './SynopsisRowView.tsx';

interface SentenceProps extends SentenceActs {
  readonly at: number;
  readonly place: CellPlace;
  readonly range: AccountSentence;
  readonly documentId: AccountId;
  readonly text: string;
  readonly marks: readonly ShownMark[];
  /** It is the one that Tab reaches. */
  readonly current: boolean;
}

/** A sentence of an account; it opens its text there, with Ctrl or Cmd beside. The tags on it stand below. */
export function SynopsisSentence(props: SentenceProps) {
  const { at, place, range, documentId, text, marks, current, onOpen, onAttend, onKeyDown } = props;
  const document = documentOf(useRows('documents').rows, documentId);
  const version = document ? currentVersion(document).number : 0;
  const tags = useTagsOver({ documentId: documentIdOf(documentId), version, from: range.from, to: range.to });
  // Behind its dateline, which says nothing of what happened.
  const said = range.from + (range.dateline ?? 0);
  return (
    <>
      {range.role && <span className="synopsis-role quiet">{words.roles[range.role]}</span>}
      <button
        type="button"
        className="synopsis-sentence"
        dir="auto"
        lang={document?.language ?? undefined}
        tabIndex={current ? 0 : -1}
        data-cell={`${at} ${place.column} ${place.sentence}`}
        onClick={(event) => onOpen(at, place, event.ctrlKey || event.metaKey)}
        onFocus={({ currentTarget }) => {
          // Under a pointer nothing moves.
          if (currentTarget.matches(':focus-visible'))
            currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' });
          onAttend(at, place);
        }}
        onKeyDown={(event) => onKeyDown(event, at, place)}
      >
        {said > range.from && (
          <span className="synopsis-dateline" title={words.roles.dateline}>
            <Said text={text} range={{ from: range.from, to: said }} marks={marks} />
          </span>
        )}
        <Said text={text} range={{ from: said, to: range.to }} marks={marks} />
      </button>
      {tags.length > 0 && (
        <ul className="hit-tags synopsis-tags">
          {tags.map(({ tag, path }) => (
            <li key={tag.id} className={`chip chip-plain tag-${tag.colour}`}>
              <Swatch colour={tag.colour} />
              <bdi className="chip-name">{path}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Said(props: { readonly text: string; readonly range: Range; readonly marks: readonly ShownMark[] }) {
  return partsOf(props.text, props.range, props.marks).map(({ mark, words: said }, part) =>
    mark === null ? said : <Marked key={part} mark={mark} said={said} />,
  );
}

/** Words that are marked. What the line says is also said to who hears the page. */
function Marked({ mark: { kind, columns }, said }: { readonly mark: ShownMark; readonly said: string }) {
  return (
    <mark className="synopsis-mark" data-kind={kind} data-columns={columns?.join('')}>
      <span className="hidden-words">{columns ? words.sharedBy(columns, kind) : words.marks[kind]}: </span>
      {said}
    </mark>
  );
}

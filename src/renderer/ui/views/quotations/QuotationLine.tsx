import { useMemo } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import { documentOf } from '../../../../core/model/account.ts';
import { chainFrom, formParts, shownSpeaker } from '../../../../core/compare/quotations/quotation-look.ts';
import type { FormPart, NamedLink, Placed, ShownAs } from '../../../../core/compare/quotations/quotation-look.ts';
import { dateInWords } from '../../../words/in-words.ts';
import { quotationsWords as words } from '../../../words/quotations.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRows } from '../../hooks/use-session.ts';
import { placedIn } from './shown-families.ts';
import type { QuotationRow } from './shown-families.ts';
import { QuotationRuled } from './QuotationRuled.tsx';
import type { ReadQuotations } from './use-quotations.ts';

interface QuotationLineProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly at: number;
  /** Pixels below the first line. */
  readonly top: number;
  readonly row: QuotationRow;
  readonly read: ReadQuotations;
  /** It is the one that Tab reaches. */
  readonly current: boolean;
  onOpen(at: number, beside: boolean): void;
  onAttend(at: number): void;
  onKeyDown(event: KeyboardEvent, at: number): void;
}

/** One form of a family: where it stands, its words beside the longest, who says it by which verb, and whence. */
export function QuotationLine(props: QuotationLineProps) {
  const { ref, at, top, row, read, current, onOpen, onAttend, onKeyDown } = props;
  const { family, member } = row;
  const document = documentOf(useRows('documents').rows, member.documentId);
  const names = useDocumentNames();
  const { own, longest } = useMemo(() => placedIn(row, read.texts), [row, read]);
  const parts = useMemo(() => formParts(own, longest), [own, longest]);
  const { date, outlet } = document?.attributes ?? {};
  const facts = [outlet?.value, date && dateInWords(date.value, 'short')].filter((one) => one);
  const isDirect = member.quotation.quoted.length > 0;
  return (
    <div
      ref={ref}
      role="row"
      data-index={at}
      aria-rowindex={at + 2}
      className="quotations-row"
      data-first={row.at === 0 || undefined}
      data-rejected={row.ruling?.value === 'is-not' || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="cell" className="quotations-cell" data-column="family">
        <span aria-hidden="true">{row.at === 0 ? family.number : ''}</span>
        <span className="hidden-words">{words.family(family.number, family.documents)}</span>
      </div>
      <div role="cell" className="quotations-cell" data-column="document">
        <bdi className="quotations-name" title={names.get(member.documentId)}>
          {names.get(member.documentId)}
        </bdi>
        {facts.length > 0 && <bdi className="quiet">{facts.join(' · ')}</bdi>}
      </div>
      <div role="cell" className="quotations-cell" data-column="form">
        <button
          type="button"
          className="quotation-words"
          dir="auto"
          lang={document?.language ?? undefined}
          tabIndex={current ? 0 : -1}
          data-quotation={at}
          onClick={(event) => onOpen(at, event.ctrlKey || event.metaKey)}
          onFocus={() => onAttend(at)}
          onKeyDown={(event) => onKeyDown(event, at)}
        >
          {parts.map((stretch, number) => (
            <Stretch key={number} parts={stretch} marks={isDirect} />
          ))}
        </button>
        <div className="quotation-foot">
          <span className="quiet quotations-note">
            {[words.rules[member.quotation.rule], row.at === 0 && family.members.length > 1 ? words.longest : null]
              .filter((one) => one)
              .join(' · ')}
          </span>
          <QuotationRuled read={read} row={row} own={own} current={current} />
        </div>
      </div>
      <Attribution own={own} shownAs={row.shownAs} />
      <Chain links={chainFrom(own, outlet?.value ?? names.get(member.documentId) ?? '', row.shownAs)} />
    </div>
  );
}

/** What stands between two marks, or what is told of it. */
function Stretch({ parts, marks }: { readonly parts: readonly FormPart[]; readonly marks: boolean }) {
  return (
    <span className="quotation-stretch" data-marks={marks || undefined}>
      {parts.map((part, number) =>
        part.kind === 'same' ? <span key={number}>{part.words}</span> : <Marked key={number} part={part} />,
      )}
    </span>
  );
}

/** So many words that are left out are shown; more are counted. */
const mostLeftOut = 6;

/** Words in which a form differs. What the line under them says is also said to who hears the page. */
function Marked({ part: { kind, words: said } }: { readonly part: FormPart }) {
  if (kind === 'same') return said;
  const count = said.split(/\s+/u).length;
  const isLong = kind === 'left out' && count > mostLeftOut;
  return (
    <>
      {kind === 'left out' && ' '}
      <mark className="quotation-mark" data-kind={kind} title={isLong ? said : words.parts[kind]}>
        {isLong ? (
          `… ${words.leftOut(count)} …`
        ) : (
          <>
            <span className="hidden-words">{words.parts[kind]}: </span>
            {said}
          </>
        )}
      </mark>
      {kind === 'left out' && ' '}
    </>
  );
}

function Attribution({ own, shownAs }: { readonly own: Placed; readonly shownAs: ShownAs }) {
  const { text, quotation } = own;
  const { speaker, verb } = quotation;
  const written = speaker ? text.slice(speaker.from, speaker.to) : '';
  const name = shownSpeaker(own, shownAs);
  return (
    <>
      <div role="cell" className="quotations-cell" data-column="verb">
        {verb ? (
          <bdi>{text.slice(verb.from, verb.to)}</bdi>
        ) : (
          <>
            <span aria-hidden="true">—</span>
            <span className="hidden-words">{words.noVerb}</span>
          </>
        )}
      </div>
      <div role="cell" className="quotations-cell" data-column="speaker">
        {name !== null || (speaker && own.ruledSpeaker === undefined) ? (
          <bdi>{name ?? written}</bdi>
        ) : (
          <span className="quiet">{words.nobody}</span>
        )}
        {own.ruledSpeaker !== undefined && <span className="quiet quotations-note">{words.byHand}</span>}
        {own.ruledSpeaker === undefined && speaker?.inferred && (
          <span className="quiet quotations-note" title={words.inferredWhy}>
            {[speaker.named ? words.standsFor(written) : null, words.inferred].filter((one) => one).join(' ')}
          </span>
        )}
      </div>
    </>
  );
}

/** Whence the words came, as chips from the document on. */
function Chain({ links }: { readonly links: readonly NamedLink[] }) {
  return (
    <div role="cell" className="quotations-cell" data-column="chain">
      {links.length === 0 ? (
        <>
          <span aria-hidden="true">—</span>
          <span className="hidden-words">{words.noChain}</span>
        </>
      ) : (
        <ol className="quotation-chain">
          {links.map(({ name, near }, at) => (
            <li key={at}>
              <bdi
                className="quotation-link"
                data-far={near ? undefined : true}
                title={at === 0 ? undefined : near ? words.chainNear : words.chainFar}
              >
                {name}
              </bdi>
              {!near && <span className="hidden-words">({words.chainFar})</span>}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

import { useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import { shownPath, tagPath } from '../../../../core/model/tag-tree.ts';
import type { Annotation } from '../../../../core/model/records.ts';
import type { Around } from '../../../../core/text/around.ts';
import { untagAnnotations } from '../../../commands/change-annotations.ts';
import { dateInWords } from '../../../words/in-words.ts';
import { tagPageWords as words } from '../../../words/tag-page.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { usePeople } from '../../hooks/use-people.ts';
import { useRows, useRun, useSession, useTagLabels } from '../../hooks/use-session.ts';
import { useShell } from '../../hooks/use-shell.ts';
import { AnchorSign, BothWords } from '../../parts/AnchorSign.tsx';
import { Markdown } from '../../parts/Markdown.tsx';
import { NoteField } from '../../parts/NoteField.tsx';
import { TagChip } from '../../parts/TagChip.tsx';
import { QuotationTools } from './QuotationTools.tsx';
import { noteOf } from './use-quotation-acts.ts';
import type { Line, PageActs } from './use-quotation-acts.ts';

interface QuotationItemProps {
  readonly at: number;
  /** Of the tag of its column, which every quotation there carries, or one below it. */
  readonly line: Line;
  readonly own: ReadonlySet<Id>;
  readonly annotation: Annotation;
  /** It is the one that Tab reaches. */
  readonly current: boolean;
  readonly chosen: boolean;
  readonly acts: PageActs;
  onAttend(at: number): void;
  onKeyDown(event: KeyboardEvent, at: number): void;
}

/** More of a quotation is not shown here. */
const mostOfQuotation = 1200;

/** A quotation with its own words in their sentence, where it stands, its note, its other tags, and who marked it. */
export function QuotationItem(props: QuotationItemProps) {
  const { at, line, annotation, current, chosen, acts, onAttend } = props;
  const { sentences } = useSession();
  const around = sentences.of(annotation);
  const document = useRows('documents').rows.get(annotation.documentId);
  const [over, setOver] = useState(false);
  const isApproximate = annotation.anchor.kind === 'approximate';
  return (
    <article
      className="tag-quotation"
      data-chosen={chosen || undefined}
      onFocus={() => onAttend(at)}
      onPointerEnter={() => setOver(true)}
      onPointerLeave={() => setOver(false)}
    >
      <input
        type="checkbox"
        className="tag-choose"
        aria-label={words.choose(annotation.quotation.exact.slice(0, 60))}
        tabIndex={current ? 0 : -1}
        checked={chosen}
        onChange={(event) => acts.choose(line.tagId, [annotation.id], event.target.checked)}
      />
      <Source annotation={annotation} />
      <Words {...props} around={around} />
      {document && <AnchorSign annotation={annotation} document={document} />}
      {isApproximate && around && <BothWords marked={annotation.quotation.exact} now={around.words} />}
      <NoteAndTags {...props} tools={current || over} />
    </article>
  );
}

/** Where it stands: document, outlet, date, and who marked it. */
function Source({ annotation: { documentId, author } }: { readonly annotation: Annotation }) {
  const people = usePeople();
  const { attributes } = useRows('documents').rows.get(documentId) ?? {};
  const name = useDocumentNames().get(documentId) ?? words.none.document;
  const { outlet, date } = attributes ?? {};
  const facts = [outlet?.value, date && dateInWords(date.value, 'short'), people.nameOf(author)].filter((one) => one);
  return (
    <p className="tag-source">
      <bdi className="tag-document" title={name}>
        {name}
      </bdi>
      {facts.map((fact, at) => (
        <bdi key={at} className="quiet">
          {fact}
        </bdi>
      ))}
    </p>
  );
}

/** Its words between what stands before and behind them; a click or Enter goes there. */
function Words(props: QuotationItemProps & { readonly around: Around | null }) {
  const { at, annotation, current, acts, around, onKeyDown } = props;
  const language = useRows('documents').rows.get(annotation.documentId)?.language;
  const { exact, prefix, suffix } = annotation.quotation;
  const { before, words: own, behind } = around ?? { before: prefix, words: exact, behind: suffix };
  return (
    <button
      type="button"
      className="tag-words"
      dir="auto"
      lang={language ?? undefined}
      tabIndex={current ? 0 : -1}
      data-quotation={at}
      onClick={(event: MouseEvent) => acts.open(annotation, event.ctrlKey || event.metaKey)}
      onKeyDown={(event) => onKeyDown(event, at)}
    >
      <span className="tag-around">{before}</span>
      <mark className="tag-mark">{own.slice(0, mostOfQuotation)}</mark>
      <span className="tag-around">{behind}</span>
    </button>
  );
}

/** The note, written in place, and the tags that it carries beside the page's. */
function NoteAndTags(props: QuotationItemProps & { readonly tools: boolean }) {
  const { line, own, annotation, current, acts, at, tools } = props;
  const { desk, shell } = useSession();
  const run = useRun();
  const { rows: tags } = useRows('tags');
  const labels = useTagLabels();
  const place = noteOf(line);
  const writing = useShell((state) => state.noteInCard === place);
  const foot = useRef<HTMLDivElement>(null);
  const others = annotation.tagIds.flatMap((id) => (id === line.tagId ? [] : (tags.get(id) ?? [])));
  const endWriting = (back: boolean) => {
    if (shell.state.noteInCard === place) shell.set({ noteInCard: null });
    const item = foot.current?.closest('.tag-quotation');
    if (back) item?.querySelector<HTMLElement>(`[data-quotation="${at}"]`)?.focus();
  };
  return (
    <>
      {annotation.note !== '' && !writing && (
        <div className="tag-note">
          <Markdown text={annotation.note} />
        </div>
      )}
      {writing && <NoteField annotation={annotation} onEnd={endWriting} />}
      <div ref={foot} className="tag-foot">
        {others.map((tag) => (
          <TagChip
            key={tag.id}
            tag={tag}
            name={labels.get(tag.id) ?? tag.name}
            title={shownPath(tagPath(tags, tag.id))}
            stops={current}
            onRemove={() => void run(untagAnnotations(desk, [annotation.id], tag.id))}
          />
        ))}
        {/* Drawn only where they are seen: a list that is scrolled fast would mostly draw buttons. */}
        {tools && <QuotationTools annotation={annotation} line={line} own={own} current={current} acts={acts} />}
      </div>
    </>
  );
}

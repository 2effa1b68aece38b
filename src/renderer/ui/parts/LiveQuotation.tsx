import { Button } from 'react-aria-components';
import { currentVersion } from '../../../core/model/records.ts';
import type { Annotation, Document } from '../../../core/model/records.ts';
import { sameWords, writeQuotation } from '../../../core/notes/quotations.ts';
import type { NoteQuotation } from '../../../core/notes/quotations.ts';
import { openLink } from '../../session/open-link.ts';
import { factsOf } from '../../session/quote-in-note.ts';
import { noteWords as words } from '../../words/notes.ts';
import { useLinks } from '../hooks/use-links.ts';
import { useRows, useSession } from '../hooks/use-session.ts';
import { useText } from '../hooks/use-text.ts';
import { LinkButton } from './NoteLink.tsx';
import '../styles/note-links.css';

/** A quotation in a note: the words of its mark as they are now, with their source, and what was quoted if that differs. */
export function LiveQuotation(props: {
  readonly quotation: NoteQuotation;
  /** Puts these words in the place of the quotation; without it, it can only be read. */
  readonly onTake?: ((markdown: string) => void) | undefined;
}) {
  const { quotation, onTake } = props;
  const session = useSession();
  const mark = useRows('annotations').rows.get(quotation.markId);
  const document = useRows('documents').rows.get(mark?.documentId ?? '');
  const now = useWordsNow(mark, document);
  const name =
    useLinks()
      .names()
      .nameOf({ kind: 'document', id: mark?.documentId ?? '' }) || quotation.source;
  if (!mark || !document) {
    return (
      <figure className="live-quotation" data-state="gone" aria-label={words.quotation(quotation.source)}>
        <blockquote dir="auto">{quotation.words}</blockquote>
        <figcaption>
          <bdi>{quotation.source}</bdi>
        </figcaption>
        <p className="quotation-sign">{words.markGone}</p>
      </figure>
    );
  }
  const facts = factsOf(document);
  const target = { kind: 'mark', id: mark.id } as const;
  const waits = mark.anchor.kind === 'approximate';
  const changed = !sameWords(now, quotation.words);
  const take = () => onTake?.(writeQuotation(now, { markId: mark.id, name, facts }));
  return (
    <figure className="live-quotation" data-state={changed ? 'changed' : 'same'} aria-label={words.quotation(name)}>
      <blockquote dir="auto">{waits ? quotation.words : now}</blockquote>
      <figcaption>
        <LinkButton
          kind="mark"
          title={words.source(name)}
          onOpen={(beside) => openLink(session, target, beside ? 'beside' : 'here')}
        >
          {name}
        </LinkButton>
        {facts.map((fact) => (
          <span key={fact}>
            {', '}
            <bdi>{fact}</bdi>
          </span>
        ))}
      </figcaption>
      {mark.anchor.kind === 'lost' && <p className="quotation-sign">{words.placeLost}</p>}
      {changed && (
        <div className="quotation-sign">
          <p>{waits ? words.waits : words.changed}</p>
          <p className="quoted-before" dir="auto">
            {waits ? now : quotation.words}
          </p>
          {onTake && !waits && (
            <Button className="button small" onPress={take}>
              {words.takeNow}
            </Button>
          )}
        </div>
      )}
    </figure>
  );
}

/** An approximate mark stands on other words than it was made on; until its text is there, those are shown. */
function useWordsNow(mark: Annotation | undefined, document: Document | undefined): string {
  const current = document && currentVersion(document);
  const approximate = mark?.anchor.kind === 'approximate' && mark.version === current?.number;
  const loaded = useText(approximate ? current.textId : null);
  if (!mark) return '';
  return approximate && loaded.state === 'here' ? loaded.text.text.slice(mark.from, mark.to) : mark.quotation.exact;
}

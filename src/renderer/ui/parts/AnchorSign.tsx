import { TriangleAlert } from 'lucide-react';
import { percentAlike } from '../../../core/model/annotations.ts';
import { doubtOf } from '../../../core/model/doubts.ts';
import type { Annotation, Document } from '../../../core/model/records.ts';
import { percentInWords } from '../../words/in-words.ts';
import { reviewWords } from '../../words/review.ts';
import { shellWords } from '../../words/shell.ts';
import { differencesOf } from './differences.ts';
import { Differing } from './Differing.tsx';
import '../styles/annotations.css';

const words = shellWords.inspector;

/** What is to be known of an annotation whose text changed; nothing where it stands at its own words, wherever those are now. */
export function AnchorSign(props: {
  readonly annotation: Annotation;
  readonly document: Document;
  /** Leads to the review of anchors. */
  onReview?(): void;
}) {
  const { annotation, document, onReview } = props;
  const { anchor, version, from, to } = annotation;
  const doubt = doubtOf(annotation, document);
  if (doubt === null) return null;
  const text =
    doubt === 'aside'
      ? words.aside
      : anchor.kind === 'lost' || from === to
        ? words.lost
        : doubt === 'changed' && anchor.kind === 'approximate'
          ? words.approximate(percentInWords(percentAlike(anchor.score) / 100))
          : words.older(version);
  return (
    <p className="anchor-sign" data-kind={doubt}>
      {doubt !== 'aside' && <TriangleAlert size={13} aria-hidden="true" />}
      <span>
        {text}{' '}
        {onReview && (
          <button type="button" className="plain-link" onClick={onReview}>
            {reviewWords.review}
          </button>
        )}
      </span>
    </p>
  );
}

/** What was marked and what stands there now, one above the other, with what differs. */
export function BothWords({ marked, now }: { readonly marked: string; readonly now: string }) {
  const parts = differencesOf(marked, now);
  return (
    <dl className="both-words">
      <dt>{words.wasMarked}</dt>
      <dd dir="auto">
        <Differing text={marked} parts={parts.old} as="del" />
      </dd>
      <dt>{words.standsNow}</dt>
      <dd dir="auto">
        <Differing text={now} parts={parts.now} as="ins" />
      </dd>
    </dl>
  );
}

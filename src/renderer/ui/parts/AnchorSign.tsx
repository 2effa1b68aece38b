import { TriangleAlert } from 'lucide-react';
import { changedPart } from '../../../core/anchor/changed-part.ts';
import { percentAlike } from '../../../core/model/annotations.ts';
import { currentVersion } from '../../../core/model/records.ts';
import type { Annotation, Document, Range } from '../../../core/model/records.ts';
import { percentInWords } from '../../words/in-words.ts';
import { shellWords } from '../../words/shell.ts';
import '../styles/annotations.css';

const words = shellWords.inspector;

/** How an annotation was found when its text changed; nothing where it stands as it was made. */
export function AnchorSign({ annotation, document }: { readonly annotation: Annotation; readonly document: Document }) {
  const { anchor, version } = annotation;
  const text =
    anchor.kind === 'lost'
      ? words.lost
      : anchor.kind === 'approximate'
        ? words.approximate(percentInWords(percentAlike(anchor.score) / 100))
        : anchor.kind === 'moved'
          ? words.moved
          : version !== currentVersion(document).number
            ? words.older(version)
            : null;
  if (text === null) return null;
  return (
    <p className="anchor-sign" data-kind={anchor.kind}>
      {(anchor.kind === 'lost' || anchor.kind === 'approximate') && <TriangleAlert size={13} aria-hidden="true" />}
      {text}
    </p>
  );
}

/** What was marked and what stands there now, one above the other, with what differs. */
export function BothWords({ marked, now }: { readonly marked: string; readonly now: string }) {
  const part = changedPart(marked, now);
  return (
    <dl className="both-words">
      <dt>{words.wasMarked}</dt>
      <dd dir="auto">
        <Differing text={marked} part={part.old} as="del" />
      </dd>
      <dt>{words.standsNow}</dt>
      <dd dir="auto">
        <Differing text={now} part={part.now} as="ins" />
      </dd>
    </dl>
  );
}

function Differing(props: { readonly text: string; readonly part: Range; readonly as: 'del' | 'ins' }) {
  const { text, part, as: Element } = props;
  return (
    <>
      {text.slice(0, part.from)}
      {part.from < part.to && <Element>{text.slice(part.from, part.to)}</Element>}
      {text.slice(part.to)}
    </>
  );
}

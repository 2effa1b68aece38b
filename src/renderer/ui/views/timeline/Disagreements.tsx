import { Button } from 'react-aria-components';
import type { Days } from '../../../../core/compare/over-time.ts';
import { liesOn } from '../../../../core/compare/timeline-lanes.ts';
import { spanInWords, timelineWords as words } from '../../../words/timeline.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useSession } from '../../hooks/use-session.ts';
import { wordsAt } from './timeline-entries.ts';
import type { ReadTimeline } from './TimelineView.tsx';

interface DisagreementsProps {
  readonly read: ReadTimeline;
  /** The days that are shown; null if none are. */
  readonly axis: Days | null;
}

/** Dates that cannot both be meant of one thing, with who says which. Whether they differ at all is for the reader to say. */
export function Disagreements({ read: { timeline, texts }, axis }: DisagreementsProps) {
  const { workspace } = useSession();
  const names = useDocumentNames();
  return (
    <>
      <h3 className="timeline-heading">{words.disagreements}</h3>
      <ol className="timeline-differences" aria-label={words.disagreements}>
        {timeline.disagreements.map(({ sayings }, at) => (
          <li key={at} aria-label={words.disagreement(at + 1)}>
            {sayings.map(({ account, date: number }) => {
              const { documentId, dates } = timeline.accounts[account]!;
              const date = dates[number]!;
              return (
                <div key={account}>
                  <b>{words.says(names.get(documentId) ?? '', spanInWords(date.span))}</b>{' '}
                  <Button
                    className="plain-link timeline-place"
                    onPress={({ ctrlKey, metaKey }) =>
                      workspace.show(documentId, date, ctrlKey || metaKey ? 'beside' : 'here')
                    }
                  >
                    <span dir="auto">{wordsAt(texts.get(documentId) ?? '', date.sentence)}</span>
                  </Button>
                </div>
              );
            })}
            {axis &&
              sayings.every(({ account, date }) => !liesOn(axis, timeline.accounts[account]!.dates[date]!.span)) && (
                <p className="quiet">{words.furtherAway}</p>
              )}
          </li>
        ))}
      </ol>
    </>
  );
}

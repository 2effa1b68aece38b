import { Button } from 'react-aria-components';
import { spanInWords, timelineWords as words } from '../../../words/timeline.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useSession } from '../../hooks/use-session.ts';
import { wordsAt } from './timeline-entries.ts';
import type { ReadTimeline } from './TimelineView.tsx';

/** Dates that cannot both be meant of one thing, with who says which. Whether they differ at all is for the reader to say. */
export function Disagreements({ read: { timeline, texts } }: { readonly read: ReadTimeline }) {
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
          </li>
        ))}
      </ol>
    </>
  );
}

import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ToldDate } from '../../../../core/compare/timeline-shapes.ts';
import type { Id } from '../../../../core/model/id.ts';
import { dateInWords } from '../../../words/in-words.ts';
import { spanInWords, timelineWords as words } from '../../../words/timeline.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useSession } from '../../hooks/use-session.ts';
import type { TimelineRow } from './timeline-entries.ts';

interface TableProps {
  readonly rows: readonly TimelineRow[];
  readonly texts: ReadonlyMap<Id, string>;
}

/** Rows shown at first, and how many more each time. */
const atOnce = 200;

/** The same as the lanes show, by days. */
export function TimelineTable({ rows, texts }: TableProps) {
  const names = useDocumentNames();
  const [limit, setLimit] = useState(atOnce);
  return (
    <>
      <table className="timeline-table" aria-label={words.table}>
        <thead>
          <tr>
            <th scope="col">{words.columns.when}</th>
            <th scope="col">{words.columns.kind}</th>
            <th scope="col">{words.columns.source}</th>
            <th scope="col">{words.columns.words}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, limit).map((row, at) => (
            <tr key={at}>
              <th scope="row">{spanInWords(row.span)}</th>
              <td>
                {words.kinds[row.kind]}
                {row.date?.resolvedFrom && <CountedFrom date={row.date} from={row.date.resolvedFrom} />}
                {row.disagreements.map((number) => (
                  <span key={number} className="timeline-from">
                    {words.disagreement(number)}
                  </span>
                ))}
              </td>
              <td>
                <bdi>{names.get(row.documentId)}</bdi>
              </td>
              <td>
                <Said row={row} text={texts.get(row.documentId) ?? ''} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > limit && (
        <Button className="button small" onPress={() => setLimit(limit + atOnce)}>
          {words.more(Math.min(atOnce, rows.length - limit))}
        </Button>
      )}
    </>
  );
}

/** The sentence with the words of the date; it opens the text there. */
/** The date of the text that a date was counted from, and what that is worth. */
function CountedFrom({ date, from }: { readonly date: ToldDate; readonly from: string }) {
  const day = dateInWords(from, 'short');
  return (
    <span className="quiet timeline-from">{date.guessedYear ? words.guessedYear(day) : words.countedFrom(day)}</span>
  );
}

function Said({ row: { date, documentId }, text }: { readonly row: TimelineRow; readonly text: string }) {
  const { workspace } = useSession();
  if (date === null) return null;
  const { sentence } = date;
  return (
    <Button
      className="plain-link timeline-place"
      onPress={({ ctrlKey, metaKey }) => workspace.show(documentId, date, ctrlKey || metaKey ? 'beside' : 'here')}
    >
      <span dir="auto">
        {text.slice(sentence.from, date.from).trimStart()}
        <b>{text.slice(date.from, date.to)}</b>
        {text.slice(date.to, sentence.to).trimEnd()}
      </span>
    </Button>
  );
}

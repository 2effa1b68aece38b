import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { codebookFormats } from '../../../../core/exchange/codebook-formats.ts';
import { tagCounts } from '../../../../core/model/tag-counts.ts';
import { TagTree } from '../../../../core/model/tag-tree.ts';
import { projectOf } from '../../../commands/projects.ts';
import { runAction } from '../../../session/actions.ts';
import { codebookFileName, codebookWords as words } from '../../../words/codebook.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { SaveTable } from '../../parts/compare/SaveTable.tsx';
import { CodebookRow } from './CodebookRow.tsx';
import { CountTagsBy, TagsCounted } from './CountTagsBy.tsx';
import { savedCodebook } from './saved-codebook.ts';
import { countInWords, useCountedTags } from './use-counted-tags.ts';
import '../../styles/codebook.css';

/** Pauses between counts while much is marked, in milliseconds. */
const countPause = 100;
const columns = ['tag', 'definition', 'when', 'whenNot', 'example', 'annotations'] as const;

/** Every tag with what it means, when to use it and when not, an example, and how many annotations carry it. */
export function CodebookView() {
  const session = useSession();
  const { desk, names } = session;
  const tags = useRows('tags');
  const annotations = useRows('annotations', countPause);
  const documents = useRows('documents', countPause);
  const tree = useMemo(() => new TagTree(tags.rows), [tags]);
  const counts = useMemo(
    () => tagCounts(tags.rows, annotations.rows.values(), documents.rows),
    [tags, annotations, documents],
  );
  const { asked, counted, isCounting } = useCountedTags();
  const [dragged, setDragged] = useState<string | null>(null);
  const lines = tree.inOrder();
  return (
    <section className="codebook-view" aria-label={words.title}>
      <div className="codebook-head">
        <h2>{words.title}</h2>
        <Button className="button" onPress={() => runAction(session, 'codebook.take-in')}>
          {words.takeIn}
        </Button>
        {lines.length > 0 && (
          <>
            <CountTagsBy />
            <Button className="button" onPress={() => window.print()}>
              {words.print}
            </Button>
          </>
        )}
        <SaveTable
          kind="codebook"
          formats={codebookFormats}
          label={words.save}
          none={lines.length === 0 || isCounting}
          fileNameOf={(ending) => codebookFileName(projectOf(desk.store)?.name ?? '', ending)}
          table={() => savedCodebook(tree, counts, annotations.rows, names.documents(), counted)}
        />
      </div>
      <p className="quiet codebook-how">{lines.length > 0 ? words.how : words.none}</p>
      {lines.length > 0 && (isCounting || counted) && <TagsCounted asked={asked} counted={counted} />}
      {lines.length > 0 && (
        <div className="codebook-scroller">
          <table className="codebook" aria-label={words.title}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column === 'annotations' && counted ? words.columns[counted.by] : words[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((tag) => (
                <CodebookRow
                  key={tag.id}
                  tag={tag}
                  level={tree.path(tag.id).length}
                  count={countInWords(tag.id, counts, counted)}
                  example={annotations.rows.get(tag.example ?? '')}
                  dragged={dragged}
                  onDrag={setDragged}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

import { useEffect, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { codebookFormats } from '../../../../core/exchange/codebook-formats.ts';
import { tagCounts } from '../../../../core/model/tag-counts.ts';
import { TagTree } from '../../../../core/model/tag-tree.ts';
import { projectOf } from '../../../commands/projects.ts';
import { runAction } from '../../../session/actions.ts';
import { codebookFileName, codebookWords as words } from '../../../words/codebook.ts';
import { savedHead } from '../../../session/saved-head.ts';
import { findWords } from '../../../words/find.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { ListFind } from '../../parts/ListFind.tsx';
import { loadMarkdownField } from '../../parts/MarkdownField.tsx';
import { foundTags } from '../../parts/tag-lines.ts';
import { SaveShown } from '../../parts/SaveTable.tsx';
import { CodebookTable } from './CodebookTable.tsx';
import { CountTagsBy, TagsCounted } from './CountTagsBy.tsx';
import { savedCodebook } from './saved-codebook.ts';
import { countInWords, useCountedTags } from './use-counted-tags.ts';
import '../../styles/codebook.css';

/** Pauses between counts while much is marked, in milliseconds. */
const countPause = 100;

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
  useEffect(() => void loadMarkdownField(), []);
  const { asked, counted, isCounting } = useCountedTags();
  const [typed, setTyped] = useKept('codebook found', '');
  const lines = useMemo(() => {
    const found = foundTags(tags.rows, typed);
    return tree.inOrder().filter(({ id }) => found.has(id));
  }, [tree, tags, typed]);
  return (
    <section className="codebook-view" aria-label={words.title}>
      <div className="codebook-head">
        <h2>{words.title}</h2>
        <Button className="button" onPress={() => runAction(session, 'codebook.take-in')}>
          {words.takeIn}
        </Button>
        {tags.rows.size > 0 && (
          <>
            <ListFind
              label={findWords.codebook}
              typed={typed}
              left={{ shown: lines.length, all: tags.rows.size }}
              first=".codebook-name"
              onType={setTyped}
            />
            <CountTagsBy />
            <Button className="button" onPress={() => window.print()}>
              {words.print}
            </Button>
          </>
        )}
        <SaveShown
          kind="codebook"
          name={codebookFileName(projectOf(desk.store)?.name ?? '')}
          formats={codebookFormats}
          none={tags.rows.size === 0 || isCounting}
          table={() => {
            const { about } = savedHead(desk, { title: words.title, how: words.counted });
            return savedCodebook(tree, counts, annotations.rows, names.documents(), counted, about);
          }}
        />
      </div>
      <p className="quiet codebook-how">
        {lines.length > 0 ? words.how : tags.rows.size > 0 ? findWords.none : words.none}
      </p>
      {lines.length > 0 && (isCounting || counted) && <TagsCounted asked={asked} counted={counted} />}
      {lines.length > 0 && (
        <CodebookTable
          lines={lines}
          tree={tree}
          by={counted?.by ?? null}
          countOf={(id) => countInWords(id, counts, counted)}
          exampleOf={(tag) => annotations.rows.get(tag.example ?? '')}
        />
      )}
    </section>
  );
}

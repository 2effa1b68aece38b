import { useEffect, useMemo, useState } from 'react';
import { frontBlock, markdownBlocks } from '../../../../core/decode/markdown/markdown-blocks.ts';
import { placeFurniture } from '../../../../core/anchor/place-furniture.ts';
import { furnitureRulings } from '../../../../core/model/furniture-rulings.ts';
import type { Id } from '../../../../core/model/id.ts';
import { pagesOf } from '../../../../core/model/pages.ts';
import { madeBy } from '../../../../core/model/people.ts';
import { currentVersion, formatOf } from '../../../../core/model/records.ts';
import type { Document, Range, Text } from '../../../../core/model/records.ts';
import { furnish } from '../../../../core/passages/furnish.ts';
import { headlineBlocks } from './headline.ts';
import { highlightIds, HighlightMaker } from '../../../session/highlights-of.ts';
import { isShownMark, shownTags } from '../../../session/only-tags.ts';
import { useLiveSearch } from '../../hooks/use-live-search.ts';
import { useObserved } from '../../hooks/use-observed.ts';
import { usePeople } from '../../hooks/use-people.ts';
import { useRows, useSession, useWorkspace } from '../../hooks/use-session.ts';

/** All that is drawn over the text of now of a document, and how it is laid out. */
export function useDrawn(document: Document, text: Text) {
  const { number } = currentVersion(document);
  const highlights = useHighlights(document.id, number);
  const active = useActive();
  const matches = useMatches(document.id, number);
  const furniture = useFurniture(document.id, number, text);
  const { blocks, markdown } = useBlocks(document, text);
  const pages = useMemo(() => pagesOf(text.found), [text]);
  return { highlights, active, matches, furniture, blocks, markdown, pages };
}

/** The annotations of a version of a document as they are drawn; one that was lost is not. */
function useHighlights(documentId: Id, version: number) {
  const { store } = useSession().desk;
  useRows('annotations');
  const tags = useRows('tags');
  const maker = useMemo(() => new HighlightMaker(), []);
  const annotations = store.snapshot.annotationsOf(documentId);
  const asked = useWorkspace((state) => state.onlyTags);
  const only = useMemo(() => shownTags(tags.rows, asked), [tags, asked]);
  const chosen = useWorkspace(({ annotationIds }) => (only === null ? noneChosen : annotationIds));
  const onlyBy = useWorkspace((state) => state.onlyBy);
  const people = usePeople();
  const shown = useMemo(
    () =>
      madeBy(annotations, onlyBy, people).filter(
        (one) => one.version === version && one.anchor.kind !== 'lost' && isShownMark(one, only, chosen),
      ),
    [annotations, version, only, chosen, onlyBy, people],
  );
  const { linked } = useSession();
  const links = useRows('links').version;
  return useMemo(
    () =>
      maker.highlightsOf(shown, tags.rows, tags.version, only, {
        version: links,
        has: (id) => linked.has({ kind: 'annotation', id }),
      }),
    [maker, shown, tags, only, linked, links],
  );
}

/** The highlights of the selected annotations. */
function useActive(): ReadonlySet<string> {
  const annotations = useRows('annotations');
  const selected = useWorkspace((state) => state.annotationIds);
  return useMemo(
    () => highlightIds(selected.map((id) => annotations.rows.get(id)).filter((one) => one !== undefined)),
    [selected, annotations],
  );
}

const noneChosen: readonly Id[] = [];
const noMatches: readonly Range[] = [];

/** The matches of the search in this document, while its results are open in a tab. */
function useMatches(documentId: Id, version: number): readonly Range[] {
  const { search, state } = useLiveSearch();
  const searching = useWorkspace(({ panes }) => panes.some(({ tabs }) => tabs.some(({ kind }) => kind === 'search')));
  const [matches, setMatches] = useState(noMatches);
  const { generation, answer } = state;
  const wanted = searching && answer !== null;
  useEffect(() => {
    if (!wanted) return;
    let over = false;
    void search.matchesIn(documentId, version).then((found) => {
      if (!over) setMatches(found);
    });
    return () => {
      over = true;
    };
  }, [search, documentId, version, generation, wanted]);
  return wanted ? matches : noMatches;
}

/** What is furniture in a version of a document, with what persons decided of it; drawn quietly. */
export function useFurniture(documentId: Id, version: number, text: Text): readonly Range[] {
  const rulings = useRows('rulings');
  return useMemo(() => {
    const own = furnitureRulings(rulings.rows.values()).get(documentId) ?? [];
    const { placed } = placeFurniture(own, { version, text: text.text });
    return furnitureOf({ ...text, division: furnish(text.text, text.division, placed) });
  }, [rulings, documentId, version, text]);
}

/** The passages that are furniture. */
function furnitureOf({ text, division: { starts, furniture } }: Text): readonly Range[] {
  const ranges: Range[] = [];
  for (let at = 0; at < starts.length; at++) {
    if (furniture[at] === 1) ranges.push({ from: starts[at]!, to: starts[at + 1] ?? text.length });
  }
  return ranges;
}

/**
 * How a text was laid out where it came from; of one that does not say so, its headline if that can be told. Markdown that came in as
 * plain text is drawn as well; all of it is plain text if the person wants it so.
 */
export function useBlocks(document: Document, { layout, text, division }: Text) {
  const { shell } = useSession();
  const isDrawn = useObserved(shell, ({ look }) => look.markdown);
  const title = document.title.value;
  const isMarkdown = isMarkdownText(document);
  return useMemo(() => {
    const markdown = isMarkdown && isDrawn;
    const known = isMarkdown && !isDrawn ? undefined : layout?.blocks;
    const blocks =
      known ?? (markdown ? markdownBlocks(text, frontBlock(text).to) : headlineBlocks(title, text, division.starts));
    return { blocks, markdown };
  }, [title, layout, text, division, isMarkdown, isDrawn]);
}

/** By what read it; a text that came in before there was a reader of Markdown is known by its name. */
function isMarkdownText(document: Document): boolean {
  const format = formatOf(currentVersion(document));
  return format === 'markdown' || (format === 'plain-text' && /\.(?:md|markdown)$/iu.test(document.path));
}

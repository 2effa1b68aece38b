import { useEffect, useMemo, useState } from 'react';
import type { Id } from '../../../../core/model/id.ts';
import type { Tag } from '../../../../core/model/records.ts';
import { tagPageWords as words } from '../../../words/tag-page.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useRows, useTagLabels } from '../../hooks/use-session.ts';
import { loadMarkdownField } from '../../parts/MarkdownField.tsx';
import { ChosenBar } from './ChosenBar.tsx';
import { firstLook } from './look.ts';
import type { Look } from './look.ts';
import { QuotationColumns } from './QuotationColumns.tsx';
import { TagHead } from './TagHead.tsx';
import { TagTools } from './TagTools.tsx';
import { useColumns } from './use-columns.ts';
import { useFacets } from './use-facets.ts';
import { useQuotationActs } from './use-quotation-acts.ts';
import type { Chosen } from './use-quotation-acts.ts';
import { useFound, useQuotationsOfTag } from './use-quotations-of-tag.ts';
import '../../styles/tag-page.css';

/** A tag with what it means on top, then every quotation that carries it, as many as the tree says. */
export function TagView({ tagId, focused }: { readonly tagId: Id; readonly focused: boolean }) {
  const { rows: tags } = useRows('tags');
  // One that was merged into another goes on as that.
  const tag = tags.get(tagId) ?? [...tags.values()].find(({ merged }) => merged?.includes(tagId));
  return tag ? <OpenTag tag={tag} focused={focused} /> : <p className="empty quiet">{words.gone}</p>;
}

function OpenTag({ tag, focused }: { readonly tag: Tag; readonly focused: boolean }) {
  const [look, setLook] = useKept<Look>(`tag ${tag.id}`, firstLook);
  const quotations = useQuotationsOfTag(tag.id, look.below);
  const beside = look.columns?.kind === 'tag' ? look.columns.tagId : null;
  const others = useQuotationsOfTag(beside, look.below);
  const facets = useFacets(useMemo(() => [quotations, others], [quotations, others]));
  const name = useTagLabels().get(tag.id) ?? tag.name;
  const [found, foundBeside] = [useFound(quotations, look.typed), useFound(others, look.typed)];
  const columns = useColumns({ name, tagId: tag.id, look, quotations: found, others: foundBeside, facets });
  useEffect(() => void loadMarkdownField(), []);
  const [chosen, setChosen] = useState<Chosen>({ tagId: null, ids: new Set() });
  const acts = useQuotationActs({ columns, chosen, setChosen, focused });
  return (
    <section className="tag-view" aria-label={words.region} tabIndex={-1} data-tag-page={tag.id}>
      <TagHead tag={tag} />
      <TagTools tag={tag} look={look} onLook={setLook} quotations={quotations} found={found} facets={facets} />
      {acts.chosen.ids.size > 0 && <ChosenBar acts={acts} />}
      {quotations.all.length === 0 && beside === null ? (
        <div className="empty">
          <p>{words.empty}</p>
          <p className="quiet">{words.emptyLine}</p>
        </div>
      ) : (
        <QuotationColumns tagId={tag.id} columns={columns} acts={acts} finding={look.typed.trim() !== ''} />
      )}
    </section>
  );
}

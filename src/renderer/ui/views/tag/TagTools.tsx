import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { filterQuotations } from '../../../../core/analysis/tag-quotations.ts';
import type { Facet, Quotations } from '../../../../core/analysis/tag-quotations.ts';
import type { Tag } from '../../../../core/model/records.ts';
import { standsNow } from '../../../../core/model/annotations.ts';
import { TagTree } from '../../../../core/model/tag-tree.ts';
import { tagCountsName, tagPageWords as words } from '../../../words/tag-page.ts';
import { findWords } from '../../../words/find.ts';
import { useRows, useSession } from '../../hooks/use-session.ts';
import { SaveTable } from '../../parts/SaveTable.tsx';
import { ListFind } from '../../parts/ListFind.tsx';
import { CountedQuotations } from './CountedQuotations.tsx';
import { ColumnTools } from './ColumnTools.tsx';
import type { Look } from './look.ts';
import { savedCounts } from './saved-counts.ts';
import { Select } from './Select.tsx';
import type { Facets } from './use-facets.ts';

interface TagToolsProps {
  readonly tag: Tag;
  readonly look: Look;
  readonly quotations: Quotations;
  /** Those that hold the typed words. */
  readonly found: Quotations;
  readonly facets: Facets;
  onLook(look: Look): void;
}

/** How many quotations there are, and how they are looked at. */
export function TagTools({ tag, look, quotations, found, facets, onLook }: TagToolsProps) {
  const { desk } = useSession();
  const { rows: tags } = useRows('tags');
  const hasBelow = new TagTree(tags).children(tag.id).length > 0;
  const { all, looked } = quotations;
  const shown = useMemo(() => filterQuotations(found.all, look.filters, looked), [found, look.filters, looked]);
  const lost = all.filter((one) => !standsNow(one, looked.documents)).length;
  const offered = facets.offered.map(({ facet, name }) => ({ key: facet, name }));
  return (
    <div className="tag-tools">
      <p className="tag-count">
        <span role="status">{words.count(shown.length, all.length)}</span>
        {lost > 0 && <span className="quiet"> ({words.lost(lost)})</span>}
      </p>
      <ListFind
        label={findWords.quotations}
        typed={look.typed}
        first="[data-quotation][tabindex='0'], [data-quotation]"
        onType={(typed) => onLook({ ...look, typed })}
      />
      {hasBelow && (
        <label className="tag-check">
          <input
            type="checkbox"
            checked={look.below}
            onChange={(event) => onLook({ ...look, below: event.target.checked })}
          />
          {words.below}
        </label>
      )}
      <Select
        label={words.group}
        value={look.group ?? ''}
        options={[{ key: '', name: words.noGroups }, ...offered]}
        onChoose={(key) => onLook({ ...look, group: key === '' ? null : (key as Facet) })}
      />
      <FilterTools look={look} facets={facets} offered={offered} onLook={onLook} />
      <ColumnTools tagId={tag.id} look={look} facets={facets} offered={offered} onLook={onLook} />
      <CountedQuotations shown={shown} />
      <SaveTable
        kind="tag"
        name={tagCountsName(tag.name)}
        part={{ shown: shown.length, all: all.length }}
        none={shown.length === 0}
        table={() => savedCounts(desk, tagCountsName(tag.name), shown, quotations, look, facets)}
      />
    </div>
  );
}

interface FilterToolsProps extends Pick<TagToolsProps, 'look' | 'facets' | 'onLook'> {
  readonly offered: readonly { readonly key: string; readonly name: string }[];
}

/** The values that quotations must have, and another one to choose. */
function FilterTools({ look, facets, offered, onLook }: FilterToolsProps) {
  const [facet, setFacet] = useState<Facet | null>(null);
  const choose = (value: string) => {
    if (facet === null) return;
    const others = look.filters.filter((one) => one.facet !== facet);
    onLook({ ...look, filters: [...others, { facet, value }] });
    setFacet(null);
  };
  return (
    <>
      <Select
        label={words.only}
        value={facet ?? ''}
        options={[{ key: '', name: words.everything }, ...offered]}
        onChoose={(key) => setFacet(key === '' ? null : (key as Facet))}
      />
      {facet !== null && (
        <Select
          label={words.value}
          value={null}
          options={facets
            .valuesOf(facet)
            .map(({ value, label, count }) => ({ key: value, name: `${label} (${count})` }))}
          onChoose={choose}
        />
      )}
      {look.filters.map(({ facet: of, value }) => {
        const name = `${facets.nameOf(of)}: ${facets.labelOf(of, value)}`;
        return (
          <span key={of} className="chip tag-filter">
            <bdi className="chip-name">{name}</bdi>
            <Button
              className="chip-remove"
              aria-label={words.noMore(name)}
              onPress={() => onLook({ ...look, filters: look.filters.filter((one) => one.facet !== of) })}
            >
              <X size={12} aria-hidden="true" />
            </Button>
          </span>
        );
      })}
    </>
  );
}

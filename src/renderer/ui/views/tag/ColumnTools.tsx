import type { Facet } from '../../../../core/analysis/tag-quotations.ts';
import type { Id } from '../../../../core/model/id.ts';
import { TagTree } from '../../../../core/model/tag-tree.ts';
import { tagPageWords as words } from '../../../words/tag-page.ts';
import { useRows, useTagLabels } from '../../hooks/use-session.ts';
import type { Columns, Look } from './look.ts';
import { Select } from './Select.tsx';
import type { Facets } from './use-facets.ts';

interface ColumnToolsProps {
  readonly tagId: Id;
  readonly look: Look;
  readonly facets: Facets;
  readonly offered: readonly { readonly key: string; readonly name: string }[];
  onLook(look: Look): void;
}

/** Whether there are two columns, and what stands in them. */
export function ColumnTools({ tagId, look, facets, offered, onLook }: ColumnToolsProps) {
  const { columns } = look;
  const set = (next: Columns | null) => onLook({ ...look, columns: next });
  const kind = columns === null ? '' : columns.kind === 'tag' ? 'tag beside' : columns.facet;
  const choose = (key: string) => {
    if (key === '') set(null);
    else if (key === 'tag beside') set({ kind: 'tag', tagId: null });
    else {
      const facet = key as Facet;
      const [first, second] = facets.valuesOf(facet);
      set({ kind: 'facet', facet, values: [first?.value ?? null, second?.value ?? null] });
    }
  };
  return (
    <>
      <Select
        label={words.beside}
        value={kind}
        options={[{ key: '', name: words.oneColumn }, { key: 'tag beside', name: words.anotherTag }, ...offered]}
        onChoose={choose}
      />
      {columns?.kind === 'facet' && <FacetColumns columns={columns} facets={facets} onColumns={set} />}
      {columns?.kind === 'tag' && (
        <OtherTag tagId={tagId} chosen={columns.tagId} onTag={(id) => set({ kind: 'tag', tagId: id })} />
      )}
    </>
  );
}

function FacetColumns(props: {
  readonly columns: Extract<Columns, { readonly kind: 'facet' }>;
  readonly facets: Facets;
  onColumns(columns: Columns): void;
}) {
  const { columns, facets, onColumns } = props;
  const { facet, values } = columns;
  const options = facets
    .valuesOf(facet)
    .map(({ value, label, count }) => ({ key: value, name: `${label} (${count})` }));
  const [first, second] = values;
  return (
    <>
      <Select
        label={words.first}
        value={first}
        options={options}
        onChoose={(key) => onColumns({ ...columns, values: [key, key === second ? first : second] })}
      />
      <Select
        label={words.second}
        value={second}
        options={options}
        onChoose={(key) => onColumns({ ...columns, values: [key === first ? second : first, key] })}
      />
    </>
  );
}

function OtherTag({ tagId, chosen, onTag }: { readonly tagId: Id; readonly chosen: Id | null; onTag(id: Id): void }) {
  const { rows: tags } = useRows('tags');
  const labels = useTagLabels();
  const others = new TagTree(tags).inOrder().filter(({ id }) => id !== tagId);
  const options = others.map(({ id, name }) => ({ key: id, name: labels.get(id) ?? name }));
  return <Select label={words.second} value={chosen} options={options} onChoose={onTag} />;
}

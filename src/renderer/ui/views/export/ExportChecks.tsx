import type { Id } from '../../../../core/model/id.ts';
import { shownName } from '../../../../core/model/shown-name.ts';
import { TagTree } from '../../../../core/model/tag-tree.ts';
import { exportWords } from '../../../words/reading.ts';
import { useDocumentNames } from '../../hooks/use-document-names.ts';
import { useRows } from '../../hooks/use-session.ts';

/** Letter 2 before Letter 10, as in the library. */
const inLists = new Intl.Collator(undefined, { numeric: true });

/** The documents or tags of a project, to choose some. */
export function ExportChecks(props: {
  readonly table: 'documents' | 'tags';
  readonly ids: readonly Id[];
  onChange(ids: readonly Id[]): void;
}) {
  const names = useDocumentNames();
  const { rows: documents } = useRows('documents');
  const tree = new TagTree(useRows('tags').rows);
  const options =
    props.table === 'documents'
      ? [...documents.keys()].map((id) => [id, names.get(id) ?? ''] as const)
      : [...tree.tags.keys()].map((id) => [id, shownName(tree.joined(id))] as const);
  const chosen = new Set(props.ids);
  return (
    <fieldset className="form-field export-checks">
      <legend>{exportWords.choose[props.table]}</legend>
      <div className="export-check-list">
        {options
          .sort((a, b) => inLists.compare(a[1], b[1]))
          .map(([id, words]) => (
            <label key={id} className="choice">
              <input
                type="checkbox"
                checked={chosen.has(id)}
                onChange={(event) =>
                  props.onChange(event.target.checked ? [...props.ids, id] : props.ids.filter((one) => one !== id))
                }
              />
              <bdi>{words}</bdi>
            </label>
          ))}
      </div>
    </fieldset>
  );
}

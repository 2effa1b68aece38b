import type { ColumnId } from '../../../../core/attributes/edit-cells.ts';
import type { TakenColumn, TakePlan } from '../../../../core/attributes/take-table.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { AttributeDefinition } from '../../../../core/model/records.ts';
import { shownName } from '../../../../core/model/shown-name.ts';
import { tableWords, takeWords as words, valueInWords } from '../../../words/document-table.ts';
import { languageInWords } from '../../../words/in-words.ts';
import { useRows } from '../../hooks/use-session.ts';

interface PlanPreviewProps {
  readonly plan: Pick<TakePlan, 'columns' | 'cells' | 'documents' | 'invalid' | 'refused' | 'overwritten' | 'examples'>;
  titleOf(id: Id): string;
}

/** What would be written where, with the first cells of it. */
export function PlanPreview({ plan, titleOf }: PlanPreviewProps) {
  return (
    <>
      <ul className="table-plan-columns">
        {plan.columns.map((column, at) => (
          <li key={at}>
            <bdi>{column.name}</bdi> <span className="quiet">{columnInWords(column)}</span>
          </li>
        ))}
      </ul>
      <p role="status">
        {words.changes(plan.cells, plan.documents, plan.overwritten)}{' '}
        {plan.invalid > 0 && tableWords.invalid(plan.invalid)}{' '}
        {plan.refused.length > 0 && tableWords.refused(plan.refused)}
      </p>
      {plan.examples.length > 0 && <PlannedCells plan={plan} titleOf={titleOf} />}
    </>
  );
}

function PlannedCells({ plan, titleOf }: PlanPreviewProps) {
  const { rows } = useRows('attributes');
  const made = plan.columns.flatMap((one) => (one.kind === 'new' ? [one.definition] : []));
  const definitionOf = (column: ColumnId) => rows.get(column) ?? made.find(({ id }) => id === column);
  const names = new Map(
    plan.columns.flatMap((one): [Id, string][] =>
      one.kind === 'known' ? [[one.column, one.name]] : one.kind === 'new' ? [[one.definition.id, one.name]] : [],
    ),
  );
  return (
    <div className="table-plan" tabIndex={0} role="region" aria-label={words.preview}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.document}</th>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.now}</th>
            <th scope="col">{words.value}</th>
          </tr>
        </thead>
        <tbody>
          {plan.examples.slice(0, 30).map(({ documentId, column, before, after }) => (
            <tr key={`${documentId} ${column}`}>
              <td dir="auto">{shownName(titleOf(documentId))}</td>
              <td dir="auto">{names.get(column)}</td>
              <td dir="auto">{heldInWords(before, column, definitionOf(column))}</td>
              <td dir="auto">{heldInWords(after, column, definitionOf(column))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function heldInWords(value: string, column: ColumnId, definition: AttributeDefinition | undefined): string {
  if (column === 'lang' && value !== '') return languageInWords(value);
  return definition ? valueInWords(definition, value) : value;
}

function columnInWords(column: TakenColumn): string {
  switch (column.kind) {
    case 'known':
      return words.known;
    case 'key':
      return words.key;
    case 'new':
      return words.made(tableWords.types[column.definition.type]);
    case 'passed-over':
      return words.passedOver[column.why];
  }
}

import { confirmCells, editCells, retypeAttribute } from '../../core/attributes/edit-cells.ts';
import { renameChoices } from '../../core/attributes/rename-choices.ts';
import type { RenamedChoice } from '../../core/attributes/rename-choices.ts';
import type { CellEdit, EditedCells, Table } from '../../core/attributes/edit-cells.ts';
import { addAttribute, changeAttribute, isBuiltIn, nameProblem, newAttribute } from '../../core/model/attributes.ts';
import { removeWithAll } from '../../core/model/cascade.ts';
import { cleanName } from '../../core/model/clean-name.ts';
import { isEmpty, sameValue, sequence } from '../../core/model/diff.ts';
import type { Diff } from '../../core/model/diff.ts';
import type { Id } from '../../core/model/id.ts';
import type { AttributeDefinition } from '../../core/model/records.ts';
import { documentName } from '../../core/model/shown-name.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import { by } from './desk.ts';
import type { Desk } from './desk.ts';
import { followedSearches, rowsAfter } from './followed-searches.ts';
import { inTurn } from './in-turn.ts';

// Columns of what is known of documents, and what is written into many of their cells at once: each act is one in the
// history, whatever it changes.

/** The records as they are now, and the languages in which what is typed is read. */
export function tableNow({ store: { snapshot } }: Pick<Desk, 'store'>, languages = navigator.languages): Table {
  return { documents: snapshot.rows('documents'), attributes: snapshot.rows('attributes'), languages };
}

/** What a person says of a column. */
export type AttributeWords = Pick<AttributeDefinition, 'name' | 'type'> & Partial<Pick<AttributeDefinition, 'choices'>>;

/** Adds a column; the name must be one that a query can tell from the others (`attribute-name`). */
export function addColumn(desk: Desk, words: AttributeWords): Promise<Result<AttributeDefinition>> {
  return inTurn(desk, async () => {
    const definitions = desk.store.snapshot.rows('attributes');
    const problem = nameProblem(definitions, words.name);
    if (problem !== null) return fail('attribute-name', cleanName(words.name), problem);
    const definition = newAttribute(definitions, { ...words, id: desk.newId() });
    const label = { verb: 'add-attribute', names: [definition.name] } as const;
    const stored = await desk.store.apply(addAttribute(definition), { label, ...by(desk) });
    return stored.ok ? ok(definition) : stored;
  });
}

/**
 * Changes name, type or choices of a column of one's own. With another type, what the documents hold is read anew; what
 * cannot be is kept as it is, and counted. Saved searches go on asking for it by its new name. Documents with a choice that is
 * `renamed` get its new name.
 */
export function changeColumn(
  desk: Desk,
  id: Id,
  { renamed: otherwise = [], ...change }: Partial<AttributeWords> & { readonly renamed?: readonly RenamedChoice[] },
  languages: readonly string[] = navigator.languages,
): Promise<Result<EditedCells>> {
  return inTurn(desk, async () => {
    const table = tableNow(desk, languages);
    const definition = table.attributes.get(id);
    if (!definition || isBuiltIn(id)) return fail('not-found', id);
    const { name = definition.name, type = definition.type } = change;
    const problem = name === definition.name ? null : nameProblem(table.attributes, name, id);
    if (problem !== null) return fail('attribute-name', cleanName(name), problem);
    const renamed = changeAttribute(definition, { name });
    const now = renamed.attributes?.[id]?.[1] ?? definition;
    const choices = renameChoices(table.documents.values(), id, otherwise);
    const documents = rowsAfter(table.documents, choices.documents);
    const read = retypeAttribute({ ...table, documents }, now, {
      type,
      ...(change.choices && { choices: change.choices }),
    });
    const edited = {
      ...read,
      diff: sequence(renamed, choices, read.diff, followedSearches(desk, renamed, { column: id, choices: otherwise })),
    };
    if (isEmpty(edited.diff)) return ok(edited);
    const label = { verb: 'change-attribute', names: [now.name] } as const;
    const stored = await desk.store.apply(edited.diff, { label, ...by(desk) });
    return stored.ok ? ok(edited) : stored;
  });
}

/** Removes a column of one's own with all that documents hold in it. Undo brings all of it back. */
export function removeColumn(desk: Desk, id: Id): Promise<Result<Diff>> {
  return inTurn(desk, async () => {
    const { snapshot } = desk.store;
    const definition = snapshot.rows('attributes').get(id);
    if (!definition || isBuiltIn(id)) return fail('not-found', id);
    return desk.store.apply(removeWithAll(snapshot, 'attributes', [id], desk.now()), {
      label: { verb: 'remove-attribute', names: [definition.name] },
      ...by(desk),
    });
  });
}

/** Writes into cells, however many, in one act. `byBeginnings`: a person typed them and sees which choice is taken. */
export function writeCells(
  desk: Desk,
  edits: readonly CellEdit[],
  { languages = navigator.languages, byBeginnings = false }: WriteManner = {},
): Promise<Result<EditedCells>> {
  return inTurn(desk, () => store(desk, editCells(tableNow(desk, languages), edits, { byBeginnings })));
}

interface WriteManner {
  readonly languages?: readonly string[];
  readonly byBeginnings?: boolean;
}

/** Confirms guesses as they stand, however many, in one act. */
export function confirmGuesses(
  desk: Desk,
  cells: readonly Pick<CellEdit, 'documentId' | 'column'>[],
): Promise<Result<EditedCells>> {
  return inTurn(desk, () => store(desk, confirmCells(tableNow(desk), cells)));
}

async function store(desk: Desk, edited: EditedCells): Promise<Result<EditedCells>> {
  if (isEmpty(edited.diff)) return ok(edited);
  const documents = desk.store.snapshot.rows('documents');
  const [first] = Object.keys(edited.diff.documents ?? {});
  const names = [documentName(documents.get(first!)!, documents.values())];
  const label =
    edited.documents === 1
      ? ({ verb: 'edit-document', names } as const)
      : ({ verb: 'edit-documents', names, count: edited.documents } as const);
  const stored = await desk.store.apply(edited.diff, { label, ...by(desk) });
  return stored.ok ? ok(edited) : stored;
}

/**
 * Takes in what was planned and looked at: values from a table or from the names of folders, which `from` names. `plan` is asked
 * again, with the same ids: if anything else would come of it now, nothing is done (`changed-elsewhere`).
 */
export function takeInValues<P extends { readonly diff: Diff; readonly documents: number }>(
  desk: Desk,
  planned: P,
  plan: (table: Table) => P,
  from: string,
  languages: readonly string[] = navigator.languages,
): Promise<Result<P>> {
  return inTurn(desk, async () => {
    if (isEmpty(planned.diff)) return ok(planned);
    if (!sameValue(plan(tableNow(desk, languages)).diff, planned.diff))
      return fail('changed-elsewhere', from, 'counted');
    const label = { verb: 'take-in-values', names: [from], count: planned.documents } as const;
    const stored = await desk.store.apply(planned.diff, { label, ...by(desk) });
    return stored.ok ? ok(planned) : stored;
  });
}

import type { Id } from '../model/id.ts';
import type { Records, Table } from '../model/records.ts';
import { kindOf } from '../model/tables.ts';

/** What the records of one side are called in the result. What is in none of the maps keeps its name. */
export interface Names {
  /** By table, from the id on that side to the other. */
  readonly ids: ReadonlyMap<Table, ReadonlyMap<Id, Id>>;
  /** Who speaks of one of these means another, though it is not that one itself: a tag that was merged into another. */
  readonly becomes: ReadonlyMap<Table, ReadonlyMap<Id, Id>>;
  /** By document of that side, from its number of a version to the other. */
  readonly versions: ReadonlyMap<Id, ReadonlyMap<number, number>>;
}

/** What notes lead to; see `core/notes/links.ts`. */
const linked = ['documents', 'tags', 'annotations', 'notes'] as const satisfies readonly Table[];
/** An id in a query stands behind what it names. */
const askedId = /(?<=#)[\w-]+/gu;
const linkedId = /(?<=\]\((?:document|tag|note|mark|quote):)[\w-]+(?=\))/gu;

/** The record as the result calls it and all that it speaks of; the same record where nothing is called otherwise. */
export function translate<T extends Table>(table: T, record: Records[T], names: Names): Records[T] {
  const called = new Map<Id, Id>();
  const call = (to: Table, id: Id, now = names.ids.get(to)?.get(id)) => {
    if (now !== undefined && now !== id) called.set(id, now);
  };
  call(table, record.id);
  let isNumbered = false;
  const { references, joining } = kindOf(table);
  for (const { to, id } of references(record)) {
    call(to, id, names.becomes.get(to)?.get(id));
    if (!called.has(id)) call(to, id);
    isNumbered ||= to === 'documents' && names.versions.has(id);
  }
  if (table === 'questions') {
    const { table: to, recordId } = record as Records['questions'];
    call(to, recordId, names.becomes.get(to)?.get(recordId) ?? names.ids.get(to)?.get(recordId));
    return translateHeld(record as Records['questions'], called, names) as Records[T];
  }
  const whole =
    called.size === 0 && !isNumbered ? record : new Rewriting(table, record, called, names.versions).whole();
  return withIds(withIds(whole, joining?.prose ?? [], linkedId, names), joining?.queries ?? [], askedId, names);
}

function translateHeld(
  question: Records['questions'],
  called: ReadonlyMap<Id, Id>,
  names: Names,
): Records['questions'] {
  const theirs = Object.fromEntries(
    Object.entries(question.theirs).map(([table, records]) => [
      table,
      (records as readonly Records[Table][]).map((one) => translate(table as Table, one as never, names)),
    ]),
  );
  const { id, mergeId, recordId, fields } = question;
  const [now, merge, about] = [id, mergeId, recordId].map((one) => called.get(one) ?? one) as [Id, Id, Id];
  return {
    ...{ ...question, id: now, mergeId: merge, recordId: about, theirs },
    fields: fields.map((field) => fieldCalled(field, names)),
  };
}

/** A key of a dictionary is an id. */
function fieldCalled(field: string, { ids, becomes }: Names): string {
  const at = field.indexOf('/') + 1;
  const key = field.slice(at);
  const found = [...becomes.values(), ...ids.values()].find((called) => called.has(key))?.get(key);
  return at === 0 || found === undefined ? field : field.slice(0, at) + found;
}

/** By kind, the places in a record at which ids were found to stand. Between two of them there may be a number or a key. */
const placesOfIds = new Map<Table, Set<string>>();
/** An id that no record has. */
const probe = '\u0000';

type Path = readonly (string | number)[];

/**
 * A record under other ids. They stand as values and as keys; a list that speaks of one thing twice by now speaks of it
 * once. Words may be spelled like an id (a column's is `place`): what stands at a place is an id if the record speaks of
 * something else as soon as something else stands there.
 */
class Rewriting<T extends Table> {
  readonly #known: Set<string>;

  constructor(
    private readonly table: T,
    private readonly record: Records[T],
    private readonly called: ReadonlyMap<Id, Id>,
    private readonly versions: Names['versions'],
  ) {
    this.#known = placesOfIds.get(table) ?? new Set(['id']);
    placesOfIds.set(table, this.#known);
  }

  whole(): Records[T] {
    return this.#value(this.record, []) as Records[T];
  }

  #value(value: unknown, path: Path): unknown {
    if (typeof value === 'string') return this.#called(value, path, false);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const items = value.map((item, at) => this.#value(item, [...path, at]));
      return items.every((item) => typeof item === 'string') ? [...new Set(items)] : items;
    }
    const { documentId, version } = value as { readonly documentId?: unknown; readonly version?: unknown };
    const number =
      typeof documentId === 'string' && typeof version === 'number'
        ? this.versions.get(documentId)?.get(version)
        : undefined;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const at = [...path, key];
        const isNumber = key === 'version' && number !== undefined;
        return [this.#called(key, at, true), isNumber ? number : this.#value(inner, at)];
      }),
    );
  }

  #called(word: string, path: Path, isKey: boolean): string {
    const now = this.called.get(word);
    if (now === undefined) return word;
    const place = placeOf(path, isKey);
    if (this.#known.has(place)) return now;
    const other = withProbe(this.record, path, isKey) as Records[T];
    const isId = kindOf(this.table)
      .references(other)
      .some(({ id }) => id === probe);
    if (isId) this.#known.add(place);
    return isId ? now : word;
  }
}

/** The same for all items of a list, and for all keys of a dictionary. */
function placeOf(path: Path, isKey: boolean): string {
  const steps = path.map((step) => (typeof step === 'number' ? '*' : step));
  return (isKey ? [...steps.slice(0, -1), '{}'] : steps).join('/');
}

/** The value with something else at this place: in the place of a key, or of what stands there. */
function withProbe(value: unknown, [step, ...rest]: Path, isKey: boolean): unknown {
  if (step === undefined) return probe;
  if (Array.isArray(value)) return value.map((item, at) => (at === step ? withProbe(item, rest, isKey) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, inner]) => {
      if (key !== step) return [key, inner];
      return isKey && rest.length === 0 ? [probe, inner] : [key, withProbe(inner, rest, isKey)];
    }),
  );
}

/** In these fields ids stand among words. */
function withIds<R extends object>(record: R, fields: readonly string[], ids: RegExp, names: Names): R {
  const changed: Record<string, string> = {};
  for (const field of fields) {
    const text = (record as Readonly<Record<string, unknown>>)[field];
    if (typeof text !== 'string' || !/[(#]/u.test(text)) continue;
    const now = text.replace(ids, (id) => {
      for (const to of linked) {
        const other = names.becomes.get(to)?.get(id) ?? names.ids.get(to)?.get(id);
        if (other !== undefined) return other;
      }
      return id;
    });
    if (now !== text) changed[field] = now;
  }
  return Object.keys(changed).length === 0 ? record : { ...record, ...changed };
}

import { heldIn, recordOf, valueOf } from '../../../../core/merge/answer.ts';
import type { AnyRecord } from '../../../../core/merge/state.ts';
import { currentVersion } from '../../../../core/model/records.ts';
import type { Document, Question } from '../../../../core/model/records.ts';
import type { Session } from '../../../session/session.ts';
import { questionWords as words } from '../../../words/questions.ts';

/** What a question is about: the kind of record, what it is called, and which of its fields. */
export function questionInWords(
  { desk, names }: Session,
  question: Question,
): { readonly kind: string; readonly about: string; readonly fields: string } {
  const { table, recordId, fields } = question;
  const record = recordOf(desk.store.snapshot, table, recordId) ?? heldIn(question);
  const columns = desk.store.snapshot.rows('attributes');
  const nameOf = (field: string) => {
    const [first = '', key] = field.split('/');
    if (key !== undefined) return columns.get(key)?.name ?? key;
    return words.fields[first] ?? '';
  };
  const about =
    table === 'documents'
      ? (names.documents().get(recordId) ?? (record ? calledIn(record) : ''))
      : record
        ? calledIn(record)
        : '';
  return { kind: words.kinds[table] ?? '', about, fields: fields.map(nameOf).filter(Boolean).slice(0, 1).join('') };
}

/** What stands on one side. */
export function sideInWords(session: Session, question: Question, side: 'ours' | 'theirs'): string {
  const { table, recordId, fields } = question;
  const { snapshot } = session.desk.store;
  const record = side === 'ours' ? recordOf(snapshot, table, recordId) : heldIn(question);
  if (!record) return words.gone;
  const [field] = fields;
  if (field === undefined) return wholeInWords(record);
  if (field === 'versions') return words.text(currentVersion(record as Document).length);
  return valueInWords(session, valueOf(record, field)) || words.nothing;
}

/** What a person knows a record by. */
function calledIn(record: AnyRecord): string {
  const { name, title, wording, quotation, note } = record as unknown as Readonly<Record<string, unknown>>;
  for (const one of [name, wording, title, quotation, note]) {
    const said = plain(one);
    if (said !== '') return said;
  }
  return '';
}

function wholeInWords(record: AnyRecord): string {
  const { note, body, description } = record as unknown as Readonly<Record<string, unknown>>;
  return [calledIn(record), note, body, description].filter((one) => typeof one === 'string' && one !== '').join(' – ');
}

function valueInWords(session: Session, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((one) => valueInWords(session, one)).join(', ');
  const { snapshot } = session.desk.store;
  if (typeof value === 'string') {
    const named = snapshot.rows('tags').get(value) ?? snapshot.rows('documents').get(value);
    return named ? calledIn(named) : value;
  }
  return plain(value);
}

/** Words, a guess's value, what a quotation quotes, or a number. */
function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const { value: guessed, exact } = (value ?? {}) as { readonly value?: unknown; readonly exact?: unknown };
  if (typeof guessed === 'string') return guessed;
  return typeof exact === 'string' ? exact : '';
}

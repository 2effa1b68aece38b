import type { Rows } from '../../core/model/cascade.ts';
import { coderOf } from '../../core/model/codings.ts';
import type { Id } from '../../core/model/id.ts';
import { peopleIn } from '../../core/model/people.ts';
import type { People } from '../../core/model/people.ts';
import { currentVersion } from '../../core/model/records.ts';
import type {
  Cell,
  Link,
  LinkEnd,
  NoteSubject,
  Party,
  Question,
  Records,
  Ruling,
  Table,
} from '../../core/model/records.ts';
import { partiesOf, subjectsOf } from '../../core/model/rulings.ts';
import { shownPath, tagPath } from '../../core/model/tag-tree.ts';
import { heldIn, recordOf, valueOf } from '../../core/merge/answer.ts';
import type { AnyRecord } from '../../core/merge/state.ts';
import { firstWords } from '../../core/notes/names.ts';
import { tableWords } from '../words/document-table.ts';
import { dateInWords, languageInWords, momentInWords } from '../words/in-words.ts';
import { linkWords } from '../words/links.ts';
import { questionWords as words } from '../words/questions.ts';
import { claimStates, decisions } from '../words/rulings.ts';
import type { Decision } from '../words/rulings.ts';
import { readOtherwiseWords } from '../words/read-otherwise.ts';
import { shellWords } from '../words/shell.ts';

import type { Session } from './session.ts';

/** The project in which a question stands: its records, and what its documents are called. */
export interface Asking {
  readonly rows: Rows;
  readonly titleOf: (documentId: Id) => string | undefined;
}

/** A question for a person: the kind of what it is about, what that is called, and which of its fields. */
export interface QuestionInWords {
  readonly kind: string;
  readonly about: string;
  /** Empty: it is about whether that is to be there at all. */
  readonly fields: string;
}

/** The project that is open in a session. */
export function askingIn({ desk, names }: Pick<Session, 'desk' | 'names'>): Asking {
  return { rows: desk.store.snapshot, titleOf: (id) => names.documents().get(id) };
}

/** Says what a question is about. */
export function questionInWords(asking: Asking, question: Question): QuestionInWords {
  const { table, recordId, fields } = question;
  const record = recordOf(asking.rows, table, recordId) ?? heldIn(question);
  return {
    kind: words.kinds[table],
    about: record ? new Saying(asking, question).called(table, record) : '',
    // Of fields that say something only together the first names them all.
    fields: fields.length === 0 ? '' : fieldInWords(asking, table, fields[0]!),
  };
}

/** What stands on one side. */
export function sideInWords(asking: Asking, question: Question, side: 'ours' | 'theirs'): string {
  const { table, recordId, fields } = question;
  const record = side === 'ours' ? recordOf(asking.rows, table, recordId) : heldIn(question);
  if (!record) return words.gone;
  const saying = new Saying(asking, side === 'theirs' ? question : null);
  const [field] = fields;
  return (field === undefined ? saying.whole(table, record) : saying.value(table, record, field)) || words.nothing;
}

/** A key of a dictionary is called as the column or the tag that it is. */
function fieldInWords({ rows }: Asking, table: Table, field: string): string {
  const [name = '', key] = field.split('/');
  if (key === undefined) return words.fields[table][name] ?? '';
  if (name === 'taggedBy') return words.taggedBy(pathOf(rows, key) ?? words.goneTag);
  return rows.rows('attributes').get(key)?.name ?? words.goneColumn;
}

function pathOf(rows: Rows, id: Id): string | undefined {
  const tags = rows.rows('tags');
  return tags.has(id) ? shownPath(tagPath(tags, id)) : undefined;
}

/** Says what records and their fields hold, with the names that others have here, or in what the question holds. */
class Saying {
  #people: People | null = null;

  constructor(
    private readonly asking: Asking,
    private readonly question: Question | null,
  ) {}

  /** What a person knows a record by. */
  called(table: Table, record: AnyRecord): string {
    switch (table) {
      case 'documents':
        return this.asking.titleOf(record.id) ?? (record as Records['documents']).title.value;
      case 'tags':
        return pathOf(this.asking.rows, record.id) ?? (record as Records['tags']).name;
      case 'annotations':
        return (record as Records['annotations']).quotation.exact;
      case 'notes': {
        const { title, body } = record as Records['notes'];
        return title || firstWords(body);
      }
      case 'claims':
        return (record as Records['claims']).wording;
      case 'cells': {
        const { claimId, column } = record as Cell;
        const claim = this.#find('claims', claimId);
        return [claim && firstWords(claim.wording), this.#party(column)].filter(Boolean).join(' – ');
      }
      case 'rulings':
        return this.#ruledOn(record as Ruling);
      case 'links': {
        const { from, to } = record as Link;
        return `${this.#end(from)} – ${this.#end(to)}`;
      }
      case 'readings':
        return (record as Records['readings']).path;
      default:
        return 'name' in record ? record.name : '';
    }
  }

  /** A whole record, where it is asked whether it is to be there. */
  whole(table: Table, record: AnyRecord): string {
    const { note, body, description } = record as unknown as Readonly<Record<string, unknown>>;
    const decided = table === 'rulings' || table === 'cells' ? this.value(table, record, 'value') : '';
    return [this.called(table, record), decided, note, body, description]
      .filter((one) => typeof one === 'string' && one !== '')
      .join(' – ');
  }

  /** What a field holds. */
  value(table: Table, record: AnyRecord, field: string): string {
    const [name, key] = field.split('/');
    if (name === 'taggedBy' && key !== undefined) {
      const { author, time } = coderOf(record as Records['annotations'], key);
      return words.putOn(this.#person(author), momentInWords(time));
    }
    if (name === 'versions') return words.text(currentVersion(record as Records['documents']).length);
    if (table === 'rulings' && name !== 'note') return this.#decided(record as Ruling);
    if (table === 'cells' && name !== 'note') return this.#cell(record as Cell);
    if (table === 'readings' && (name === 'rule' || name === 'encoding' || name === 'by')) {
      return readOtherwiseWords.inWords(record as Records['readings']);
    }
    if (table === 'aliases' && (name === 'of' || name === 'name')) {
      const alias = record as Records['aliases'];
      return words.alias(alias.name, alias.of);
    }
    if (table === 'searches' && (name === 'query' || name === 'anyWord')) {
      const { query, anyWord } = record as Records['searches'];
      return anyWord ? words.anyWord(query) : query;
    }
    return this.#plain(name ?? field, valueOf(record, field));
  }

  #plain(field: string, value: unknown): string {
    switch (field) {
      case 'parentId':
        return value === null ? words.top : this.#nameOf('tags', value);
      case 'eventSetId':
        return value === null ? '' : this.#nameOf('eventSets', value);
      case 'relationId':
        return value === null ? linkWords.noRelation : this.#nameOf('relations', value);
      case 'base':
        return value === null ? '' : this.#nameOf('documents', value);
      case 'example':
        return value === undefined ? '' : this.#nameOf('annotations', value);
      case 'importId':
        return this.#nameOf('imports', value);
      case 'claimId':
        return value === null ? '' : this.#nameOf('claims', value);
      case 'colour':
        return shellWords.tags.colours[value as Records['tags']['colour']];
      case 'type':
        return tableWords.types[value as Records['attributes']['type']];
      case 'language':
        return typeof value === 'string' ? languageInWords(value) : '';
      case 'author':
        return this.#person(String(value));
      case 'about':
        return this.#subject(value as NoteSubject);
      case 'from':
      case 'to':
        return typeof value === 'object' && value !== null ? this.#end(value as LinkEnd) : String(value);
      case 'when':
      case 'date':
        return typeof value === 'string' ? dateInWords(value) : '';
      default:
        return plain(value);
    }
  }

  /** What a decision says, with all that belongs to it. */
  #decided(ruling: Ruling): string {
    const said: string = decisions[`${ruling.kind}/${ruling.value}` as Decision];
    const more = this.#detailsOf(ruling);
    return more === '' ? said : `${said}: ${more}`;
  }

  #detailsOf(ruling: Ruling): string {
    switch (ruling.kind) {
      case 'quotation': {
        const { value, form, speaker, verb } = ruling;
        return value === 'is' ? [words.forms[form], speaker, verb].filter(Boolean).join(', ') : '';
      }
      case 'chain':
        return ruling.via.join(' ← ');
      case 'direction':
        return `${this.#party(ruling.from)} → ${this.#party(ruling.to)}`;
      case 'witness':
      case 'event':
        return ruling.parties.map((one) => this.#party(one)).join(', ');
      case 'name':
        return ruling.names.join(', ');
      case 'number':
        return ruling.value === 'is' ? ruling.reading : '';
      case 'date':
        return ruling.value === 'is' ? dateInWords(ruling.reading) : '';
      case 'row':
      case 'family':
        return [ruling.subjects, ruling.against]
          .filter((side) => side.length > 0)
          .map((side) => side.map(({ quotation }) => `“${firstWords(quotation.exact)}”`).join(', '))
          .join(' | ');
      default:
        return '';
    }
  }

  #ruledOn(ruling: Ruling): string {
    const quoted = subjectsOf(ruling).map(({ quotation }) => firstWords(quotation.exact));
    if (quoted.length > 0) return [...new Set(quoted)].join(' / ');
    return ruling.kind === 'name'
      ? ruling.names.join(', ')
      : partiesOf(ruling)
          .map((one) => this.#party(one))
          .join(', ');
  }

  #cell({ state, when, proof }: Cell): string {
    const searched = proof && words.searched(proof.searched, proof.searches.map(({ query }) => query).join(', '));
    return [claimStates[state], when && dateInWords(when), searched].filter(Boolean).join(', ');
  }

  #party(party: Party): string {
    if (party.kind === 'outlet') return party.name;
    return this.#nameOf(party.kind === 'document' ? 'documents' : 'origins', party.id);
  }

  #end({ kind, id }: LinkEnd): string {
    return this.#nameOf(tableOf[kind], id);
  }

  #subject(about: NoteSubject): string {
    return about.kind === 'project' ? words.project : this.#nameOf(tableOf[about.kind], about.id);
  }

  #nameOf(table: Table, id: unknown): string {
    const record = typeof id === 'string' ? this.#find(table, id) : undefined;
    return record ? firstWords(this.called(table, record)) : words.goneThing;
  }

  #find<T extends Table>(table: T, id: Id): Records[T] | undefined {
    const held = (this.question?.theirs[table] as readonly Records[T][] | undefined)?.find((one) => one.id === id);
    return (recordOf(this.asking.rows, table, id) as Records[T] | undefined) ?? held;
  }

  #person(signature: string): string {
    this.#people ??= peopleIn(this.asking.rows);
    return this.#people.nameOf(signature) || words.nobody;
  }
}

const tableOf = {
  annotation: 'annotations',
  document: 'documents',
  note: 'notes',
  tag: 'tags',
  claim: 'claims',
} as const satisfies Record<LinkEnd['kind'], Table>;

/** Words, a guess's value, what a quotation quotes, a number, or several of them. */
function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(', ');
  const { value: guessed, exact, name } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const said = [guessed, exact, name].find((one) => typeof one === 'string');
  return typeof said === 'string' ? said : '';
}

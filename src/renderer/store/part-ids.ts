import type { Id } from '../../core/model/id.ts';

// All kinds of what is derived stand in one table, and whoever asks for one kind must read that one only. An id begins
// with the name of its kind. Search had the table to itself at first, and its ids are as they were: they begin with a
// digit (a time), where all others begin with a letter.

const firstKind = 'segments';
const afterDigits = ':';

/** The key under which a part is stored: unique among all kinds. */
export function partId(kind: string, id: Id): Id {
  return kind === firstKind ? id : `${kind}/${id}`;
}

/** Between which ids the parts of a kind stand: the first included, the last not. */
export function idsOfKind(kind: string): readonly [Id, Id] {
  return kind === firstKind ? ['', afterDigits] : [`${kind}/`, `${kind}0`];
}

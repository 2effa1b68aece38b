import { cleanName } from '../model/clean-name.ts';
import { edited } from '../model/diff.ts';
import type { Diff } from '../model/diff.ts';
import type { Id } from '../model/id.ts';
import type { Document } from '../model/records.ts';

/** A choice that is written otherwise now. */
export interface RenamedChoice {
  readonly from: string;
  readonly to: string;
}

/**
 * The choices that a person wrote otherwise, line by line: the old one is gone, and no other line has it or the new one. Where
 * lines came or went as well nobody can tell what became of which.
 */
export function renamedChoices(before: readonly string[], after: readonly string[]): readonly RenamedChoice[] {
  const now = after.map(cleanName).filter((one) => one !== '');
  if (now.length !== before.length || new Set(now).size !== now.length) return [];
  return before.flatMap((from, at) => {
    const to = now[at]!;
    return from === to || now.includes(from) || before.includes(to) ? [] : [{ from, to }];
  });
}

/** The documents that hold one of them hold it by its new name; whether it was guessed or entered stays. */
export function renameChoices(documents: Iterable<Document>, column: Id, renamed: readonly RenamedChoice[]): Diff {
  const names = new Map(renamed.map(({ from, to }) => [from, to]));
  const pairs: [Document, Document][] = [];
  for (const document of documents) {
    const guess = document.attributes[column];
    const to = guess && names.get(guess.value);
    if (to === undefined) continue;
    pairs.push([document, { ...document, attributes: { ...document.attributes, [column]: { ...guess!, value: to } } }]);
  }
  return edited('documents', pairs);
}

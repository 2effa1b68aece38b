import { cleanName } from '../model/clean-name.ts';
import { withoutEnding } from '../text/without-ending.ts';
import { Form } from './match-pieces.ts';
import type { Piece } from './match-pieces.ts';

// Values that stand in the names of folders and files: `{party}/{year}-{speaker}`. What stands in braces names a column and
// takes as little of a name as it can; `*` passes over anything within one name; everything else must stand there as it
// is, whatever its case. The pattern begins with the outermost folder; what lies deeper than it says is passed over, and the ending of a
// file's name need not be written.
//
// A name is matched without going back (`match-pieces.ts`): a pattern of many braces on a long name would else take for ever.

/** A pattern that can be read, with the names of its columns in their order. */
export interface PathPattern {
  readonly columns: readonly string[];
  /** What a path says for each column, by its name; null if the path is not of this form. */
  valuesOf(path: string): ReadonlyMap<string, string> | null;
}

/** Why a pattern cannot be read. `open`: a brace without its other half; `twice`: one name in two places. */
export type PatternProblem = { readonly kind: 'empty' | 'open' } | { readonly kind: 'twice'; readonly name: string };

const anything: Piece = { kind: 'anything' };

/** Reads a pattern; see above. */
export function readPattern(written: string): PathPattern | PatternProblem {
  const pieces = written
    .trim()
    .replace(/^\/+|\/+$/gu, '')
    .split('/');
  const columns: string[] = [];
  const forms: Form[] = [];
  for (const piece of pieces) {
    const form: Piece[] = [];
    for (const [part] of piece.matchAll(/\{[^{}]*\}|[*]|[^{}*]+|[{}]/gu)) {
      if (part === '*') form.push(anything);
      else if (part === '{' || part === '}') return { kind: 'open' };
      else if (part.startsWith('{')) {
        const name = cleanName(part.slice(1, -1));
        if (name === '') form.push(anything);
        else if (columns.includes(name)) return { kind: 'twice', name };
        else {
          columns.push(name);
          form.push({ kind: 'value' });
        }
      } else form.push({ kind: 'words', words: part.normalize('NFC') });
    }
    forms.push(new Form(form));
  }
  if (columns.length === 0) return { kind: 'empty' };
  return {
    columns,
    valuesOf(path) {
      const names = path.normalize('NFC').split('/');
      if (names.length < forms.length) return null;
      const values: string[] = [];
      for (const [at, form] of forms.entries()) {
        const name = names[at]!;
        const isFile = at === names.length - 1;
        const found = (isFile ? form.valuesOf(withoutEnding(name)) : null) ?? form.valuesOf(name);
        if (!found) return null;
        values.push(...found.map((value) => value.trim()));
      }
      return new Map(columns.map((name, at) => [name, values[at]!]));
    },
  };
}

/** A pattern that takes nothing of such a path yet, for a person to fill in: two stars with a slash between for a file in one folder. */
export function patternFor(path: string): string {
  return path
    .split('/')
    .map(() => '*')
    .join('/');
}

// Values that stand in the names of folders and files: `{party}/{year}-{speaker}`. What stands in braces names a column and
// takes as little of a name as it can; `*` passes over anything within one name; everything else must stand there as it
// is, whatever its case. The pattern begins with the outermost folder; what lies deeper than it says is passed over, and the ending of a
// file's name need not be written.

/** A pattern that can be read, with the names of its columns in their order. */
export interface PathPattern {
  readonly columns: readonly string[];
  /** What a path says for each column, by its name; null if the path is not of this form. */
  valuesOf(path: string): ReadonlyMap<string, string> | null;
}

/** Why a pattern cannot be read. `open`: a brace without its other half; `twice`: one name in two places. */
export type PatternProblem = { readonly kind: 'empty' | 'open' } | { readonly kind: 'twice'; readonly name: string };

/** Reads a pattern; see above. */
export function readPattern(written: string): PathPattern | PatternProblem {
  const pieces = written
    .trim()
    .replace(/^\/+|\/+$/gu, '')
    .split('/');
  const columns: string[] = [];
  const forms: string[] = [];
  for (const piece of pieces) {
    let form = '';
    for (const [part] of piece.matchAll(/\{[^{}]*\}|[*]|[^{}*]+|[{}]/gu)) {
      if (part === '*') form += '.*?';
      else if (part === '{' || part === '}') return { kind: 'open' };
      else if (part.startsWith('{')) {
        const name = part.slice(1, -1).trim();
        if (name === '') form += '.*?';
        else if (columns.includes(name)) return { kind: 'twice', name };
        else {
          columns.push(name);
          form += '(.+?)';
        }
      } else form += part.normalize('NFC').replace(/[\\^$.|?+()[\]]/gu, '\\$&');
    }
    forms.push(form);
  }
  if (columns.length === 0) return { kind: 'empty' };
  const expressions = forms.map((form) => new RegExp(`^${form}$`, 'iu'));
  return {
    columns,
    valuesOf(path) {
      const names = path.normalize('NFC').split('/');
      if (names.length < expressions.length) return null;
      const values: string[] = [];
      for (const [at, expression] of expressions.entries()) {
        const name = names[at]!;
        const isFile = at === names.length - 1;
        const found = (isFile ? expression.exec(withoutEnding(name)) : null) ?? expression.exec(name);
        if (!found) return null;
        values.push(...found.slice(1).map((value) => value.trim()));
      }
      return new Map(columns.map((name, at) => [name, values[at]!]));
    },
  };
}

function withoutEnding(name: string): string {
  return name.replace(/(?<=.)\.[\p{L}\p{N}]{1,8}$/u, '');
}

/** A pattern that takes nothing of such a path yet, for a person to fill in: two stars with a slash between for a file in one folder. */
export function patternFor(path: string): string {
  return path
    .split('/')
    .map(() => '*')
    .join('/');
}

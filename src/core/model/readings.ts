import type { Rows } from './cascade.ts';
import type { Id } from './id.ts';
import { placesOf } from './places.ts';
import type { Document, Reading, ReadingRule } from './records.ts';

/** Whether something came from one folder, or from one import where single files came. */
export type OfFolder = (one: { readonly importId: Id }) => boolean;

/**
 * Whether it came from the folder of an import, in whichever import of it. `folder`: its name, where the import may not be
 * stored yet. Single files have no folder that could tell two `notes.csv` apart.
 */
export function isOfFolder(all: Rows, importId: Id, folder?: string): OfFolder {
  const imports = all.rows('imports');
  const source = imports.get(importId);
  const name = source === undefined ? (folder ?? null) : source.source === 'folder' ? source.name : null;
  return (one) => {
    const other = imports.get(one.importId);
    return one.importId === importId || (name !== null && other?.source === 'folder' && other.name === name);
  };
}

/** How the file was read that a document is a text of, or is; null if it can be read in one way only. */
export function readingOf(rows: Rows, { path, importId }: Pick<Document, 'path' | 'importId'>): Reading | null {
  const readings = [...rows.rows('readings').values()];
  if (readings.length === 0) return null;
  const isIn = isOfFolder(rows, importId);
  for (const place of placesOf(path)) {
    const found = readings.findLast((one) => isSamePath(one.path, place) && isIn(one));
    if (found) return found;
  }
  return null;
}

/** The form of its letters makes no other path. */
export function isSamePath(one: string, other: string): boolean {
  return one === other || one.normalize('NFC') === other.normalize('NFC');
}

/** Without the borders that a person moved, put or took away: places in the words of one file, which cut sentences of any other. */
export function withoutBorders<Rule extends ReadingRule>(rule: Rule): Rule {
  if (rule.kind !== 'articles') return rule;
  const { borders: _, ...others } = rule;
  return others as Rule;
}

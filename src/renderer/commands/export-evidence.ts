import type { Id } from '../../core/model/id.ts';
import { fail } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';
import type { Desk } from './desk.ts';

/** What is taken out, as what, and how arranged. */
export interface ExportChoice {
  readonly format: 'markdown' | 'csv' | 'json';
  readonly scope: ExportScope;
  /** For Markdown. */
  readonly arrange: 'document' | 'tag';
}

export type ExportScope =
  | { readonly kind: 'project' }
  | { readonly kind: 'documents' | 'tags'; readonly ids: readonly Id[] }
  | { readonly kind: 'search'; readonly query: string; readonly anyWord: boolean };

export interface Exported {
  /** The whole file. */
  readonly text: string;
  readonly quotations: number;
  readonly fileName: string;
}

/** Makes the file in memory, to look at before saving. */
export async function makeExport(_desk: Desk, _choice: ExportChoice): Promise<Result<Exported>> {
  return fail('not-available', 'export');
}

/** Makes the file and lets the person save it; null if they changed their mind. */
export async function saveExport(
  _desk: Desk,
  _choice: ExportChoice,
): Promise<Result<{ readonly where: string } | null>> {
  return fail('not-available', 'export');
}

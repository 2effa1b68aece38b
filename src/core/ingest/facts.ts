import { guessMetadata } from '../metadata/guess.ts';
import { nameInPath } from '../metadata/path.ts';
import type { Facts } from '../model/documents.ts';
import { saidOfDocument } from '../model/beside-text.ts';
import type { Text } from '../model/records.ts';

/**
 * What is known of a text that stands at `path`: what its file says of it, and where that says nothing, what the text and
 * the path tell.
 */
export function factsOf({ text, division, layout, found }: Omit<Text, 'id' | 'bytes'>, path: string): Facts {
  // What stands above the text on its page tells nothing of it.
  const start = layout?.blocks.find(({ furniture }) => !furniture)?.from ?? 0;
  const isTable = layout !== undefined && layout.blocks.every(({ kind }) => kind === 'row');
  // The cells of a table are no head of a text.
  const guessed = isTable ? ofTable(path) : guessMetadata(text, path, division, start);
  if (found === undefined) return guessed;
  const said = { ...saidOfDocument(found) };
  // The day on which a file was made tells less than a date that stands in its text.
  if (said['date']?.doubt === 'weak' && guessed.attributes['date']) delete said['date'];
  return {
    title: found.title ?? guessed.title,
    attributes: { ...guessed.attributes, ...said },
    language: guessed.language ?? found.language,
  };
}

function ofTable(path: string): Facts {
  return { title: { value: nameInPath(path), origin: { kind: 'path' } }, attributes: {}, language: null };
}

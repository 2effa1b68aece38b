import type { Id } from '../../model/id.ts';
import type { Colour } from '../../model/records.ts';
import { describeEntry } from './codebook-entry.ts';
import type { EntryWords } from './codebook-entry.ts';
import { rgbOf } from './colours.ts';
import { guidOf } from './guids.ts';
import { attributesXml, wordsXml } from './xml-writing.ts';

/** A tag as it becomes a code. */
export interface CodeLine extends EntryWords {
  readonly id: Id;
  readonly name: string;
  /** 1 at the top. */
  readonly level: number;
  readonly colour: Colour;
}

/**
 * Tags, each after the one above it, as codes inside of one another, in pieces. Nothing if there are none: the standard
 * wants one at least. `notesOf`: the GUIDs of the notes about a tag, which a codebook alone cannot hold.
 */
export function* codesXml(
  lines: Iterable<CodeLine>,
  notesOf: (id: Id) => readonly string[] = () => [],
): Generator<string, void> {
  let open = 0;
  let none = true;
  for (const line of lines) {
    if (none) yield '<Codes>\n';
    none = false;
    const { id, name, level, colour } = line;
    yield '</Code>\n'.repeat(Math.max(0, open - level + 1));
    open = level;
    yield `<Code${attributesXml({ guid: guidOf(id), name, isCodable: 'true', color: rgbOf(colour) })}>`;
    yield wordsXml('Description', describeEntry(line));
    for (const guid of notesOf(id)) yield `<NoteRef targetGUID="${guid}"/>`;
  }
  if (!none) yield `${'</Code>\n'.repeat(open)}</Codes>\n`;
}

import { cleanName } from '../../model/clean-name.ts';
import type { IncomingTag } from '../incoming.ts';
import { PathsComingIn } from '../incoming.ts';
import { readEntry } from './codebook-entry.ts';
import { colourOf } from './colours.ts';
import { idOf } from './guids.ts';
import type { XmlElement } from './xml-tree.ts';
import { childOf, childrenOf } from './xml-tree.ts';

/**
 * The codes of a project or a codebook, each after the one above it. `notesOf` gives the words of the notes about a code,
 * which some programs write in place of its description. One without a name is called by its GUID. `tellDeep` hears of each
 * that lies deeper than tags come in.
 */
export function readCodes(
  root: XmlElement,
  notesOf: (code: XmlElement) => string = () => '',
  tellDeep: () => void = () => undefined,
): readonly IncomingTag[] {
  const codebook = root.name === 'CodeBook' ? root : childOf(root, 'CodeBook');
  const found: IncomingTag[] = [];
  const paths = new PathsComingIn();
  // Not by recursion: codes of a hostile file may be deeper than the stack.
  const next = childrenOf(childOf(codebook, 'Codes'), 'Code')
    .map((code) => ({ code, above: [] as readonly string[] }))
    .reverse();
  for (let one = next.pop(); one; one = next.pop()) {
    const { code, above } = one;
    const { path, isDeep } = paths.of([...above, cleanName(code.get('name')) || code.get('guid')], `${found.length}`);
    if (isDeep) tellDeep();
    const noted = notesOf(code);
    const said = childOf(code, 'Description')?.words.trim() || noted;
    const entry = readEntry(said);
    const orNull = (words: string) => (words.trim() === '' ? null : words);
    found.push({
      id: idOf(code.get('guid')),
      row: {
        path,
        colour: colourOf(code.get('color')),
        description: orNull(entry.description),
        when: orNull(entry.when),
        whenNot: orNull(entry.whenNot),
        example: orNull(entry.example),
        ...(entry.example.trim() !== '' && { exampleIsDescribed: true }),
      },
    });
    for (const inner of childrenOf(code, 'Code').toReversed()) next.push({ code: inner, above: path });
  }
  return found;
}

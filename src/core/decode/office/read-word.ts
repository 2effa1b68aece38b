import { readXml } from '../../container/xml.ts';
import type { LeftOutKind } from '../../model/left-out.ts';
import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import { textOfBlocks } from '../blocks.ts';
import type { DecodedText } from '../format.ts';
import { foundBeside } from './found-beside.ts';
import type { Properties } from './found-beside.ts';
import { Notes } from './notes.ts';
import { inPackage, nameIn } from './package.ts';
import type { Package } from './package.ts';
import { furniture, plainEncoding } from './page-edges.ts';
import { Remarks, saidBy } from './remarks.ts';
import { readWordPart } from './word-body.ts';
import type { WordSource } from './word-body.ts';
import { prefixes } from './word-names.ts';
import { readNumbering } from './word-numbering.ts';
import { readStyles } from './word-styles.ts';

/** The text of a Word document: the heads of its pages as furniture, its body, its notes, and the feet of its pages. */
export function readWord(bytes: Uint8Array<ArrayBuffer>, step: () => void): Promise<Result<DecodedText>> {
  return inPackage(bytes, (parts) => {
    const main = relationsOf(parts, '').find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
    const body = parts.part(main);
    if (body === null) return fail('unreadable', '', 'another-format');
    const relations = relationsOf(parts, main);
    const partOf = (type: string) => {
      const target = relations.find((one) => one.type === type)?.target;
      return target === undefined ? null : parts.part(target);
    };
    const left = new Map<LeftOutKind, number>();
    const notes = new Notes();
    const styles = readStyles(partOf('styles'));
    const remarks = new Remarks();
    const source: WordSource = {
      styles,
      remarks,
      numbering: readNumbering(partOf('numbering')),
      leave: (kind) => void left.set(kind, (left.get(kind) ?? 0) + 1),
      refer: (kind, id) => notes.refer(kind, id),
      step,
    };
    step();
    const blocks = [...readWordPart(body, { within: 'w:body' }, source).values()].flat();
    for (const kind of ['footnote', 'endnote'] as const) {
      const part = partOf(`${kind}s`);
      if (!part) continue;
      for (const one of notes.blocksOf(kind, readWordPart(part, { within: `w:${kind}` }, source))) blocks.push(one);
    }
    const commented = partOf('comments');
    if (commented) readComments(commented, source);
    const around = (type: 'header' | 'footer') => {
      const names = relations.filter((one) => one.type === type).map(({ target }) => target);
      const within = type === 'header' ? 'w:hdr' : 'w:ftr';
      // Nothing there is said to be left out: it stands there on every page.
      const quiet = { ...source, leave: () => undefined, remarks: new Remarks() };
      return furniture(
        names.flatMap((name) => {
          const part = parts.part(name);
          return part === null ? [] : [...readWordPart(part, { within }, quiet).values()].flat();
        }),
      );
    };
    if (parts.names.some((name) => /(?:^|\/)vbaProject\.bin$/u.test(name))) source.leave('macros');
    const signed = textOfBlocks([...around('header'), ...blocks, ...around('footer')]);
    const { text, layout, lost, remarks: placed } = remarks.placed(signed.text, signed.layout);
    if (lost > 0) left.set('comments', lost);
    if (placed.length > 0) left.set('remarks', placed.length);
    const found = foundBeside(text, layout.blocks, propertiesOf(parts, styles.language), Object.fromEntries(left));
    return ok({ text, layout, found, encoding: plainEncoding(text), remarks: placed });
  });
}

/** What comments say, and who said it when. */
function readComments(bytes: Uint8Array<ArrayBuffer>, source: WordSource): void {
  const words = readWordPart(
    bytes,
    { within: 'w:comment' },
    { ...source, leave: () => undefined, remarks: new Remarks() },
  );
  readXml(bytes, prefixes, {
    open(name, attribute) {
      const id = attribute('w:id') ?? '';
      if (name !== 'w:comment') return;
      const said = new Remarks().placed(textOfBlocks(words.get(id) ?? []).text, { blocks: [] });
      const [author, time] = [attribute('w:author'), attribute('w:date')];
      source.remarks.say(`comment ${id}`, saidBy(said.text, author, time));
    },
    close: () => undefined,
    text: () => undefined,
  });
}

interface Relation {
  /** The last word of its type. */
  readonly type: string;
  readonly target: string;
}

/** To which parts a part refers; empty stands for the package itself. What leads outside is none of them. */
function relationsOf(parts: Package, part: string): readonly Relation[] {
  const slash = part.lastIndexOf('/') + 1;
  const [folder, name] = [part.slice(0, slash), part.slice(slash)];
  const bytes = parts.part(`${folder}_rels/${name}.rels`);
  const found: Relation[] = [];
  if (bytes)
    readXml(bytes, prefixes, {
      open(element, attribute) {
        if (element !== 'r:Relationship' || attribute('TargetMode') === 'External') return;
        const target = nameIn(folder, attribute('Target') ?? '');
        if (target !== null) found.push({ type: /[\w-]*$/u.exec(attribute('Type') ?? '')![0], target });
      },
      close: () => undefined,
      text: () => undefined,
    });
  return found;
}

const propertyPrefixes = {
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
};

function propertiesOf(parts: Package, language: string | null): Properties {
  const target = relationsOf(parts, '').find(({ type }) => type === 'core-properties')?.target;
  const bytes = parts.part(target ?? 'docProps/core.xml');
  const said = new Map<string, string>();
  let open = '';
  if (bytes)
    readXml(bytes, propertyPrefixes, {
      open: (name) => (open = name),
      close: () => (open = ''),
      text: (words) => said.set(open, `${said.get(open) ?? ''}${words}`),
    });
  return {
    title: said.get('dc:title') ?? null,
    author: said.get('dc:creator') ?? null,
    language,
  };
}

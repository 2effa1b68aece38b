import { readXml } from '../../container/xml.ts';
import type { LeftOutKind } from '../../model/left-out.ts';
import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import { textOfBlocks } from '../blocks.ts';
import type { WrittenBlock } from '../blocks.ts';
import type { DecodedText } from '../format.ts';
import { foundBeside } from './found-beside.ts';
import type { Properties } from './found-beside.ts';
import { Notes } from './notes.ts';
import type { NoteKind } from './notes.ts';
import { readOpenBody, readPageEdge } from './open-document-body.ts';
import type { OpenSource } from './open-document-body.ts';
import { prefixes } from './open-document-names.ts';
import { readOpenStyles } from './open-document-styles.ts';
import { inPackage, readSafely } from './package.ts';
import type { Package } from './package.ts';
import { furniture, plainEncoding } from './page-edges.ts';
import { Remarks } from './remarks.ts';

/** Where the parts of a text stand; in one file of XML all are the same. */
interface Parts {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly styles: Uint8Array<ArrayBuffer> | null;
  readonly about: Uint8Array<ArrayBuffer> | null;
  readonly names: readonly string[];
}

/** The text of an OpenDocument: the heads of its pages as furniture, its body, its notes, and the feet of its pages. */
export function readOpenDocument(bytes: Uint8Array<ArrayBuffer>, step: () => void): Promise<Result<DecodedText>> {
  if (isXml(bytes))
    return readSafely(bytes, () => read({ content: bytes, styles: bytes, about: bytes, names: [] }, step));
  return inPackage(bytes, (archive) => {
    if (isLocked(archive)) return fail('unreadable', '', 'password');
    const content = archive.part('content.xml');
    if (content === null) return fail('unreadable', '', 'another-format');
    const [styles, about] = [archive.part('styles.xml'), archive.part('meta.xml')];
    return read({ content, styles, about, names: archive.names }, step);
  });
}

/** Whether it begins as XML does, in whatever encoding. */
function isXml(bytes: Uint8Array): boolean {
  return /^[^\w<]*<[?!\w]/u.test(String.fromCharCode(...bytes.subarray(0, 40)).replaceAll('\0', ''));
}

/** Whether its parts were packed with a password. */
export function isLocked(archive: Package): boolean {
  const manifest = archive.part('META-INF/manifest.xml');
  let locked = archive.names.includes('encrypted-package');
  if (manifest)
    readXml(manifest, prefixes, {
      open: (name) => void (locked ||= name === 'manifest:encryption-data'),
      close: () => undefined,
      text: () => undefined,
    });
  return locked;
}

function read({ content, styles: styled, about, names }: Parts, step: () => void): Result<DecodedText> {
  const left = new Map<LeftOutKind, number>();
  const notes = new Notes();
  const said = {
    footnote: new Map<string, readonly WrittenBlock[]>(),
    endnote: new Map<string, readonly WrittenBlock[]>(),
  };
  const styles = readOpenStyles(styled === null || styled === content ? [content] : [styled, content]);
  const remarks = new Remarks();
  const source: OpenSource = {
    styles,
    leave: (kind) => void left.set(kind, (left.get(kind) ?? 0) + 1),
    refer: (kind, id) => notes.refer(kind, id),
    note: (kind, id, blocks) => void said[kind].set(id, blocks),
    remarks,
    step,
  };
  step();
  const body = readOpenBody(content, source);
  const below = (['footnote', 'endnote'] as const satisfies readonly NoteKind[]).flatMap((kind) =>
    notes.blocksOf(kind, said[kind]),
  );
  // Nothing there is said to be left out: it stands there on every page.
  const quiet = { ...source, leave: () => undefined, remarks: new Remarks() };
  const around = (edge: 'header' | 'footer') => (styled === null ? [] : furniture(readPageEdge(styled, edge, quiet)));
  if (names.some((name) => /^(?:Basic\/[^/]+\/(?!(?:script|dialog)-l[bc]\.xml)|Scripts\/)./u.test(name)))
    source.leave('macros');
  const signed = textOfBlocks([...around('header'), ...body, ...below, ...around('footer')]);
  const { text, layout, lost, remarks: placed } = remarks.placed(signed.text, signed.layout);
  if (lost > 0) left.set('comments', lost);
  if (placed.length > 0) left.set('remarks', placed.length);
  const found = foundBeside(text, layout.blocks, propertiesOf(about, styles.language), Object.fromEntries(left));
  return ok({ text, layout, found, encoding: plainEncoding(text), remarks: placed });
}

function propertiesOf(bytes: Uint8Array<ArrayBuffer> | null, language: string | null): Properties {
  const said = new Map<string, string>();
  let open = '';
  let within = false;
  if (bytes)
    readXml(bytes, prefixes, {
      open(name) {
        if (name === 'office:meta') within = true;
        else open = name;
      },
      close(name) {
        if (name === 'office:meta') within = false;
        open = '';
      },
      text: (words) => within && said.set(open, `${said.get(open) ?? ''}${words}`),
    });
  return {
    title: said.get('dc:title') ?? null,
    author: said.get('meta:initial-creator') ?? said.get('dc:creator') ?? null,
    language: language ?? said.get('dc:language') ?? null,
  };
}

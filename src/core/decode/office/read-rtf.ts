import type { LeftOutKind } from '../../model/left-out.ts';
import { fail, ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import { textOfBlocks } from '../blocks.ts';
import type { DecodedText } from '../format.ts';
import { foundBeside } from './found-beside.ts';
import { furniture, plainEncoding } from './page-edges.ts';
import { Remarks } from './remarks.ts';
import { RtfBody } from './rtf-body.ts';
import { readTokens } from './rtf-tokens.ts';

/** The text of an RTF file: the heads of its pages as furniture, its body, its notes, and the feet of its pages. */
export function readRtf(bytes: Uint8Array<ArrayBuffer>, step: () => void): Result<DecodedText> {
  if (!/^(?:ï»¿)?\s*\{\\rtf/u.test(String.fromCharCode(...bytes.subarray(0, 40)))) {
    return fail('unreadable', '', 'another-format');
  }
  const left = new Map<LeftOutKind, number>();
  const leave = (kind: LeftOutKind) => void left.set(kind, (left.get(kind) ?? 0) + 1);
  const remarks = new Remarks();
  const body = new RtfBody(leave, remarks, isUtf8(bytes));
  readTokens(bytes, body, step);
  const read = body.end();
  if (read === null) return fail('unreadable', '', 'damaged');
  const signed = textOfBlocks([...furniture(read.heads), ...read.blocks, ...read.notes, ...furniture(read.feet)]);
  const { text, layout, lost, remarks: placed } = remarks.placed(signed.text, signed.layout);
  if (lost > 0) left.set('comments', lost);
  if (placed.length > 0) left.set('remarks', placed.length);
  const found = foundBeside(text, layout.blocks, { ...read.about, language: null }, Object.fromEntries(left));
  return ok({ text, layout, found, encoding: plainEncoding(text), remarks: placed });
}

/** RTF is written in ASCII; programs that did not know that wrote the rest in UTF-8, or in the page of the file. */
function isUtf8(bytes: Uint8Array): boolean {
  if (!bytes.some((byte) => byte >= 0x80)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false; // TextDecoder has no other way to say that bytes are not valid.
  }
}

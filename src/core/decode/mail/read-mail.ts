import { bodyOf, entitiesIn, fieldOf, readEntity, readParameters } from '../../container/mime.ts';
import type { Entity } from '../../container/mime.ts';
import type { Block, Encoding, Found, Guess, Layout } from '../../model/records.ts';
import { ok } from '../../model/result.ts';
import type { Result } from '../../model/result.ts';
import type { DecodedText, Enclosed } from '../format.ts';
import { decodeMarked } from '../html/encoding.ts';
import { withPlainNewlines } from '../plain-text.ts';
import { fromBeginning } from './beginning.ts';
import { mailDate } from './mail-date.ts';
import { Names, nameOf } from '../names.ts';
import { plainBlocks } from './plain-blocks.ts';
import { namesIn, wordsIn, wordsOf } from './words.ts';

/** What a mail says and what was sent with it. */
export interface Mail {
  readonly text: DecodedText;
  readonly enclosed: readonly Enclosed[];
}

/** A mail from where it begins: programs put a mark or blank lines before it, and old ones end lines with a carriage return. */
export function mailIn(bytes: Uint8Array<ArrayBuffer>): Entity {
  return readEntity(fromBeginning(bytes));
}

/** Whether a head is one of a mail. */
export function isMail(entity: Entity): boolean {
  return ['from', 'date', 'subject', 'message-id', 'received'].some((name) => fieldOf(entity, name) !== null);
}

/** The name under which a mail is listed in what holds it; mails of one day stand together. */
export function nameOfMail(entity: Entity): string {
  const day = mailDate(wordsOf(fieldOf(entity, 'date') ?? ''))?.slice(0, 10) ?? '';
  const name = nameOf(`${day} ${wordsOf(fieldOf(entity, 'subject') ?? '')}`);
  return `${name || 'mail'}.eml`;
}

/** The lines of the head that a person sees, and how they are written. */
const shown = ['From', 'To', 'Cc', 'Date'] as const;

/**
 * The subject, who wrote to whom and when, and the words of the mail as a mail program shows them. A label that a person
 * picked is the encoding of the words.
 */
export async function readMail(entity: Entity, step: () => void, label?: string): Promise<Result<Mail>> {
  const writer = new Writer();
  const subject = wordsOf(fieldOf(entity, 'subject') ?? '');
  if (subject !== '') writer.add(subject, [{ from: 0, kind: 'heading', level: 1 }]);
  const head = shown.flatMap((name) => {
    const words = wordsOf(fieldOf(entity, name.toLowerCase()) ?? '');
    return words === '' ? [] : [`${name}: ${words}`];
  });
  for (const line of head) writer.add(line, [{ from: 0, kind: 'paragraph', furniture: true }], '\n');

  const names = new Names();
  const enclosed: Enclosed[] = [];
  let encoding: Encoding | null = null;
  let language: string | null = null;
  const known = new Map<Entity, Promise<Result<Words> | null>>();
  const wordsAt = ({ part, shownAs }: Leaf) => {
    let read = known.get(part);
    if (!read) {
      step();
      read = shownAs === 'attachment' ? Promise.resolve(null) : wordsOfPart(part, shownAs, step, label);
      known.set(part, read);
    }
    return read;
  };
  for (const leaf of await leavesOf(entity, wordsAt)) {
    const { part } = leaf;
    const read = await wordsAt(leaf);
    if (read?.ok) {
      writer.add(read.value.text, read.value.layout.blocks);
      encoding ??= read.value.encoding;
      language ??= read.value.language;
    } else if (read?.error.code === 'not-available') return read;
    else enclosed.push({ part: names.take(nameOfPart(part)), bytes: bodyOf(part) });
  }
  const said = /^\s*([a-z]{2,3}(?:-[a-z0-9]+)*)\s*(?:,|$)/iu.exec(fieldOf(entity, 'content-language') ?? '')?.[1];
  const layout = { blocks: writer.blocks };
  const found = foundIn(entity, subject, said ?? language);
  return ok({ text: { text: writer.text, layout, found, encoding: encoding ?? plainEncoding }, enclosed });
}

/** A mail without words, whose head alone was read. */
const plainEncoding: Encoding = { label: 'utf-8', by: 'valid-utf-8', confidence: 1, replacements: 0 };

/** Puts pieces of text below one another, with their blocks. */
class Writer {
  text = '';
  readonly blocks: Block[] = [];

  /** Blocks count from the piece's beginning. Pieces of one kind may stand without a line between. */
  add(piece: string, blocks: readonly Block[], between = '\n\n'): void {
    if (piece === '') return;
    const close = between === '\n' && this.blocks.at(-1)?.furniture === true;
    const start = this.text === '' ? '' : close ? between : '\n\n';
    const at = this.text.length + start.length;
    this.text += start + piece;
    for (const block of blocks) this.blocks.push({ ...block, from: at + block.from });
  }
}

type ShownAs = 'plain' | 'page' | 'attachment';

interface Leaf {
  readonly part: Entity;
  readonly shownAs: ShownAs;
}

const deepest = 20;

/**
 * What a mail program shows or offers, in the order of the mail. Of versions of the same it is the last that has words: some
 * programs send a page that is one picture.
 */
async function leavesOf(
  entity: Entity,
  wordsAt: (leaf: Leaf) => Promise<Result<Words> | null>,
  depth = 0,
): Promise<readonly Leaf[]> {
  const { value: type } = readParameters(fieldOf(entity, 'content-type') ?? '');
  const parts = depth < deepest ? entitiesIn(entity) : [];
  if (parts.length === 0)
    return isLitter(entity, type) ? [] : [{ part: entity, shownAs: shownAs(entity, type, depth) }];
  const inner: (readonly Leaf[])[] = [];
  for (const part of parts) inner.push(await leavesOf(part, wordsAt, depth + 1));
  if (type !== 'multipart/alternative') return inner.flat();
  const isReadable = (leaves: readonly Leaf[]) => leaves.some((leaf) => leaf.shownAs !== 'attachment');
  const best = (await lastWithWords(inner, wordsAt)) ?? inner.findLastIndex(isReadable);
  return best < 0
    ? inner.flat()
    : inner.flatMap((leaves, at) =>
        leaves.filter((leaf) => at === best || (leaf.shownAs === 'attachment' && isNamed(leaf.part))),
      );
}

async function lastWithWords(
  versions: readonly (readonly Leaf[])[],
  wordsAt: (leaf: Leaf) => Promise<Result<Words> | null>,
): Promise<number | null> {
  for (let at = versions.length - 1; at >= 0; at--) {
    for (const leaf of versions[at]!) {
      const read = await wordsAt(leaf);
      // That it cannot be read as a person says must be told.
      if (read && (read.ok ? /[\p{L}\p{N}\p{S}]/u.test(read.value.text) : read.error.code === 'not-available'))
        return at;
    }
  }
  return null;
}

function shownAs(part: Entity, type: string, depth: number): ShownAs {
  const isSent = /^\s*attachment/iu.test(fieldOf(part, 'content-disposition') ?? '') || isNamed(part);
  if (isSent && depth > 0) return 'attachment';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'page';
  // Its border occurs nowhere, so that it is one part.
  if (type.startsWith('multipart/') && depth < deepest) return 'plain';
  return type === '' || /^text(?:\/(?:plain|enriched|x-.*))?$/u.test(type) ? 'plain' : 'attachment';
}

/** Pictures that belong to a page, and signatures made by machines. */
function isLitter(part: Entity, type: string): boolean {
  if (/^application\/(?:x-)?(?:pgp-signature|pkcs7-signature|ms-tnef)$/u.test(type)) return true;
  const isInline =
    fieldOf(part, 'content-id') !== null || /^\s*inline/iu.test(fieldOf(part, 'content-disposition') ?? '');
  return (type.startsWith('image/') && isInline) || (type.startsWith('multipart/') && part.body.length === 0);
}

function isNamed(part: Entity): boolean {
  return givenName(part) !== '';
}

function givenName(part: Entity): string {
  const said = [
    readParameters(fieldOf(part, 'content-disposition') ?? '').parameters.get('filename'),
    readParameters(fieldOf(part, 'content-type') ?? '').parameters.get('name'),
  ];
  return said.map((one) => (one ? nameOf(wordsIn(one.value, one.charset)) : '')).find((name) => name !== '') ?? '';
}

const endings: Readonly<Record<string, string>> = { 'text/html': 'html', 'text/plain': 'txt', '': 'txt' };

function nameOfPart(part: Entity): string {
  const { value: type } = readParameters(fieldOf(part, 'content-type') ?? '');
  if (type === 'message/rfc822') return nameOfMail(mailIn(bodyOf(part)));
  const ending = endings[type] ?? /^[\w.-]+\/(?:x-)?([\w.-]+)/u.exec(type)?.[1] ?? 'bin';
  return givenName(part) || nameOf(`attachment.${ending}`);
}

interface Words extends Pick<DecodedText, 'text' | 'encoding'> {
  readonly layout: Layout;
  readonly language: string | null;
}

async function wordsOfPart(
  part: Entity,
  as: 'plain' | 'page',
  step: () => void,
  label?: string,
): Promise<Result<Words>> {
  const { parameters } = readParameters(fieldOf(part, 'content-type') ?? '');
  const charset = /^[\w.:-]+/u.exec(parameters.get('charset')?.value ?? '')?.[0];
  // Programs that know nothing of letters say so of all that they send.
  const declared = charset === undefined || /^(?:us-)?ascii$/iu.test(charset) ? null : charset;
  const body = bodyOf(part);
  const raw = decodeMarked(body.slice(), label, declared);
  if (!raw.ok) return raw;
  const { encoding } = raw.value;
  if (as === 'page') {
    const { readPage } = await import('../html/page.ts');
    const { text, layout, found } = readPage(raw.value.text, step);
    return ok({ text, layout, encoding, language: found.language });
  }
  const text = withPlainNewlines(raw.value.text)
    .replace(/^(?:[^\S\n]*\n)+/u, '')
    .trimEnd();
  return ok({ text, layout: { blocks: plainBlocks(text) }, encoding, language: null });
}

function foundIn(entity: Entity, subject: string, language: string | null): Found {
  const said = (field: string, value: string | null): Guess | null =>
    value === null || value === '' ? null : { value, origin: { kind: 'file', field } };
  const attributes = {
    date: said('Date', mailDate(wordsOf(fieldOf(entity, 'date') ?? ''))),
    author: said('From', namesIn(fieldOf(entity, 'from') ?? '').join(', ')),
  };
  return {
    title: subject === '' ? null : { value: subject, origin: { kind: 'text', from: 0, to: subject.length } },
    attributes: Object.fromEntries(Object.entries(attributes).filter((one): one is [string, Guess] => one[1] !== null)),
    language: language === null ? null : canonical(language),
  };
}

function canonical(language: string): string | null {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? null;
  } catch {
    return null; // Not the name of a language.
  }
}

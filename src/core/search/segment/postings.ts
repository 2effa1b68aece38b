// A posting list says where a key stands in its section. It is a run of bytes:
//
//   count of words (varint)
//   number of exact forms (varint; 0 if the only form is the key itself) and the forms
//   for long lists: for every block but the first the word number before it and its offset, 4 bytes each
//   word numbers, ascending, each as the difference to the one before it minus 1 (varint; the first as it is)
//   if there are several forms: for each word which form it has, packed in as few bits as that takes

const blockSize = 128;

/** Bytes that grow. */
export class ByteWriter {
  bytes = new Uint8Array(1024);
  length = 0;

  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  varint(value: number): void {
    this.reserve(5);
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }
}

/** How many bits a word's form takes. */
function bitsFor(forms: number): number {
  return forms <= 1 ? 0 : 32 - Math.clz32(forms - 1);
}

/**
 * Writes a posting list. `forms` are sorted; `codes` holds for each word the place of its form among them and is looked
 * at only if there are several.
 */
export function writePostings(
  writer: ByteWriter,
  key: string,
  forms: readonly string[],
  numbers: Uint32Array,
  codes: Uint16Array,
): void {
  const count = numbers.length;
  writer.varint(count);
  if (forms.length === 1 && forms[0] === key) {
    writer.varint(0);
  } else {
    writer.varint(forms.length);
    for (const form of forms) writeForm(writer, key, form);
  }
  const blocks = Math.max(0, Math.ceil(count / blockSize) - 1);
  writer.reserve(blocks * 8 + count * 5);
  const { bytes } = writer;
  let skip = writer.length;
  let at = skip + blocks * 8;
  const start = at;
  let before = -1;
  for (let place = 0; place < count; place++) {
    if (place !== 0 && place % blockSize === 0) {
      putWord(bytes, skip, before);
      putWord(bytes, skip + 4, at - start);
      skip += 8;
    }
    const number = numbers[place]!;
    let rest = number - before - 1;
    while (rest >= 0x80) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    before = number;
  }
  writer.length = at;
  const bits = bitsFor(forms.length);
  if (bits === 0) return;
  writer.reserve(Math.ceil((count * bits) / 8));
  let filled = 0;
  let pending = 0;
  for (let place = 0; place < count; place++) {
    pending |= codes[place]! << filled;
    filled += bits;
    while (filled >= 8) {
      writer.bytes[writer.length++] = pending & 0xff;
      pending >>>= 8;
      filled -= 8;
    }
  }
  if (filled > 0) writer.bytes[writer.length++] = pending & 0xff;
}

/** A posting list opened for reading. Nothing is decoded but its head. */
export interface Postings {
  readonly count: number;
  /** Number of exact forms; 0 if the only one is the key itself. */
  readonly forms: number;
  readonly formsAt: number;
  readonly skipsAt: number;
  readonly blocks: number;
  readonly numbersAt: number;
  readonly end: number;
}

/** Reads the heads of a posting list in `bytes`; its numbers are decoded only when they are asked for. */
export function openPostings(bytes: Uint8Array, start: number, end: number): Postings {
  const reader = new ByteReader(bytes, start);
  const count = reader.varint();
  const forms = reader.varint();
  const formsAt = reader.at;
  for (let form = 0; form < forms; form++) skipForm(reader);
  const skipsAt = reader.at;
  const blocks = Math.max(0, Math.ceil(count / blockSize) - 1);
  return { count, forms, formsAt, skipsAt, blocks, numbersAt: skipsAt + blocks * 8, end };
}

/** The exact forms of a key, sorted. */
export function formsOf(bytes: Uint8Array, postings: Postings, key: string): string[] {
  if (postings.forms === 0) return [key];
  const reader = new ByteReader(bytes, postings.formsAt);
  return Array.from({ length: postings.forms }, () => readForm(reader, key));
}

/** Decodes all word numbers into `target` from `offset` on; answers the offset behind them. */
export function readNumbers(bytes: Uint8Array, postings: Postings, target: Uint32Array, offset = 0): number {
  let at = postings.numbersAt;
  let before = -1;
  const end = offset + postings.count;
  for (let place = offset; place < end; place++) {
    let byte = bytes[at++]!;
    let difference = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[at++]!;
      difference |= (byte & 0x7f) << shift;
    }
    before += difference + 1;
    target[place] = before;
  }
  return end;
}

/** Sets a bit for each word number; answers the last one. The list is not empty. */
export function markNumbers(bytes: Uint8Array, postings: Postings, bits: Uint32Array): number {
  let at = postings.numbersAt;
  let number = -1;
  for (let left = postings.count; left > 0; left--) {
    let byte = bytes[at++]!;
    let difference = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[at++]!;
      difference |= (byte & 0x7f) << shift;
    }
    number += difference + 1;
    bits[number >>> 5]! |= 1 << (number & 31);
  }
  return number;
}

/** Decodes which form each word has, as places in `formsOf`. */
export function readCodes(bytes: Uint8Array, postings: Postings): Uint16Array<ArrayBuffer> {
  const codes = new Uint16Array(postings.count);
  const bits = bitsFor(postings.forms);
  if (bits === 0) return codes;
  let at = postings.end - Math.ceil((postings.count * bits) / 8);
  let pending = 0;
  let filled = 0;
  const mask = (1 << bits) - 1;
  for (let place = 0; place < postings.count; place++) {
    while (filled < bits) {
      pending |= bytes[at++]! << filled;
      filled += 8;
    }
    codes[place] = pending & mask;
    pending >>>= bits;
    filled -= bits;
  }
  return codes;
}

/** Walks a posting list forward. `number` is the current word number, `Infinity` behind the last. */
export class PostingCursor {
  number = -1;
  private place = -1;
  private at: number;
  private readonly bytes: Uint8Array;
  private readonly postings: Postings;

  constructor(bytes: Uint8Array, postings: Postings) {
    this.bytes = bytes;
    this.postings = postings;
    this.at = postings.numbersAt;
    this.next();
  }

  next(): number {
    this.place += 1;
    if (this.place >= this.postings.count) return (this.number = Infinity);
    const { bytes } = this;
    let at = this.at;
    let byte = bytes[at++]!;
    let difference = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[at++]!;
      difference |= (byte & 0x7f) << shift;
    }
    this.at = at;
    return (this.number += difference + 1);
  }

  /** Goes to the first word number at or after `target`; never back. */
  seek(target: number): number {
    if (this.number >= target) return this.number;
    const { blocks, skipsAt, numbersAt } = this.postings;
    const current = Math.floor(this.place / blockSize);
    if (current < blocks && getWord(this.bytes, skipsAt + current * 8) < target) {
      // The last block whose preceding number is still below the target: doubling steps, then halving.
      let low = current;
      let step = 1;
      while (low + step < blocks && getWord(this.bytes, skipsAt + (low + step) * 8) < target) {
        low += step;
        step *= 2;
      }
      let high = Math.min(low + step, blocks);
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (getWord(this.bytes, skipsAt + middle * 8) < target) low = middle;
        else high = middle;
      }
      this.place = (low + 1) * blockSize - 1;
      this.number = getWord(this.bytes, skipsAt + low * 8);
      this.at = numbersAt + getWord(this.bytes, skipsAt + low * 8 + 4);
      this.next();
    }
    while (this.number < target) this.next();
    return this.number;
  }
}

class ByteReader {
  at: number;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    return this.bytes[this.at++]!;
  }

  varint(): number {
    let byte = this.bytes[this.at++]!;
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80 && shift < 35; shift += 7) {
      byte = this.bytes[this.at++]!;
      value |= (byte & 0x7f) << shift;
    }
    return value >>> 0;
  }
}

// Most forms differ from their key by capitals alone.
const sameForm = 0;
const capitalForm = 1;
const upperForm = 2;
const otherForm = 3;

function writeForm(writer: ByteWriter, key: string, form: string): void {
  if (form === key) return writer.varint(sameForm);
  if (form === capitalised(key)) return writer.varint(capitalForm);
  if (form === key.toUpperCase()) return writer.varint(upperForm);
  writer.varint(otherForm);
  writer.varint(form.length);
  for (let at = 0; at < form.length; at++) writer.varint(form.charCodeAt(at));
}

function readForm(reader: ByteReader, key: string): string {
  const kind = reader.byte();
  if (kind === sameForm) return key;
  if (kind === capitalForm) return capitalised(key);
  if (kind === upperForm) return key.toUpperCase();
  const length = reader.varint();
  let form = '';
  for (let at = 0; at < length; at++) form += String.fromCharCode(reader.varint());
  return form;
}

function skipForm(reader: ByteReader): void {
  if (reader.byte() !== otherForm) return;
  for (let rest = reader.varint(); rest > 0; rest--) reader.varint();
}

function capitalised(key: string): string {
  const first = String.fromCodePoint(key.codePointAt(0)!);
  return first.toUpperCase() + key.slice(first.length);
}

function putWord(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value & 0xff;
  bytes[at + 1] = (value >>> 8) & 0xff;
  bytes[at + 2] = (value >>> 16) & 0xff;
  bytes[at + 3] = value >>> 24;
}

function getWord(bytes: Uint8Array, at: number): number {
  return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
}

// What mail is packed in (RFC 5322, 2045, 2046, 2231), read without trust: a head of fields, and a body that may hold others
// of its kind. Every mail program writes it a little wrong, so what can be read is read, and nothing here fails. Only bytes
// are known here, not what letters they stand for: a value that is not read yet is a string with one character a byte.

/** A head and what stands below it. */
export interface Entity {
  /** In the order of the head. */
  readonly fields: readonly Field[];
  /** As it is written, see `bodyOf`. */
  readonly body: Uint8Array<ArrayBuffer>;
}

/** A field of a head; its name in small letters, its value with one character a byte, lines joined. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** A value that is followed by others with names: `text/plain; charset=utf-8`. The value is in small letters. */
export interface Parametered {
  readonly value: string;
  /** By their names in small letters. `charset`: in which encoding it is written, if that is said. */
  readonly parameters: ReadonlyMap<string, { readonly value: string; readonly charset: string | null }>;
}

/** No head is longer; what stands behind is taken for the body. */
const longestHead = 1 << 20;
/** An entity that holds more is no letter. */
const mostParts = 10_000;

const [tab, newline, carriage, space, dash, equals] = [9, 10, 13, 32, 45, 61];

/** Reads the head; what does not begin with one is all body. */
export function readEntity(bytes: Uint8Array<ArrayBuffer>): Entity {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const fields: { name: string; value: string }[] = [];
  while (at < bytes.length && at < longestHead) {
    const { end, next } = lineAt(bytes, at);
    if (end === at) return { fields, body: bytes.subarray(next) };
    const line = asCharacters(bytes.subarray(at, end));
    const folded = bytes[at] === space || bytes[at] === tab;
    const named = folded ? null : /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/su.exec(line);
    if (named) fields.push({ name: named[1]!.toLowerCase(), value: named[2]! });
    else if (folded && fields.length > 0) fields.at(-1)!.value += ` ${line.trim()}`;
    else if (!(at === 0 && /^>?From /u.test(line))) return { fields, body: bytes.subarray(at) };
    at = next;
  }
  return { fields, body: bytes.subarray(Math.min(at, bytes.length)) };
}

/** The value of the first field of this name, in small letters; null if there is none. */
export function fieldOf({ fields }: Entity, name: string): string | null {
  return fields.find((field) => field.name === name)?.value.trim() ?? null;
}

/** The bytes that the body stands for. What its coding does not know is passed over. */
export function bodyOf(entity: Entity): Uint8Array<ArrayBuffer> {
  const coding = (fieldOf(entity, 'content-transfer-encoding') ?? '').toLowerCase();
  if (coding.startsWith('base64')) return fromBase64(entity.body);
  return coding.startsWith('quoted-printable') ? fromQuotedPrintable(entity.body) : entity.body;
}

/** The entities in the body of one that is made of parts; none if it is not, or says no border. */
export function entitiesIn(entity: Entity): readonly Entity[] {
  const { value, parameters } = readParameters(fieldOf(entity, 'content-type') ?? '');
  const border = parameters.get('boundary')?.value;
  if (!value.startsWith('multipart/') || border === undefined || border === '') return [];
  return pieces(entity.body, border).map(readEntity);
}

/** Cuts the body at lines that are the border; what stands before the first is for programs that know no parts. */
function pieces(body: Uint8Array<ArrayBuffer>, border: string): Uint8Array<ArrayBuffer>[] {
  const marks = Uint8Array.from(`--${border}`, (character) => character.charCodeAt(0));
  const found: Uint8Array<ArrayBuffer>[] = [];
  let from: number | null = null;
  for (let at = 0; at < body.length && found.length < mostParts; at = nextLine(body, at)) {
    if (body[at] !== dash || body[at + 1] !== dash || !stands(body, at, marks)) continue;
    const behind = at + marks.length;
    const last = body[behind] === dash && body[behind + 1] === dash;
    if (!isSpaceTo(body, last ? behind + 2 : behind)) continue;
    if (from !== null) found.push(body.subarray(from, withoutLineEnd(body, from, at)));
    from = last ? null : nextLine(body, at);
    if (last) break;
  }
  // Cut off before its end: what is there is kept.
  if (from !== null && from < body.length) found.push(body.subarray(from));
  return found;
}

/** Reads a value with its parameters; those that are written in pieces are put together. */
export function readParameters(written: string): Parametered {
  const [, value = '', rest = ''] = /^\s*([^;\s]*)(.*)$/su.exec(written) ?? [];
  const found = new Map<string, { number: number; text: string; coded: boolean }[]>();
  for (const [, name, number, coded, quoted, plain] of rest.matchAll(
    /;\s*([^\s=;*]+)(?:\*(\d{1,3}))?(\*)?\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/gsu,
  )) {
    const key = name!.toLowerCase();
    const text = quoted === undefined ? plain!.trim() : quoted.replace(/\\(.)/gsu, '$1');
    const known = found.get(key) ?? [];
    known.push({ number: Number(number ?? 0), text, coded: coded !== undefined });
    found.set(key, known);
  }
  const parameters = new Map(
    [...found].map(([name, parts]) => {
      const ordered = parts.some(({ coded }) => coded) || parts.length > 1 ? parts : parts.slice(0, 1);
      const said = /^([^']*)'[^']*'/u.exec(ordered.find(({ coded }) => coded)?.text ?? '');
      const joined = ordered
        .toSorted((a, b) => a.number - b.number)
        .map(({ text, coded }, at) =>
          coded ? fromPercents(at === 0 && said ? text.slice(said[0].length) : text) : text,
        );
      return [name, { value: joined.join(''), charset: said?.[1] || null }] as const;
    }),
  );
  return { value: value.toLowerCase(), parameters };
}

/** One character a byte. */
export function asCharacters(bytes: Uint8Array): string {
  let characters = '';
  for (let at = 0; at < bytes.length; at += 8192)
    characters += String.fromCharCode(...bytes.subarray(at, Math.min(at + 8192, bytes.length)));
  return characters;
}

/** The bytes of characters that stand for one each. */
export function asBytes(characters: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

/** Base64, whatever stands between its letters; also several, one behind the other. */
export function fromBase64(written: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((written.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let kept = 0;
  for (const letter of written) {
    const value = sextets[letter]!;
    if (value === 255) {
      if (letter === equals) kept = 0;
      continue;
    }
    bits = ((bits << 6) | value) & 0xffff;
    kept += 6;
    if (kept < 8) continue;
    kept -= 8;
    bytes[length++] = (bits >> kept) & 255;
  }
  return bytes.slice(0, length);
}

const sextets = new Uint8Array(256).fill(255);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].forEach(
  (letter, value) => (sextets[letter.charCodeAt(0)] = value),
);
sextets[dash] = 62;
sextets[95] = 63;

/** Bytes written as `=C3`; a `=` at a line's end joins it with the next. What is no such thing stands for itself. */
export function fromQuotedPrintable(written: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(written.length);
  let length = 0;
  for (let at = 0; at < written.length; at++) {
    const byte = written[at]!;
    if (byte !== equals) {
      bytes[length++] = byte;
      continue;
    }
    const value = hexadecimal(written[at + 1]) * 16 + hexadecimal(written[at + 2]);
    if (!Number.isNaN(value)) {
      bytes[length++] = value;
      at += 2;
      continue;
    }
    let end = at + 1;
    while (written[end] === space || written[end] === tab) end++;
    if (end >= written.length) break;
    if (written[end] === carriage && written[end + 1] === newline) at = end + 1;
    else if (written[end] === newline) at = end;
    else bytes[length++] = byte;
  }
  return bytes.slice(0, length);
}

function hexadecimal(byte: number | undefined): number {
  if (byte === undefined) return Number.NaN;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : Number.NaN;
}

function fromPercents(text: string): string {
  return text.replace(/%([0-9a-f]{2})/giu, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** Where a line's words end, and where the next one begins. */
function lineAt(bytes: Uint8Array, from: number): { readonly end: number; readonly next: number } {
  const at = bytes.indexOf(newline, from);
  if (at < 0) return { end: bytes.length, next: bytes.length };
  return { end: at > from && bytes[at - 1] === carriage ? at - 1 : at, next: at + 1 };
}

function nextLine(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(newline, from);
  return at < 0 ? bytes.length : at + 1;
}

function stands(bytes: Uint8Array, at: number, marks: Uint8Array): boolean {
  return marks.every((mark, behind) => bytes[at + behind] === mark);
}

function isSpaceTo(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === newline) return true;
    if (byte !== space && byte !== tab && byte !== carriage) return false;
  }
  return true;
}

/** The line's end before a border belongs to the border. */
function withoutLineEnd(bytes: Uint8Array, from: number, to: number): number {
  let end = to;
  if (end > from && bytes[end - 1] === newline) end--;
  if (end > from && bytes[end - 1] === carriage) end--;
  return end;
}

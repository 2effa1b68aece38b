import { asCharacters } from '../../container/mime.ts';
import { fail, ok } from '../../model/result.ts';
import type { Enclosed, Format } from '../format.ts';
import { formatNames } from '../format-names.ts';
import { Names } from '../names.ts';
import { fromBeginning } from './beginning.ts';
import { isMail, mailIn, nameOfMail } from './read-mail.ts';

const newline = 10;
const from = bytesOf('From ');
const quotedFrom = 62;
/** So much of a line and of a head is looked at to see whether a mail begins there. */
const [longestLine, longestHead] = [500, 10_000];

/**
 * Many mails in one file (RFC 4155): each begins with a line `From …` behind a blank one. Each is read as a file of its own.
 */
export const mailbox: Format = {
  ...formatNames.mailbox,
  decoder: 'mailbox-1',
  sniff(head) {
    const own = fromBeginning(Uint8Array.from(head));
    return begins(own, 0) && isFieldBehind(own, 0);
  },
  decode(file, { step }) {
    const bytes = fromBeginning(file);
    const starts = startsIn(bytes);
    if (starts[0] !== 0) return Promise.resolve(fail('unreadable', '', 'It does not begin as a mailbox does.'));
    const names = new Names();
    const mails = starts.map((start, number): Enclosed => {
      step();
      const own = plain(bytes.subarray(nextLine(bytes, start), starts[number + 1] ?? bytes.length));
      const entity = mailIn(own);
      return { part: names.take(isMail(entity) ? nameOfMail(entity) : 'mail.eml'), bytes: own };
    });
    return Promise.resolve(ok(mails));
  },
};

/**
 * Where mails begin. A line in the words of one that begins so, too, says no time, or is followed by no field of a head.
 */
function startsIn(bytes: Uint8Array<ArrayBuffer>): readonly number[] {
  const starts: number[] = [];
  let blank = true;
  for (let at = 0; at < bytes.length; at = nextLine(bytes, at)) {
    if (blank && begins(bytes, at) && isFieldBehind(bytes, at) && (at === 0 || partsMails(bytes, at))) starts.push(at);
    blank = bytes[at] === newline || (bytes[at] === 13 && bytes[at + 1] === newline);
  }
  return starts;
}

function begins(bytes: Uint8Array, at: number): boolean {
  return from.every((byte, behind) => bytes[at + behind] === byte);
}

/** Whether a line `From …` says who and when; or only who, and the head of a mail follows. */
function partsMails(bytes: Uint8Array<ArrayBuffer>, at: number): boolean {
  const next = nextLine(bytes, at);
  const line = asCharacters(bytes.subarray(at, Math.min(next, at + longestLine)));
  if (/\d{1,2}:\d{2}/u.test(line) && /(?<!\d)\d{4}(?!\d)/u.test(line)) return true;
  return /^From \S*\s*$/u.test(line) && isMail(mailIn(bytes.subarray(next, next + longestHead)));
}

function isFieldBehind(bytes: Uint8Array, at: number): boolean {
  const next = nextLine(bytes, at);
  return /^[!-9;-~]+[ \t]*:/u.test(String.fromCharCode(...bytes.subarray(next, next + 100)));
}

/** Without the `>` that mailboxes put before a line which would begin a mail, and the blank line at the end. */
function plain(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const own = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length;) {
    const next = nextLine(bytes, at);
    let words = at;
    while (bytes[words] === quotedFrom) words++;
    const line = bytes.subarray(words > at && begins(bytes, words) ? at + 1 : at, next);
    own.set(line, length);
    length += line.length;
    at = next;
  }
  const isBlank = own[length - 1] === newline && (own[length - 2] === newline || own[length - 3] === newline);
  if (isBlank) length -= own[length - 2] === newline ? 1 : 2;
  return own.slice(0, length);
}

function nextLine(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(newline, at);
  return end < 0 ? bytes.length : end + 1;
}

function bytesOf(words: string): Uint8Array {
  return Uint8Array.from(words, (letter) => letter.charCodeAt(0));
}

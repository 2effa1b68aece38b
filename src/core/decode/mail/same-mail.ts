import { fieldOf } from '../../container/mime.ts';
import { mailDate } from './mail-date.ts';
import { mailIn } from './read-mail.ts';
import { wordsOf } from './words.ts';

/** What tells one mail from all others, as its program says (RFC 5322, 3.6.4); null if it does not. */
export function messageIdOf(bytes: Uint8Array<ArrayBuffer>): string | null {
  return fieldOf(mailIn(bytes), 'message-id') || null;
}

/**
 * Whether two mails cannot be two states of one, however alike their words are: bulletins of one day are. Without an id
 * the time tells it, if both say one.
 */
export function isOtherMail(one: Uint8Array<ArrayBuffer>, other: Uint8Array<ArrayBuffer>): boolean {
  const [id, otherId] = [messageIdOf(one), messageIdOf(other)];
  if (id !== null || otherId !== null) return id !== otherId;
  const [time, otherTime] = [timeOf(one), timeOf(other)];
  return time !== null && otherTime !== null && time !== otherTime;
}

function timeOf(bytes: Uint8Array<ArrayBuffer>): string | null {
  return mailDate(wordsOf(fieldOf(mailIn(bytes), 'date') ?? ''));
}

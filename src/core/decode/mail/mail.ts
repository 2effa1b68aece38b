import { fail, ok } from '../../model/result.ts';
import type { Format } from '../format.ts';
import { formatNames } from '../format-names.ts';
import { isMail, mailIn, readMail } from './read-mail.ts';

/** One mail, as mail programs save it. What was sent with it stands inside of it. */
export const mail: Format = {
  ...formatNames.mail,
  decoder: 'mail-2',
  // Others that begin with such words are letters that someone typed.
  sniff: (head) => /^(?:Return-Path|Received|Delivered-To|X-Original-To|MIME-Version):\s/iu.test(headOf(head)),
  async decode(bytes, { step }, { label }) {
    const entity = mailIn(bytes);
    if (!isMail(entity)) return fail('unreadable', '', 'It does not begin as a mail does.');
    const read = await readMail(entity, step, label);
    return read.ok ? ok([{ part: '', ...read.value.text }, ...read.value.enclosed]) : read;
  },
};

function headOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 100));
}

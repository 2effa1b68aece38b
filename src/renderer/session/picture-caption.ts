import type { AccountId } from '../../core/model/account.ts';
import type { Desk } from '../commands/desk.ts';
import { savedHead } from './saved-head.ts';
import type { SavedPart } from './saved-head.ts';

/** What stands below a picture: how it was made, what of it is left out, and whence and when it is. */
export function pictureCaption(
  desk: Pick<Desk, 'store' | 'now'>,
  how: string,
  part?: SavedPart,
  accounts: readonly AccountId[] = [],
): string {
  return savedHead(desk, { title: '', how, accounts, ...(part && { part }) }).how;
}

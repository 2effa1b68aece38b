import type { Desk } from '../commands/desk.ts';
import { savedHead } from './saved-head.ts';
import type { AskedHead } from './saved-head.ts';

/** What stands below a picture: how it was made, what of it is left out by which filter, and whence and when it is. */
export function pictureCaption(
  desk: Pick<Desk, 'store' | 'now'>,
  how: string,
  more: Pick<AskedHead, 'part' | 'accounts' | 'filters'> = {},
): string {
  return savedHead(desk, { title: '', how, ...more }).how;
}

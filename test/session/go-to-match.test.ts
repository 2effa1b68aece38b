import { expect, test, vi } from 'vitest';
import type { Range } from '../../src/core/model/records.ts';
import { fail, ok } from '../../src/core/model/result.ts';
import type { Result } from '../../src/core/model/result.ts';
import type { HitPlace } from '../../src/core/ports/finder.ts';
import { goToMatch, hasMatches } from '../../src/renderer/session/go-to-match.ts';
import { Readers } from '../../src/renderer/session/readers.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { Workspace } from '../../src/renderer/session/workspace.ts';
import type { Reader } from '../../src/renderer/text/reader/reader.ts';
import { searchWords } from '../../src/renderer/words/search.ts';

// One key goes from match to match, through the open text and on into the next.

/** Each match of the search is one letter long. */
const at = (from: number): Range => ({ from, to: from + 1 });
const place = (documentId: string, ...offsets: readonly number[]): HitPlace =>
  ({ documentId, version: 1, from: 0, to: 99, matches: offsets.map(at) }) as unknown as HitPlace;

/** A session that searched for `паром`; `next` is what the finder knows beyond the open text. */
function searching(next: () => Promise<Result<HitPlace | null>>) {
  const workspace = new Workspace();
  workspace.set({ query: 'паром' });
  const readers = new Readers(workspace);
  const asked = { query: 'паром', anyWord: false, furniture: false };
  const search = { state: { asked, answer: { total: 3 }, query: 'паром' }, current: null };
  const nextMatch = vi.fn((_question: unknown, _from: unknown, _direction: unknown) => next());
  const session = { workspace, readers, search, desk: { finder: { nextMatch } } } as unknown as Session;
  return {
    session,
    workspace,
    nextMatch,
    /** Opens a text with the caret at an offset; what it was brought to. */
    open(documentId: string, caret: number, ...matches: readonly number[]): readonly Range[] {
      workspace.open({ kind: 'document', documentId });
      const brought: Range[] = [];
      const reader = {
        selected: () => ({ range: { from: caret, to: caret } }),
        reveal: (range: Range) => brought.push(range),
      } as unknown as Reader;
      readers.register({
        ...{ documentId, reader, text: '', blocks: [], version: 1 },
        matches: () => matches.map(at),
        shared: () => ({ places: [], show: () => undefined, compare: null }),
        openNote: () => undefined,
        changeExtent: () => undefined,
        hideBar: () => undefined,
        selectsNow: () => false,
        focused: () => true,
      });
      return brought;
    },
  };
}

const never = () => Promise.reject(new Error('The finder need not be asked'));

test('goes to the match before or after the caret, and asks nobody while the open text has one', async () => {
  const { session, open } = searching(never);
  const brought = open('mill', 40, 10, 30, 40, 50, 70);
  await goToMatch(session, 1);
  await goToMatch(session, -1);
  expect(brought).toEqual([at(50), at(30)]);
});

test('goes on in the next document where the open one has no more, forwards to its first match, backwards to its last', async () => {
  const { session, open, workspace, nextMatch } = searching(() => Promise.resolve(ok(place('порт', 5, 8))));
  open('mill', 40, 40);
  await goToMatch(session, 1);
  expect(workspace.state.reveal).toMatchObject({ documentId: 'порт', ...at(5) });
  workspace.open({ kind: 'document', documentId: 'mill' });
  await goToMatch(session, -1);
  expect(workspace.state.reveal).toMatchObject({ documentId: 'порт', ...at(8) });
  expect(nextMatch.mock.calls.map(([, from, direction]) => [from, direction])).toEqual([
    [{ documentId: 'mill', offset: 40 }, 1],
    [{ documentId: 'mill', offset: 40 }, -1],
  ]);
});

test('takes nobody away from another text that was turned to while the next match was looked for', async () => {
  let answer = (_found: Result<HitPlace | null>): void => undefined;
  const { session, open, workspace } = searching(() => new Promise((resolve) => (answer = resolve)));
  open('mill', 40, 40);
  const going = goToMatch(session, 1);
  const brought = open('letters', 0, 3);
  answer(ok(place('порт', 5)));
  await going;
  expect(workspace.state.reveal).toBeNull();
  expect(brought).toEqual([]);
});

test('says so where there is no other match, and where the finder has failed', async () => {
  const found: Result<HitPlace | null>[] = [ok(null), fail('not-available')];
  const { session, open, workspace } = searching(() => Promise.resolve(found.shift()!));
  open('mill', 40, 40);
  await goToMatch(session, 1);
  await goToMatch(session, 1);
  expect(workspace.state.messages.map(({ kind }) => kind)).toEqual(['done', 'problem']);
  expect(workspace.state.messages[0]!.text).toBe(searchWords.noMatch);
});

test('there is a match to go to only for the question in the box', () => {
  const { session, workspace } = searching(never);
  expect(hasMatches(session)).toBe(true);
  workspace.set({ query: 'паром и мельница' });
  expect(hasMatches(session)).toBe(false);
});

import { afterEach, beforeEach, expect } from 'vitest';
import { page } from 'vitest/browser';
import type { FinderPort } from '../../src/core/ports/finder.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { clearDesks, importFolder, makeDesk, search } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';
import { expectQuietConsole } from './quiet-console.ts';
import { clearScreens, showScreen } from './reading-screen.tsx';

export const folder = {
  'aid/quay.txt': `The quay at dawn

June 30, 2025

The fishermen said that the harbour was theirs before it was anybody's.

Ein zweiter Absatz handelt von den Fähren, die im Hafen warteten.`,
  'letters.txt': `Letters to the editor

July 4, 2025

Nobody asked the fishermen about the harbour, and nobody will.

سأل الصيادون عن الميناء ولم يجبهم أحد.`,
};

/** All is indexed. */
export const none = { waiting: 0, hopeless: 0 };

/** What was asked and is not answered. */
export const pending = new Set<Promise<unknown>>();

/** Every test of a file has a window of one size and a quiet console, and leaves nothing behind. */
export function tidySearchScreens(): void {
  // Asked to look first, it looks last: what ends a test may complain, too.
  expectQuietConsole();
  beforeEach(() => page.viewport(1100, 800));
  afterEach(async () => {
    clearScreens();
    // What was asked last is answered before the worker ends.
    await Promise.all(pending);
    pending.clear();
    await clearDesks();
    document.documentElement.style.colorScheme = '';
  });
}

export const box = () => page.getByRole('searchbox', { name: 'Search passages' });
export const results = () => page.getByRole('list', { name: 'Search results' });
export const count = () => document.querySelector('.search-count')?.textContent;
export const query = (session: Session) => session.workspace.state.query;

/** The screen over a small project; `answers` stand in for the worker's where a test says what it would answer. */
export async function open(answers: (real: FinderPort) => Partial<FinderPort> = () => ({})) {
  const real = await makeDesk(folder);
  await importFolder(real);
  await search(real, 'harbour');
  const methods = Object.entries({ ...real.finder, ...answers(real.finder) }).map(([name, call]) => {
    const asked = (...values: readonly unknown[]) => {
      const answer = (call as (...given: readonly unknown[]) => Promise<unknown>)(...values);
      pending.add(answer);
      return answer;
    };
    return [name, asked] as const;
  });
  const desk: TestDesk = { ...real, finder: Object.fromEntries(methods) as unknown as FinderPort };
  const session = showScreen(desk);
  session.workspace.open({ kind: 'search' });
  await expect.element(box()).toBeVisible();
  return { desk, session };
}

import { afterEach, expect, test } from 'vitest';
import { must, ok } from '../../src/core/model/result.ts';
import { addTag } from '../../src/renderer/commands/change-tags.ts';
import type { ProjectStore } from '../../src/renderer/store/project-store.ts';
import { openBesideWork } from '../../src/renderer/session/open-project-file.ts';
import type { Session } from '../../src/renderer/session/session.ts';
import { clearDesks, makeDesk } from '../commands/desk.ts';
import { openSession } from '../session/open-session.ts';

// Who goes on in a project while another is opened from a file stays there, and is offered the other.

afterEach(clearDesks);

/** Opens what takes until the person has done this; whether the project that was open is left, and what is offered. */
async function opens(meanwhile: (session: Session) => unknown) {
  const [desk, other] = [await makeDesk(), await makeDesk()];
  const turnedTo: (ProjectStore | null)[] = [];
  const turnTo = (store: ProjectStore | null) => void turnedTo.push(store);
  const session = openSession(desk, { turnTo });
  const left = await openBesideWork(session, async ({ onProgress }) => {
    onProgress?.(0, 0);
    await meanwhile(session);
    return ok(other.store);
  });
  expect(turnedTo).toEqual(left ? [other.store] : []);
  expect(other.store.isOpen()).toBe(left);
  const [offered] = session.workspace.state.messages.map(({ text, project }) => [text, project === other.store.id]);
  return { left, offered };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 600));
const does = (event: Event) => () => pause().then(() => document.body.dispatchEvent(event));
const offer = ['Opened “Проба”, which waits under “Projects…”, since you went on here.', true];

test.each([
  ['turns the wheel', does(new WheelEvent('wheel', { bubbles: true }))],
  ['presses somewhere', does(new PointerEvent('pointerdown', { bubbles: true }))],
  ['types', does(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))],
  ['stores something', async ({ desk }: Session) => must(await addTag(desk, 'Паром'))],
])('who %s meanwhile stays, and is offered the other project', async (_what, meanwhile) => {
  expect(await opens(meanwhile)).toEqual({ left: false, offered: offer });
});

test.each([
  ['waits', pause],
  ['only holds a modifier', does(new KeyboardEvent('keydown', { key: 'Control', bubbles: true }))],
  ['clicked twice', () => document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))],
])('who %s goes to the other project', async (_what, meanwhile) => {
  expect(await opens(meanwhile)).toEqual({ left: true, offered: undefined });
});

import { expect, test } from 'vitest';
import { fail, ok } from '../../src/core/model/result.ts';
import type { Host, Work } from '../../src/core/ports/host.ts';
import type { Going } from '../../src/renderer/commands/take-whole.ts';
import { RunningWork } from '../../src/renderer/session/running-work.ts';
import { Saves } from '../../src/renderer/session/saves.ts';
import { Workspace } from '../../src/renderer/session/workspace.ts';

/** Saves of a window, and a write that goes on until it is told how it ended, or given up. */
function saving() {
  const told: (Work | null)[] = [];
  const host = { native: { showWork: async (work: Work | null) => void told.push(work) } } as unknown as Host;
  const workspace = new Workspace();
  const saves = new Saves({ workspace, work: new RunningWork(host) });
  const begun: (Required<Going> & { end(where: string | null): void })[] = [];
  const write = ({ told, signal }: Required<Going>) =>
    new Promise<ReturnType<typeof ok<{ readonly where: string } | null>> | ReturnType<typeof fail>>((resolve) => {
      signal!.addEventListener('abort', () => resolve(fail('cancelled')));
      begun.push({ told, signal, end: (where) => resolve(ok(where === null ? null : { where })) });
    });
  const messages = () => workspace.state.messages.map(({ text }) => text.replace(/[\u2068\u2069]/gu, ''));
  return { saves, write, begun, told, messages };
}

test('how far a save is stays known until it ends, whoever looks, and it counts as work all that time', async () => {
  const { saves, write, begun, told, messages } = saving();
  const saved = saves.save('hits', write);
  expect(saves.state.hits).toEqual({ done: 0, of: 0, stage: 'doing' });
  begun[0]!.told(2, 4, 'indexing');
  expect([saves.state.hits, saves.state.families]).toEqual([{ done: 2, of: 4, stage: 'indexing' }, null]);
  begun[0]!.end('письма.csv');
  expect([await saved, saves.state.hits, messages()]).toEqual([
    { where: 'письма.csv' },
    null,
    ['Saved the results as письма.csv.'],
  ]);
  expect(told).toEqual([
    { label: 'Saving the search results', share: null },
    { label: 'Saving the search results', share: 0.5 },
    null,
  ]);
});

test('one save of a kind runs at a time, and another kind beside it', async () => {
  const { saves, write, begun, messages } = saving();
  const first = saves.save('hits', write);
  expect(await saves.save('hits', write)).toBe(null);
  expect(messages()).toEqual(['It is being saved already. Wait until that ends, or cancel it.']);
  const other = saves.save('families', write);
  expect(begun).toHaveLength(2);
  saves.cancel('hits');
  expect([await first, saves.state.hits, saves.state.families]).toEqual([
    null,
    null,
    { done: 0, of: 0, stage: 'doing' },
  ]);
  begun[1]!.end('χωρία.csv');
  expect(await other).toEqual({ where: 'χωρία.csv' });
  const again = saves.save('hits', write);
  begun[2]!.end(null); // The person named no file.
  expect([await again, messages().length]).toEqual([null, 2]);
});

test('what fails is told, what was given up is not, and a bug ends the save, too', async () => {
  const { saves, write, messages } = saving();
  await saves.save('families', async () => fail('changed-elsewhere', '', 'counted'));
  expect(messages()).toHaveLength(1);
  const given = saves.save('families', write);
  saves.cancel('families');
  await given;
  expect(messages()).toHaveLength(1);
  const broken = saves.save('families', async () => Promise.reject(new Error('no memory')));
  await expect(broken).rejects.toThrow('no memory');
  expect(saves.state.families).toBe(null);
});

test('before a project is left all of its saves are given up and waited for', async () => {
  const { saves, write, told } = saving();
  const both = [saves.save('hits', write), saves.save('project', write)];
  await saves.end();
  expect([saves.state.hits, saves.state.project, told.at(-1)]).toEqual([null, null, null]);
  expect(await Promise.all(both)).toEqual([null, null]);
});

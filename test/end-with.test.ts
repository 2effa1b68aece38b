import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { isThere } from '../scripts/end-with.mjs';

// What the tests start ends with them, also when they are killed: a server left behind keeps its port.

const endWith = new URL('../scripts/end-with.mjs', import.meta.url).href;
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** A program that goes on for ever, unless it ends with the process of that number; it has begun when this returns. */
async function running(parent: number, first = ''): Promise<ChildProcess> {
  const script = `${first}; setInterval(() => undefined, 1000); console.log('begun')`;
  const child = spawn(process.execPath, ['--import', endWith, '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LECTERN_END_WITH: String(parent) },
  });
  started.push(child);
  await once(child.stdout!, 'data');
  return child;
}

test('a program ends when the process it is to end with was killed, and so does one that hears no request', async () => {
  const parent = await running(process.pid);
  const [obedient, deaf] = await Promise.all([
    running(parent.pid!),
    running(parent.pid!, "process.on('SIGTERM', () => undefined)"),
  ]);
  const ended = Promise.all([once(obedient, 'exit'), once(deaf, 'exit')]);
  parent.kill('SIGKILL');
  const [[, first], [, second]] = await ended;
  expect([first, second]).toEqual(['SIGTERM', 'SIGKILL']);
});

test('a program goes on as long as that process does', async () => {
  const parent = await running(process.pid);
  const child = await running(parent.pid!);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect([isThere(parent.pid!), isThere(child.pid!)]).toEqual([true, true]);
});

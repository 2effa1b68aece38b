import { expect, test } from 'vitest';
import { Conveyor } from '../../src/core/container/conveyor.ts';
import { pulled } from '../../src/core/container/pulled.ts';

const piece = (number: number) => new Uint8Array([number]);
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test('carries every piece in order, to whoever waits or comes late', async () => {
  const belt = new Conveyor();
  const taken: (number | undefined)[] = [];
  const taking = (async () => {
    for (let next; (next = await belt.take());) taken.push(next[0]);
  })();
  for (let number = 0; number < 50; number += 1) await belt.put(piece(number));
  belt.end();
  await taking;
  expect(taken).toEqual(Array.from({ length: 50 }, (_, number) => number));
});

test('lets who makes pieces wait until some are taken, so that memory holds a few', async () => {
  const belt = new Conveyor();
  let made = 0;
  void (async () => {
    for (; made < 100; made += 1) await belt.put(piece(made));
  })();
  await settled();
  const waiting = made;
  expect(waiting).toBeLessThan(10);
  await belt.take();
  await belt.take();
  await settled();
  expect(made).toBe(waiting + 2);
});

test('throws what went wrong after the pieces that came before it', async () => {
  const belt = new Conveyor();
  await belt.put(piece(1));
  belt.fail(new Error('unreadable'));
  expect(await belt.take()).toEqual(piece(1));
  await expect(belt.take()).rejects.toThrow('unreadable');
});

test('ends who makes pieces when nobody takes any more', async () => {
  let made = 0;
  let ended = false;
  const pieces = pulled(async (put) => {
    try {
      for (; made < 100; made += 1) await put(piece(made));
    } finally {
      ended = true;
    }
  });
  await pieces.next();
  await pieces.return();
  await settled();
  expect(ended).toBe(true);
  expect(made).toBeLessThan(20);
});

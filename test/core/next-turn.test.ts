import { expect, test } from 'vitest';
import { nextTurn } from '../../src/core/ports/next-turn.ts';

test('what waited is heard before the next turn, and not before what is settled already', async () => {
  const heard: string[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => heard.push(String(data));
  port2.postMessage('Отмена');
  await Promise.resolve();
  expect(heard).toEqual([]);
  await nextTurn();
  expect(heard).toEqual(['Отмена']);
  port1.close();
});

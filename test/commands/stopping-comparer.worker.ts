import type { CompareEvent } from '../../src/core/ports/compare.ts';
import { answerCalls } from '../../src/renderer/workers/call.ts';
import type { FarComparer } from '../../src/renderer/workers/compare.ts';
import { comparer } from '../../src/renderer/workers/compare-far.ts';

// The worker that compares, but in the midst of the question that its name tells it crashes or hangs: after the texts are
// read.

const [end, method] = self.name.split(' ');
let isAsked = false;

function inTheMidst(): void {
  if (!isAsked) return;
  if (end === 'hangs') for (let never = 0; never < Infinity; never %= 7) never += 1;
  if (end !== 'crashes') return;
  isAsked = false;
  setTimeout(() => {
    throw new Error('Out of its depth');
  });
}

const real = comparer(
  (event) => tell(event),
  () => inTheMidst(),
);
const asked = Object.fromEntries(
  Object.entries(real).map(([name, answer]) => [
    name,
    async (...values: unknown[]) => {
      isAsked ||= name === method;
      inTheMidst();
      const ask = answer as (...values: unknown[]) => Promise<unknown>;
      return end === 'crashes' && name === method
        ? (await ask(...values), new Promise(() => undefined))
        : ask(...values);
    },
  ]),
) as unknown as typeof real;

const tell = answerCalls<FarComparer, CompareEvent>(self as unknown as Worker, {
  ...asked,
  ping: () => Promise.resolve(true),
});

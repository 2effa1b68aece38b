import type { CompareEvent } from '../../core/ports/compare.ts';
import { answerCalls, stepsTo } from './call.ts';
import type { FarComparer } from './compare.ts';
import { comparer } from './compare-far.ts';

const tell = answerCalls<FarComparer, CompareEvent>(self, {
  ...comparer((event) => tell(event), stepsTo(self)),
  ping: () => Promise.resolve(true),
});

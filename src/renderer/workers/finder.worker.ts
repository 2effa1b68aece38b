import type { FinderChanged } from '../../core/ports/finder.ts';
import { answerCalls, stepsTo } from './call.ts';
import type { FarFinder } from './finder.ts';
import { finder } from './finder-far.ts';

const tell = answerCalls<FarFinder, FinderChanged>(self, {
  ...finder((event) => tell(event), stepsTo(self)),
  ping: () => Promise.resolve(true),
});

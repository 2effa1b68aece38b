import type { FinderChanged } from '../../core/ports/finder.ts';
import { answerCalls } from './call.ts';
import type { FarFinder } from './finder.ts';
import { finder } from './finder-far.ts';

const tell = answerCalls<FarFinder, FinderChanged>(self, {
  ...finder((event) => tell(event)),
  ping: () => Promise.resolve(true),
});

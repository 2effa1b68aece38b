import type { FinderChanged, FinderPort } from '../../core/ports/finder.ts';
import { answerCalls } from './call.ts';
import { finder } from './finder-far.ts';

const tell = answerCalls<FinderPort, FinderChanged>(
  self,
  finder((event) => tell(event)),
);

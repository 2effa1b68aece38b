import { must } from '../../src/core/model/result.ts';
import { openProjectStore } from '../../src/renderer/store/project-store.ts';
import { answerCalls } from '../../src/renderer/workers/call.ts';
import { Following } from '../../src/renderer/workers/follow.ts';
import { longWords } from './long-words.ts';

/** Follows a project with the toy, until it is ended. */
export interface FollowPort {
  follow(projectId: string): Promise<null>;
}

answerCalls<FollowPort>(self as unknown as Worker, {
  async follow(projectId) {
    const store = must(await openProjectStore(projectId));
    const nothing = () => undefined;
    must(await new Following(store, longWords(), { add: nothing, remove: nothing, changed: nothing }).load());
    return null;
  },
});

import type { Step } from '../../src/core/model/upgrade/steps.ts';
import { steps } from '../../src/core/model/upgrade/steps.ts';
import { stepForTests } from '../fixtures/step-for-tests.ts';

// Upgrades the project whose id is its name, and hangs in the middle of it: tables are written, and of the history a part.

let left = 40;
const { tags } = stepForTests;
const slow: Step = {
  ...stepForTests,
  tags: {
    before: tags!.before,
    up(tag) {
      left -= 1;
      if (left === 0) {
        postMessage('in the middle');
        for (let never = 0; never < Infinity; never %= 7) never += 1;
      }
      return tags!.up(tag);
    },
  },
};
// Before any module looks at how many there are.
(steps as Step[]).push(slow);
const { openProjectStore } = await import('../../src/renderer/store/project-store.ts');
await openProjectStore(self.name);
postMessage('upgraded');

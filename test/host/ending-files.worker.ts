import { answerCalls } from '../../src/renderer/workers/call.ts';
import { files } from '../../src/renderer/workers/files.ts';
import type { FilesPort } from '../../src/renderer/workers/files.ts';

// The worker that reads files, but it ends by itself with the second reading.

const real = files();
let read = 0;

answerCalls<FilesPort>(self as unknown as Worker, {
  take: real.take,
  read(numbers) {
    if (++read < 2) return real.read(numbers);
    self.close();
    return new Promise(() => undefined);
  },
});

import { answerCalls, stepsTo } from './call.ts';
import type { FarIngest } from './ingest.ts';
import { ingest } from './ingest-far.ts';

answerCalls<FarIngest>(self, { ...ingest(stepsTo(self)), ping: () => Promise.resolve(true) });

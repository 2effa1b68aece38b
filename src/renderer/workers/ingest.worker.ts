import { answerCalls } from './call.ts';
import type { FarIngest } from './ingest.ts';
import { ingest } from './ingest-far.ts';

answerCalls<FarIngest>(self, { ...ingest(), ping: () => Promise.resolve(true) });

import { isOfBrokenPdf } from '../../core/decode/pdf/parser-faults.ts';
import { answerCalls, stepsTo } from './call.ts';
import type { FarIngest } from './ingest.ts';
import { ingest } from './ingest-far.ts';

const port = { ...ingest(stepsTo(self)), ping: () => Promise.resolve(true as const) };
answerCalls<FarIngest>(self, port, undefined, isOfBrokenPdf);

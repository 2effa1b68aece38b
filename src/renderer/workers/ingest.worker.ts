import type { IngestPort } from '../../core/ports/ingest.ts';
import { answerCalls } from './call.ts';
import { ingest } from './ingest-far.ts';

answerCalls<IngestPort>(self, ingest());

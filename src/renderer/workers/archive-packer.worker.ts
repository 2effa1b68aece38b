import type { PackedContent } from '../../core/container/zip-writer.ts';
import { packContent } from '../../core/container/zip-writer.ts';
import type { PackerPort } from './archive-packers.ts';
import { answerCalls } from './call.ts';

// Packs contents of a project file beside the worker that reads them. What is packed is moved back, not copied.

answerCalls<PackerPort>(
  self,
  { pack: async (contents, level) => contents.map((one) => packContent(one, level)) },
  (answer) => (answer as readonly PackedContent[]).map(({ bytes }) => bytes.buffer),
);

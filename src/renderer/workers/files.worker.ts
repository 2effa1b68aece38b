import { answerCalls } from './call.ts';
import { files } from './files.ts';
import type { FilesPort } from './files.ts';

answerCalls<FilesPort>(self, files(), (value) =>
  Array.isArray(value) ? value.flatMap((one) => (one instanceof Uint8Array ? [one.buffer] : [])) : [],
);

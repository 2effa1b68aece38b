import { expect, test } from 'vitest';
import { isOfBrokenPdf } from '../../src/core/decode/pdf/parser-faults.ts';
import { answerCalls } from '../../src/renderer/workers/call.ts';

test('a promise that fails unheard is told as a bug, but not where a broken PDF is to blame', () => {
  const told: unknown[] = [];
  let heard: (event: Event) => void = () => undefined;
  const scope = {
    postMessage: (message: unknown) => void told.push(message),
    addEventListener: (type: string, listener: (event: Event) => void) => {
      if (type === 'unhandledrejection') heard = listener;
    },
  };
  answerCalls(scope, {}, undefined, isOfBrokenPdf);
  const fails = (name: string, message: string) => {
    const reason = Object.assign(new Error(message), { name });
    const event = Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason });
    heard(event);
    expect(event.defaultPrevented).toBe(true);
  };
  // As the parser of PDFs says it.
  fails('ParserEOFException', 'End of file inside array.');
  fails('XRefEntryException', 'Bad (uncompressed) XRef entry: 6R');
  fails('FormatError', 'Missing endstream command.');
  fails('TypeError', 'read is not a function');
  expect(told.filter((one) => (one as { kind: string }).kind === 'fault')).toEqual([
    expect.objectContaining({ message: expect.stringContaining('read is not a function') as string }),
  ]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultOf, longestMessage, sameFault } from '../../src/core/model/fault.ts';

const secret = 'Свидетель №4: «меня держали в подвале» — Witness 4, "they kept me" in the cellar';

describe('what a log keeps of a bug', () => {
  test('names the place in the code, not the folders it lies in', () => {
    const error = new TypeError("Cannot read properties of undefined (reading 'tagIds')");
    error.stack = [
      `${error.name}: ${error.message}`,
      '    at Snapshot.annotationsOf (lectern://app/assets/index-B0t5.js:12:345)',
      '    at async run (/home/ada/archive of witness 4/out/main/index.js:7:8)',
      '    at file:///C:/Users/Ada/lectern/out/main/index.js:9:10',
      '    at Array.map (<anonymous>)',
    ].join('\n');
    expect(faultOf(error, 'window')).toEqual({
      where: 'window',
      name: 'TypeError',
      message: 'Cannot read properties of undefined (reading …)',
      stack: ['Snapshot.annotationsOf index-B0t5.js:12:345', 'run index.js:7:8', 'index.js:9:10'],
    });
  });

  test('keeps what the system called an error, without the file it was about', () => {
    const error = Object.assign(new Error(`ENOSPC: no space left on device, open '/home/ada/${secret}'`), {
      code: 'ENOSPC',
      syscall: 'open',
    });
    expect(faultOf(error, 'main')).toMatchObject({ name: 'Error', message: 'ENOSPC open' });
  });

  test('holds nothing of a text, wherever the bug carries it', () => {
    const words = fc.constantFrom(...secret.split(/[\s:«»—,"]+/u).filter((word) => word.length > 3));
    const text = fc.array(words, { minLength: 1, maxLength: 6 }).map((some) => some.join(' '));
    const hidden = text.chain((content) =>
      fc.constantFrom(
        new Error(content),
        new Error(`No passage at\n    at ${content} (cellar.js:1:2)\n    at Witness (kept.js:3:4)`),
        new SyntaxError(`Unexpected token 'S', "${content}"... is not valid JSON`),
        new TypeError(`'${content}' is "not" a function`),
        Object.assign(new Error(content), { name: content }),
        Object.assign(new Error('x'), { code: content, syscall: content }),
        Object.assign(new TypeError('x'), { stack: `TypeError: x\n    at f (/home/${content}/a b/index.js:1:2)` }),
        content,
        { message: content, stack: content },
      ),
    );
    fc.assert(
      fc.property(hidden, (error) => {
        const kept = JSON.stringify(faultOf(error, 'worker'));
        for (const word of ['Свидетель', 'держали', 'подвале', 'Witness', 'they', 'kept', 'cellar']) {
          expect(kept).not.toContain(word);
        }
      }),
    );
  });

  test('takes anything that can be thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        const fault = faultOf(thrown, 'window');
        expect(fault.message.length).toBeLessThanOrEqual(longestMessage);
        expect(sameFault(fault, faultOf(thrown, 'window'))).toBe(true);
      }),
    );
  });
});

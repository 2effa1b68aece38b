import { expect, test } from 'vitest';
import { openFile } from '../../src/core/decode/open.ts';
const utf8 = (text: string) => new TextEncoder().encode(text);
test('x', async () => {
  const prose = 'The bridge gave way at dawn, and nobody who crossed it that morning came back to the village. '.repeat(
    3,
  );
  const f = `title,date,outlet,body,likes\nOne,2025-06-30,KCNA,"${prose}\n\nZweiter ""Absatz""",12\nДва,2025-07-01,UPI,"${prose}!",7\nleer,2025-07-01,UPI,,7\n`;
  const parts = await openFile('a.csv', utf8(f));
  console.log(
    JSON.stringify(
      parts.map((p) => [
        p.name,
        p.opened.kind === 'text'
          ? {
              t: p.opened.text.text.slice(0, 40),
              f: p.opened.text.found,
              l: p.opened.text.layout,
              at: p.opened.text.at,
            }
          : p.opened,
      ]),
      null,
      1,
    ),
  );
  console.log(JSON.stringify(parts[0]!.holder?.reading, null, 1));
  expect(1).toBe(1);
});

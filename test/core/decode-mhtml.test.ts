import { describe, expect, test } from 'vitest';
import { openFile, openText } from '../../src/core/decode/open.ts';
import type { DecodedText } from '../../src/core/decode/format.ts';
import { encoderFor } from '../fixtures/encodings/encode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const lines = (...all: readonly string[]) => all.join('\r\n');

async function read(file: string | Uint8Array<ArrayBuffer>, name = 'page.mhtml', label?: string): Promise<DecodedText> {
  const opened = await openText(name, typeof file === 'string' ? utf8(file) : file, label ? { label } : {});
  if (opened.kind !== 'text') throw new Error(JSON.stringify(opened));
  return opened.text;
}

/** As Chromium saves a page. */
const saved = (page: readonly string[], ...others: readonly string[]) =>
  lines(
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://www.post.example/ferry',
    'Subject: =?utf-8?Q?Ferry?=',
    'Date: Mon, 4 Mar 2024 07:12:05 +0300',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----MultipartBoundary--x----"',
    '',
    '',
    '------MultipartBoundary--x----',
    'Content-Type: text/html',
    'Content-ID: <frame-1@mhtml.blink>',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://www.post.example/ferry',
    '',
    ...page,
    ...others.flatMap((one) => ['------MultipartBoundary--x----', one]),
    '------MultipartBoundary--x------',
    '',
  );
const part = (type: string, id: string, ...body: readonly string[]) =>
  lines(`Content-Type: ${type}`, `Content-ID: <${id}>`, 'Content-Location: https://ads.example/1', '', ...body);

describe('a page that a browser saved with all that belongs to it', () => {
  test('is the page, with its layout and what it says of itself, and the address that it was saved from', async () => {
    const { text, layout, found } = await read(
      saved(
        [
          '<!DOCTYPE html><html lang=3D"ru"><head><title>=D0=9F=D0=B0=D1=80=D0=BE=D0=BC</tit=',
          'le></head><body>',
        ].concat(
          '<h1>=D0=9F=D0=B0=D1=80=D0=BE=D0=BC</h1><ol><li>=D1=83=D1=88=D1=91=D0=BB</ol><img src=3D"cid:2"></body></html>',
        ),
        part('image/png', '2', 'PNG'),
        part('text/css', 'css-1', 'p { color: red }'),
      ),
    );
    expect(text).toBe('Паром\n\n1. ушёл');
    expect(layout!.blocks.map(({ kind }) => kind)).toEqual(['heading', 'item']);
    expect(found).toEqual({
      title: { value: 'Паром', origin: { kind: 'text', from: 0, to: 5 } },
      attributes: {
        outlet: { value: 'post.example', origin: { kind: 'file', field: 'Content-Location' }, doubt: 'weak' },
        url: { value: 'https://www.post.example/ferry', origin: { kind: 'file', field: 'Content-Location' } },
      },
      language: 'ru',
    });
  });

  test('shows what its frames show, each once, also in one another, and learns nothing of itself from them', async () => {
    const inner =
      '<html><head><title>Ad</title><meta name="date" content="1999-01-01"></head><body><p>In the frame</p>';
    const { text, found } = await read(
      saved(
        ['<p>Outside</p><iframe src=3D"cid:f-2"></iframe><iframe src=3D"cid:f-2"></iframe><p>Behind</p>'],
        part('text/html', 'f-2', `${inner}<iframe src="cid:f-3"></iframe>`),
        part(
          'text/html',
          'f-3',
          '<p>Innermost</p><iframe src="cid:f-2"></iframe><iframe src="cid:frame-1@mhtml.blink">',
        ),
      ),
    );
    expect(text).toBe('Outside\n\nIn the frame\n\nInnermost\n\nBehind');
    expect(found!.attributes['date']).toBe(undefined);
    const frameset = lines(
      'Content-Type: multipart/related; boundary=b; start="<second>"',
      '',
      '--b',
      'Content-Type: text/html',
      'Content-Location: http://old.example/text.htm',
      '',
      '<p>The text of the page</p>',
      '--b',
      'Content-Type: text/html',
      'Content-ID: <second>',
      '',
      '<frameset><frame src="http://old.example/text.htm"><noframes>None</noframes></frameset>',
      '--b--',
    );
    expect((await read(frameset, 'old.mht')).text).toBe('The text of the page\n\nNone');
  });

  test('is read in the encoding that is said beside it, or that a person picks', async () => {
    const head = 'Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=koi8-r\n\n';
    const file = new Uint8Array([
      ...utf8(head),
      ...encoderFor('koi8-r')!('<p>Паром ушёл на рассвете.')!,
      ...utf8('\n--b--'),
    ]);
    const { text, encoding } = await read(file);
    expect([text, encoding.label, encoding.by]).toEqual(['Паром ушёл на рассвете.', 'koi8-r', 'declared']);
    expect((await read(file, 'a.mht', 'windows-1251')).text).not.toContain('Паром');
  });

  test.each([
    ['that holds no page', 'Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nPNG\n--b--'],
    ['that is none', 'Dear sister'],
    ['of a page alone that is cut off in its head', 'Content-Type: text/ht'],
  ])('%s is said to be broken', async (_, file) => {
    expect((await openFile('a.mht', utf8(file))).map(({ opened }) => opened.kind)).toEqual(['failed']);
  });

  test('that was cut off is read as far as it goes', async () => {
    const whole = saved(['<p>One</p><p>Two</p>', '<p>Three</p>']);
    expect((await read(whole.slice(0, whole.indexOf('<p>Three') + 6))).text).toBe('One\n\nTwo\n\nThr');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Abilities, DecodeOptions } from '../../src/core/decode/format.ts';
import { formats, openFile } from '../../src/core/decode/open.ts';
import type { Opened } from '../../src/core/decode/open.ts';
import { encoderFor } from '../fixtures/encodings/encode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Lines with the ends that mail has. */
const lines = (...all: readonly string[]) => all.join('\r\n');

async function opened(file: string | Uint8Array<ArrayBuffer>, name = 'a.eml', label?: string) {
  const bytes = typeof file === 'string' ? utf8(file) : file;
  return openFile(name, bytes, label === undefined ? {} : { label });
}

async function textOf(...values: Parameters<typeof opened>) {
  const [{ opened: one } = { opened: null }] = await opened(...values);
  if (one?.kind !== 'text') throw new Error(JSON.stringify(one));
  return one.text;
}

/** The blocks as lines; furniture in brackets. */
async function blocksOf(...values: Parameters<typeof opened>): Promise<string[]> {
  const { text, layout } = await textOf(...values);
  return layout!.blocks.map(({ from, kind, furniture }, at) => {
    const line = `${kind}: ${text.slice(from, layout!.blocks[at + 1]?.from ?? text.length).trimEnd()}`;
    return furniture ? `[${line}]` : line;
  });
}

const said = (one: Opened) => (one.kind === 'text' ? one.text.text : one.kind === 'skipped' ? one.reason : one.kind);

const letter = lines(
  'Received: from harbour.example (unknown [10.0.0.1])',
  '\tby post.example; Mon, 4 Mar 2024 07:12:09 +0300',
  'From: =?utf-8?B?0JDQtNCwINCe0LrQsNGE0L7RgA==?= <ada@harbour.example>',
  'To: "Lind, Marta" <marta@pier.example>, =?iso-8859-1?Q?J=F3n_Berg?= <jon@pier.example>',
  'Date: Mon, 4 Mar 2024 07:12:05 +0300 (MSK)',
  'Subject: =?utf-8?Q?=D0=9F=D0=B0=D1=80=D0=BE?=',
  ' =?utf-8?Q?=D0=BC_=D0=B2=D0=B5=D1=80=D0=BD=D1=83=D0=BB=D1=81=D1=8F?=',
  'Content-Type: text/plain; charset=koi8-r',
  'Content-Transfer-Encoding: 8bit',
  '',
  '',
);

describe('a mail', () => {
  test('is its subject, who wrote to whom and when, and its words, with what its head says as guesses', async () => {
    const words = 'Дорогая Марта,\r\n\r\nпаром ушёл на рассвете.\r\n';
    const bytes = new Uint8Array([...utf8(letter), ...encoderFor('koi8-r')!(words)!]);
    const { text, found, encoding } = await textOf(bytes);
    expect(text).toBe(
      'Паром вернулся\n\nFrom: Ада Окафор <ada@harbour.example>\n' +
        'To: "Lind, Marta" <marta@pier.example>, Jón Berg <jon@pier.example>\n' +
        'Date: Mon, 4 Mar 2024 07:12:05 +0300 (MSK)\n\nДорогая Марта,\n\nпаром ушёл на рассвете.',
    );
    expect(encoding).toMatchObject({ label: 'koi8-r', by: 'declared' });
    expect(found).toEqual({
      title: { value: 'Паром вернулся', origin: { kind: 'text', from: 0, to: 14 } },
      attributes: {
        date: { value: '2024-03-04T07:12:05+0300', origin: { kind: 'file', field: 'Date' } },
        author: { value: 'Ада Окафор', origin: { kind: 'file', field: 'From' } },
      },
      language: null,
    });
  });

  test('shows what is quoted, its items, and as furniture its head and signature', async () => {
    const mail = lines(
      'From: Marta <marta@pier.example>',
      'Subject: Re: The ferry',
      '',
      'Ada wrote:',
      '> It left at dawn',
      '> with two cows.',
      '',
      'I saw it. Two things:',
      '- the shop is open',
      '  again,',
      '- the pier is not.',
      '',
      '-- ',
      'Marta Lind, the shop at the pier',
    );
    expect(await blocksOf(mail)).toEqual([
      'heading: Re: The ferry',
      '[paragraph: From: Marta <marta@pier.example>]',
      'paragraph: Ada wrote:',
      'quotation: > It left at dawn\n> with two cows.',
      'paragraph: I saw it. Two things:',
      'item: - the shop is open\n  again,',
      'item: - the pier is not.',
      '[paragraph: -- \nMarta Lind, the shop at the pier]',
    ]);
  });

  test('in several versions is read in the last that can be, and its page as a page', async () => {
    const mail = lines(
      'From: a@b.example',
      'Content-Type: multipart/alternative; boundary="b 1"',
      '',
      'For old programs.',
      '--b 1',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Plain words',
      '--b 1',
      'Content-Type: text/html; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<h1>F=E4hre</h1><ul><li>Sie f=C4hrt=',
      ' wieder.</ul><script>alert(1)</script>',
      '--b 1',
      'Content-Type: text/calendar',
      '',
      'BEGIN:VCALENDAR',
      '--b 1--',
      'never shown',
    );
    expect(await blocksOf(mail)).toEqual([
      '[paragraph: From: a@b.example]',
      'heading: Fähre',
      'item: • Sie fÄhrt wieder.',
    ]);
  });

  test('brings what was sent with it: texts and mails are read, other files are named, pictures of its page are not', async () => {
    const mail = lines(
      'From: a@b.example',
      'Subject: Papers',
      'Content-Type: multipart/mixed; boundary=out',
      '',
      '--out',
      'Content-Type: text/plain',
      '',
      'See the papers.',
      '--out',
      "Content-Disposition: attachment; filename*0*=utf-8''%D0%BF%D0%B8%D1%81%D1%8C; filename*1*=%D0%BC%D0%BE%2Fa.txt",
      'Content-Transfer-Encoding: base64',
      '',
      btoa('A letter of 1897.'),
      '--out',
      'Content-Type: application/msword; name="=?utf-8?Q?=C3=A9tude?=.doc"',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0=',
      '--out',
      'Content-Type: image/png',
      'Content-ID: <1@b.example>',
      '',
      'PNG',
      '--out',
      'Content-Type: message/rfc822',
      '',
      'From: c@d.example',
      'Date: 1 Jan 1999 10:00 EST',
      'Subject: An older one: ../../etc',
      '',
      'Older words.',
      '--out--',
    );
    expect((await opened(mail)).map(({ name, opened: one }) => [name, said(one)])).toEqual([
      ['', 'Papers\n\nFrom: a@b.example\n\nSee the papers.'],
      ['письмо a.txt', 'A letter of 1897.'],
      ['étude.doc', 'unknown-format'],
      [
        '1999-01-01 An older one .. .. etc.eml',
        'An older one: ../../etc\n\nFrom: c@d.example\nDate: 1 Jan 1999 10:00 EST\n\nOlder words.',
      ],
    ]);
  });

  const versions = (...pages: readonly string[]) =>
    lines(
      'From: a@b.example',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      ...pages.flatMap((page) => [
        '--b',
        page.startsWith('<') ? 'Content-Type: text/html' : 'Content-Type: text/plain',
        '',
        page,
      ]),
      '--b--',
    );

  test.each([
    ['an empty page', '<p></p>'],
    ['a page of one picture', '<p><img src="cid:1@b.example">&nbsp;</p>'],
    ['blank lines', ' \r\n\r\n'],
  ])('in several versions, the last of them %s, is read in the last that has words', async (_, last) => {
    expect(await blocksOf(versions('Мост закрыт до весны.', last))).toEqual([
      '[paragraph: From: a@b.example]',
      'paragraph: Мост закрыт до весны.',
    ]);
    expect(await blocksOf(versions(last))).toEqual(['[paragraph: From: a@b.example]']);
  });

  test('whose border occurs nowhere is its words', async () => {
    const mail = lines(
      'From: a@b.example',
      'Content-Type: multipart/mixed; boundary=zz',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Die Br=C3=BCcke ist zu.',
    );
    expect((await opened(mail)).length).toBe(1);
    expect(await blocksOf(mail)).toEqual(['[paragraph: From: a@b.example]', 'paragraph: Die Brücke ist zu.']);
  });

  test.each([
    ['Mon Jun 30 14:00:00 2025', '2025-06-30T14:00:00'],
    ['Mon Jun  2 14:00 +0300 2025', '2025-06-02T14:00+0300'],
    ['Mon, 30 Jun 2025 14:00:00 GMT', '2025-06-30T14:00:00Z'],
    ['30-Jun-25 14:00', '2025-06-30T14:00'],
  ])('of %s has that date', async (written, expected) => {
    const { found } = await textOf(`From: a@b.example\nDate: ${written}\n\nWords`);
    expect(found!.attributes!['date']!.value).toBe(expected);
  });

  test.each([
    ['a group', 'Harbour: ada@b.example, Jón <jon@b.example>;', 'ada@b.example, Jón'],
    ['an empty group', 'undisclosed-recipients:;', undefined],
    ['a colon in a name', '"Harbour: news" <ada@b.example>', 'Harbour: news'],
    ['a quotation mark within', '"Ada \\"A\\" Okafor" <ada@b.example>', 'Ada "A" Okafor'],
    ['a comment', 'ada@b.example (Ada Okafor)', 'Ada Okafor'],
    ['two brackets', 'Ada <old> <ada@b.example>', 'Ada <old>'],
    ['an open bracket', 'Ada <ada@b.example', 'Ada'],
  ])('by %s names its author', async (_, from, expected) => {
    const { found } = await textOf(`From: ${from}\nSubject: a\n\nWords`);
    expect(found!.attributes!['author']?.value).toBe(expected);
  });

  test('of which nothing is there but its head is its head', async () => {
    expect(await blocksOf('Subject: Ναι\nFrom: a@b.example\n\n')).toEqual([
      'heading: Ναι',
      '[paragraph: From: a@b.example]',
    ]);
    expect((await opened('Dear sister,\n\nFrom here: nothing.')).map(({ opened: one }) => said(one))).toEqual([
      'failed',
    ]);
  });

  test('is read in the encoding that a person picks', async () => {
    const bytes = new Uint8Array([...utf8('From: a@b.example\n\n'), ...encoderFor('windows-1251')!('Паром ушёл.')!]);
    expect((await textOf(bytes, 'a.eml', 'windows-1251')).text).toContain('Паром ушёл.');
    expect(await opened(bytes, 'a.eml', 'no-such')).toMatchObject([{ opened: { kind: 'failed' } }]);
  });

  test.each([
    ['Mon, 30 Jun 2025 09:02:33 GMT', '2025-06-30T09:02:33Z'],
    ['30 Jun 25 9:02 -0000', '2025-06-30T09:02'],
    ['Thu, 13-Feb-97 23:59:60 +0000', '1997-02-13'],
    ['Sat, 01 Jan 100 00:00:00 +0100', '2000-01-01T00:00:00+0100'],
    ['Fri, 31 Feb 2025 09:02:33 +0000', undefined],
    ['yesterday', undefined],
  ])('dated %s is of %s', async (written, date) => {
    expect((await textOf(`From: a@b.example\nDate: ${written}\n\nWords`)).found!.attributes['date']?.value).toBe(date);
  });

  test.each([
    ['Marta Lind <m@x.example>', 'Marta Lind'],
    ['"Lind, \\"M\\" Marta" <m@x.example>, Jón <j@x.example>', 'Lind, "M" Marta, Jón'],
    ['m@x.example (Marta Lind)', 'Marta Lind'],
    ['<m@x.example>', 'm@x.example'],
    ['Islanders: m@x.example, j@x.example;', 'm@x.example, j@x.example'],
    ['=?utf-8?Q?Lind=2C_Marta?= <m@x.example>', 'Lind, Marta'],
    ['=?iso-2022-jp?B?GyRCOzNFRBsoQg==?= <y@x.example>', '山田'],
  ])('from %s is by %s', async (from, author) => {
    expect((await textOf(`From: ${from}\n\nWords`)).found!.attributes['author']?.value).toBe(author);
  });
});

describe('a mailbox', () => {
  const box = [
    'From ada@harbour.example Mon Mar  4 07:12:05 2024',
    'From: ada@harbour.example',
    'Date: Mon, 4 Mar 2024 07:12:05 +0300',
    'Subject: The ferry',
    '',
    'It left.',
    '',
    'From here on no letter came.',
    '>From the pier I saw it.',
    '',
    'From - Tue Mar  5 08:00:00 2024',
    'Subject: The ferry',
    'Date: Mon, 4 Mar 2024 09:00:00 +0300',
    '',
    'Again.',
    '',
    'From x@y.example Tue Mar  5 09:00:00 2024',
    'X-Only: 1',
    '',
    'No mail',
    '',
  ].join('\n');

  test('is its mails, each named by its day and subject, in their order', async () => {
    const mails = await opened(box, 'Inbox.mbox');
    expect(mails.map(({ name, opened: one }) => [name, said(one).split('\n\n').slice(2).join('|')])).toEqual([
      ['2024-03-04 The ferry.eml', 'It left.|From here on no letter came.\nFrom the pier I saw it.'],
      ['2024-03-04 The ferry (2).eml', 'Again.'],
      ['mail.eml', ''],
    ]);
    expect(mails.at(-1)!.opened.kind).toBe('failed');
  });

  test('is known by its first line where its name has no ending, also with the line ends of mail', async () => {
    const names = async (file: string, name: string) => (await opened(file, name)).map((one) => one.name);
    const expected = ['2024-03-04 The ferry.eml', '2024-03-04 The ferry (2).eml', 'mail.eml'];
    expect(await names(box.replaceAll('\n', '\r\n'), 'Sent')).toEqual(expected);
    expect(await names('From the pier I saw it.\n', 'Sent')).toEqual(['']);
    expect((await opened('Dear sister', 'a.mbox')).map(({ opened: one }) => one.kind)).toEqual(['failed']);
  });

  const two =
    'From a\nFrom: a@b.example\nSubject: One\n\nFirst.\n\nFrom b\nFrom: a@b.example\nSubject: Two\n\nSecond.\n';

  test.each([
    ['a blank line', `\r\n \n${two}`],
    ['a byte-order mark', `\uFEFF${two}`],
    ['a carriage return as line end', two.replaceAll('\n', '\r')],
  ])('with %s at its beginning is its mails', async (_, file) => {
    for (const name of ['Inbox.mbox', 'Inbox']) {
      expect((await opened(file, name)).map((one) => [one.name, said(one.opened).split('\n\n').at(-1)])).toEqual([
        ['One.eml', 'First.'],
        ['Two.eml', 'Second.'],
      ]);
    }
    const alone = file.replace(/^(\s*|\uFEFF)From a[\r\n]/u, '$1');
    expect((await textOf(alone, 'one.eml')).text).toContain('One\n\nFrom: a@b.example\n\nFirst.');
  });

  test('is not parted at a line of its words, though a colon stands below it', async () => {
    const words =
      'He wrote:\n\nFrom Anna we heard this at 10:30\nNote: nothing is true\n\nFrom Anna\nNote: nor this\n\nEnd.';
    const [first, second, ...more] = await opened(two.replace('First.', words), 'Inbox.mbox');
    expect(said(first!.opened)).toBe(`One\n\nFrom: a@b.example\n\n${words}`);
    expect([second!.name, ...more]).toEqual(['Two.eml']);
  });

  test('loses no other mail where one cannot be read by our own fault', async () => {
    const broken = {
      ...formats.find(({ id }) => id === 'mail')!,
      decode: (bytes: Uint8Array<ArrayBuffer>, ...rest: [Abilities, DecodeOptions]) => {
        if (new TextDecoder().decode(bytes).includes('Second')) throw new RangeError('Too deep');
        return formats.find(({ id }) => id === 'mail')!.decode(bytes, ...rest);
      },
    };
    const table = formats.map((format) => (format.id === 'mail' ? broken : format));
    const parts = await openFile('Inbox.mbox', utf8(two), {}, undefined, table);
    expect(parts.map(({ name, opened: one }) => [name, one.kind])).toEqual([
      ['One.eml', 'text'],
      ['Two.eml', 'failed'],
    ]);
  });

  test('loses no mail to a subject of one coded word without measure', async () => {
    const long = two.replace('Subject: Two', `Subject: =?utf-8?q?${'a'.repeat(200_000)}?=`);
    expect((await opened(long, 'Inbox.mbox')).map(({ opened: one }) => one.kind)).toEqual(['text', 'text']);
  });

  test('gives each mail bytes by which it is read alone as it was read in it', async () => {
    for (const { name, bytes, opened: one } of await opened(box.replaceAll('\n', '\r\n'), 'Inbox.mbox')) {
      expect((await opened(bytes, name)).map((alone) => said(alone.opened))).toEqual([said(one)]);
    }
  });
});

describe('hostile mail', () => {
  const nested = (depth: number) => {
    let mail = 'From: a@b.example\n\nInnermost';
    for (let at = 0; at < depth; at++)
      mail = `From: a@b.example\nContent-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n${mail}\n--b${at}--`;
    return mail;
  };

  test.each([
    ['parts in parts', nested(2000)],
    ['borders without end', `From: a\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\n'.repeat(200_000)}`],
    [
      'an open quotation mark',
      `From: ${'"'.repeat(300_000)}\nContent-Type: text/plain; ${'x="'.repeat(100_000)}\n\nWords`,
    ],
    [
      'coded words without end',
      `Subject: ${'=?utf-8?Q?a?= '.repeat(100_000)}\nFrom: ${'=?utf-8?Q?'.repeat(100_000)}\n\nWords`,
    ],
    ['addresses without end', `From: ${'a,'.repeat(200_000)}${'('.repeat(100_000)}${'<'.repeat(100_000)}\n\nWords`],
    ['spaces in its words', `From: a\n\nx${' '.repeat(200_000)}y`],
    ['blank lines in its words', `From: a\n\nx${'\n'.repeat(200_000)}y`],
    ['dots in its subject', `From: a\nSubject: x${'.'.repeat(200_000)}y\n\nWords`],
    [
      'dots in what was sent',
      `From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: a/b; name="x${' .'.repeat(200_000)}y"\n\nx`,
    ],
    ['open brackets', `From: ${'<'.repeat(200_000)}>${'a'.repeat(200_000)}<\n\nWords`],
    ['brackets', `From: ${'<a>'.repeat(100_000)}<\n\nWords`],
    ['brackets and letters', `From: <${'a'.repeat(200_000)}><\n\nWords`],
    ['colons', `From: ${':'.repeat(200_000)}\n\nWords`],
    ['a quotation with spaces', `From: "${' '.repeat(200_000)}" x\n\nWords`],
    ['a comment with spaces', `From: x ()${' '.repeat(200_000)}y\n\nWords`],
    [
      'parameters without values',
      `From: a\nContent-Type: text/plain; ${'a'.repeat(200_000)}${' '.repeat(200_000)}x\n\nWords`,
    ],
    ['signs in its date', `From: a\nDate: 1${'-'.repeat(200_000)} ${'1 a '.repeat(100_000)}\n\nWords`],
    ['letters in its date', `From: a\nDate: ${'Jun 1 '.repeat(100_000)}1 ${'a'.repeat(200_000)}\n\nWords`],
    ['a head without end', `From: a\n${' x\n'.repeat(400_000)}`],
    [
      'names for ever',
      `From: a\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: a/b; name=c.d\n\nx\n'.repeat(9000)}`,
    ],
  ])('of %s is read to its end', async (_, mail) => {
    const parts = await opened(mail);
    expect(parts.length).toBeGreaterThan(0);
    expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
  });

  test(
    'never throws, loses no name, names nothing twice and is the same again, however it is broken',
    { timeout: 60_000 },
    async () => {
      const pieces = [
        ...[
          'From: ',
          'Subject: ',
          'Date: ',
          'Content-Type: ',
          'multipart/mixed; boundary=',
          'text/html',
          'text/plain',
          'message/rfc822',
        ],
        ...[
          'Content-Transfer-Encoding: ',
          'base64',
          'quoted-printable',
          'Content-Disposition: attachment; filename=',
          "filename*0*=utf-8''",
        ],
        ...[
          '\r\n',
          '\n',
          '\n\n',
          '\r',
          '--b',
          '--b--',
          'b',
          '"',
          '=?utf-8?B?',
          '?=',
          '=?x?Q?',
          '=C3',
          '=\n',
          ';',
          '<',
          '>',
          '(',
          ',',
          ' ',
        ],
        ...[
          'Мост рухнул',
          'الجسر',
          '橋',
          '\u0000',
          'a@b.example',
          '../',
          '<p>',
          '%41',
          '>From ',
          'From a Mon 1 10:00:00 1999\n',
        ],
      ];
      const mail = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join(''));
      const start = fc.constantFrom(
        '',
        'From: a\n',
        'From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n',
        'From x\nFrom: a\n',
      );
      await fc.assert(
        fc.asyncProperty(start, mail, fc.constantFrom('a.eml', 'a.mbox', 'a'), async (head, body, name) => {
          const parts = await opened(head + body, name);
          expect(new Set(parts.map((part) => part.name)).size).toBe(parts.length);
          for (const part of parts) {
            expect(part.name).not.toMatch(/(?:^|\/)\.{0,2}(?:\/|$)(?!$)|\\|\p{Cc}/u);
            if (part.opened.kind !== 'text') continue;
            const { text, layout } = part.opened.text;
            expect(text).not.toContain('\r');
            if (layout) {
              expect(layout.blocks[0]!.from).toBe(0);
              layout.blocks.forEach(({ from }, at) => expect(from).toBeGreaterThan(layout.blocks[at - 1]?.from ?? -1));
            }
          }
          expect(await opened(head + body, name)).toEqual(parts);
        }),
        { numRuns: 3000, seed: 9 },
      );
    },
  );
});

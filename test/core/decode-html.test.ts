import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openText } from '../../src/core/decode/open.ts';
import type { DecodedText } from '../../src/core/decode/format.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { encoderFor } from '../fixtures/encodings/encode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const news = readFileSync(path.resolve(import.meta.dirname, '../fixtures/html/news.html'), 'utf8');

async function opened(
  bytes: Uint8Array<ArrayBuffer> | string,
  name = 'page.html',
  label?: string,
): Promise<DecodedText> {
  const file = await openText(name, typeof bytes === 'string' ? utf8(bytes) : bytes, label ? { label } : {});
  if (file.kind !== 'text') throw new Error(JSON.stringify(file));
  return file.text;
}

/** The blocks of a page as lines: `h2 Fares`, `p …`; furniture in brackets. */
async function linesOf(markup: string): Promise<string[]> {
  const { text, layout } = await opened(markup);
  return layout!.blocks.map(({ from, kind, level, furniture }, at) => {
    const words = text.slice(from, layout!.blocks[at + 1]?.from ?? text.length).trimEnd();
    const line = `${kind}${level === undefined ? '' : ` ${level}`}: ${words}`;
    return furniture ? `[${line}]` : line;
  });
}
const page = (body: string, head = '') => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
const textOf = async (body: string) => (await opened(page(body))).text;

const long = {
  ru: 'Мост рухнул на рассвете, когда по нему шёл последний поезд из порта; никто из сорока пассажиров не пострадал, но город остался без железной дороги.',
  ar: 'انهار الجسر عند الفجر حين كان القطار الأخير القادم من الميناء يعبره، ولم يصب أحد من الركاب الأربعين، لكن المدينة بقيت بلا سكة حديد حتى الربيع.',
  ja: '橋は夜明けに崩れた。港から来た最後の列車が渡っていたときのことで、四十人の乗客は無事だったが、町は春まで鉄道を失うことになった。',
  en: 'The bridge gave way at dawn, while the last train from the harbour was on it; none of the forty passengers was hurt, but the town is without a railway.',
};

describe('a saved page', () => {
  test('is its text from top to bottom, with what stands around the article marked, and nothing dropped that one sees', async () => {
    expect(await linesOf(news)).toEqual([
      '[paragraph: The Harbour Post]',
      '[item 1: • News]',
      '[item 1: • Sport]',
      '[item 1: • Opinion]',
      'heading 1: Ferry returns to Northgate after eleven years',
      'paragraph: By Ada Okafor and Jón Berg',
      '[paragraph: Share]',
      '[paragraph: Copy link]',
      'paragraph: The ferry to the northern islands left Northgate on Monday morning for the first time in eleven years, with forty passengers and two\u00a0cows on board.',
      '[heading 2: Related]',
      '[item 1: • Why the ferry stopped]',
      '[item 1: • Islanders in court]',
      'heading 2: “Nobody believed it”',
      'paragraph: “I had not believed it until I heard the horn,” said Marta Lind, who keeps the shop at the pier.\nShe had bought her ticket in 2014.',
      'quotation: We are not a museum; we are a harbour, and harbours have ships in them.',
      'quotation: — the mayor, in a letter',
      'item 1: • Two crossings a day',
      'item 1: • No cars before May',
      'caption: Fares',
      'row: From\tTo\tFare',
      'row: Northgate\tHolm\t£4',
      'row: Holm\t\t£2',
      '[heading 2: 2 comments]',
      '[paragraph: I remember the old boat, my grandfather worked in its engine room for thirty years and more.]',
      '[paragraph: © 2025 The Harbour Post. All rights reserved. Privacy]',
    ]);
  });

  test('says of itself what it is, each value with its place', async () => {
    const { found, text } = await opened(news);
    const { title, ...others } = found!;
    expect(title?.value).toBe('Ferry returns to Northgate after eleven years');
    const { from, to } = title!.origin as { from: number; to: number };
    expect(text.slice(from, to)).toBe(title!.value);
    expect(others).toEqual({
      language: 'en-GB',
      attributes: {
        date: { value: '2025-06-30T09:02:00+01:00', origin: { kind: 'file', field: 'JSON-LD datePublished' } },
        outlet: { value: 'The Harbour Post', origin: { kind: 'file', field: 'og:site_name' } },
        author: { value: 'Ada Okafor, Jón Berg', origin: { kind: 'file', field: 'JSON-LD author' } },
        url: {
          value: 'https://www.harbourpost.example/2025/06/30/ferry-returns.html',
          origin: { kind: 'file', field: '<link rel=canonical>' },
        },
      },
    });
  });

  test('is divided where its blocks begin, and its furniture is the page’s', async () => {
    const { text, layout } = await opened(news);
    const { starts, furniture } = divide(text, layout);
    expect([...starts]).toEqual(layout!.blocks.map(({ from }) => from));
    expect([...furniture].map(Boolean)).toEqual(layout!.blocks.map((block) => block.furniture === true));
  });
});

describe('the text of a page', () => {
  test('draws white space together as a browser does, and knows that East Asian lines have none', async () => {
    expect(await textOf('<p>  one\n two <b> three</b>\t four&nbsp;&nbsp;five </p>')).toBe(
      'one two three four\u00a0\u00a0five',
    );
    expect(await textOf('<p>橋は夜明けに\n   崩れた。</p><p>다리가\n무너졌다</p>')).toBe(
      '橋は夜明けに崩れた。\n\n다리가 무너졌다',
    );
    expect(await textOf('<pre>\n  Lines\r\n   as written\n\n\n  and more</pre>')).toBe(
      '  Lines\n   as written\n\n  and more',
    );
  });

  test('breaks lines at one <br>, and paragraphs at two', async () => {
    expect(await linesOf(page('Roses are red<br>Violets are blue<br><br>\nSugar is sweet<br>'))).toEqual([
      'paragraph: Roses are red\nViolets are blue',
      'paragraph: Sugar is sweet',
    ]);
  });

  test('keeps the signs of lists, quotation marks and ruby', async () => {
    expect(await textOf('<ol start=3><li>drei<li><p>vier</p><ol type=a><li>eins</ol><li value=9>neun</ol>')).toBe(
      '3. drei\n4. vier\na. eins\n9. neun',
    );
    expect(await textOf('<p><q>Да</q>, <ruby>橋<rp>(</rp><rt>はし</rt><rp>)</rp></ruby></p>')).toBe('“Да”, 橋(はし)');
    expect(await textOf('<ol type=I start=1990><li>Jahr</ol><dl><dt>Fähre<dd>Schiff</dl>')).toBe(
      'MCMXC. Jahr\nFähre\nSchiff',
    );
  });

  test('knows every entity, and runs and shows nothing that is hidden', async () => {
    expect(await textOf('<p>&eacute;&#x1F6A2;&copy &notanentity; &nosuch; &lt;b&gt; &#150;</p>')).toBe(
      'é🚢© ¬anentity; &nosuch; <b> –',
    );
    expect(
      await textOf(
        '<script>alert(1)</script><style>p{}</style><p hidden>a</p><p style="color:red; DISPLAY : none">b</p>' +
          '<svg><title>c</title><text>d</text></svg><template><p>e</p></template><dialog>f</dialog><p onclick="x()">Seen</p>',
      ),
    ).toBe('Seen');
    expect((await opened('<html><body style="visibility:hidden"><p>Shown by a script later')).text).toBe(
      'Shown by a script later',
    );
  });

  test('of a table in which a page is laid out is no table', async () => {
    const layout = `<table><tr><td><a href=a>Home</a><td><table><tr><td><h1>Мост</h1>${long.ru}<br><br>${long.ru}</table></table>`;
    expect((await linesOf(page(layout))).map((line) => line.slice(0, 16))).toEqual([
      '[paragraph: Home',
      'heading 1: Мост',
      'paragraph: Мост ',
      'paragraph: Мост ',
    ]);
  });

  test('in frames is what a page without frames would show, and the page that is written into one', async () => {
    expect(
      (
        await opened(
          '<html><frameset cols="20%,*"><frame src="menu.html"><noframes><body><p>Ohne Rahmen</p></body></noframes></frameset></html>',
        )
      ).text,
    ).toBe('Ohne Rahmen');
    expect(
      await textOf(`<p>Outside</p><iframe src="https://x.example/" srcdoc="<p>In&amp;amp;side</p>">no</iframe>`),
    ).toBe('Outside\n\nIn&side');
    expect(await openText('a.html', utf8('<frameset><frame src="a.html"></frameset>'))).toEqual({
      kind: 'skipped',
      reason: 'empty',
    });
  });

  test('is not what a title holds that stands where words stand', async () => {
    expect(await textOf('<p>One</p><title>The page</title><p>Two</p>')).toBe('One\n\nTwo');
  });

  test('is found in markup that is broken everywhere', async () => {
    expect(
      await textOf(
        '<p>One<p>Two <b>bold <i>both</b> italic</i><div>Three</p></div></div></table><td>Four<!-- never closed',
      ),
    ).toBe('One\n\nTwo bold both italic\n\nThree\n\nFour');
    expect((await opened('plain words, no tag at all')).text).toBe('plain words, no tag at all');
    expect(await openText('a.html', utf8('<html><body><p>&nbsp;</p></body></html>'))).toMatchObject({
      reason: 'empty',
    });
  });
});

describe('the article of a page', () => {
  const menu = '<div id="left"><a href=1>Home</a><br><a href=2>News</a><br><a href=3>Sport</a></div>';
  test.each(Object.entries(long))('is found by its prose alone, %s', async (_, words) => {
    const body = `${menu}<div><div class="x"><h1>Title</h1><div><p>${words}</p><p>${words}</p><p>Short.</p><p>${words}</p></div></div><div><p>Imprint</p></div></div>`;
    expect((await linesOf(page(body))).map((line) => !line.startsWith('['))).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  test('is not where a part is called furniture and holds most of the words', async () => {
    const body = `<div class="sidebar-and-content comments"><p>${long.en}</p><p>${long.en}</p><p>${long.en}</p></div>`;
    expect((await linesOf(page(body))).filter((line) => line.startsWith('['))).toEqual([]);
  });

  test('is the whole page where there is little prose: a poem, a list', async () => {
    const verse =
      '<h1>Парус</h1><p>Белеет парус одинокой<br>В тумане моря голубом!..</p><p>Что ищет он в стране далёкой?<br>Что кинул он в краю родном?..</p>';
    expect((await linesOf(page(`<div>${verse}</div><div>1832</div>`))).filter((line) => line.startsWith('['))).toEqual(
      [],
    );
  });
});

describe('the encoding of a page', () => {
  const russian = page(`<p>${long.ru}</p>`, '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">');
  test('is the one it names, where its bytes agree', async () => {
    const bytes = encoderFor('koi8-r')(russian)!;
    const { text, encoding } = await opened(bytes);
    expect([text, encoding]).toEqual([long.ru, { label: 'koi8-r', by: 'declared', confidence: 0.9, replacements: 0 }]);
    const japanese = page(`<p>${long.ja}</p>`, '<meta charset=Shift_JIS>');
    expect((await opened(encoderFor('shift_jis')(japanese)!)).text).toBe(long.ja);
    const xml = `<?xml version="1.0" encoding="windows-1256"?><html><body><p>${long.ar}</p></body></html>`;
    expect((await opened(encoderFor('windows-1256')(xml)!, 'a.xhtml')).text).toBe(long.ar);
  });

  test('is UTF-8 where the bytes are, whatever it says', async () => {
    const { text, encoding } = await opened(russian);
    expect([text, encoding.label, encoding.by]).toEqual([long.ru, 'utf-8', 'valid-utf-8']);
  });

  test('is detected where it names none, or one that the bytes are not in', async () => {
    const says = (label: string) => page(`<p>${long.ru}</p><p>${long.ru}</p>`, label && `<meta charset="${label}">`);
    for (const label of ['', 'utf-8', 'no-such', 'shift_jis']) {
      const { text, encoding } = await opened(encoderFor('windows-1251')(says(label))!);
      expect([label, text.slice(0, long.ru.length), encoding.by]).toEqual([label, long.ru, 'detected']);
    }
  });

  test('is its mark’s before all, and what a person says before that', async () => {
    const marked = Uint8Array.from([
      0xff,
      0xfe,
      ...[...russian].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
    ]);
    expect((await opened(marked)).text).toBe(long.ru);
    const bytes = encoderFor('windows-1251')(russian)!;
    const { text, encoding } = await opened(bytes, 'a.htm', 'windows-1251');
    expect([text, encoding.by]).toEqual([long.ru, 'person']);
  });

  test('of a picture that is named as a page is none', async () => {
    const png = Uint8Array.from([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52,
    ]);
    expect(await openText('a.html', png)).toEqual({ kind: 'skipped', reason: 'not-text' });
  });
});

test('a page whose name has no ending is known by its beginning; a text that begins with another tag is not', async () => {
  expect((await opened(' <!-- x --><!doctype HTML><p>Straße</p>', 'index')).text).toBe('Straße');
  expect((await opened('\ufeff<html lang=de><p>Straße</p>', 'index')).text).toBe('Straße');
  expect((await opened('<p>not a page</p>', 'notes')).text).toBe('<p>not a page</p>');
  expect((await opened('<!doctype html><p>source</p>', 'page.txt')).text).toContain('<p>source');
});

describe('what a page says of itself', () => {
  const said = async (head: string, body = `<p>${long.en}</p>`) => (await opened(page(body, head))).found!;

  test('is no date that only says when it was changed, and none that cannot be read', async () => {
    const head = '<meta property="article:modified_time" content="2025-01-01"><meta name=date content="soon">';
    expect((await said(head)).attributes).toEqual({});
  });

  test('has dates as people write them, with their doubts', async () => {
    const date = async (content: string) => {
      const { date: guess } = (await said(`<meta name="dc.date" content="${content}">`)).attributes;
      return [guess?.value, guess?.doubt];
    };
    expect(await date('20250630')).toEqual(['2025-06-30', undefined]);
    expect(await date('2025-06-30 08:15')).toEqual(['2025-06-30T08:15', undefined]);
    expect(await date('June 30, 2025')).toEqual(['2025-06-30', undefined]);
    expect(await date('03.04.2025')).toEqual(['2025-04-03', 'ambiguous-date']);
  });

  test('has a title without the name of the site, and an outlet from the address where none is named', async () => {
    const { title, attributes } = await said(
      '<title>Ferry returns - Post</title><meta property="og:url" content="https://www.Post.example/a">',
      `<h1>Ferry returns</h1><p>${long.en}</p>`,
    );
    expect(title).toMatchObject({ value: 'Ferry returns', origin: { kind: 'text' } });
    expect(attributes['outlet']).toEqual({
      value: 'post.example',
      origin: { kind: 'file', field: 'og:url' },
      doubt: 'weak',
    });
  });

  test('is nothing where JSON-LD is broken, endless or of something else', async () => {
    const ld = (json: string) => `<script type="application/ld+json">${json}</script>`;
    expect((await said(ld('{"@type":"NewsArticle","headline":'))).title).toBe(null);
    expect((await said(ld('{"@type":"Product","headline":"Boots"}'))).title).toBe(null);
    expect((await said(ld('['.repeat(100_000)))).title).toBe(null);
    expect((await said(ld('{"@type":["Thing","BlogPosting"],"headline":"Caf\\u00e9 &amp; Bar"}'))).title).toEqual({
      value: 'Café & Bar',
      origin: { kind: 'file', field: 'JSON-LD headline' },
    });
  });
});

describe('a page made to harm', () => {
  test.each([
    ['nested 100,000 levels deep', '<div>'.repeat(100_000) + long.en],
    ['of links nested 100,000 levels deep', '<b><a href=x><table><tr><td>'.repeat(25_000) + long.en],
    ['of lists nested 100,000 levels deep', '<ul><li>'.repeat(50_000) + long.en],
    ['of frames in frames', `<iframe srcdoc="${'<iframe srcdoc=&quot;'.repeat(1000)}"></iframe>${long.en}`],
    [
      'with 200,000 attributes',
      `<p ${Array.from({ length: 200_000 }, (_, at) => `a${at}=1`).join(' ')}>${long.en}</p>`,
    ],
    [
      'with a formatting element for each of 20,000 paragraphs',
      Array.from({ length: 20_000 }, (_, at) => `<p><font color=${at}>x`).join('') + long.en,
    ],
    ['that never ends', `${'<'.repeat(300_000)} ${long.en}<!--${'-'.repeat(300_000)}`],
  ])('%s is read to its end', async (_, body) => {
    expect((await opened(page(body))).text).toContain(long.en);
  });

  test('of 10 MB tells that it goes on while it is read', async () => {
    const body = Array.from({ length: 60_000 }, (_, at) => `<p>${at} ${long.en}</p>`).join('\n');
    let steps = 0;
    const file = await openText('a.html', utf8(page(body)), {}, { step: () => void steps++ });
    expect(file.kind === 'text' && file.text.layout!.blocks.length).toBe(60_000);
    expect(steps).toBeGreaterThan(5);
  });
});

import { expect, test } from 'vitest';
import { raisedAs } from '../../src/core/decode/raised.ts';
import { decoded, docxOf, utf8 } from './office.ts';

async function read(body: string): Promise<string> {
  return (await decoded(utf8(`<meta charset="utf-8"><body>${body}</body>`), 'page.html')).text;
}

test('a reference to a note stands in brackets and does not run into the number before it, however the page is made', async () => {
  const pages = {
    'in the winter of 1956<sup><a href="#fn1">1</a></sup> they walked': 'in the winter of 1956[1] they walked',
    'im Winter 1956<a href="#n2" id="r2"><sup>2</sup></a>.': 'im Winter 1956[2].',
    'зимой 1956<a role="doc-noteref" href="notes.html#a">a</a>, говорят': 'зимой 1956[a], говорят',
    'في شتاء 1956<sup> <a href="#x">*</a></sup>': 'في شتاء 1956 [*]',
    '1956<sup class="reference"><a href="#cite">[3]</a></sup> and': '1956[3] and',
  };
  for (const [page, text] of Object.entries(pages)) expect(await read(`<p>${page}</p>`)).toBe(text);
});

test('raised figures behind figures stay raised; all other words are as they stand', async () => {
  const pages = {
    'about 10<sup>5</sup> tonnes, 10<sup>−3</sup> of it': 'about 10⁵ tonnes, 10⁻³ of it',
    'H<sub>2</sub>O on 40 m<sup>2</sup>, on the 21<sup>st</sup>': 'H2O on 40 m2, on the 21st',
    'see page <a href="#p5">5</a> and <sup>so on</sup>': 'see page 5 and so on',
    'the <sup><a href="/shop">1</a></sup> shop': 'the 1 shop',
    '1<sup>1<br>2</sup><sup>3</sup>': '11\n2³',
    'a 7<sup>2<a href="#n"></sup>': 'a 7[2]',
  };
  for (const [page, text] of Object.entries(pages)) expect(await read(`<p>${page}</p>`)).toBe(text);
  expect(raisedAs('1956', 'and more words', true)).toBe('and more words');
});

test('word processors, too: what is raised behind a figure is no part of the number', async () => {
  const run = (words: string, raised = false) =>
    `<w:r>${raised ? '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>' : ''}<w:t xml:space="preserve">${words}</w:t></w:r>`;
  const docx = docxOf(
    `<w:p>${run('im Winter 1956')}${run('1', true)}${run('2', true)}${run(' und 10 m')}${run('2', true)}${run('.')}</w:p>`,
  );
  expect((await decoded(docx, 'a.docx')).text).toBe('im Winter 1956¹² und 10 m2.');
  const rtf = String.raw`{\rtf1\ansi im Winter 1956{\super 12} und 10 m{\super 2}, 10\super 5\nosupersub 0.\par}`;
  expect((await decoded(utf8(rtf), 'a.rtf')).text).toBe('im Winter 1956¹² und 10 m2, 10⁵0.');
  const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
  const odt = `<office:document xmlns:office="${oasis}:office:1.0" xmlns:text="${oasis}:text:1.0" xmlns:style="${oasis}:style:1.0"><office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="T2" style:family="text"><style:text-properties style:text-position="sub 58%"/></style:style></office:automatic-styles><office:body><office:text><text:p>зимой 1956<text:span text:style-name="T1">12</text:span>, CO<text:span text:style-name="T2">2</text:span>, 10<text:span text:style-name="T2">2</text:span></text:p></office:text></office:body></office:document>`;
  expect((await decoded(utf8(odt), 'a.fodt')).text).toBe('зимой 1956¹², CO2, 102');
});

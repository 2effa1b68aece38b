import { describe, expect, test } from 'vitest';
import { factsOf } from '../../src/core/ingest/facts.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { encoderFor } from '../fixtures/encodings/encode.ts';
import { broken, decoded, saidOf, utf8 } from './office.ts';

const textOf = async (file: string, name: string) => (await decoded(utf8(file), name)).text;

describe('a transcript with times', () => {
  test('of SubRip is paragraphs of what is said without a pause, each with its time', async () => {
    const file =
      '\ufeff1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>The ferry left Northgate</i>\r\nat nine.\r\n\r\n' +
      '2\r\n00:00:03,600 --> 00:00:05,000\r\n{\\an8}Nobody had believed it.\r\n\r\n' +
      '3\r\n01:02:10,000 --> 01:02:12,000\r\nПаром вышел в понедельник.\r\n\r\n' +
      '4\r\n01:02:12,100 --> 01:02:14,000\r\n- Кто это видел?\r\n- Марта Линд.\r\n';
    expect(await textOf(file, 'a.srt')).toBe(
      [
        '[00:00:01] The ferry left Northgate at nine. Nobody had believed it.',
        '[01:02:10] Паром вышел в понедельник.',
        '[01:02:12] Кто это видел?',
        '[01:02:12] Марта Линд.',
      ].join('\n\n'),
    );
  });

  test('of WebVTT names who speaks, and shows neither notes nor styles nor marks of time', async () => {
    const file = [
      'WEBVTT - harbour',
      '',
      'STYLE',
      '::cue { color: red }',
      '',
      'NOTE made by hand',
      '',
      'intro',
      '00:01.000 --> 00:04.000 align:start',
      '<v Marta Lind>I had not <00:02.000><c.loud>believed</c> it &amp; nobody had.</v>',
      '',
      '00:04.000 --> 00:06.000',
      '<v Marta Lind>Then the horn was heard.',
      '',
      '00:06.000 --> 00:09.000',
      '<v مريم>سمعنا البوق عند الفجر.',
      '',
      '00:09.500 --> 00:11.000',
      'THE MAYOR: We are a harbour.',
    ].join('\n');
    expect(await textOf(file, 'a.vtt')).toBe(
      [
        '[00:00:01] Marta Lind: I had not believed it & nobody had. Then the horn was heard.',
        '[00:00:06] مريم: سمعنا البوق عند الفجر.',
        '[00:00:09] THE MAYOR: We are a harbour.',
      ].join('\n\n'),
    );
  });

  test('is called by its file, not by what is said first', async () => {
    const { text, layout } = await decoded(
      utf8('1\n00:00:01,000 --> 00:00:03,000\nThe ferry left Northgate\n'),
      'a.srt',
    );
    const facts = factsOf({ text, layout: layout!, division: divide(text, layout) }, 'talks/Marta Lind.srt');
    expect(facts.title).toEqual({ value: 'Marta Lind', origin: { kind: 'path' } });
  });

  test('that rolls has each of its lines once', async () => {
    const file =
      'WEBVTT\n\n00:01.000 --> 00:02.000\nboats came in\n\n00:02.000 --> 00:03.000\nboats came in\nat dawn\n\n00:03.000 --> 00:04.000\nat dawn\nfrom Holm\n';
    expect(await textOf(file, 'a.vtt')).toBe('[00:00:01] boats came in at dawn from Holm');
  });

  test('has each answer, also one that is given again, and by somebody else', async () => {
    const file = [
      '1\n00:00:01,000 --> 00:00:02,000\nDid you see the boats?',
      '2\n00:00:03,000 --> 00:00:04,000\n- Yes.',
      '3\n00:00:20,000 --> 00:00:21,000\n- Yes.',
      '4\n00:00:22,000 --> 00:00:23,000\nLIND: Yes.',
      '5\n00:00:31,000 --> 00:00:32,000\nНет.',
      '6\n00:09:03,000 --> 00:09:04,000\nНет.',
    ];
    expect((await textOf(file.join('\n\n'), 'a.srt')).split('\n\n')).toEqual([
      '[00:00:01] Did you see the boats?',
      '[00:00:03] Yes.',
      '[00:00:20] Yes.',
      '[00:00:22] LIND: Yes.',
      '[00:00:31] Нет.',
      '[00:09:03] Нет.',
    ]);
    const voices =
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Yes.\n\n00:02.000 --> 00:03.000\n<v Bob>Yes.\n\n' +
      '00:04.000 --> 00:05.000\n<v Ann>Who left?</v> <v Bob>I did.</v>\n';
    expect((await textOf(voices, 'a.vtt')).split('\n\n')).toEqual([
      '[00:00:01] Ann: Yes.',
      '[00:00:02] Bob: Yes.',
      '[00:00:04] Ann: Who left?',
      '[00:00:04] Bob: I did.',
    ]);
  });

  test('that rolls by showing a line alone for an instant has it once', async () => {
    const file =
      'WEBVTT\n\n00:00.160 --> 00:02.389\n \nboats<00:01.000><c> came</c> in\n\n00:02.389 --> 00:02.399\nboats came in\n \n\n' +
      '00:02.399 --> 00:04.000\nboats came in\nat dawn\n\n00:04.000 --> 00:04.010\nat dawn\n \n';
    expect(await textOf(file, 'a.vtt')).toBe('[00:00:00] boats came in at dawn');
  });

  test('keeps words below an empty line, of times without fractions, and in brackets of their own', async () => {
    const file =
      '1\n00:00:01,000 --> 00:00:02,000\nI was there\n\nbut I did not leave.\n\n2\n\n00:00:02 --> 00:00:03\n' +
      'He had <unintelligible> boats: 5 < 6 and 7 > 3\nin <font color="red">1984</font>\n\n3\n00:00:03,000 --> 00:00:04,000\nЭто всё.\n';
    expect(await textOf(file, 'a.srt')).toBe(
      '[00:00:01] I was there but I did not leave. He had <unintelligible> boats: 5 < 6 and 7 > 3 in 1984 Это всё.',
    );
  });

  test('has characters that are written by name or number', async () => {
    const file =
      'WEBVTT\n\n00:01.000 --> 00:02.000\nDon&#39;t &quot;go&quot; to the caf&eacute; &amp; the pier &lt;now&gt; &x; AT&T;\n';
    expect(await textOf(file, 'a.vtt')).toBe('[00:00:01] Don\'t "go" to the café & the pier <now> &x; AT&T;');
  });

  test('is read in its encoding', async () => {
    const bytes = encoderFor('windows-1251')(
      '1\n00:00:01,000 --> 00:00:03,000\nПаром вышел из Нортгейта в понедельник утром, впервые за одиннадцать лет.\n',
    )!;
    expect((await decoded(bytes, 'a.srt')).text).toContain('Паром вышел из Нортгейта');
  });

  test('that has no times is told as such, and no broken one stops anything', async () => {
    expect(await saidOf(utf8('Just words.'), 'a.srt')).toBe('no-times');
    const sound = utf8('1\n00:00:01,000 --> 00:00:03,000\nBoats came in.\n\n2\n00:00:03,000 --> 00:00:04,000\n- No.\n');
    const said = new Set<string>();
    for (let seed = 1; seed <= 1000; seed++) said.add(await saidOf(broken(sound, seed), 'a.srt'));
    expect([...said].filter((one) => !['text', 'empty', 'no-times', 'not-text'].includes(one))).toEqual([]);
  });
});

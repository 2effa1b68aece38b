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

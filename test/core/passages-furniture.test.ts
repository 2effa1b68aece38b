import { describe, expect, test } from 'vitest';
import { divide } from '../../src/core/passages/divide.ts';

const story =
  'The ferry between the two islands will stop running at the end of the season, the company said on Monday, after passengers stayed away for a third summer and the council refused to pay for a fourth.';
const caption =
  'Passengers wait on the quay of the smaller island on the last Sunday of the season. Photo by A. Nobody / Island Press';

/** The passages that were marked, of paragraphs with blank lines between. */
function furnitureOf(...paragraphs: string[]): string[] {
  const text = paragraphs.join('\n\n');
  const { starts, furniture } = divide(text);
  return [...starts]
    .map((start, number) => text.slice(start, starts[number + 1] ?? text.length).trim())
    .filter((_, number) => furniture[number] === 1);
}

describe('furniture', () => {
  test('is what is said twice, but not the first time', () => {
    expect(furnitureOf('Ferry to stop', 'Ferry to stop', `${caption}\n${caption}`, story)).toEqual([
      'Ferry to stop',
      caption,
    ]);
  });

  test('is a list of keywords, in small letters or under its name', () => {
    const lists = [
      'ferry, islands, council, the third summer, transport',
      'Keywords: Ferry, Islands',
      'Ключевые слова: паром, острова',
      '关键词：渡轮，岛屿',
    ];
    expect(furnitureOf(story, ...lists)).toEqual(lists);
  });

  test('is an address for feedback, a page, a moment, the size of a picture, a locale', () => {
    const lines = [
      'Island Press feedback@example.org +44 1496 300000',
      'https://example.org/ferry.jpg',
      '2019-05-14T09:02+0000',
      '1920 1080 true',
      '1920x1080',
      'en_GB',
    ];
    expect(furnitureOf(story, ...lines)).toEqual(lines);
  });

  test('is what pages say of themselves', () => {
    const lines = [
      'Download on the App Store',
      'Share this article',
      'Читайте также',
      'Anzeige',
      '© 2019 Island Press',
      'Photo: Island Press',
    ];
    expect(furnitureOf(...lines, story)).toEqual(lines);
  });

  test('is a menu: short lines in small letters, one after the other', () => {
    const menu = ['world', 'islands', 'transport', 'opinion', 'weather'];
    expect(
      furnitureOf(
        story,
        story.toUpperCase(),
        story.slice(1),
        `${story} Again.`,
        `${story} And again.`,
        `${story} No.`,
        ...menu,
      ),
    ).toEqual(menu);
  });
});

describe('no furniture', () => {
  test('is in a poem with a refrain, nor in one of very short lines', () => {
    const refrain = 'Nevermore the ferry comes,\nnevermore it goes,';
    expect(furnitureOf(`${refrain}\nover the sound.`, refrain, `so the wind blows.`, refrain)).toEqual([]);
    expect(furnitureOf('so much', 'depends', 'upon', 'a red', 'ferry', 'boat')).toEqual([]);
  });

  test('is in a talk where people say the same again', () => {
    expect(furnitureOf('— Да.', '— Да.', '— Нет!', '“Yes.”', '“Yes.”', story, 'No.', 'No.', 'Why?')).toEqual([]);
  });

  test('are headings, salutations, names and short paragraphs', () => {
    expect(
      furnitureOf(
        'The Ferry',
        'By Ana de la Cruz',
        'Dear sister,',
        story,
        'The Council',
        'It refused.',
        story.slice(4),
        'III',
        '17',
        'Later',
        'We came back.',
      ),
    ).toEqual([]);
  });

  test('is the heading between an address and the story', () => {
    expect(furnitureOf('https://example.org/ferry', 'Ferry to stop', 'Share', story)).toEqual([
      'https://example.org/ferry',
      'Share',
    ]);
  });

  test('is a sentence that counts things, a letter with its sender, an address in a sentence', () => {
    expect(
      furnitureOf(
        'They had apples, pears, plums, cherries, and bread.',
        'From: Ana de la Cruz <ana@example.org>',
        'Write to ana@example.org if you have seen the captain.',
        'Ana, Pedro, Luis, María, Carmen',
        story,
      ),
    ).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { speakersWithin, turnsIn } from '../../src/core/text/turns.ts';

/** Each turn as `who (when): first words`. */
const told = (text: string) => {
  const turns = turnsIn(text);
  return turns.map(({ speaker, time, words }, at) => {
    const end = turns[at + 1]?.from ?? text.length;
    const said = text.slice(words, end).replace(/\s+/gu, ' ').trim();
    return `${speaker ?? '-'}${time === null ? '' : ` (${time})`}: ${said.slice(0, 24)}`;
  });
};

describe('who speaks is told by the names before the words', () => {
  test('in an interview of two, also with words on several lines', () => {
    const text = [
      'Interview with Marta Lind, Northgate',
      'INTERVIEWER: When did you hear of the ferry?',
      'LIND: On Monday. Nobody had believed it: not one.\nWe stood on the pier until nine.',
      'INTERVIEWER: Who was there?',
      'LIND: The mayor, and the children.',
      'Note: the tape ends here.',
    ].join('\n\n');
    expect(told(text)).toEqual([
      'INTERVIEWER: When did you hear of the',
      'LIND: On Monday. Nobody had be',
      'INTERVIEWER: Who was there?',
      'LIND: The mayor, and the child',
      '-: Note: the tape ends here',
    ]);
  });

  test('in letters and numbers, with times before or behind them', () => {
    const text = '[00:00:03] P03: Ja, am Montag.\n[00:00:09] I: Wer war da?\n[00:00:12] P03: Alle.\n[00:00:20] (lacht)';
    expect(told(text)).toEqual([
      'P03 (00:00:03): Ja, am Montag.',
      'I (00:00:09): Wer war da?',
      'P03 (00:00:12): Alle.',
      '- (00:00:20): (lacht)',
    ]);
    const behind =
      'Marta Lind  0:03\nOn Monday.\n\nJón Berg  0:09\nWho was there?\n\nMarta Lind  0:12\nAll.\n\nJón Berg  1:00\nGood.';
    expect(told(behind)).toEqual([
      'Marta Lind (0:03): On Monday.',
      'Jón Berg (0:09): Who was there?',
      'Marta Lind (0:12): All.',
      'Jón Berg (1:00): Good.',
    ]);
    expect(
      told('Speaker 1 (00:01): Yes.\nSpeaker 2 (00:04): No.\nSpeaker 1 (00:08): Yes.\nSpeaker 2 (00:09): No.')[3],
    ).toBe('Speaker 2 (00:09): No.');
  });

  test('in other scripts, with their own colons and without capitals', () => {
    const russian =
      'Корреспондент: Когда вы услышали гудок?\nЛинд: В понедельник.\nКорреспондент: Кто был на пристани?\nЛинд: Все.';
    expect(told(russian).map((one) => one.split(':')[0])).toEqual(['Корреспондент', 'Линд', 'Корреспондент', 'Линд']);
    const arabic = 'س: متى سمعتم البوق؟\nج: سمعناه يوم الاثنين عند الفجر.\nس: ومن كان هناك؟\nج: كان الجميع على الرصيف.';
    expect(told(arabic).map((one) => one.split(':')[0])).toEqual(['س', 'ج', 'س', 'ج']);
    const chinese = '记者：你什么时候听到汽笛的？\n林德：星期一早上。\n记者：谁在码头上？\n林德：大家都在码头上。';
    expect(told(chinese)).toEqual([
      '记者: 你什么时候听到汽笛的？',
      '林德: 星期一早上。',
      '记者: 谁在码头上？',
      '林德: 大家都在码头上。',
    ]);
  });

  test('in chats, whatever people call themselves', () => {
    const chat =
      '[12.05.25, 14:03:22] marta 🚢: da?\n[12.05.25, 14:03:40] Jón: ja\nund du\n[12.05.25, 14:04:02] marta 🚢: ja\n[12.05.25, 14:05:00] Jón: ok';
    expect(told(chat)).toEqual([
      'marta 🚢 (12.05.25, 14:03:22): da?',
      'Jón (12.05.25, 14:03:40): ja und du',
      'marta 🚢 (12.05.25, 14:04:02): ja',
      'Jón (12.05.25, 14:05:00): ok',
    ]);
    expect(
      told(
        '12/05/2025, 14:03 - Marta: da?\n12/05/2025, 14:04 - Jón: ja\n12/05/2025, 14:04 - Marta: ok\n12/05/2025, 14:06 - Jón: gut',
      )[1],
    ).toBe('Jón (12/05/2025, 14:04): ja');
    expect(told('<marta> da?\n<jon> ja\n<marta> ok\n<jon> gut').map((one) => one.split(':')[0])).toEqual([
      'marta',
      'jon',
      'marta',
      'jon',
    ]);
  });

  test('in a play, where names in capitals stand alone or end with a full stop', () => {
    const turns = ['LIND', 'BERG', 'LIND', 'THE MAYOR', 'BERG', 'LIND', 'THE MAYOR', 'BERG'];
    const play = `ACT I\n\nSCENE I. The pier.\n\n${turns.map((who, at) => `${who}.\nWhat ship is that, ${at}?`).join('\n\n')}`;
    expect(told(play).map((one) => one.split(':')[0])).toEqual(turns);
    const inline = turns.map((who, at) => `${who}. What ship is that, ${at}?`).join('\n\n');
    expect(told(inline).map((one) => one.split(':')[0])).toEqual(turns);
  });

  test('in the record of a parliament, with what stands in brackets behind a name', () => {
    const record = [
      'Mr. SMITH of Holm',
      'The SPEAKER',
      'Mr. SMITH of Holm',
      'Mrs. LIND',
      'The SPEAKER',
      'Mrs. LIND',
      'The SPEAKER',
      'Mr. SMITH of Holm',
    ];
    const text = record.map((who) => `${who}. I rise to speak of the ferry.`).join('\n\n');
    expect(told(text).map((one) => one.split(':')[0])).toEqual(record);
    const hansard =
      'Marta Lind (Holm) (Ind): I thank the Minister.\n\nJón Berg (Minister for Ports): I am grateful.\n\nMarta Lind (Holm) (Ind): Will he say more?\n\nJón Berg: He will not.';
    expect(told(hansard).map((one) => one.split(':')[0])).toEqual(['Marta Lind', 'Jón Berg', 'Marta Lind', 'Jón Berg']);
  });
});

describe('nothing is said where it is not sure', () => {
  test.each([
    ['the head of a mail', 'From: Marta Lind\nTo: Jón Berg\nDate: Monday\nSubject: The ferry\n\nIt left at nine.'],
    [
      'fields that come again in one order',
      ['Marta', 'Jón', 'Ada', 'Kim']
        .map((who) => `Name: ${who} was there.\nPlace: It was Holm.\nDate: It was May.`)
        .join('\n\n'),
    ],
    [
      'a list of words and what they mean',
      'Pier: where ships lie.\nDeck: where people stand.\nHorn: what is heard.\nHold: where cows are.\nMast: none.',
    ],
    ['a day’s order', '09:00 Opening\n09:30 Lind: The ferry\n10:15 Coffee\n10:45 Berg: The pier\n12:00 Lunch'],
    [
      'news with a colon or two',
      'Northgate: The ferry left on Monday.\n\nThe mayor said: it is a good day.\n\nNobody had believed it.\n\nHolm: The ferry arrived at noon.\n\nMany stood on the pier.\n\nIt goes back at four.',
    ],
    [
      'headings in capitals',
      'CHAPTER ONE\n\nIt was May.\n\nCHAPTER TWO\n\nIt was June.\n\nCHAPTER THREE\n\nIt was July.\n\nTHE END\n\nNotes.',
    ],
    [
      'verse',
      'THE sea was calm.\nTHE moon was high.\nTHE pier was dark.\nTHE horn was nigh.\nTHE sea was calm.\nTHE moon was high.\nTHE pier.\nTHE end.',
    ],
    ['references', 'John 3:16 says so.\nMark 1:4 does.\nJohn 3:17 does.\nMark 1:5 does not.\nJohn 4:1 may.'],
  ])('in %s', (_, text) => {
    expect(told(text)).toEqual([]);
  });

  test('of an interview that is quoted in the midst of prose', () => {
    const prose = 'The ferry left on Monday. Nobody had believed it until the horn was heard.\n\n'.repeat(12);
    expect(told(`${prose}Q: Who was there?\n\nA: All of us.\n\nQ: And then?\n\nA: It left.\n\n${prose}`)).toEqual([]);
  });
});

test('a long text in whose beginning nobody speaks is no transcript, and one is that begins with some pages of prose', () => {
  const prose = (count: number) => 'The ferry left on Monday.\n'.repeat(count);
  const interview = 'Lind: On Monday, nobody had believed it.\nBerg: Who was there?\n'.repeat(2000);
  expect(told(prose(3000) + interview)).toEqual([]);
  expect(told(prose(500) + interview)).toHaveLength(4000);
});

test('from a name on that stands there once, or is written otherwise, nobody is said to speak until somebody is named again', () => {
  const interview = [
    'INTERVIEWER: When did you hear of the ferry?',
    'LIND: On Monday. Nobody had believed it.',
    'Berg: I had believed it.',
    'Я тоже верил.',
    'INTERVIEWER: Who was there?',
    'LIND: The mayor, and the children.',
    'PART TWO',
    'It rained.',
    'INTERVIEWER: And then?',
    'LIND: Then it left.',
  ].join('\n\n');
  const turns = turnsIn(interview);
  const said = (words: string) => {
    const from = interview.indexOf(words);
    return speakersWithin(turns, from, from + words.length);
  };
  expect(said('On Monday.')).toEqual(['LIND']);
  expect(said('I had believed it.')).toEqual([]);
  expect(said('Я тоже верил.')).toEqual([]);
  expect(said('The mayor')).toEqual(['LIND']);
  expect(said('It rained.')).toEqual([]);
  expect(said('Then it left.')).toEqual(['LIND']);
  const timed =
    'Marta Lind  0:03\nOn Monday.\n\nJón Berg  0:09\nWho was there?\n\nMarta Lind  0:12\nAll.\n\nJón Berg  1:00\nGood.';
  expect(told(`${timed}\n\nNote: the tape ends here.`).slice(-2)).toEqual([
    'Jón Berg (1:00): Good.',
    '-: Note: the tape ends here',
  ]);
  const chat = '<marta> da?\n<jon> ja\n<marta> ok\n<jon> gut';
  expect(told(`${chat}\nMorgen: um neun`).at(-1)).toBe('jon: gut Morgen: um neun');
});

test('a stretch has whoever speaks in it, also where nobody new begins', () => {
  const text = 'Lind: One two.\nAnd three.\nBerg: Four five.\nLind: Six seven.\nBerg: Eight.';
  const turns = turnsIn(text);
  const within = (words: string) => {
    const from = text.indexOf(words);
    return speakersWithin(turns, from, from + words.length);
  };
  expect(within('And three.')).toEqual(['Lind']);
  expect(within('three.\nBerg: Four')).toEqual(['Lind', 'Berg']);
  expect(within('Eight')).toEqual(['Berg']);
  expect(speakersWithin([], 0, 10)).toEqual([]);
});

test('a text of any length and kind is gone through in a time that its size allows', () => {
  for (const line of [
    'A'.repeat(500),
    '('.repeat(500),
    'A (b) ',
    '[0:00',
    'Mr. ',
    '<a',
    '12.12.12, 1:1',
    "A '.".repeat(100),
  ]) {
    expect(turnsIn(line.repeat(2000))).toEqual([]);
    expect(() => turnsIn(`${line}\n`.repeat(5000))).not.toThrow();
  }
});

import { describe, expect, test } from 'vitest';
import { guesses, story } from './guessed.ts';

describe('a dateline', () => {
  const named = (line: string): (string | undefined)[] => {
    const { place, outlet } = guesses(`Title\n\n${line} ${story}`);
    return [place, outlet];
  };

  test('names place and agency in several manners', () => {
    expect(named('Seoul, June 30 (IANS)')).toEqual(['Seoul', 'IANS']);
    expect(named('SEOUL. June 30 (UPI) --')).toEqual(['Seoul', 'UPI']);
    expect(named('PARIS (AP) —')).toEqual(['Paris', 'AP']);
    expect(named('Berlin (dpa) -')).toEqual(['Berlin', 'dpa']);
    expect(named('RIO DE JANEIRO, Brazil (Reuters) -')).toEqual(['Rio de Janeiro, Brazil', 'Reuters']);
    expect(named('PARIS, 30 juin (AFP) -')).toEqual(['Paris', 'AFP']);
    expect(named('МОСКВА, 30 июня. /ТАСС/.')).toEqual(['Москва', 'ТАСС']);
    expect(named('新华社北京6月30日电')).toEqual(['北京', '新华社']);
  });

  test('begins the story, so that what follows it is no title, but its first clause, in doubt', () => {
    const text = `Oban, May 14 (PA) The ferry to the islands will stop running in autumn.\n\nThe owner said so.\n\n${story}`;
    expect(guesses(text, 'b/ferry.txt')['title']).toBe('The ferry to the islands will stop running in autumn weak');
  });

  test('may stand alone in its line', () => {
    const alone = (line: string) => {
      const { place, outlet, title } = guesses(`Ferry to stop\n\n${line}\n\n${story}`);
      return [place, outlet, title];
    };
    expect(alone('WASHINGTON (AP)')).toEqual(['Washington', 'AP', 'Ferry to stop']);
    expect(alone('SEOUL, June 30')).toEqual(['Seoul', undefined, 'Ferry to stop']);
    expect(alone('Oban, May 14 (PA)')).toEqual(['Oban', 'PA', 'Ferry to stop']);
  });

  /** Place and title of a text that begins with the line. */
  const begun = (line: string, path = 'a/17.txt') => {
    const { place, title } = guesses(line, path);
    return [place, title];
  };
  const council = 'The council met on Monday in the old town hall, and the owner of the ferry was there with his crew.';

  test('that is a known place before a dash is one, in doubt, and stands in no title', () => {
    const title = 'The council met on Monday in the old town hall weak';
    for (const [line, place] of [
      ['WASHINGTON —', 'Washington'],
      ['WASHINGTON—', 'Washington'],
      ['WASHINGTON --', 'Washington'],
      ['WASHINGTON -', 'Washington'],
      ['ZAGREB –', 'Zagreb'],
      ['ZÜRICH –', 'Zürich'],
      ['МОСКВА —', 'Москва'],
      ['САНКТ-ПЕТЕРБУРГ —', 'Санкт-Петербург'],
      ['ΑΘΗΝΑ —', 'Αθηνα'],
      ['İSTANBUL —', 'İstanbul'],
      ['SARAJEVO, Bosnia —', 'Sarajevo, Bosnia'],
      ['MOSTAR, Bosnia-Herzegovina —', 'Mostar, Bosnia-Herzegovina'],
      ['OBAN, Scotland —', 'Oban, Scotland'],
      ['FERNDALE, Mich. —', 'Ferndale, Mich.'],
      ['WASHINGTON, D.C. —', 'Washington, D.C.'],
      ['BEIRUT/AMMAN —', 'Beirut/Amman'],
      ['RIO DE JANEIRO —', 'Rio de Janeiro'],
      ['**WASHINGTON** —', 'Washington'],
      ['(Berlin) –', 'Berlin'],
      ['Berlin –', 'Berlin'],
      ['NEW DELHI:', 'New Delhi'],
      ['\ufeffWASHINGTON —', 'Washington'],
      ['\u200eWASHINGTON —', 'Washington'],
      ['WASHINGTON ―', 'Washington'],
      ['WASHINGTON, —', 'Washington'],
      ['WASHINGTON |', 'Washington'],
      ['BERLIN.', 'Berlin'],
      ['EAST JERUSALEM —', 'East Jerusalem'],
      ['ST. LOUIS —', 'St. Louis'],
      ['LA PAZ, Bolivia —', 'La Paz, Bolivia'],
      ['PORT-AU-PRINCE, Haiti —', 'Port-au-Prince, Haiti'],
      ['date 2019-05-14 WASHINGTON —', 'Washington'],
    ] as const)
      expect([line, ...begun(`${line} ${council}\n\n${story}`)]).toEqual([line, `${place} weak`, title]);
    expect(begun(`WASHINGTON — ${council}\n\n${story}`, 'a/the ferry.txt')).toEqual(['Washington weak', title]);
    expect(begun('WASHINGTON — The council met.')).toEqual(['Washington weak', 'The council met weak']);
    expect(begun('MOSCOW — 14 people died.')).toEqual(['Moscow weak', '14 people died weak']);
    expect(begun('MOSTAR, Bosna i Hercegovina — Vijeće se sastalo u ponedjeljak u staroj vijećnici.')).toEqual([
      'Mostar, Bosna i Hercegovina weak',
      'Vijeće se sastalo u ponedjeljak u staroj vijećnici weak',
    ]);
  });

  test('that is a known place stands so in scripts without capitals, too', () => {
    const arabic =
      'قالت الشركة يوم الاثنين إن العبارة بين الجزيرتين ستتوقف عن العمل في نهاية الموسم، بعد أن غاب الركاب عنها.';
    const lead = 'قالت الشركة يوم الاثنين إن العبارة بين الجزيرتين ستتوقف عن العمل في نهاية الموسم weak';
    expect([
      begun(`القاهرة — ${arabic}`),
      begun(`القاهرة (رويترز) - ${arabic}`),
      begun(`موستار، البوسنة — ${arabic}`),
      begun('北京 — 两个岛屿之间的渡轮将在本季末停止运行，公司周一表示，因为乘客第三个夏天都没有来。'),
      begun('\u200fתל אביב — המועצה התכנסה ביום שני בבית העירייה הישן, ובעל המעבורת היה שם עם הצוות שלו.'),
      begun('【北京】两个岛屿之间的渡轮将在本季末停止运行，公司周一表示，因为乘客第三个夏天都没有来。'),
      begun('(서울=연합뉴스) 두 섬을 잇는 나룻배가 이번 철이 끝나면 멈춘다고 회사가 월요일에 밝혔다.'),
      begun('נמל — המועצה התכנסה ביום שני בבית העירייה הישן, ובעל המעבורת היה שם עם הצוות שלו.'),
    ]).toEqual([
      ['القاهرة weak', lead],
      ['القاهرة', lead],
      ['موستار، البوسنة weak', lead],
      ['北京 weak', '两个岛屿之间的渡轮将在本季末停止运行 weak'],
      ['תל אביב weak', 'המועצה התכנסה ביום שני בבית העירייה הישן weak'],
      ['北京 weak', '两个岛屿之间的渡轮将在本季末停止运行 weak'],
      ['서울', '두 섬을 잇는 나룻배가 이번 철이 끝나면 멈춘다고 회사가 월요일에 밝혔다 weak'],
      [undefined, 'נמל — המועצה התכנסה ביום שני בבית העירייה הישן, ובעל המעבורת היה שם עם הצוות שלו. weak'],
    ]);
  });

  test('is looked for at once in a line that is mostly blanks', () => {
    const line = `WASHINGTON —${' \u200e'.repeat(300_000)}${council}${'\t \u200f'.repeat(300_000)}.`;
    expect(begun(`Ferry to stop\n\n${line}\n\n${story}`)[1]).toBe('Ferry to stop');
  });

  test('that is a known place alone over verse is the title of a poem', () => {
    const verse =
      'I wander thro’ each charter’d street,\nNear where the charter’d Thames does flow,\nAnd mark in every face I meet\nMarks of weakness, marks of woe.';
    expect(begun(`LONDON\n\n${verse}\n\n${verse}`)).toEqual([undefined, 'LONDON']);
    expect(begun(`LONDON\n${verse}`)[0]).toBeUndefined();
  });

  test('may hold any signs, and no part of a name is a state', () => {
    for (const [line, place] of [
      ['WACO), Texas —', undefined],
      ['Alpha], Texas —', undefined],
      ['A. SMITH**, FRANCE', undefined],
      ['[WACO, Texas —', 'Waco, Texas weak'],
      ['WACO\\, Texas —', undefined],
      ['WACO{2}, Texas —', undefined],
      ['WACO+, Texas —', undefined],
      ['WACO, Texas —', 'Waco, Texas weak'],
    ] as const)
      expect([line, begun(`${line} ${council}\n\n${story}`)[0]]).toEqual([line, place]);
    const french =
      'Le conseil s’est réuni lundi dans l’ancienne mairie, et le propriétaire du bac était là avec tout son équipage.';
    expect([
      begun(`TOURNAI, Belgique — ${french}`)[0],
      begun(`ANVERS, Pays — ${french}`)[0],
      begun(`DOUVRES, Royaume — ${french}`)[0],
      begun(`DOUVRES, Royaume-Uni — ${french}`)[0],
    ]).toEqual(['Tournai, Belgique weak', undefined, undefined, 'Douvres, Royaume-Uni weak']);
  });

  test('that is a known place may be alone in its line, and below a heading', () => {
    const title = 'The council met on Monday in the old town hall weak';
    const wrapped = council.replace('old town', 'old\ntown');
    expect([
      begun(`WASHINGTON\n\n${council}\n\n${story}`),
      begun(`WASHINGTON\n\n${wrapped}\n\n${story}`),
      begun(`WASHINGTON — ${wrapped}\n\n${story}`),
      begun(`WASHINGTON —\n${council}`),
      begun(`SARAJEVO, Bosnia\n\n${council}`),
      begun(`WASHINGTON\n\nFerry to stop\n\n${story}`),
      begun(`Ferry to stop\n\nWASHINGTON — ${council}`),
      begun(`Ferry to stop\nWASHINGTON — ${council}`),
      begun(`Ferry to stop\n\nWASHINGTON\n\n${council}`),
      begun(`Ferry to stop\n\nBy Ana de la Cruz\n\nWASHINGTON — ${council}`),
    ]).toEqual([
      ['Washington weak', title],
      ['Washington weak', title],
      ['Washington weak', title],
      ['Washington weak', title],
      ['Sarajevo, Bosnia weak', title],
      ['Washington weak', 'Ferry to stop'],
      ['Washington weak', 'Ferry to stop'],
      ['Washington weak', 'Ferry to stop'],
      ['Washington weak', 'Ferry to stop'],
      ['Washington weak', 'Ferry to stop'],
    ]);
  });

  test('is none where a place is a heading, a speaker, or a word', () => {
    const place = (text: string) => guesses(text, 'a/17.txt')['place'];
    expect([
      place(`LONDON\n\nLondon is a city of ferries. ${council}`),
      place(`PARIS — ${council}\n\nJULIET — ${story}`),
      place(`PARIS: ${council}\n\nJULIET: ${council}\n\nPARIS: ${story}`),
      place(`PARIS\nStay not, be gone.\n\nPARIS\n${story}`),
      place(`NICE — ${story} It was a nice day.`),
      place(`London — the city that never sleeps\n\n${story}`),
      place(`BERLIN — ALEXANDERPLATZ\n\n${story}`),
      place('PARIS\nBERLIN\nROME\n'),
      place(`SMITH — ${council}`),
      place(`SMITH, Miss — ${council}`),
    ]).toEqual(Array.from({ length: 10 }, () => undefined));
  });

  test('is none where a second speaker follows in the same form, whose words are no title either', () => {
    const words = 'I did not know that the ferries between the two islands will stop running.';
    const answer = 'Nor did I, and nobody told us about it.';
    const none = [undefined, '<17>'];
    expect([
      begun(`FLORENCE: ${words}\n\nANNA: ${answer}`),
      begun(`FLORENCE — ${words}\n\nANNA — ${answer}`),
      begun(`FLORENCE\n${words}\n\nANNA\n${answer}`),
      begun(`Florence: ${words}\n\nAnna: ${answer}`),
      begun(`MARTHA, Georgia — ${words}\n\nANNA — ${answer}`),
      begun(`FLORENCE: ${words}\n\nINTERVIEWER: ${answer}`),
      begun(`SOFIA: ${words}\n\nДИМИТЪР: ${answer}`),
      begun(`Interview 3\n\nFLORENCE: ${words}\n\nANNA: ${answer}`),
      // No speakers: what labels a line, and other news.
      begun(`BERLIN: ${words}\n\nNOTE: ${answer}\n\nSOURCE: AP`),
      begun(`BERLIN — ${council}\n\nLONDON — ${council}`),
    ]).toEqual([
      none,
      none,
      none,
      none,
      none,
      none,
      none,
      [undefined, 'Interview 3'],
      ['Berlin weak', `${words.slice(0, -1)} weak`],
      ['Berlin weak', 'The council met on Monday in the old town hall weak'],
    ]);
  });

  test('that is a place nobody lists is believed only where more says so, and is in doubt', () => {
    const place = (text: string) => guesses(text, 'a/17.txt')['place'];
    const again = `${story} Nobody in Port Ellen said a word.`;
    expect(place(`PORT ELLEN — ${again}`)).toBe('Port Ellen weak');
    expect(place(`Ferry to stop\n\nMay 14, 2019\n\nPORT ELLEN -- ${story}`)).toBe('Port Ellen weak');
    expect(place(`date 2019-05-14 PORT ELLEN — ${story}`)).toBe('Port Ellen weak');
    expect(place(`PORT ELLEN — ${story}`)).toBeUndefined();
    expect(guesses(`PORT ELLEN — ${again}`, 'a/17.txt')['title']).toMatch(/^The ferry .* weak$/u);
    for (const label of [
      'NOTE',
      'WARNING',
      'BREAKING',
      'ABSTRACT',
      'CHAPTER ONE',
      'INTERVIEWER',
      'ANMERKUNG',
      'ВНИМАНИЕ',
      'УВАГА',
    ]) {
      expect(place(`${label} — ${story}`)).toBeUndefined();
      expect(place(`${label} — ${council}`)).toBeUndefined();
      expect(place(`${label}\n\n${council}`)).toBeUndefined();
    }
    expect(place(`Ferry to stop\n\nMay 14, 2019\n\nWARNING — ${story} It was a warning to all.`)).toBeUndefined();
    expect(place(`Minutes\n\nMay 14, 2019\n\nSMITH — ${story}\n\nJONES — ${story}`)).toBeUndefined();
    expect(place(`CHAPTER IV — ${story}`)).toBeUndefined();
    for (const label of ['NOTE', 'EDITOR’S NOTE', 'WARNING', 'CHAPTER ONE', 'ACHTUNG', 'УВАГА', 'ПРИМЕЧАНИЕ'])
      expect(place(`Ferry to stop\n\nMay 14, 2019\n\n${label} — ${story}`)).toBeUndefined();
  });

  test('with a day or an agency needs no capitals', () => {
    const head = (line: string) => {
      const { place, outlet, date, title } = guesses(`${line} ${council}\n\n${story}`, 'a/17.txt');
      return [place, outlet, date, title?.startsWith('The council met on Monday')];
    };
    expect([
      head('Wien, 4. Mai 1982 –'),
      head('LONDON, 4 May 1982 —'),
      head('LONDON, May 4.—'),
      head('PRUSAC, Bosnia (June 30, 2008) —'),
      head('Zagreb (Hina) –'),
      head('Belmarre, le 15 mars 2023 –'),
      head('Belmarre, March 15, 2023 —'),
      head('МОСКВА, 4 мая.'),
      head('Москва. 4 мая. ИНТЕРФАКС -'),
    ]).toEqual([
      ['Wien', undefined, '1982-05-04', true],
      ['London', undefined, '1982-05-04', true],
      ['London', undefined, undefined, true],
      ['Prusac, Bosnia', undefined, '2008-06-30', true],
      ['Zagreb', 'Hina', undefined, true],
      ['Belmarre weak', undefined, '2023-03-15', true],
      ['Belmarre weak', undefined, '2023-03-15', true],
      ['Москва', undefined, undefined, true],
      ['Москва', 'ИНТЕРФАКС', undefined, true],
    ]);
  });

  test('leaves its short lead as the title', () => {
    expect([
      begun(`PARIS (AP) — The council said.\n\nIt had met\n\n${story}`),
      begun(`LONDON, 4 May 1982 — The council said.\n\nIt had met\n\n${story}`),
      begun('OBAN (AP) — Rain.'),
    ]).toEqual([
      ['Paris', 'The council said weak'],
      ['London', 'The council said weak'],
      ['Oban', 'Rain weak'],
    ]);
  });

  test('that is doubted is not cut off the title', () => {
    const title = 'NOTE — The committee met on Tuesday and talked about the ferry between the islands';
    expect(guesses(`${title}\n\nMay 14, 2019\n\n${story}`)['title']).toBe(title);
  });

  test('leaves the day of the week out of its place, and keeps what is shortened in capitals', () => {
    const place = (line: string, text = story) => guesses(`Title\n\n${line} ${text}`)['place'];
    expect([
      place('LONDON, Monday, May 3 —'),
      place('LONDON, Monday, May 3 (AP) —'),
      place('BERLIN, Montag, 3. Mai —'),
      place('BERLIN, Montag, den 3. Mai —'),
      place('PARIS, lundi 3 mai —'),
      place('MEXICO CITY, Sunday, May 3 —'),
      place('SARAJEVO, Bosnia, Monday, May 3 —'),
      place('SOMEWHERE IN FRANCE, May 3 —'),
      place('ST. PETERSBURG, Fla. (AP) —'),
      place('ST. PETERSBURG, Fla., May 3 (AP) —'),
      place('NEW YORK, USA, May 3 —'),
      place('MOSCOW, USSR, May 3 —'),
      place('МОСКВА, СССР, 3 мая —'),
      place('MONDAY —'),
      place('MAY —'),
    ]).toEqual([
      'London',
      'London',
      'Berlin',
      'Berlin',
      'Paris',
      'Mexico City',
      'Sarajevo, Bosnia',
      'Somewhere in France',
      'St. Petersburg, Fla.',
      'St. Petersburg, Fla.',
      'New York, USA',
      'Moscow, USSR',
      'Москва, СССР',
      undefined,
      undefined,
    ]);
  });

  test('is not seen in a story that only begins like one', () => {
    expect(named('Smith (who was there) - and others -')).toEqual([undefined, undefined]);
    expect(named('On May 14 (a Tuesday) they')).toEqual([undefined, undefined]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessMetadata } from '../../src/core/metadata/guess.ts';
import { detectLanguage } from '../../src/core/metadata/language.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { guesses, story } from './guessed.ts';

describe('a transcript that somebody typed', () => {
  test('is called by the line above what is said, not by what is said first', () => {
    const said =
      '[00:00:04] Interviewer: Could you tell me where you lived then?\n\n' +
      '[00:00:09] Haber: We lived in the old house by the harbour, all of us in two rooms.\n\n' +
      '[00:00:21] Interviewer: And when did you leave?\n\n[00:00:25] Haber: In the spring, on the last ferry.';
    const titleOf = (head: string) => guesses(head + said).title;
    expect([
      titleOf('Interview with Ruth Haber, 12 May 1998\n\n'),
      titleOf('Интервью с Рут Хабер, 12 мая 1998\n\n'),
      titleOf('12 May 1998\n\n'),
      titleOf('Holm, 12 May 1998\n\n'),
      titleOf('Ruth Haber, second tape\n\n'),
      titleOf(''),
      guesses('Interview with Ruth Haber, 12 May 1998\n\n' + said.replace(/\[.*?\] /gu, '')).title,
      guesses('Interview with Ruth Haber, 12 May 1998\n\n' + said.replace(/[[\]]/gu, '')).title,
      guesses(said.replace(/\[(.*?)\] /gu, '$1\n')).title,
      guesses('[12.05.25, 14:03:22] Марта: Паром идёт?\n[12.05.25, 14:03:40] Jón: ja').title,
      guesses('12/05/2025, 14:03 - Марта: Паром идёт?\n12/05/2025, 14:04 - Jón: ja').title,
    ]).toEqual([
      'Interview with Ruth Haber, 12 May 1998 weak',
      'Интервью с Рут Хабер, 12 мая 1998 weak',
      '<untitled>',
      '<untitled>',
      'Ruth Haber, second tape',
      '<untitled>',
      'Interview with Ruth Haber, 12 May 1998 weak',
      'Interview with Ruth Haber, 12 May 1998 weak',
      '<untitled>',
      '<untitled>',
      '<untitled>',
    ]);
  });
});

describe('a byline that begins a text', () => {
  const head = (words: string) => {
    const { title, author } = guesses(`${words}\n\n${story}`);
    return [title, author];
  };

  test('is none of its titles where a heading or a date follows, and both are in doubt', () => {
    expect([
      head('By Ana Kovač\n\nFerry to stop after third poor summer'),
      head('Von Anna Berg\n\nDie Fähre fährt nicht mehr'),
      head('By Ana Kovač\n30 June 2025\n\nFerry to stop'),
      head('BY ANA KOVAČ\n\nFERRY TO STOP'),
    ]).toEqual([
      ['Ferry to stop after third poor summer weak', 'Ana Kovač weak'],
      ['Die Fähre fährt nicht mehr weak', 'Anna Berg weak'],
      ['Ferry to stop weak', 'Ana Kovač weak'],
      ['FERRY TO STOP weak', 'ANA KOVAČ weak'],
    ]);
  });

  test('may be a title where the story follows at once, in doubt', () => {
    expect(head('By Grand Central Station')).toEqual(['By Grand Central Station weak', undefined]);
    expect(head('By the river Vell')).toEqual(['By the river Vell', undefined]);
  });

  test('is sure below a title', () => {
    expect(head('Ferry to stop\n\nBy Ana Kovač')).toEqual(['Ferry to stop', 'Ana Kovač']);
  });
});

describe('a line that says how a story came', () => {
  const head = (words: string) => {
    const { title, author } = guesses(`${words}\n\nPETROGRAD, May 3.—${story}`, 'a/17.txt');
    return [title, author];
  };

  test('is neither title nor author', () => {
    const lead = 'The ferry between the two islands will stop running at the end of the season weak';
    const lines = [
      'Special to The New York Times',
      'SPECIAL TO THE NEW YORK TIMES',
      'Special Cable to The Times',
      'By Special Cable\nCopyright, 1915',
      'By Our Special Correspondent',
      'From a Staff Correspondent',
      'Von unserem Korrespondenten',
      'Par notre envoyé spécial',
      'Dal nostro inviato',
      'От нашего специального корреспондента',
    ];
    for (const line of lines) {
      expect([line, ...head(line)]).toEqual([line, lead, undefined]);
      expect([line, ...head(`Ferry to stop\n\n${line}`)]).toEqual([line, 'Ferry to stop', undefined]);
    }
  });

  test('is no title that only begins like one', () => {
    expect([head('Special to me'), head('Special to the family'), head('By Ana Kovač\n\nFerry to stop')]).toEqual([
      ['Special to me', undefined],
      ['Special to the family', undefined],
      ['Ferry to stop weak', 'Ana Kovač weak'],
    ]);
  });
});

describe('a harvested page', () => {
  test('says its date, title, author, place and agency', () => {
    const text = ` date 2019-05-14 Home News\nMay 14, 2019 / 9:02 AM\n\nFerry to stop after third poor summer\n\nBy Ana de la Cruz\n\nPORT ELLEN, May 14 (AFP) -- ${story}`;
    expect(guesses(text)).toEqual({
      title: 'Ferry to stop after third poor summer',
      date: '2019-05-14T09:02',
      author: 'Ana de la Cruz',
      place: 'Port Ellen',
      outlet: 'AFP',
    });
  });

  test('may have its date jammed before the story: then the lead names it, in doubt', () => {
    expect(guesses(`date 2019-05-14 Hamburg, May 14 (dpa) ${story}\n\n${story}`, 'a/ferry.txt')).toEqual({
      title: 'The ferry between the two islands will stop running at the end of the season weak',
      date: '2019-05-14',
      place: 'Hamburg',
      outlet: 'dpa',
    });
  });

  test('gets its outlet from its address, by the name the page itself uses', () => {
    const head =
      'https://www.islandherald.example/2019/05/14/ferry.html\n\nFerry to stop\n\nFerry to stop\n\nIsland Herald\n\n';
    expect(guesses(`${head}${story}\n\n2019-05-15T08:00+0000\n\nworld\n\nferry\n\nislands`)).toEqual({
      title: 'Ferry to stop',
      date: '2019-05-15T08:00+0000',
      outlet: 'Island Herald',
      url: 'https://www.islandherald.example/2019/05/14/ferry.html',
    });
    expect(guesses(`https://news.example.org/20190514/ferry.html\n\nFerry to stop\n\n${story}`)).toMatchObject({
      date: '2019-05-14',
      outlet: 'news.example.org',
    });
  });

  test('of an aggregator begins with its name', () => {
    expect(guesses(`Island.news\n\nGet it on Google Play\n\nFerry To Stop\n\n${story}`)).toEqual({
      title: 'Ferry To Stop',
      outlet: 'Island.news',
    });
  });
});

/** Greetings, kinds of text, papers and times before a day. */
const unplaced = [
  'Mother, May 3, 1862',
  'Dearest Mother, May 3, 1862',
  'Dear Anna, 5 May 1982',
  'Liebe Mutter, den 5. Mai 1982',
  'Interview, 5 May 1982',
  'Draft, 5 May 1982',
  'Minutes, 5 May 1982',
  'Issue, May 1982',
  'Protokoll, 5. Mai 1982',
  'Tagebuch, 5. Mai 1982',
  'Pressemitteilung, 5. Mai 1982',
  'Bericht, den 5. Mai 1982',
  'Lettre, 5 mai 1982',
  'Décret, 5 mai 1982',
  'Rapport, le 5 mai 1982',
  'Acta, 5 de mayo de 1982',
  'Entrevista, 5 de mayo de 1982',
  'Verbale, 5 maggio 1982',
  'Письмо, 5 мая 1982',
  'Приказ, 5 мая 1982',
  'Дневник, 5 мая 1982',
  'Evening, 5 May 1982',
  'Sunday Evening, 5 May 1982',
  'Midnight, 5 May 1982',
  'Abends, 5. Mai 1982',
  'Heute, den 5. Mai 1982',
  'Weds., 5 May 1982',
  'Pfingsten, 5. Mai 1982',
  'Noël, 25 décembre 1982',
  'Christmas Eve, December 24, 1982',
];

describe('a letter, a poem, a speech', () => {
  test('may have a person or a place nobody lists before its day, in doubt', () => {
    const place = (line: string) => guesses(`${line}\n\n${story}`)['place'];
    expect(
      ['Anna Kovač, 5 May 1982', 'Port Ellen, 5 May 1982', 'Grünberg, den 5. Mai 1982', 'Wien, den 5. Mai 1982'].map(
        place,
      ),
    ).toEqual(['Anna Kovač weak', 'Port Ellen weak', 'Grünberg weak', 'Wien']);
  });

  test('has a paper that everybody knows before its date, in doubt', () => {
    const papers = [
      'Newsweek',
      'Pravda',
      'Reuters',
      'Haaretz',
      'FAZ',
      'DIE ZEIT',
      'Hürriyet',
      'Al-Ahram',
      'Asahi Shimbun',
    ];
    const found = papers.map((paper) => {
      const { outlet, place, date } = guesses(`Ferry to stop\n\n${paper}, 5 May 1982\n\n${story}`);
      return [outlet, place, date];
    });
    expect(found).toEqual(papers.map((paper) => [`${paper} weak`, undefined, '1982-05-05']));
  });

  test('may name the day of the week between place and day, in the language of the text', () => {
    const french =
      'Le bac entre les deux îles s’arrêtera à la fin de la saison, a dit la compagnie lundi, parce que les passagers ne sont pas venus pour le troisième été.';
    const german =
      'Die Fähre zwischen den beiden Inseln fährt am Ende der Saison nicht mehr, sagte die Gesellschaft am Montag, weil die Fahrgäste ausblieben.';
    const head = (line: string, text = story) => {
      const { date, place, title } = guesses(`${line}\n\n${text}`, 'letter 12.txt');
      return [date, place, title];
    };
    expect([
      head('Paris, mardi 3 mai 1921', french),
      head('Paris, ce mardi 3 mai 1921', french),
      head('Paris, le mardi 3 mai 1921', french),
      head('Paris, mardi, 3 mai 1921'),
      head('Vienne, Mardi 3 mai 1921', french),
      head('Berlin, Dienstag, den 3. Mai 1921', german),
      head('London, Tuesday, 3 May 1921'),
      head('LONDON, Tuesday, 3 May 1921'),
      head('London, Tuesday, May 3, 1921'),
      head('Москва, вторник, 3 мая 1921 г.'),
      head('Roma, 3 maggio 1943-XXI'),
    ]).toEqual([
      ['1921-05-03', 'Paris', '<letter 12>'],
      ['1921-05-03', 'Paris', '<letter 12>'],
      ['1921-05-03', 'Paris', '<letter 12>'],
      ['1921-05-03', 'Paris', '<letter 12>'],
      ['1921-05-03', 'Vienne', '<letter 12>'],
      ['1921-05-03', 'Berlin', '<letter 12>'],
      ['1921-05-03', 'London', '<letter 12>'],
      ['1921-05-03', 'London', expect.stringMatching(/^The ferry/u)],
      ['1921-05-03', 'London', '<letter 12>'],
      ['1921-05-03', 'Москва', '<letter 12>'],
      ['1943-05-03', 'Roma', '<letter 12>'],
    ]);
  });

  test('over which place and day stand', () => {
    expect(guesses(`London, 3 March 1854\n\nDear sister,\n\n${story}`, 'letter 12.txt')).toEqual({
      title: '<letter 12>',
      date: '1854-03-03',
      place: 'London',
    });
  });

  test('over which place and day stand in the ways of many languages, with or without a comma', () => {
    const head = (line: string) => {
      const { date, place, title } = guesses(`${line}\n\n${story}`, 'letter 12.txt');
      return [line, date, place, title];
    };
    const read = (line: string, date: string | undefined, place?: string) => [line, date, place, '<letter 12>'];
    const all = [
      read('Wien, den 3. März 1848', '1848-03-03', 'Wien'),
      read('Wien den 3. März 1848', '1848-03-03', 'Wien'),
      read('Wien, am 3. März 1848.', '1848-03-03', 'Wien'),
      read('Grünberg, den 3. März 1848', '1848-03-03', 'Grünberg weak'),
      read('Grünberg den 3. März 1848', '1848-03-03', 'Grünberg weak'),
      read('Linköping den 3 mars 1848', '1848-03-03', 'Linköping weak'),
      read('Paris, le 4 juin 1871', '1871-06-04', 'Paris'),
      read('Paris le 4 juin 1871', '1871-06-04', 'Paris'),
      read('PARIS, le 4 juin 1871', '1871-06-04', 'Paris'),
      read('À Paris, le 4 juin 1871', '1871-06-04', 'Paris'),
      read('Fait à Paris, le 4 juin 1871', '1871-06-04', 'Paris'),
      read('Roma, lì 4 giugno 1871', '1871-06-04', 'Roma'),
      read('Madrid, a 4 de junio de 1871', '1871-06-04', 'Madrid'),
      read('En Madrid a 4 de junio de 1871', '1871-06-04', 'Madrid'),
      read('Lima, 4 de setiembre de 1871', '1871-09-04', 'Lima'),
      read('Kraków, dnia 3 marca 1848 r.', '1848-03-03', 'Kraków'),
      read('Москва, 3 марта 1848 г.', '1848-03-03', 'Москва'),
      read('[Paris, 4 juin 1871]', '1871-06-04', 'Paris'),
      read('Paris — 4 juin 1871', '1871-06-04', 'Paris'),
      read('Boston, Mass., March 3, 1848', '1848-03-03', 'Boston, Mass.'),
      read('London. 3 March 1848', '1848-03-03', 'London'),
      read('الإسكندرية في 7 أيلول 1892', '1892-09-07', 'الإسكندرية'),
      read('الإسكندرية، في ٧ أيلول ١٨٩٢', '1892-09-07', 'الإسكندرية'),
      read('بيروت، ٧ أيلول ١٨٩٢ م', '1892-09-07', 'بيروت'),
      read('دمنهور في 7 أيلول 1892', '1892-09-07', 'دمنهور weak'),
      read('צפת, 30 ביוני 1925', '1925-06-30', 'צפת weak'),
    ];
    expect(all.map(([line]) => head(line!))).toEqual(all);
  });

  test('has a paper’s name before its date where an article or its kind says so, in doubt', () => {
    const head = (line: string) => {
      const { date, place, outlet } = guesses(`Ferry to stop\n\n${line}\n\n${story}`);
      return [line, date, place, outlet];
    };
    const day = '1982-05-04';
    const all = [
      ['The Sun, 4 May 1982', day, undefined, 'The Sun weak'],
      ['The Irish Times, 4 May 1982', day, undefined, 'The Irish Times weak'],
      ['New York Times, May 4, 1982', day, undefined, 'New York Times weak'],
      ['Le Monde, 4 mai 1982', day, undefined, 'Le Monde weak'],
      ['Die Zeit, 4. Mai 1982', day, undefined, 'Die Zeit weak'],
      ['Neue Zürcher Zeitung, 4. Mai 1982', day, undefined, 'Neue Zürcher Zeitung weak'],
      ['El País, 4 de mayo de 1982', day, undefined, 'El País weak'],
      ['Тарванский вестник, 04.05.1982', '1982-05-04 ambiguous-date', undefined, 'Тарванский вестник weak'],
      ['Правда, 4 мая 1982 г.', day, undefined, 'Правда weak'],
      ['الأهرام، 4 مايو 1982', day, undefined, 'الأهرام weak'],
      ['Corriere della Sera, 4 maggio 1982', day, undefined, 'Corriere della Sera weak'],
      ['Gazette de Lausanne, 4 mai 1982', day, undefined, 'Gazette de Lausanne weak'],
      ['Le Puy, 4 mai 1982', day, 'Le Puy weak', undefined],
      ['El Escorial, 4 de mayo de 1982', day, 'El Escorial weak', undefined],
      ['Sun City, 4 May 1982', day, 'Sun City weak', undefined],
      ['The Hague, 4 May 1982', day, 'The Hague', undefined],
      ['La Paz, 4 de mayo de 1982', day, 'La Paz', undefined],
      ['Le Havre, 4 mai 1982', day, 'Le Havre', undefined],
      ['Le Havre, le 4 mai 1982', day, 'Le Havre', undefined],
      ['La Ferté, le 4 mai 1982', day, 'La Ferté weak', undefined],
      ['El Paso, Tex., May 4, 1982', day, 'El Paso, Tex.', undefined],
      ['Los Angeles, May 4, 1982', day, 'Los Angeles', undefined],
      ['Las Vegas, May 4, 1982', day, 'Las Vegas', undefined],
      ['Den Haag, 4 maart 1982', '1982-03-04', 'Den Haag', undefined],
      ['Port Ellen, 4 May 1982', day, 'Port Ellen weak', undefined],
      ['Daily Mail, Tuesday 4 May 1982', day, undefined, 'Daily Mail weak'],
      ['Dear Ana, 4 May 1982', day, undefined, undefined],
    ];
    expect(all.map(([line]) => head(line!))).toEqual(all);
  });

  test('is no place where a day of the week, an act or a sentence stands before the date', () => {
    const place = (line: string) => guesses(`${line}\n\n${story}`)['place'];
    const lines = [
      'Freitag, den 3. März 1848',
      'Freitag den 3. März 1848',
      'Samedi, le 3 juin 1871',
      'Geboren den 3. März 1848',
      'Discours le 4 juin 1871',
      'Rede am 3. März 1848',
      'London on 3 May 1982',
      'London, on 3 May 1982',
      'صدر في 7 أيلول 1892',
      'الجمعة، 7 أيلول 1892',
      'خطاب الرئيس في 7 أيلول 1892',
      'Wien, den 3. März 1848 an der Donau',
      ...unplaced,
    ];
    expect(lines.filter((line) => place(line) !== undefined)).toEqual([]);
  });

  test('with a heading keeps it as its title, without the signs of Markdown', () => {
    expect(guesses(`# The Ferry\n\n${story}`)).toEqual({ title: 'The Ferry' });
    expect(
      guesses(`Der Erlkönig\n\nWer reitet so spät durch Nacht und Wind?\nEs ist der Vater mit seinem Kind;`),
    ).toEqual({
      title: 'Der Erlkönig',
    });
  });

  test('with a heading that ends in a date keeps both', () => {
    expect(guesses(`Message to the Assembly. February 2, 1973\n\nGentlemen:\n\n${story}`)).toEqual({
      title: 'Message to the Assembly. February 2, 1973',
      date: '1973-02-02',
    });
  });

  test('with a heading that ends in a date over a byline is named by it, and the day is in doubt', () => {
    const head = (line: string) => guesses(`${line}\n\nBy John Smith\n\n${story}`, 'a/17.txt');
    const author = 'John Smith';
    expect([
      head('The Battle of Waterloo, 18 June 1815'),
      head('Ferry Disaster, 18 June 1815'),
      head('London, 18 June 1815'),
      head('The Sun, 18 June 1815'),
      head('Published: 18 June 1815'),
      head('Sunday, 18 June 1815'),
    ]).toEqual([
      { title: 'The Battle of Waterloo, 18 June 1815', date: '1815-06-18 weak', author },
      { title: 'Ferry Disaster, 18 June 1815', date: '1815-06-18 weak', author },
      { title: '<17>', date: '1815-06-18', author, place: 'London' },
      { title: '<17>', date: '1815-06-18', author, outlet: 'The Sun weak' },
      { title: '<17>', date: '1815-06-18', author },
      { title: '<17>', date: '1815-06-18', author },
    ]);
  });

  test('with a paper’s name over place and day has it for an outlet, in doubt, and the heading below for a title', () => {
    const paper = (name: string) =>
      guesses(
        `${name}\nBerlin, 22. März 1933\n\nDie Fähre steht still\n\nWashington, 4. März. (WTB) ${story}`,
        'a/17.txt',
      );
    expect(paper('Vossische Zeitung')).toEqual({
      title: 'Die Fähre steht still',
      date: '1933-03-22',
      outlet: 'Vossische Zeitung weak',
      place: 'Berlin',
    });
    expect(paper('Правда')['outlet']).toBe('Правда weak');
    expect(paper('Ein Brief')['title']).toBe('Ein Brief');
    expect(guesses(`Ferry News\n\n3 May 2021\n\n${story}`)['title']).toBe('Ferry News');
    expect(guesses(`Sun Valley, May 3, 1981\n\n${story}`)['outlet']).toBeUndefined();
  });

  test('with a heading over two lines keeps both, in doubt', () => {
    const text = `Ferry to Stop after Third\nPoor Summer, Owner Says\n\n${story}`;
    expect(guesses(text, 'a/17.txt')).toEqual({ title: 'Ferry to Stop after Third Poor Summer, Owner Says weak' });
    expect(guesses(`Ferry to Stop\nBy Ana de la Cruz\n\n${story}`)['title']).toBe('Ferry to Stop');
  });

  test('with a heading on its first line does not join it with the paragraph below', () => {
    const wrapped = 'The ferry between the two islands will stop running at\nthe end of the season, the company said';
    const title = (text: string) => guesses(text, 'a/17.txt')['title'];
    expect([
      title('The Ferry\nThe ferry between the two islands will stop running at the end of the season.\n'),
      title('The Ferry\nThe ferry between the two islands will stop running at the end\n\nof the season.'),
      title('Ferry to stop\nIt will stop.\n'),
      title(`The Ferry\n${wrapped}\non Monday.\n`),
      title(`The Ferry\n\n${wrapped}\non Monday.\n`),
    ]).toEqual(['The Ferry', 'The Ferry', 'Ferry to stop', 'The Ferry', 'The Ferry']);
  });

  test('with a sign of a list before its heading is named without it, in doubt; a list or speech gives no title', () => {
    const title = (text: string) => guesses(text, 'a/list.txt')['title'];
    expect([
      title(`- Ferry to stop\n\n${story}`),
      title(`• Ferry to stop\n\n${story}`),
      title(`— Ferry to stop\n\n${story}`),
      title('- bread\n- milk\n- rope'),
      title('• bread\n\n• milk'),
      title(`— Bonjour, dit-il.\n\n${story}`),
    ]).toEqual(['Ferry to stop weak', 'Ferry to stop weak', 'Ferry to stop weak', '<list>', '<list>', '<list>']);
  });

  test('that begins with a short sentence is named by a file that says more', () => {
    const text = `Thank you. Thank you so much.\n\n${story}`;
    expect(guesses(text, '1998-Clinton.txt')['title']).toBe('<1998-Clinton>');
    expect(guesses(text, '000_12810a.txt')['title']).toBe('Thank you. Thank you so much. weak');
  });

  test('that begins with a salutation or a long paragraph is named by its file', () => {
    expect(guesses(`Fellow citizens:\n\n${story}`, 'x/1865-Lincoln.txt')['title']).toBe('<1865-Lincoln>');
    expect(guesses(story, 'x/the ferry.text')['title']).toBe('<the ferry>');
  });

  test('with a labelled head is taken at its word', () => {
    const head =
      'Title: The Ferry\nAuthor: Ana de la Cruz\nSource: Island Herald\nDate: 14 May 2019\nURL: https://example.org/ferry';
    expect(guesses(`${head}\n\n${story}`)).toEqual({
      title: 'The Ferry',
      author: 'Ana de la Cruz',
      outlet: 'Island Herald',
      date: '2019-05-14',
      url: 'https://example.org/ferry',
    });
  });
});

describe('a mail', () => {
  test('has its subject as its title, in any language, and none of the other lines of its head', () => {
    const mail = (...head: readonly string[]) => {
      const { title, date } = guesses(`${head.join('\n')}\n\n${story}`, 'mails/12.eml.txt');
      return [title, date];
    };
    expect([
      mail(
        'From: Ana Kovač <ana@example.org>',
        'Date: Mon, 30 Jun 2025 09:02:11 +0200',
        'To: all',
        'Subject: Ferry to stop',
      ),
      mail('Subject: Ferry to stop', 'From: Ana Kovač', 'Sent: Monday, June 30, 2025 9:02 AM', 'Cc:', 'To: all'),
      mail('Received: from a.example', '\tby b.example', 'From: Ana Kovač', 'Subject: Ferry to stop', ' in autumn'),
      mail('TO: The council', 'FROM: Ana Kovač', 'DATE: 30 June 2025', 'RE: The ferry'),
      mail('Subject: Ferry to stop'),
      mail('**From:** Ana Kovač', '**Sent:** 30 June 2025', '**Subject:** Ferry to stop'),
      mail(
        'Von: Ana Kovač',
        'Gesendet: Montag, 30. Juni 2025 09:02',
        'An: alle',
        'Betreff: Die Fähre fährt nicht mehr',
      ),
      mail('De : Ana Kovač', 'Envoyé : lundi 30 juin 2025 09:02', 'À : tous', 'Objet : Le bac s’arrête'),
      mail('De: Ana Kovač', 'Enviado el: lunes, 30 de junio de 2025 9:02', 'Para: todos', 'Asunto: El barco se para'),
      mail('От: Ана Ковач', 'Кому: всем', 'Дата: 30 июня 2025 г., 09:02', 'Тема: Паром останавливается'),
      mail('差出人: 山田', '送信日時: 2025年6月30日', '宛先: 全員', '件名: 渡し船が止まる'),
      mail('من: آنا', 'إلى: الجميع', 'التاريخ: 30 يونيو 2025', 'الموضوع: العبارة تتوقف'),
    ]).toEqual([
      ['Ferry to stop', '2025-06-30T09:02:11'],
      ['Ferry to stop', '2025-06-30T09:02'],
      ['Ferry to stop in autumn', undefined],
      ['The ferry', '2025-06-30'],
      ['Ferry to stop', undefined],
      ['Ferry to stop', '2025-06-30'],
      ['Die Fähre fährt nicht mehr', '2025-06-30T09:02'],
      ['Le bac s’arrête', '2025-06-30T09:02'],
      ['El barco se para', '2025-06-30T09:02'],
      ['Паром останавливается', '2025-06-30'],
      ['渡し船が止まる', '2025-06-30'],
      ['العبارة تتوقف', '2025-06-30'],
    ]);
  });

  test('is needed for a subject: a stated title is more, and a speaker is none', () => {
    const title = (words: string) => guesses(words, 'a/17.txt')['title'];
    expect([
      title(`Subject: Politics and government\nTitle: A history of the harbour\n\n${story}`),
      title(`Subject: Politics and government\n\nTitle: A history of the harbour\n\n${story}`),
      title(`Тема: Политика\nЗаголовок: История гавани\n\n${story}`),
      title(`Subject: I was born in the town, and have lived here ever since.\n\n${story}`),
      title(`Subject: I was born in the town\n\nInterviewer: When was that?\n\n${story}`),
      title(`Subject: Ferry to stop\n\nNote: It will stop in autumn.\n\n${story}`),
    ]).toEqual([
      'A history of the harbour',
      'A history of the harbour',
      'История гавани',
      '<17>',
      '<17>',
      'Ferry to stop',
    ]);
  });

  test('without a subject is named by what follows its head, or by its file', () => {
    const title = (words: string) => guesses(words, 'mails/12.txt')['title'];
    expect([
      title(`From: Ana Kovač\nTo: all\n\nFerry to stop\n\n${story}`),
      title(`From: Ana Kovač\nCc:\n\n${story}`),
      title(`Interview 12\nDate: 4 May 2021\nPlace: Oban\nSubject: Female, 34\n\n${story}`),
      title(`From: here to there\n\n${story}`),
    ]).toEqual(['Ferry to stop', '<12>', 'Interview 12', 'From: here to there']);
  });
});

test('long rows of one sign or one word above a text take no time and are no place', () => {
  const rows = [
    '*',
    '_',
    '*_',
    '(',
    '[(',
    '=',
    '—',
    '“',
    'AB ',
    'A, ',
    'Ab-',
    '(a) ',
    'May ',
    '3 ',
    'Date: ',
    'Zeitung',
    '北',
  ];
  const places = rows.map((row) => guesses(`${row.repeat(400)}\n\n${story}`, 'a/17.txt')['place']);
  expect(places).toEqual(rows.map(() => undefined));
});

test('every origin holds the words that were read', () => {
  // Lines of a heading are joined without the marks of direction around them.
  const plain = (words: string) => words.replace(/[\s\u200f]+/gu, ' ').toLowerCase();
  const parts = fc.constantFrom(
    ' date 2019-05-14 ',
    'May 14, 2019',
    '\n',
    '\n\n',
    'By Ana de la Cruz',
    'Ferry to stop',
    'PORT ELLEN, May 14 (AFP) -- ',
    'WASHINGTON — ',
    'SARAJEVO, Bosnia',
    '(서울=연합뉴스) ',
    'Wien den 3. März 1848',
    'The Sun, 5 May 1982',
    'From: Ana Kovač\nSubject: Ferry to stop\n  in autumn\n',
    'Published: 3 March 754',
    '\u200f',
    '\t',
    story,
    'https://example.org/20190514/a.html',
    'Example',
    'Title: Паром',
    'Island.news',
    '03.04.2025',
    '# ',
    'a, b, c, d, e',
    'Примечание',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 14 }), (words) => {
      const text = words.join('');
      const { title, attributes } = guessMetadata(text, 'x.txt', divide(text));
      for (const [id, { value, origin }] of Object.entries({ title, ...attributes })) {
        if (origin.kind !== 'text') continue;
        const found = text.slice(origin.from, origin.to);
        if (id === 'date') expect(found).toMatch(/\d/);
        else expect(plain(found)).toBe(plain(value));
      }
    }),
  );
});

describe('the language', () => {
  test('is told from a few sentences', () => {
    const said = {
      en: story,
      ru: 'Все люди рождаются свободными и равными в своем достоинстве и правах.',
      de: 'Alle Menschen sind frei und gleich an Würde und Rechten geboren.',
      fr: 'Tous les êtres humains naissent libres et égaux en dignité et en droits.',
      ar: 'يولد جميع الناس أحرارا متساوين في الكرامة والحقوق وقد وهبوا عقلا وضميرا',
      zh: '人人生而自由，在尊严和权利上一律平等。',
      ja: 'すべての人間は、生まれながらにして自由である。',
      ko: '모든 인간은 태어날 때부터 자유로우며 동등하다.',
      th: 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน',
      hi: 'सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।',
      el: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι.',
    };
    expect(
      Object.fromEntries(Object.entries(said).map(([language, text]) => [language, detectLanguage(text)])),
    ).toEqual(Object.fromEntries(Object.keys(said).map((language) => [language, language])));
  });

  test('is told from the words, whatever addresses stand among them', () => {
    const said = {
      ko: '모든 인간은 자유롭다. https://example.org/the/long/way/home/again/and/again',
      ja: 'すべての人間は自由である。 the.long.way.home.again@letters.example.org',
    };
    expect(
      Object.fromEntries(Object.entries(said).map(([language, text]) => [language, detectLanguage(text)])),
    ).toEqual({ ko: 'ko', ja: 'ja' });
  });

  test('is not guessed from a few words or from numbers', () => {
    expect(
      ['', 'Kim', '2025-06-30 12 14 15', 'https://example.org/the/long/way/home/again/and/again', 'Ok!'].map(
        detectLanguage,
      ),
    ).toEqual([null, null, null, null, null]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divide } from '../../src/core/passages/divide.ts';
import { sentencesOf } from '../../src/core/text/sentences.ts';

/** The passages of a text without the white space around them; furniture begins with `~ `. */
function passages(text: string): string[] {
  const division = divide(text);
  return [...division.starts].map((start, number) => {
    const words = text.slice(start, division.starts[number + 1] ?? text.length).trim();
    return division.furniture[number] === 1 ? `~ ${words}` : words;
  });
}

const harbour =
  'The harbour froze in the first week of January, and for nineteen days no ship could reach the quay. Bread was handed out at the town hall.';
const strike =
  'On the twentieth day the dockers refused to break the ice without pay, and the mayor, who had counted on them, called the garrison.';

describe('a text is divided', () => {
  test('at blank lines', () => {
    expect(passages(`${harbour}\n\n${strike}\n \t\n\n${harbour.slice(0, 40)}`)).toEqual([
      harbour,
      strike,
      harbour.slice(0, 40),
    ]);
  });

  test('at single newlines where it has no blank lines', () => {
    expect(passages(`${harbour}\n${strike}\n«Зима была долгой», — писал мэр.\n港は凍った。`)).toEqual([
      harbour,
      strike,
      '«Зима была долгой», — писал мэр.',
      '港は凍った。',
    ]);
  });

  test('at single newlines between long captions, though blank lines divide the rest', () => {
    const text = `The long winter\n\nBy a correspondent\n${harbour}\n${strike}\n\nNobody was hurt.`;
    expect(passages(text)).toEqual(['The long winter', 'By a correspondent', harbour, strike, 'Nobody was hurt.']);
  });

  test('but hard-wrapped lines belong together', () => {
    const wrapped = wrap(`${harbour} ${strike}`, 60);
    const second = wrap(`${strike} ${harbour}`, 60);
    expect(wrapped.split('\n').length).toBeGreaterThan(4);
    expect(passages(`${wrapped}\n\n${second}\n`)).toEqual([wrapped, second]);
  });

  test('where wrapped paragraphs follow each other without a blank line, at indented first lines', () => {
    const paragraphs = [harbour, strike, `${harbour} ${strike}`].map((paragraph) => wrap(`    ${paragraph}`, 64));
    expect(passages(paragraphs.join('\n'))).toEqual(paragraphs.map((paragraph) => paragraph.trim()));
  });

  test('not inside a stanza or an address', () => {
    const stanza =
      'Wer reitet so spät durch Nacht und Wind?\nEs ist der Vater mit seinem Kind;\nEr hat den Knaben wohl in dem Arm,';
    const second = 'Mein Sohn, was birgst du so bang dein Gesicht?\nSiehst, Vater, du den Erlkönig nicht?';
    expect(passages(`${stanza}\n\n${second}`)).toEqual([stanza, second]);
  });

  test('at every item of a list, in any script', () => {
    const lists = [
      'Demands:\n• more bread\n• less work',
      'Demands:\n - more bread\n - less work',
      'Требования:\n1. больше хлеба\n2. меньше работы',
      'Forderungen:\na) mehr Brot\nb) weniger Arbeit',
      '要求：\n一、面包\n二、工作',
      'المطالب:\n١- الخبز\n٢- العمل',
      'माँगें:\n१. रोटी\n२. काम',
    ];
    for (const list of lists) {
      expect(passages(`${harbour}\n\n${list}\n\n${strike}`)).toEqual([
        harbour,
        ...list.split('\n').map((line) => line.trim()),
        strike,
      ]);
    }
  });

  test('not at a year or a dash that a wrapped line begins with by chance', () => {
    const text =
      'The two towns had been at odds over the fishing rights since\n1911. the council of the smaller one, which had never accepted\n- or said that it had never accepted - the ruling of the court,\nsent its boats out again as soon as the ice had gone away and\nthe nets were mended, and nobody in the larger one was amused.';
    expect(passages(text)).toHaveLength(1);
  });

  describe('though few lines are wrapped, or only some paragraphs', () => {
    const prose = [
      wrap(`${harbour} ${strike}`, 72),
      wrap(strike, 100),
      wrap(strike, 48),
      wrap(
        'Der Hafen fror in der ersten Woche des Januars zu, und neunzehn Tage lang erreichte kein Schiff den Kai der Stadt.',
        66,
      ),
      wrap(
        'В первую неделю января гавань замёрзла, и девятнадцать дней ни один корабль не мог подойти к причалу. Хлеб раздавали в ратуше.',
        60,
      ),
      wrap(
        'THE HARBOUR FROZE IN THE FIRST WEEK, AND FOR NINETEEN DAYS NO SHIP COULD REACH THE QUAY. BREAD WAS HANDED OUT AT THE HALL.',
        60,
      ),
      wrap(
        'تجمد الميناء في الأسبوع الأول من شهر يناير، ولم تتمكن أي سفينة من الوصول إلى الرصيف طوال تسعة عشر يوما. وزع الخبز في دار البلدية على الناس.',
        60,
      ),
      wrap(
        'הנמל קפא בשבוע הראשון של ינואר, ובמשך תשעה עשר ימים לא יכלה אף אונייה להגיע אל הרציף. הלחם חולק בבניין העירייה.',
        60,
      ),
      '一月的第一个星期港口结冰，十九天里没有一艘船能靠近码头。面包在\n市政厅分发，第二十天码头工人拒绝无偿破冰，而一直指望着他们的市\n长叫来了驻军。',
    ];

    test('a paragraph is one passage, alone or among lines', () => {
      for (const paragraph of prose) {
        expect(paragraph).toContain('\n');
        expect(passages(paragraph)).toEqual([paragraph]);
        expect(passages(`Anna Schmidt\nBy hand\n${paragraph}\n${harbour}`)).toContain(paragraph);
      }
    });

    test('no passage ends in the middle of a sentence, wherever the lines end', () => {
      const sentences = fc.constantFrom(...prose.slice(0, 5).map((paragraph) => paragraph.replaceAll('\n', ' ')));
      fc.assert(
        fc.property(
          fc.array(sentences, { minLength: 1, maxLength: 3 }),
          fc.integer({ min: 45, max: 110 }),
          (all, width) => {
            for (const passage of passages(wrap(all.join(' '), width))) expect(passage).toMatch(/[.]$/u);
          },
        ),
      );
    });

    test('a sentence that a program broke far out goes on', () => {
      const [first, second] = [
        `${harbour} ${strike.slice(0, -1)}, as the papers of the day`,
        'said, without a word to the council.',
      ];
      expect(passages(`${harbour}\n${first}\n${second}\n${strike}`)).toEqual([harbour, `${first}\n${second}`, strike]);
    });

    test('an item by chance is no item', () => {
      const text =
        'The two towns had been at odds over the fishing rights since\n1911. the smaller one, which had never accepted the ruling of\n- or said so - the court, sent its boats out again.';
      expect(passages(text)).toEqual([text]);
    });
  });

  test('at the lines of verse, lists, tables, addresses, turns and headings that have no blank lines', () => {
    const meant = [
      'Wer reitet so spät durch Nacht und Wind?\nEs ist der Vater mit seinem Kind;\nEr hat den Knaben wohl in dem Arm,\nEr faßt ihn sicher, er hält ihn warm.',
      'Shall I compare thee to a summer day\nThou art more lovely and more temperate\nRough winds do shake the darling buds of May\nAnd summer lease hath all too short a date',
      'so much depends upon\na red wheel barrow\nglazed with rain water\nbeside the white chickens',
      'so much depends upon the way the river bends here\nand how the willows lean to touch the silver water\nwhile evening gathers every shadow from the meadow\nuntil the last of all the light has left the valley',
      'i have gone out along the shore to look for you again\nwhere every wave is like a hand that opens on the sand\nand nothing in the empty sky remembers how you came\nor why the gulls were silent when you walked upon the land',
      'two hundred grams of butter at room temperature\nhalf a cup of sugar, brown or white as preferred\nthree eggs from the farm, the fresher the better\none lemon with its peel grated into small pieces',
      'two hundred grams of butter at room temperature\nhalf a cup of sugar, brown or white as preferred\nthree eggs from the farm, the fresher the better\none lemon with its peel grated into small pieces\nsome salt, a spoon of honey and a little cardamom\nflour as needed, a pound or somewhat more of that',
      'von Hohenlohe, Chlodwig, Reichskanzler, Schillingsfürst\nvon Bülow, Bernhard, Staatssekretär, Klein Flottbek\nvon Caprivi, Leo, General der Infanterie, Skyren',
      'Ministry of Foreign Affairs and International Trade\nof the Republic of Somewhere, Department for Archives\n12 Long Street, Building Number Four, Second Floor\ncare of the Secretary General',
      'Minister says that budget talks will go on for weeks\nwhile opposition parties threaten to leave the room',
      '春眠不觉晓\n处处闻啼鸟\n夜来风雨声\n花落知多少',
      'قفا نبك من ذكرى حبيب ومنزل\nبسقط اللوى بين الدخول فحومل\nفتوضح فالمقراة لم يعف رسمها\nلما نسجتها من جنوب وشمأل',
      'Anna Schmidt\nPeter Müller\nMaria Huber\nJosef Maier',
      'Mrs Ana de la Cruz\n12 Harbour Street\nPort Ellen PA42 7DB\nUnited Kingdom',
      'Port\tShips\tDays\nOban\t12\t19\nIslay\t4\t7',
      'Port ellen harbour office, annual     12 ships arrived\nislay harbour office, half a year     14 ships arrived',
      'INTERVIEWER: And when did you hear of it, the closing of the\nDOCKER: on the Monday, I think, or it may have been Tuesday,\nINTERVIEWER: who told you?',
      '[00:12] and then we walked along the quay to the very end of\n[00:17] the pier, where the boats of the company used to lie\n[00:23] in the winter',
      '[٠٠:١٢] ثم مشينا على طول الرصيف حتى نهاية اللسان، حيث كانت\n[٠٠:١٧] قوارب الشركة ترسو في الشتاء، ولم يكن هناك أحد غيرنا في\n[٠٠:٢٣] تلك الليلة، كما قلت.',
    ];
    for (const text of meant) expect(passages(text)).toEqual(text.split('\n'));
  });

  describe('at every answer, message or verse that has a line of its own', () => {
    const words =
      'i think we should have more schools and better roads in our village because people are poor the government does not listen to us they only come before elections and then nothing happens water is a big problem here'.split(
        ' ',
      );
    let chance = 3;
    const upTo = (count: number): number => {
      chance = (Math.imul(chance, 1_103_515_245) + 12_345) >>> 0;
      return (chance >>> 8) % count;
    };
    const answers = (fewest: number, most: number): string[] =>
      Array.from({ length: 200 }, () =>
        Array.from({ length: fewest + upTo(most - fewest) }, () => words[upTo(words.length)]).join(' '),
      );
    const capital = (line: string): string => `${line[0]!.toUpperCase()}${line.slice(1)}`;

    test.each([
      [8, 14],
      [8, 20],
      [5, 25],
    ])('of %i to %i words, with capitals or full stops or without', (fewest, most) => {
      const small = answers(fewest, most);
      const kinds = [
        small,
        small.map((line, at) => (at % 2 === 0 ? line : capital(line))),
        small.map((line) => `${line}.`),
        small.map((line) => `${capital(line)}.`),
      ];
      for (const lines of kinds) expect(passages(`${lines.join('\n')}\n`)).toEqual(lines);
    });

    test('also in a script without case', () => {
      const signs = [...'我们希望村里有更多学校和更好的道路因为大家很穷政府从不听取意见'];
      const lines = Array.from({ length: 200 }, () =>
        Array.from({ length: 22 + upTo(30) }, (_, at) => (at === 11 ? '，' : signs[upTo(signs.length)])).join(''),
      );
      expect(passages(lines.join('\n'))).toEqual(lines);
    });

    test('where only some of them have full stops, nearly always', () => {
      const lines = answers(8, 20).map((line) => (upTo(2) === 0 ? `${line}.` : line));
      expect(passages(lines.join('\n')).length).toBeGreaterThan(190);
    });
  });

  test('into one passage if it is white space only, and into none if it is empty', () => {
    expect([...divide(' \n\n ').starts]).toEqual([0]);
    expect([...divide('').starts]).toEqual([]);
  });
});

describe('a long passage is cut', () => {
  test('at sentence ends, into pieces of about the same length', () => {
    const text = `${harbour} ${strike} `.repeat(8).trim();
    const pieces = passages(text);
    expect(pieces.length).toBe(Math.ceil(text.length / 1200));
    for (const piece of pieces) expect(piece).toMatch(/^(?:The harbour|On the|Bread).*\.$/su);
  });

  test('not after "Mr." or an initial', () => {
    const text =
      'And so Mr. J. Smith of St. Ives went on and on about the weather, the boats, the price of herring, and'.repeat(
        3,
      );
    expect(sentencesOf(`${text}. Then he left.`, { from: 0, to: text.length + 15 })).toHaveLength(2);
  });

  test('between words where no sentence ends, and between graphemes where no word does', () => {
    const words = 'word after word without any end '.repeat(1500);
    const family = '👨‍👩‍👧‍👦';
    for (const text of [words, family.repeat(600), 'é'.normalize('NFD').repeat(3000), 'ا'.repeat(48_000)]) {
      const division = divide(text);
      expect(Math.max(...lengths(division.starts, text.length))).toBeLessThanOrEqual(1200);
      expectWholeGraphemes(text, division.starts);
    }
    expect(passages(words).every((piece) => /^\w+ .* \w+$/su.test(piece))).toBe(true);
  });
});

describe('whatever the text', () => {
  const pieces = fc.constantFrom(
    'Однажды в студёную зимнюю пору',
    'я из лесу вышел; был сильный мороз.',
    'كان يا ما كان، في قديم الزمان.',
    '港は凍った。',
    '冬天很长。',
    'एक समय की बात है।',
    'กาลครั้งหนึ่งนานมาแล้ว',
    'e\u0301',
    '👩🏽‍🚀',
    '🇫🇷',
    '\n',
    '\n\n',
    ' ',
    '\t',
    '• ',
    '1. ',
    '\u2028',
    '\r',
    '\0',
    'Mr. ',
    'a'.repeat(700),
    'word '.repeat(260),
    '\ud800',
    '\u0301',
    'https://example.org/a',
    'one, two, three, four, five',
  );
  const text = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

  test('every character belongs to exactly one passage', () => {
    fc.assert(
      fc.property(text, (text) => {
        const { starts, furniture } = divide(text);
        expect(furniture.length).toBe(starts.length);
        expect(starts[0]).toBe(text === '' ? undefined : 0);
        for (let at = 1; at < starts.length; at++) expect(starts[at]!).toBeGreaterThan(starts[at - 1]!);
        if (starts.length > 0) expect(starts[starts.length - 1]!).toBeLessThan(text.length);
      }),
    );
  });

  test('no passage begins inside a grapheme cluster, and dividing twice gives the same', () => {
    fc.assert(
      fc.property(text, (text) => {
        const division = divide(text);
        expectWholeGraphemes(text, division.starts);
        expect(divide(text)).toEqual(division);
      }),
    );
  });

  test('sentences lie in order inside their range, and lose nothing but white space and signs without words', () => {
    fc.assert(
      fc.property(text, (text) => {
        const sentences = sentencesOf(text, { from: 0, to: text.length });
        if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)) {
          expect(sentences).toEqual([]);
          return;
        }
        const rest = sentences.reduceRight((all, { from, to }) => all.slice(0, from) + all.slice(to), text);
        expect(rest.replace(/[\s\0-\x20\x7f\u0085\u200b\ufeff]/gu, '')).toBe('');
        sentences.forEach(({ from, to }, at) => expect(from >= (sentences[at - 1]?.to ?? 0) && to > from).toBe(true));
      }),
    );
  });
});

describe('sentences', () => {
  test('are found in any script', () => {
    const many = ['Мэр молчал.', '市长沉默了。', 'क्या हुआ?', 'सब चुप थे।', 'ماذا حدث؟', 'Nobody spoke.'];
    const joined = many.join(' ');
    expect(sentencesOf(joined, { from: 0, to: joined.length }).map(({ from, to }) => joined.slice(from, to))).toEqual(
      many,
    );
  });

  test('keep the emoji behind them; one that begins a line stays with it, and signs of text open what they stand before', () => {
    const said = (text: string) =>
      sentencesOf(text, { from: 0, to: text.length }).map(({ from, to }) => text.slice(from, to));
    expect(said('Are you coming? 🙂 I hope so. 👍🏽👍 Да! 👨‍👩‍👧 Нет. ❤️ はい。😀 いいえ。')).toEqual([
      'Are you coming? 🙂',
      'I hope so. 👍🏽👍',
      'Да! 👨‍👩‍👧',
      'Нет. ❤️',
      'はい。😀',
      'いいえ。',
    ]);
    expect(said('All good.\n✅ One ferry.\n✅ Two boats.')).toEqual(['All good.', '✅ One ferry.', '✅ Two boats.']);
    expect(said('He left. 🇫🇷 France won. © Anna Lind.')).toEqual(['He left. 🇫🇷', 'France won.', '© Anna Lind.']);
  });

  test('run on over the end of a wrapped line, and end at the question mark of Greek', () => {
    const said = (text: string, language: string) =>
      sentencesOf(text, { from: 0, to: text.length }, language).map(({ from, to }) => text.slice(from, to));
    expect(said('  «Мы устали. Мы\nголодны!» — сказали они.\nМэр молчал.  ', 'ru')).toEqual([
      '«Мы устали.',
      'Мы\nголодны!» — сказали они.',
      'Мэр молчал.',
    ]);
    expect(said('Τι έγινε; Κανείς δεν μίλησε.', 'el-GR')).toEqual(['Τι έγινε;', 'Κανείς δεν μίλησε.']);
  });
});

describe('a full stop', () => {
  const sentences = (language: string | null, text: string) =>
    sentencesOf(text, { from: 0, to: text.length }, language).map(({ from, to }) => text.slice(from, to));

  // A bar stands where a sentence ends.
  test.each([
    ['de', 'Am 4. Juli fuhr die Delegation nach Wien. | Sie blieb bis zum 12. Mai.'],
    ['de', 'Vom 3. bis 5. Oktober tagte der 2. Senat im 19. Bezirk. | Das Urteil folgte am 6. November 2025.'],
    ['de', 'Er kam am 4. | Danach ging er.'],
    ['de', 'Die Zahl stieg auf 12. | Experten warnten.'],
    ['de-AT', 'Viele Waren, z. B. Getreide, u. a. Weizen, d. h. Brot, fehlten. | Der Preis stieg um 3 Mio. Euro.'],
    ['de', 'Laut Art. 5 Abs. 2 ist das verboten, vgl. Nr. 7. | Das Gericht prüft es.'],
    [null, 'Die Konferenz begann am 4. Juli in Wien. | Niemand fehlte.'],
    ['lb', 'Den 9. Mee war de Premier zu Stroossbuerg. | Hie schwätzt vill.'],
    ['ru', 'В апреле 1917 г. Ленин вернулся в Петроград. | Его встречали на вокзале.'],
    ['ru', 'Завод закрыли в 2010 г. | В городе начались протесты.'],
    ['ru', 'Он привёз муку, соль и т. д. | Потом уехал, т. е. Москва его не ждала.'],
    ['ru', 'Об этом сообщил проф. И. П. Павлов на ул. Ленина. | Ему ответил ген. Петров.'],
    ['es', 'El presidente de EE. UU. Joe Biden llegó el lunes. | El Sr. D. Juan Pérez lo recibió, según la pág. 4.'],
    ['es', 'Viajó a EE. UU. | El lunes volvió.'],
    ['pt', 'O Sr. Silva chegou à Av. Paulista às 9. | O Exmo. Juiz assinou o art. 5 da lei.'],
    ['fr', 'M. Dupont et Mme. Durand ont signé. | Le traité date de 52 av. J.-C. | Il fut perdu.'],
    ['en', 'He moved to the U.S. | The senator followed at 9 a.m. Monday with Mr. J. Smith of Acme Inc. London.'],
    ['en', 'He scored 4. | May was not amused. | I am 12. | Tom is 14.'],
    ['en', 'No. | He never said so. | See No. 4 of the series.'],
    ['en', 'They read letters, books, etc. | The rest was lost.'],
    ['en', 'The crew was short of vitamin C. | The doctors knew. | She got an A. | Her brother did not.'],
    ['en', 'Many fell in World War I. | In the early years few spoke of it. | So do I. | But not now.'],
    ['en', 'A. The first point. | He met J. Smith, M. Le Pen and S. Das.'],
    [
      'en',
      'The shelling began at 5 p.m. | Rebels fled. | It ended at 6 p.m. Moscow time, or 4 p.m. EST. | Nobody fell.',
    ],
    ['en', 'At 5 p.m. President Bush spoke. | The vote is at 9 a.m. Monday.'],
    ['ru', 'Он купил рис. | Потом нашли ген. | Потом ушли. | Это видно на рис. 5.'],
    ['ru', 'На площади было 200 чел. | Полиция уехала. | Он заплатил 5 руб. 20 коп. | Кассир молчал, см. Приложение.'],
    ['ru', 'В апреле 1917 г. В. И. Ленин вернулся. | Мы помогли им. | Потом открыли завод им. В. И. Ленина.'],
    ['de', 'Es waren zwischen 5 und 10. | Polizisten kamen. | Am 5. und 6. Verhandlungstag schwieg er.'],
    ['de', 'Sie begegneten Karl V. Soldaten folgten ihm.'],
  ])('ends a sentence or not (%s): %s', (language, marked) => {
    expect(sentences(language, marked.replaceAll(' | ', ' '))).toEqual(marked.split(' | '));
  });
});

describe('a closing mark behind a blank', () => {
  const sentences = (text: string) =>
    sentencesOf(text, { from: 0, to: text.length }).map(({ from, to }) => text.slice(from, to));

  test.each([
    ['a blank', ' '],
    ['a blank that does not break', '\u00a0'],
    ['a thin blank that does not break', '\u202f'],
    ['the end of a wrapped line', '\n'],
  ])('belongs to the sentence before, behind %s', (_, blank) => {
    const first = `«${blank}Il n'y a pas de travail${blank}», répète le contremaître, «${blank}et il n'y en aura pas.${blank}»`;
    expect(sentences(`${first} Les hommes partent. «${blank}Où${blank}?${blank}» Personne ne répond.`)).toEqual([
      first,
      'Les hommes partent.',
      `«${blank}Où${blank}?${blank}»`,
      'Personne ne répond.',
    ]);
    expect(sentences(first)).toEqual([first]);
  });

  test('is told from one that opens, in every convention', () => {
    const each = [
      ['Il se tut. ', '« Demain. » ', '« Toujours demain ! » ', 'Elle rit.'],
      ['«Мы устали.» ', 'Мэр молчал. ', '«Уходите!» ', 'Никто не ушёл.'],
      ['»Es ist kalt.« ', '»Sehr kalt.« ', 'Niemand ging.'],
      ['»Es ist kalt. « ', 'Niemand ging.'],
      ['Er kam. ', '„ Es ist kalt. “ ', '„Sehr kalt.“ ', 'Niemand ging.'],
      ['“ It is cold. ” ', '“ Very cold! ” ', '“Then go.” ', 'Nobody went.'],
      ['He came. ', '" It is cold. " ', '" Very cold. " ', 'Nobody went.'],
      ['(Nobody went. ) ', 'It was cold.'],
    ];
    expect(each.map((one) => sentences(one.join('')))).toEqual(each.map((one) => one.map((said) => said.trim())));
  });

  test('of a town before the day of a dateline ends no sentence, that of a heading does', () => {
    const whole = [
      'VELL. June 6 (VNA) -- The harbour pact was signed on Sunday.',
      'NORTH VELL. September 30, 2031 (VNA) -- The harbour pact was signed.',
      'VELL. 6 juin (VNA) - Le pacte du port a été signé dimanche.',
      'ВЕЛЛ. 6 июня /ВНА/ Договор о гавани подписали в воскресенье.',
    ];
    expect(whole.map((one) => sentences(one))).toEqual(whole.map((one) => [one]));
    expect(sentences('STOP. June 6 was a Sunday.')).toEqual(['STOP.', 'June 6 was a Sunday.']);
    expect(sentences('We went to VELL. June 6 (a Sunday) was fair.')).toHaveLength(2);
  });

  test('ends no sentence that goes on behind it', () => {
    const each = ['« Quoi ? », dit-il.', 'Il cria « Partez ! », puis « Restez ! ».'];
    expect(each.map((one) => sentences(one))).toEqual(each.map((one) => [one]));
  });

  test('is no sentence of its own, nor is any row of signs', () => {
    expect(sentences('Nobody spoke. … ! Then the mayor rose. * * *')).toEqual([
      'Nobody spoke. … !',
      'Then the mayor rose. * * *',
    ]);
    expect(sentences('* * *')).toEqual([]);
    expect(sentences('❄️ ?! The harbour froze.')).toEqual(['❄️ ?!', 'The harbour froze.']);
    expect(sentences('?! The harbour froze. 1917. 👩🏽‍🚀')).toEqual(['?! The harbour froze.', '1917. 👩🏽‍🚀']);
  });

  test('stays with its sentence where a long text is looked at in pieces', () => {
    const text = '« Le port est gelé. » '.repeat(1000);
    expect(new Set(sentences(text))).toEqual(new Set(['« Le port est gelé. »']));
  });
});

test('ten megabytes are divided as their parts are', () => {
  const text = `${harbour}\n${strike}\n\n${`${harbour} ${strike} `.repeat(12)}\n\n`.repeat(2700).slice(0, 10_000_000);
  const part = text.slice(0, text.indexOf('\n\n', 1_000_000) + 2);
  expect([...divide(text).starts].filter((start) => start < part.length)).toEqual([...divide(part).starts]);
});

function lengths(starts: Uint32Array, length: number): number[] {
  return [...starts].map((start, at) => (starts[at + 1] ?? length) - start);
}

function expectWholeGraphemes(text: string, starts: Uint32Array): void {
  const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text);
  expect([...starts].filter((start) => clusters.containing(start)!.index !== start)).toEqual([]);
}

function wrap(text: string, width: number): string {
  return text.replace(new RegExp(`(?=.{${width + 1}})(.{1,${width}}) +`, 'gu'), '$1\n');
}

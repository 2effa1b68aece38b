import { describe, expect, test } from 'vitest';
import { chainFrom, shownAsDecided, shownSpeaker, wayTo } from '../../src/core/compare/quotations/quotation-look.ts';
import { markedIn } from '../../src/core/compare/quotations/quotation-marks.ts';
import { quotationParts } from '../../src/core/compare/quotations/quotation-parts.ts';
import type { Quotation } from '../../src/core/compare/quotations/quotation-shapes.ts';
import { quotationsIn } from '../../src/core/compare/quotations/quotations.ts';
import { decidedNames } from '../../src/core/model/name-rulings.ts';
import { divide } from '../../src/core/passages/divide.ts';
import { chance, source } from './accounts.ts';
import { foundIn, measure } from './said.ts';
import { generated } from './said-generated.ts';
import { english, others } from './said-prose.ts';

/** What stands between marks. */
function marked(text: string): readonly string[] {
  return markedIn(text, divide(text).starts).map(({ from, to }) => text.slice(from, to));
}

/** Each quotation as `speaker verb: words`, with `?` behind a speaker who is inferred and the name a pronoun stands for. */
function told(text: string, language: string | null = 'en'): readonly string[] {
  const words = (one: { readonly from: number; readonly to: number } | null) =>
    one ? text.slice(one.from, one.to) : '';
  return foundIn(text, language).map(({ speaker, verb, content }) => {
    const named = speaker?.named ? `=${words(speaker.named)}` : '';
    const who = speaker ? `${words(speaker)}${named}${speaker.inferred ? '?' : ''}` : 'nobody';
    return `${who} ${words(verb)}: ${content.map(words).join(' … ')}`;
  });
}

function chains(text: string): readonly string[] {
  return foundIn(text).map(({ chain }: Quotation) => chain.map(({ from, to }) => text.slice(from, to)).join(' › '));
}

describe('what stands between quotation marks', () => {
  test.each([
    ['She said “the harbour is closed” and left.', ['the harbour is closed']],
    ['Sie sagte „der Hafen ist zu“ und ging.', ['der Hafen ist zu']],
    ['Sie sagte »der Hafen ist zu« und ging.', ['der Hafen ist zu']],
    ['Elle a dit « le port est fermé » et est partie.', ['le port est fermé']],
    ['Она сказала: «Порт закрыт», и ушла.', ['Порт закрыт']],
    ['Hon sade ”hamnen är stängd” och gick.', ['hamnen är stängd']],
    ['She said "the harbour is closed" and left.', ['the harbour is closed']],
    ["She said ''the harbour is closed'' and left.", ['the harbour is closed']],
    ['She said ‘the harbour is closed,’ and left.', ['the harbour is closed,']],
    ["The fishermen's union said 'we will not sail today.' Nobody's boat left.", ['we will not sail today.']],
    ['彼女は「港は閉まっている」と言った。', ['港は閉まっている']],
    ['他说：“港口已经关闭。”', ['港口已经关闭。']],
  ])('is found in every style: %s', (text, expected) => {
    expect(marked(text)).toEqual(expected);
  });

  test('is one with what stands between marks inside of it', () => {
    expect(marked('“He told me ‘stay here, boy’ and left,” she said.')).toEqual([
      'He told me ‘stay here, boy’ and left,',
    ]);
  });

  test('goes on in the next paragraph if that opens anew, and is none if it is left open', () => {
    const text = '“The water came at night.\n\n“Nobody had warned us,” she said.';
    expect(told(text)).toEqual(['she? said: The water came at night. … Nobody had warned us,']);
    expect(marked('“The water came at night.\n\nNobody had warned us.')).toEqual([]);
  });

  test.each([
    'The boys’ boats and the girls’ nets were lost in ’98.',
    "It's the fishermen's harbour, and the '90s are over.",
    'A board of 5" by 7" was nailed to the door.',
  ])('is nothing where apostrophes and inches stand: %s', (text) => {
    expect(marked(text)).toEqual([]);
  });

  test('ends for a text full of marks that are left open', () => {
    expect(marked('“ ‘ « " '.repeat(20_000)).every((words) => words.length < 3000)).toBe(true);
  });
});

describe('who says it', () => {
  test('is found in English news, and rather not at all than wrongly', () => {
    const { found, right, all, content, wrong, missed } = measure(english, 'en');
    expect({ wrong, missed }).toEqual({ wrong: [], missed: [] });
    expect([right / found, right / all, right / content]).toEqual([1, 1, 1]);
  });

  test.each(Object.keys(others))('is found in news in %s', (language) => {
    const { wrong, missed } = measure(others[language]!, language);
    expect({ wrong, missed }).toEqual({ wrong: [], missed: [] });
  });

  test('is found in a text whose language nobody told', () => {
    const said =
      'The ministers met on Sunday and spoke of the harbour, and of the boats. “We will open it,” said Ada Brandt.';
    expect(told(said, null)).toEqual(['Ada Brandt said: We will open it,']);
    const russian =
      'Министры встретились в воскресенье и говорили о порте и о том, что не готово. «Мы его откроем», — сказала Ада Брандт.';
    expect(told(russian, null)).toEqual(['Ада Брандт сказала: Мы его откроем']);
  });

  test.each(['en', 'ru', 'de', 'fr', 'es', 'pt'])('is right in generated accounts in %s', (language) => {
    const { found, right, all, content, wrong, missed } = measure(generated(chance(7), language, 400), language);
    const figures = { precision: right / found, recall: right / all, speaker: right / content };
    const some = { wrong: wrong.slice(0, 5), missed: missed.slice(0, 5) };
    expect(figures.precision, JSON.stringify(some)).toBeGreaterThanOrEqual(0.95);
    expect(figures.recall, JSON.stringify(some)).toBeGreaterThanOrEqual(0.9);
    expect(figures.speaker, JSON.stringify(some)).toBeGreaterThanOrEqual(0.97);
  });

  test('is inferred for a pronoun: the person named last, not a ministry', () => {
    const text =
      'Finance Minister Ada Brandt met the fishermen on Monday. The ministry said the talks were short. “We will open it,” she said.';
    expect(told(text)).toEqual([
      'The ministry said: the talks were short',
      'she=Finance Minister Ada Brandt? said: We will open it,',
    ]);
  });

  test.each([
    ['In turn, Tom Ray expressed confidence in the plan. “It is a good one,” he said.', 'Tom Ray'],
    ['Later Tom Ray expressed confidence in the plan. “It is a good one,” he said.', 'Tom Ray'],
    ['On Tuesday in Vell, Tom Ray walked along the quay. “It is a good one,” he said.', 'Tom Ray'],
    ['They parted after an hour. “It is a good one,” she said.', 'Minister Ann Lee'],
    ['The boats lay in the United Kingdom. “It is a good one,” she said.', 'Minister Ann Lee'],
    ['The Vell Province is poor. In September, Vell was rebuilt. “It is a good one,” she said.', 'Minister Ann Lee'],
    ['The Federal Republic of Osterland was poor. “It is a good one,” she said.', 'Minister Ann Lee'],
    ['Tom Ray will resign, she said. “It is a good plan,” she added.', 'Minister Ann Lee'],
  ])('is for a pronoun the subject of the sentence before, behind an opening, too: %s', (then, named) => {
    const text = `Minister Ann Lee met Governor Tom Ray on Monday. ${then}`;
    const { speaker } = foundIn(text).at(-1)!;
    expect(text.slice(speaker!.named!.from, speaker!.named!.to)).toBe(named);
  });

  test.each([
    ['en', 'Minister Ann Lee opened the talks. The plan was praised by Tom Ray. “It is a good one,” he said.'],
    ['en', 'Minister Ann Lee opened the talks. The captain praised the plan. “It is a good one,” he said.'],
    ['en', 'Minister Ann Lee opened the talks. “We wait,” said the captain. “It is a good plan,” he added on Friday.'],
    [
      'en',
      'Minister Ann Lee opened the talks. After a word with Tom Ray the boats left, and he said the plan was good.',
    ],
    ['en', 'Minister Ann Lee opened the talks. Her deputy, Tom Ray, praised them. “It is a good plan,” he said.'],
    ['en', 'Minister Ann Lee opened the talks. Her lawyer praised the plan. “It is a good one,” he said.'],
    ['ru', 'Министр Анна Ли открыла встречу. Уверенность выразил Том Рэй. «Это очень хороший план», — сказал он.'],
    ['ru', 'Министр Анна Ли открыла встречу. Капитан поддержал план. «Это очень хороший план», — сказал он.'],
    [
      'de',
      'Ministerin Anna Lee eröffnete die Gespräche. Zuversicht äußerte Tom Ray. „Das ist ein guter Plan“, sagte er.',
    ],
    [
      'fr',
      'Anna Lee a ouvert les discussions. Le plan a été salué par Tom Ray. « C’est un très bon plan », a-t-il dit.',
    ],
    ['es', 'Ana Lee abrió las conversaciones. El plan fue elogiado por Tom Ray. «Es un plan muy bueno», dijo él.'],
    ['pt', 'Ana Lee abriu as conversas. O plano foi elogiado por Tom Ray. «É um plano muito bom», disse ele.'],
  ])('is nobody for a pronoun if somebody else was spoken of since, in %s: %s', (language, text) => {
    const { speaker } = foundIn(text, language).at(-1)!;
    expect(speaker).toMatchObject({ named: null, inferred: true });
  });

  test.each([
    ['pt', 'A capitã Ana Ribeiro disse que o porto fechou. “Ninguém nos avisou a tempo”, explicou.'],
    ['es', 'La capitana Ana Robles dijo que el puerto cerró. «Nadie nos avisó a tiempo», explicó.'],
  ])('is inferred where a verb has no subject, in %s', (language, text) => {
    const { speaker } = quotationsIn(source('one', text, 1, language)).at(-1)!;
    expect([speaker!.inferred, /Ana Rib|Ana Rob/u.test(text.slice(speaker!.from, speaker!.to))]).toEqual([true, true]);
  });

  test('goes on in a next quotation that stands by itself', () => {
    const text =
      '“We will open it,” said Ada Brandt. “The boats can sail on Friday.”\n\nThe harbour is old.\n\n“It was built by our fathers.”';
    expect(told(text)).toEqual([
      'Ada Brandt said: We will open it,',
      'Ada Brandt? : The boats can sail on Friday.',
      'nobody : It was built by our fathers.',
    ]);
  });

  test.each([
    ['en', 'The captain, Jonas Lind, told reporters that “the decision to stay was our call”.', 'Jonas Lind'],
    ['en', 'The captain, Jonas Lind, said the decision to stay was his.', 'Jonas Lind'],
    ['en', '“We will stay on board tonight,” the mayor of Vell, Jonas Lind, said.', 'Jonas Lind'],
    ['en', 'The captain stayed, said the mayor of Vell on Monday.', 'the mayor of Vell'],
    ['en', 'The captain, a good man, was right to stay, said the mayor.', 'the mayor'],
    ['en', 'The captain, a man from Vell, said the decision to stay was his.', 'The captain'],
    ['en', 'The captain, who met Jonas Lind, said the decision to stay was his.', 'The captain'],
    ['en', '“We will stay on board tonight,” said the captain, Jonas Lind, on Monday.', 'Jonas Lind'],
    ['en', '“We will stay on board tonight,” said the captain, Jonas Lind.', 'Jonas Lind'],
    ['en', '“We will stay on board tonight,” said the captain, Jonas Lind having left.', 'the captain'],
    ['fr', '« Nous restons à bord », a déclaré le capitaine, Jonas Lind.', 'Jonas Lind'],
    ['de', 'Der Kapitän, Jonas Lind, sagte, die Entscheidung sei gut gewesen.', 'Jonas Lind'],
    ['fr', 'Le capitaine, Jonas Lind, a déclaré que la décision était la leur.', 'Jonas Lind'],
    ['es', 'El capitán, Jonas Lind, dijo que la decisión era suya.', 'Jonas Lind'],
    ['pt', 'O capitão, Jonas Lind, disse que a decisão era sua.', 'Jonas Lind'],
  ])('is the name behind an office, in %s: %s', (language, text, expected) => {
    const [{ speaker }, ...others] = foundIn(text, language) as [Quotation, ...Quotation[]];
    expect(others).toEqual([]);
    expect(text.slice(speaker!.from, speaker!.to)).toBe(expected);
  });

  test.each([
    [
      'en',
      'The captain, Jonas Lind, told reporters that "the decision to stay was our call". In turn, harbour master Eva Strand said the station was manned. "We answered every call," she said.',
      [
        'Jonas Lind told: the decision to stay was our call',
        'harbour master Eva Strand said: the station was manned',
        'she=harbour master Eva Strand? said: We answered every call,',
      ],
    ],
    [
      'en',
      'Jonas Lind said “the decision to stay was ours.” Later, Eva Strand said it works again.',
      ['Jonas Lind said: the decision to stay was ours.', 'Eva Strand said: it works again'],
    ],
    ['en', '“Where is the harbour now?” Eva Strand asked on Monday.', ['Eva Strand asked: Where is the harbour now?']],
    [
      'de',
      'Jonas Lind sagte, dass „die Entscheidung allein bei uns lag“. Dann sagte Eva Strand, die Station sei besetzt gewesen.',
      ['Jonas Lind sagte: die Entscheidung allein bei uns lag', 'Eva Strand sagte: die Station sei besetzt gewesen'],
    ],
    [
      'ru',
      'Йонас Линд сказал, что «решение остаться было нашим». Затем Ева Странд сказала, что станция снова работала.',
      ['Йонас Линд сказал: решение остаться было нашим', 'Ева Странд сказала: станция снова работала'],
    ],
    [
      'fr',
      'Jonas Lind a déclaré que « la décision était bien la nôtre ». Ensuite, Eva Strand a déclaré que la station était ouverte.',
      ['Jonas Lind déclaré: la décision était bien la nôtre', 'Eva Strand déclaré: la station était ouverte'],
    ],
    [
      'es',
      'Jonas Lind dijo que «la decisión era solo nuestra». Luego Eva Strand dijo que la estación estaba abierta.',
      ['Jonas Lind dijo: la decisión era solo nuestra', 'Eva Strand dijo: la estación estaba abierta'],
    ],
  ])('says what ends with its sentence, and is not whence the next has it, in %s: %s', (language, text, expected) => {
    expect(told(text, language)).toEqual(expected);
    expect(foundIn(text, language).flatMap(({ chain }) => chain)).toEqual([]);
  });

  test('may stand before a colon', () => {
    expect(told('Mayor Ruth Adler: “I will not resign before the autumn.”')).toEqual([
      'Mayor Ruth Adler :: I will not resign before the autumn.',
    ]);
  });

  test('is nobody in a language of which only the marks are known', () => {
    expect(told('Hon sade att ”hamnen är stängd sedan igår” och gick.', 'sv')).toEqual([
      'nobody : hamnen är stängd sedan igår',
    ]);
  });

  test.each([
    'The so-called “peace of the brave” was signed on Monday.',
    'He wrote the novel “The Keeper of the Northern Light” in a winter.',
    'The “Sea Star” left the port.',
    'They met, talked and parted.',
    'Der sogenannte „Frieden der Mutigen“ wurde unterzeichnet.',
    'Так называемый «мир отважных людей» подписали в понедельник.',
    '',
  ])('is not asked of what nobody says: %s', (text) => {
    expect(told(text, /[а-я]/u.test(text) ? 'ru' : /Der/u.test(text) ? 'de' : 'en')).toEqual([]);
  });

  test('is found in a headline only beside marks', () => {
    expect(told('Harbour will open, minister says\n\nBrandt says “we will open it soon”')).toEqual([
      'Brandt says: we will open it soon',
    ]);
  });
});

describe('whence a text has it', () => {
  test('is told by who quotes the one who speaks', () => {
    expect(chains('“The storm has passed,” the KCNA quoted him as saying.')).toEqual(['KCNA']);
  });

  test('is the chain that stands with the words', () => {
    const text = 'The harbour is open again, reports Yonhap, quoting the Korean Central News Agency (KCNA).';
    expect(chains(text)).toEqual(['Yonhap › Korean Central News Agency (KCNA)']);
  });

  test('is a chain that the text names elsewhere, and told apart from one beside the words', () => {
    const text =
      'The harbour is open again, reports Yonhap, quoting the Korean Central News Agency (KCNA).\n\n“The storm has passed,” said the captain Kim.';
    const [near, far] = foundIn(text).map(({ chain }) => chain.map((link) => link.near));
    expect([near, far]).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  test('is by way of those from whom the text has the words of who quotes them', () => {
    const text =
      'The harbour is open again, reports Yonhap, quoting the Korean Central News Agency (KCNA).\n\n“The storm has passed,” the KCNA quoted him as saying.';
    expect(chains(text)[1]).toBe('Yonhap › KCNA');
  });

  test.each([
    // One name beside one sentence says nothing of what another source says.
    [
      '“We will stay,” Kim said, according to KCNA.\n\nThe town sent 400 men, according to a report of the Harbour Monitoring Team.',
    ],
    ['“We will stay,” Kim said, according to KCNA.\n\nOn Friday, Shore announced that Vell would send 600 workers.'],
    [
      '“We will stay,” Kim said, according to KCNA.\n\nVell may send more men, the National Intelligence Service told lawmakers.',
    ],
    // Nor do two.
    [
      'The harbour is open again, reports Yonhap, quoting KCNA.\n\nThe town is poor.\n\nThe town sent 400 men, according to harbour monitors.',
    ],
    [
      'The harbour is open again, reports Yonhap, quoting KCNA.\n\nThe town is poor.\n\nOn Friday, Shore announced that Vell would send 600 workers.',
    ],
    [
      'The harbour is open again, reports Yonhap, quoting KCNA.\n\nVell may send more men, the South’s intelligence service said.',
    ],
  ])('is not what another source says: %s', (text) => {
    expect(chains(text).at(-1)).toBe('');
  });

  test.each([
    [
      'ru',
      'Ким сказал, что порт снова открыт, сообщает ТАСС.\n\nПо данным разведки Южной Кореи, город послал туда 400 человек.',
    ],
    [
      'de',
      'Der Hafen ist offen, sagte Minister Adler laut dpa.\n\nDie Stadt schickte 400 Leute, sagte der Nachrichtendienst des Südens.',
    ],
    ['fr', 'Le port est ouvert, selon l’AFP.\n\nLa ville a envoyé 400 hommes, a déclaré la commission du port.'],
    ['es', 'El puerto está abierto, según EFE.\n\nLa ciudad envió a 400 hombres, dijo la comisión del puerto.'],
    ['pt', 'O porto está aberto, segundo a Lusa.\n\nA cidade enviou 400 homens, disse a comissão do porto.'],
  ])('is not what another source says in %s: %s', (language, text) => {
    expect(foundIn(text, language).at(-1)!.chain).toEqual([]);
  });

  test('is for whom the text quotes by way of one the same elsewhere', () => {
    const text =
      'Kim Dahl said the harbour was open again, according to KCNA.\n\n“We will stay on the boats,” he said.';
    const { chain } = foundIn(text).at(-1)!;
    expect(chain.map(({ from, to, near }) => [text.slice(from, to), near])).toEqual([['KCNA', false]]);
  });

  test('is who made the text where it names nobody else', () => {
    const text = 'VELL, June 30 (UPI) -- The town sent 400 men, according to a report of the harbour monitors.';
    expect(chains(text)).toEqual(['UPI']);
  });

  test.each([
    ['VELL, June 30 (UPI) -- The town sent 400 men, according to a report of the harbour monitors.', 'UPI', ''],
    [
      'VELL, June 30 (UPI) -- The town sent 400 men, according to a report of the harbour monitors.',
      'Vell Post',
      'UPI',
    ],
    ['The harbour is open, reports Yonhap, quoting KCNA.', 'yonhap', 'KCNA'],
    ['The harbour is open, reports Yonhap, quoting KCNA.', 'KCNA', 'Yonhap › KCNA'],
    ['Порт открыт, сообщает ТАСС.', 'Тасс', ''],
  ])('is no way by the source itself: %s as %s has it', (text, own, way) => {
    const [quotation] = foundIn(text, /\p{sc=Cyrillic}/u.test(text) ? 'ru' : 'en');
    expect(
      wayTo({ text, quotation: quotation! }, own)
        .map(({ name }) => name)
        .join(' › '),
    ).toBe(way);
  });

  test.each([
    ['The harbour is open, reports VNA, quoting the Oster News Agency (ONA).', 'Post › VNA › Oster'],
    ['The harbour is open, reports ONA, quoting the Oster News Agency.', 'Post › Oster'],
    ['“The harbour is open,” said the captain.', ''],
  ])('goes from the source on, by the names that a person decided on: %s', (text, chain) => {
    const shownAs = shownAsDecided(
      decidedNames(
        [
          { name: 'ONA', of: 'Oster' },
          { name: 'Oster News Agency', of: 'Oster' },
        ],
        [],
      ),
    );
    const [quotation] = foundIn(text, 'en');
    expect(
      chainFrom({ text, quotation: quotation! }, 'Post', shownAs)
        .map(({ name }) => name)
        .join(' › '),
    ).toBe(chain);
  });

  test('and who speaks goes by the name that a person decided on, but for whom a person named', () => {
    const shownAs = shownAsDecided(decidedNames([{ name: 'Ада Брандт', of: 'Ada Brandt' }], []));
    const text = '«Порт открыт», — сказала Ада Брандт.';
    const own = { text, quotation: foundIn(text, 'ru')[0]! };
    expect(shownSpeaker(own, shownAs)).toBe('Ada Brandt');
    expect(shownSpeaker(own, (name) => name)).toBe('Ада Брандт');
    expect(shownSpeaker({ ...own, ruledSpeaker: 'Ада Брандт' }, shownAs)).toBe('Ада Брандт');
  });

  test('is nothing where the text names nobody', () => {
    expect(chains('“The storm has passed,” said the captain.')).toEqual(['']);
  });
});

test('the parts of several texts are one part without what is gone', () => {
  const a = source('a', '“The storm has passed,” said the captain.', 1, 'en');
  const b = source('b', '“The harbour is open,” said Ada Brandt.', 1, 'en');
  const both = quotationParts.build([a, b]);
  expect(quotationParts.merge([quotationParts.build([a]), quotationParts.build([b])], () => true)).toEqual(both);
  expect(quotationParts.merge([both], ({ documentId }) => documentId === 'b')).toEqual(quotationParts.build([b]));
  expect(quotationParts.check(structuredClone(both))).toMatchObject({ ok: true });
  expect(quotationParts.check({ ...both, stamp: 'older' })).toMatchObject({ ok: false });
});

test.each([
  ['Anna Meyer never said the harbour was closed to all ships.', 'en'],
  ['Anna Meyer no longer says that the harbour is closed.', 'en'],
  ['Anna Meyer hardly said that the harbour was closed.', 'en'],
  ['Nobody said that the harbour was closed to all ships.', 'en'],
  ['Анна Мейер не сказала, что порт закрыт для всех судов.', 'ru'],
  ['Анна Мейер никогда не говорила, что порт закрыт для всех судов.', 'ru'],
  ['Anna Meyer no dijo que el puerto estaba cerrado.', 'es'],
  ['Anna Meyer nunca dijo que el puerto estaba cerrado.', 'es'],
  ['Anna Meyer não disse que o porto estava fechado.', 'pt'],
  ['Anna Meyer nunca disse que o porto estava fechado.', 'pt'],
  ['Anna Meyer sagte nie, dass der Hafen geschlossen sei.', 'de'],
  ['Anna Meyer sagte nicht, dass der Hafen geschlossen sei.', 'de'],
  ["Anna Meyer n'a pas dit que le port était fermé.", 'fr'],
  ["Anna Meyer n'a jamais dit que le port était fermé.", 'fr'],
])('what somebody did not say is not said: %s', (text, language) => {
  expect(told(text, language)).toEqual([]);
});

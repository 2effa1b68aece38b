import { expect, test } from 'vitest';
import { creditsIn, creditUnder } from '../../src/core/compare/credits.ts';
import { divide } from '../../src/core/passages/divide.ts';

/** Each credit as `rule: nearest › … › origin`, with a question mark where it is not proven. */
function credited(text: string): readonly string[] {
  return creditsIn(text, divide(text)).map(
    ({ rule, chain, firm }) => `${rule}: ${chain.join(' › ')}${firm ? '' : '?'}`,
  );
}

const story = 'The ministers met in the capital on Sunday to sign a treaty about the harbour.';

test.each([
  ['SEOUL, June 30 (UPI) -- ', 'UPI'],
  ['Seoul, June 30 (IANS) -- ', 'IANS'],
  ['VELL. June 30 (VNA) -- ', 'VNA'],
  ['Berlin (dpa) – ', 'dpa'],
  ['PARIS, 30 juin 2025 (AFP) - ', 'AFP'],
  ['MADRID, 30 Jun. (EUROPA PRESS) - ', 'EUROPA PRESS'],
  ['Lisboa, 30 jun (Lusa) - ', 'Lusa'],
  ['МОСКВА, 30 июня. /ТАСС/. ', 'ТАСС'],
  ['МОСКВА, 30 июн — РИА Новости. ', 'РИА Новости'],
  ['新华社北京6月30日电 ', '新华社'],
])('a dateline says whose the text is: %s', (dateline, origin) => {
  expect(credited(`A pact\n\n${dateline}${story}`)).toEqual([`dateline: ${origin}`]);
});

test.each([
  ['(UPI)', 'UPI'],
  ['/ТАСС/', 'ТАСС'],
  ['Source: Xinhua', 'Xinhua'],
  ['Quelle: dpa', 'dpa'],
  ['Источник: ТАСС', 'ТАСС'],
  ['来源：新华社', '新华社'],
])('a line of its own does, too: %s', (line, origin) => {
  expect(credited(`${story}\n\n${line}`)).toEqual([`line of its own: ${origin}`]);
});

test.each([
  ['The leaders at the gala. Photo by KCNA', 'KCNA'],
  ['The leaders at the gala, in a photo. KCNA/EPA-EFE', 'EPA-EFE › KCNA'],
  ['The leaders at the gala. REUTERS/Ada Brandt-Holm', 'REUTERS'],
  ['Die Minister im Hafen (AFP/Jan van der Meer)', 'AFP'],
  ['Die Minister im Hafen. Foto: dpa', 'dpa'],
  ['Министры в порту. Фото: ТАСС', 'ТАСС'],
])('what stands under a picture says whose that is, and nothing of the text: %s', (caption, chain) => {
  expect(credited(`${story}\n\n${caption}`)).toEqual([`picture: ${chain}`]);
  const [credit] = creditsIn(caption, divide(caption));
  expect(credit!.of).toBe('picture');
});

test.each([
  [
    'The pact was signed on Sunday, reports Yonhap, quoting the Korean Central News Agency (KCNA).',
    'Yonhap › Korean Central News Agency (KCNA)?',
  ],
  ['It was signed, according to KCNA, in the capital.', 'KCNA?'],
  ['Der Vertrag wurde unterzeichnet, meldet die Nachrichtenagentur dpa.', 'dpa?'],
  ['Le pacte a été signé, selon l’AFP.', 'AFP?'],
  ['El pacto fue firmado, según la agencia EFE.', 'EFE?'],
  ['O pacto foi assinado, segundo a agência Lusa.', 'Lusa?'],
  ['Договор подписан, сообщает ТАСС.', 'ТАСС?'],
  ['Договор подписан, пишет газета со ссылкой на агентство Интерфакс.', 'Интерфакс?'],
])('that somebody reported it is doubtful, with whom they quote: %s', (sentence, chain) => {
  expect(credited(sentence)).toEqual([`reported: ${chain}`]);
});

test.each([
  [`${story} (Yonhap)`, 'Yonhap?'],
  [`${story} (ТАСС)`, 'ТАСС?'],
  [`“${story}” (TASS)`, 'TASS?'],
  [
    'The text of the pact was released by the North’s official Korean Central News Agency (KCNA) on Sunday.',
    'Korean Central News Agency (KCNA)?',
  ],
  ['The speech was carried by KCNA in full.', 'KCNA?'],
])('an agency behind a paragraph, or who released what it tells, is a source that may be: %s', (text, chain) => {
  expect(credited(text)).toEqual([`reported: ${chain}`]);
});

test.each([
  `${story} (END)`,
  `${story} (MORE)`,
  `${story} (II)`,
  `${story} (They were two.)`,
  'They met at the Ministry of the Interior (MOI)',
  'The prisoners were released by the harbour guard.',
  'The novel was carried by its first chapter.',
])('what ends a paragraph in brackets otherwise, or is released by nobody with a name, is no credit: %s', (text) => {
  expect(credited(text)).toEqual([]);
});

test.each([
  [
    'This photo, released by the North’s official Korean Central News Agency on June 30, 2025, shows the gala. (Yonhap)',
    'Yonhap › Korean Central News Agency',
  ],
  ['In this undated image provided by KCNA, the leaders stand at the pier.', 'KCNA'],
])('a picture that was released says by whom: %s', (caption, chain) => {
  expect(credited(`${story}\n\n${caption}`)).toEqual([`picture: ${chain}`]);
  const [credit] = creditsIn(caption, divide(caption));
  expect([credit!.of, caption.slice(credit!.from, credit!.to)]).toEqual([
    'picture',
    expect.stringMatching(/(?:released|provided) by/u),
  ]);
});

test('that somebody looked at a photo of an agency is told in the text, below no picture', () => {
  expect(credited('He was seen in a photo released by KCNA, and nobody asked him.')).toEqual(['reported: KCNA?']);
});

test('two bodies beside a stroke within a sentence are no picture', () => {
  expect(
    credited('The envoy of UN/Vell Harbour Board came again on Sunday, and TV/Radio Oster Vell asked him.'),
  ).toEqual([]);
  expect(credited(`${story} It was so in the USA/Canada.`)).toEqual([]);
});

test('a long name and the short one behind it are one origin', () => {
  const text = 'It was signed, quoting the Korean Central News Agency (KCNA).\n\nThe two agreed, according to KCNA.';
  expect(creditsIn(text, divide(text)).map(({ origin }) => origin)).toEqual(['kcna', 'kcna']);
});

test('a credit knows where it stands, and in which passage', () => {
  const text = `A pact\n\n${story}\n\nIt was signed, according to KCNA, on Sunday.`;
  const [{ from, to, passage }] = creditsIn(text, divide(text)) as [ReturnType<typeof creditsIn>[number]];
  expect(text.slice(from, to)).toBe('according to KCNA');
  expect(text.slice(passage.from, passage.to)).toBe('It was signed, according to KCNA, on Sunday.');
});

test.each([
  'The Ministry of Culture (MOC) signed the pact – at last.',
  'He said (with a smile) that he would come.',
  'According to Ambassador Ivan Petrov, nobody was hurt.',
  '“It is important,” the minister said.',
  'The agreement covers 2025-27 (three years) - and more.',
  'Сообщает ли он об этом, неизвестно.',
  'A photo of the harbour hung on the wall.',
])('nothing is credited where nobody is named as a source: %s', (sentence) => {
  expect(credited(sentence)).toEqual([]);
});

test.each([
  'A paper quotes the minister: “It rained,” he said.',
  'It was signed at noon, according to people who stood at the gate.',
  'The office reports sales of grain, citing rules that nobody knows.',
  'Laut Angaben aus dem Hafen regnete es, meldet die Wache.',
  'Selon des témoins, il pleuvait.',
  'Según fuentes del puerto llovió.',
  'По данным порта шёл дождь, сообщает капитан.',
])('who reports has a name of its own, not just any word: %s', (text) => {
  expect(credited(text)).toEqual([]);
});

test.each([
  'According to KCNA it was signed.',
  'Laut dpa regnete es.',
  'Selon l’AFP, il pleuvait.',
  'По данным ТАСС шёл дождь.',
])('a name is found at the beginning of a sentence, too: %s', (text) => {
  expect(credited(text)).toHaveLength(1);
});

test.each([
  '(more)',
  '(Continued)',
  '(ENDS)',
  '(II)',
  '(продолжение)',
  '[laughter]',
  'Source: own reckoning',
  'source: people at the gate',
])('a line that says how the text goes on, or names nobody by name, is no credit: %s', (line) => {
  expect(credited(`${story}\n\n${line}`)).toEqual([]);
});

test.each(['(dpa)', '/TASS/', '(AFP/dpa)', 'SOURCE: Reuters', '(新华社)'])(
  'a line of its own is a credit: %s',
  (line) => {
    expect(credited(`${story}\n\n${line}`)).toHaveLength(1);
  },
);

test('a source that a person put under another name is that one, by its long and its short name', () => {
  const nameOf = (name: string) => (name === 'KCNA' ? 'State agency' : name);
  const originOf = (text: string) => creditsIn(text, divide(text)).map((credit) => creditUnder(credit, nameOf).origin);
  expect(originOf('It was signed, according to KCNA.')).toEqual(['state agency']);
  expect(originOf('It was signed, reports the Korean Central News Agency (KCNA).')).toEqual(['state agency']);
  const long = (name: string) => (name === 'Korean Central News Agency' ? 'State agency' : name);
  const text = 'It was signed, reports the Korean Central News Agency (KCNA).';
  expect(creditUnder(creditsIn(text, divide(text))[0]!, long).origin).toBe('state agency');
  expect(originOf('It was signed, according to Yonhap.')).toEqual(['yonhap']);
});

test.each([
  [
    'The pact was signed on Sunday, the Korean Central News Agency (KCNA) reported.',
    'Korean Central News Agency (KCNA)?',
  ],
  ['KCNA reported that it was signed.', 'KCNA?'],
  ['It was signed, Yonhap reports.', 'Yonhap?'],
  ['Der Vertrag ist unterzeichnet, dpa meldete nichts weiter.', 'dpa?'],
  ['ТАСС сообщает, что договор подписан.', 'ТАСС?'],
])('who is named before it reports is one, too: %s', (text, chain) => {
  expect(credited(text)).toEqual([`reported: ${chain}`]);
});

test.each([
  'The captain reported smoke.',
  'Nobody reported it.',
  'NATO said so.',
  'The clerk reports to the harbour office.',
])('who reports and is no agency is none: %s', (text) => {
  expect(credited(text)).toEqual([]);
});

// Accounts of one event that agree or not about numbers, with a known truth: each sentence has a number in it, and another
// account tells it with the same number, written otherwise, rounded, hedged, as a range, changed, or of something else.

/** Sentences with a place for a number, `{n}`, and how the language writes what is done to it. */
export interface Counting {
  readonly language: string;
  /** With a sign for thousands. */
  readonly figure: (value: number) => string;
  readonly about: string;
  readonly over: string;
  readonly between: (low: string, high: string) => string;
  /** A part of what is counted. */
  readonly part: string;
  readonly sentences: readonly string[];
  /** Numbers with what they are in words. */
  readonly inWords: readonly (readonly [number, string])[];
  /** Of nobody else. */
  readonly fillers: readonly string[];
}

const grouped = (value: number, sign: string) => String(value).replace(/\B(?=(?:\d{3})+$)/gu, sign);

export const countings: readonly Counting[] = [
  {
    language: 'en',
    figure: (value) => grouped(value, ','),
    about: 'about',
    over: 'more than',
    between: (low, high) => `between ${low} and ${high}`,
    part: 'another',
    inWords: [
      [25, 'twenty-five'],
      [200_000, 'two hundred thousand'],
      [340, 'three hundred and forty'],
    ],
    sentences: [
      'The harbour authority counted {n} passengers on the burning ferry before the pumps failed',
      'Volunteers from the lighthouse village carried {n} blankets to the quay during the night',
      'The insurers expect {n} claims after the storm tore roofs from the fishing huts',
      'Engineers inspected {n} bridges along the flooded valley and closed the oldest railway viaduct',
      'The museum lent {n} paintings to galleries abroad while its cellar was being drained',
      'Wardens planted {n} oaks on the burnt hillside above the monastery',
    ],
    fillers: [
      'A choir sang in the chapel until the candles went out',
      'Nobody at the ministry wished to comment on the letter',
      'The weather office had warned of fog along the coast',
      'Bakers opened early because the night trains were late',
    ],
  },
  {
    language: 'ru',
    figure: (value) => grouped(value, '\u00a0'),
    about: 'около',
    over: 'более',
    between: (low, high) => `от ${low} до ${high}`,
    part: 'ещё',
    inWords: [
      [25, 'двадцать пять'],
      [200_000, 'двести тысяч'],
      [340, 'триста сорок'],
    ],
    sentences: [
      'Портовые власти насчитали {n} пассажиров на горящем пароме перед отказом насосов',
      'Добровольцы из посёлка маяка принесли ночью на причал {n} одеял',
      'Страховщики ожидают {n} заявлений после урагана, сорвавшего крыши рыбацких домов',
      'Инженеры осмотрели {n} мостов вдоль затопленной долины и закрыли старый виадук',
      'Музей передал {n} картин зарубежным галереям на время осушения подвалов',
      'Лесники высадили {n} дубов на выгоревшем склоне над монастырём',
    ],
    fillers: [
      'Хор пел в часовне, пока не погасли свечи',
      'В министерстве никто не захотел говорить о письме',
      'Синоптики предупреждали о тумане вдоль побережья',
    ],
  },
  {
    language: 'de',
    figure: (value) => grouped(value, '.'),
    about: 'rund',
    over: 'mehr als',
    between: (low, high) => `zwischen ${low} und ${high}`,
    part: 'weitere',
    inWords: [
      [25, 'fünfundzwanzig'],
      [200_000, 'zweihunderttausend'],
      [340, 'dreihundertvierzig'],
    ],
    sentences: [
      'Die Hafenbehörde zählte {n} Passagiere auf der brennenden Fähre, ehe die Pumpen versagten',
      'Freiwillige aus dem Leuchtturmdorf trugen nachts {n} Decken zum Anleger',
      'Die Versicherer erwarten {n} Anträge nach dem Sturm über den Fischerhütten',
      'Ingenieure prüften {n} Brücken im überfluteten Tal und sperrten das alte Viadukt',
      'Das Museum verlieh {n} Gemälde an Galerien im Ausland, während sein Keller trocknete',
      'Förster pflanzten {n} Eichen auf dem verbrannten Hang über dem Kloster',
    ],
    fillers: [
      'Ein Chor sang in der Kapelle, bis die Kerzen erloschen',
      'Niemand im Ministerium wollte den Brief erklären',
      'Der Wetterdienst hatte vor Nebel an der Küste gewarnt',
    ],
  },
  {
    language: 'fr',
    figure: (value) => grouped(value, '\u202f'),
    about: 'environ',
    over: 'plus de',
    between: (low, high) => `entre ${low} et ${high}`,
    part: 'dont',
    inWords: [
      [25, 'vingt-cinq'],
      [200_000, 'deux cent mille'],
      [340, 'trois cent quarante'],
    ],
    sentences: [
      'La capitainerie a compté {n} passagers sur le ferry en feu avant la panne des pompes',
      'Des bénévoles du village du phare ont porté {n} couvertures au quai pendant la nuit',
      'Les assureurs attendent {n} dossiers après la tempête sur les cabanes de pêcheurs',
      'Les ingénieurs ont inspecté {n} ponts dans la vallée inondée et fermé le vieux viaduc',
      'Le musée a prêté {n} tableaux aux galeries étrangères pendant le séchage de sa cave',
      'Les forestiers ont planté {n} chênes sur la pente brûlée au-dessus du monastère',
    ],
    fillers: [
      'Un chœur chantait dans la chapelle jusqu’à la dernière bougie',
      'Personne au ministère ne voulait parler de la lettre',
      'La météo avait annoncé du brouillard près du littoral',
    ],
  },
  {
    language: 'es',
    figure: (value) => grouped(value, '.'),
    about: 'unos',
    over: 'más de',
    between: (low, high) => `entre ${low} y ${high}`,
    part: 'otros',
    inWords: [
      [25, 'veinticinco'],
      [200_000, 'doscientos mil'],
      [340, 'trescientos cuarenta'],
    ],
    sentences: [
      'La autoridad portuaria contó {n} pasajeros en el transbordador incendiado antes del fallo de las bombas',
      'Los voluntarios de la aldea del faro llevaron {n} mantas al muelle durante la noche',
      'Las aseguradoras esperan {n} solicitudes tras la tormenta sobre las cabañas de pescadores',
      'Los ingenieros revisaron {n} puentes del valle inundado y cerraron el viejo viaducto',
      'El museo prestó {n} cuadros a galerías extranjeras mientras secaban su sótano',
      'Los guardas plantaron {n} robles en la ladera quemada sobre el monasterio',
    ],
    fillers: [
      'Un coro cantaba en la capilla hasta apagarse las velas',
      'Nadie en el ministerio quiso comentar la carta',
      'El servicio meteorológico había avisado de niebla en la costa',
    ],
  },
  {
    language: 'pt',
    figure: (value) => grouped(value, '.'),
    about: 'cerca de',
    over: 'mais de',
    between: (low, high) => `entre ${low} e ${high}`,
    part: 'outros',
    inWords: [
      [25, 'vinte e cinco'],
      [200_000, 'duzentos mil'],
      [340, 'trezentos e quarenta'],
    ],
    sentences: [
      'A autoridade portuária contou {n} passageiros no barco incendiado antes da avaria das bombas',
      'Voluntários da aldeia do farol levaram {n} cobertores ao cais durante a noite',
      'As seguradoras esperam {n} pedidos depois da tempestade sobre as cabanas de pescadores',
      'Engenheiros inspecionaram {n} pontes do vale inundado e fecharam o velho viaduto',
      'O museu emprestou {n} quadros a galerias estrangeiras enquanto secavam a sua cave',
      'Os guardas plantaram {n} carvalhos na encosta queimada acima do mosteiro',
    ],
    fillers: [
      'Um coro cantava na capela até se apagarem as velas',
      'Ninguém no ministério quis comentar a carta',
      'A meteorologia tinha avisado de nevoeiro na costa',
    ],
  },
];

/** What another account does with a number, and what is to be found of it. */
export const changes = {
  same: null,
  words: null,
  rounded: 'compatible',
  hedged: 'compatible',
  over: 'compatible',
  ranged: 'compatible',
  changed: 'differ',
  'of a part': 'scope',
} as const;

export type Change = keyof typeof changes;

/** Two accounts, and for each sentence that both tell what was done to its number in the second. */
export interface Counted {
  readonly a: string;
  readonly b: string;
  readonly truth: ReadonlyMap<string, Change>;
}

/** Tells all sentences twice. The truth is by the place of the number in the first account. */
export function counted(random: () => number, of: Counting): Counted {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const truth = new Map<string, Change>();
  const [a, b]: [string[], string[]] = [[], []];
  for (const sentence of of.sentences) {
    const change = pick(Object.keys(changes) as Change[]);
    const [small, inWords] = pick(of.inWords);
    // Two numbers of one text that are alike by chance would settle each other.
    const large = 1000 * (11 + Math.floor(random() * 80)) + 111 + Math.floor(random() * 300);
    const value = change === 'words' ? small : large;
    const first = sentence.replace('{n}', of.figure(value));
    a.push(first);
    b.push(sentence.replace('{n}', changedTo(of, change, value, inWords, random)));
    truth.set(first, change);
  }
  for (const text of [a, b]) text.splice(Math.floor(random() * text.length), 0, pick(of.fillers));
  if (random() < 0.5) b.reverse();
  return { a: `${a.join('. ')}.`, b: `${b.join('. ')}.`, truth };
}

function changedTo(of: Counting, change: Change, value: number, inWords: string, random: () => number): string {
  const round = Math.round(value / 1000) * 1000;
  switch (change) {
    case 'same':
      return of.figure(value);
    case 'words':
      return inWords;
    case 'rounded':
      return of.figure(round);
    case 'hedged':
      return `${of.about} ${of.figure(round)}`;
    case 'over':
      return `${of.over} ${of.figure(Math.floor(value / 1000) * 1000)}`;
    case 'ranged':
      return of.between(of.figure(round - 1000), of.figure(round + 1000));
    case 'changed':
      return of.figure(value + 5000 + 100 * Math.floor(random() * 70));
    case 'of a part':
      return `${of.part} ${of.figure(Math.floor(value / 3))}`;
  }
}

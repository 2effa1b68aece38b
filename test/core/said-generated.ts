// Accounts with a known truth: who says what follows from how they are made. Between what is said stand sentences in which
// nobody says anything, words between marks that are a title, and speakers as news names them.

interface Material {
  readonly templates: readonly string[];
  readonly speakers: readonly string[];
  readonly clauses: readonly string[];
  readonly plain: readonly string[];
}

/** `{S}` speaks, `{C}` is what is said, as a clause; `{Q}` the same, as the beginning of a sentence. */
const material: Readonly<Record<string, Material>> = {
  en: {
    templates: [
      '[C “{Q},”] said [S {S}].',
      '[C “{Q},”] [S {S}] said on Monday.',
      '[S {S}] said [C {C}].',
      '[S {S}] told reporters in the harbour that [C {C}].',
      '[S {S}] said: [C “{Q}.”]',
      'According to [S {S}], [C {C}].',
      '[C {Q}], according to [S {S}].',
      '[C {Q}], [S {S}] reported late on Thursday.',
      'On Tuesday [S {S}] warned that [C {C}].',
      '[S {S}], speaking to the local radio, said [C {C}].',
      '[C "{Q}," ][S {S}] wrote in a letter to the council.',
      '[S {S}] also confirmed [C “{C}”].',
    ],
    speakers: [
      'Ada Brandt',
      'Mr. Okafor',
      'the ministry',
      'a spokesman for the port',
      'Trade Minister Luis Ferro',
      'the Nordic Fishing Board',
      'Kim Jong Un',
      'Dr. Amina Yusuf',
    ],
    clauses: [
      'the bridge will be closed until the autumn',
      'nine boats were lost in one night',
      'nobody had been told of the plan',
      'the harvest was the worst in forty years',
      'two cranes must be repaired before the winter',
    ],
    plain: [
      'The council met on Friday.',
      'The road to the north is long.',
      'Her film “The Last Lighthouse” was shown twice.',
      'The boats left at dawn, and the market opened at seven.',
    ],
  },
  ru: {
    templates: [
      '[C «{Q}»], — заявил [S {S}].',
      '[S {S}] сообщил, что [C {C}].',
      '[S {S}] сказал: [C «{Q}»].',
      'По словам [S {S}], [C {C}].',
      '[C «{Q}»], — добавил [S {S}] в среду.',
      '«[C {Q}], — отметил [S {S}]. — [C {Q2}]».',
      '[S {S}] также подчеркнул, что [C {C}].',
    ],
    speakers: ['Олег Синицын', 'министр транспорта Павел Рогов', 'губернатор', 'капитан порта'],
    clauses: [
      'мост закроют до осени',
      'никто не знал об этом плане',
      'девять лодок пропали за одну ночь',
      'урожай стал худшим за сорок лет',
    ],
    plain: ['Совет собрался в пятницу.', 'Выставка «Карты севера» открылась вчера.', 'Лодки вышли на рассвете.'],
  },
  de: {
    templates: [
      '[C „{Q}“], sagte [S {S}] am Montag.',
      '[S {S}] sagte: [C „{Q}.“]',
      '[C »{Q}«], betonte [S {S}].',
      '[S {S}] erklärte, dass [C {C}].',
    ],
    speakers: ['Jens Albers', 'die Ministerin', 'Verkehrsminister Uwe Holm', 'der Sprecher der Behörde'],
    clauses: [
      'die Brücke bis zum Herbst geschlossen bleibt',
      'neun Boote in einer Nacht verloren gingen',
      'niemand von dem Plan wusste',
    ],
    plain: [
      'Der Rat tagte am Freitag.',
      'Der Film „Der letzte Leuchtturm“ lief zweimal.',
      'Die Boote liefen früh aus.',
    ],
  },
  fr: {
    templates: [
      '[C « {Q} »], a déclaré [S {S}].',
      '[S {S}] a affirmé que [C {C}].',
      'Selon [S {S}], [C {C}].',
      '[C « {Q} »], explique [S {S}].',
      '[C {Q}], selon [S {S}].',
    ],
    speakers: ['Jeanne Aubry', 'le ministre des Transports', 'la préfecture', 'le porte-parole Paul Meunier'],
    clauses: [
      'le pont restera fermé jusqu’à l’automne',
      'neuf bateaux ont disparu en une nuit',
      'personne ne connaissait ce projet',
    ],
    plain: ['Le conseil a siégé vendredi.', 'Son film « Le Dernier Phare » est sorti.', 'Les bateaux sont partis tôt.'],
  },
  es: {
    templates: [
      '[C «{Q}»], dijo [S {S}].',
      '[S {S}] aseguró que [C {C}].',
      'Según [S {S}], [C {C}].',
      '[S {S}] añadió: [C “{Q}”].',
      '—[C {Q}] —dijo [S {S}].',
    ],
    speakers: ['Ana Robles', 'el ministro de Transporte', 'la policía', 'el portavoz Juan Oliva'],
    clauses: [
      'el puente seguirá cerrado hasta otoño',
      'nueve barcos se perdieron en una noche',
      'nadie conocía ese plan',
    ],
    plain: [
      'El consejo se reunió el viernes.',
      'La película «El último faro» se estrenó ayer.',
      'Los barcos salieron temprano.',
    ],
  },
  pt: {
    templates: [
      '[C “{Q}”], disse [S {S}].',
      '[S {S}] afirmou que [C {C}].',
      'Segundo [S {S}], [C {C}].',
      '[S {S}] acrescentou: [C “{Q}”].',
      '[C «{Q}»], sublinhou [S {S}].',
    ],
    speakers: ['Ana Ribeiro', 'o ministro dos Transportes', 'a polícia', 'o porta-voz João Oliveira'],
    clauses: [
      'a ponte continuará fechada até ao outono',
      'nove barcos perderam-se numa noite',
      'ninguém conhecia esse plano',
    ],
    plain: [
      'O conselho reuniu-se na sexta-feira.',
      'O filme “O Último Farol” estreou ontem.',
      'Os barcos saíram cedo.',
    ],
  },
};

/** So many passages in a language, in marked prose. */
export function generated(random: () => number, language: string, count: number): readonly string[] {
  const { templates, speakers, clauses, plain } = material[language]!;
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const capital = (words: string) => words[0]!.toUpperCase() + words.slice(1);
  return Array.from({ length: count }, () => {
    const template = one(templates);
    const speaker = one(speakers);
    const first = /^\[S/u.test(template) ? capital(speaker) : speaker;
    const said = template
      .replace('{S}', first)
      .replace('{C}', one(clauses))
      .replace('{Q}', capital(one(clauses)))
      .replace('{Q2}', capital(one(clauses)));
    // Direct speech behind a dash is a paragraph of its own.
    const gap = said.startsWith('—') ? '\n\n' : ' ';
    return [random() < 0.5 ? one(plain) + gap : '', said, random() < 0.5 ? gap + one(plain) : ''].join('');
  });
}

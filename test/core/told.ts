import { words } from './accounts.ts';

// Accounts of one event with a known truth, in real prose: each takes sentences of a source and tells them in its own way,
// in its own order, among sentences that nobody else has.

/** Sentences that have little to do with each other, two names that stand in some of them as others write them, and fillers. */
export interface Prose {
  readonly language: string;
  readonly sentences: readonly string[];
  readonly names: readonly (readonly [string, string])[];
  /** Between the words of a sentence. */
  readonly space: string;
  readonly full: string;
}

export const prose: readonly Prose[] = [
  {
    language: 'en',
    space: ' ',
    full: '.',
    names: [['Mississippi', 'Misisipi']],
    // From public addresses of presidents of the United States.
    sentences: [
      'One-eighth of the whole population were colored slaves, not distributed generally over the Union, but localized in the southern part of it',
      'Fondly do we hope, fervently do we pray, that this mighty scourge of war may speedily pass away',
      'A host of unemployed citizens face the grim problem of existence, and an equally great number toil with little return',
      'Plenty is at our doorstep, but a generous use of it languishes in the very sight of the supply',
      'The withered leaves of industrial enterprise lie on every side and farmers find no markets for their produce',
      'The free navigation of the Mississippi has been secured to the commerce of 14 western counties',
      'The settlement of our public debt and the reduction of taxation were the first cares of the new Congress',
      'Steam, the telegraph and the railway have brought the harvests of Asia within 30 days of our harbors',
      'An irregular volunteer cavalry regiment crossed the desert and occupied the forts along the frontier',
      'Let every nation know that we shall pay any price and bear any burden to assure the survival of liberty',
      'The torch has been passed to a younger generation, tempered by war and disciplined by a hard and bitter peace',
      'Our fishermen suffered seizure of their vessels near the coasts of Canada during the summer of 1886',
    ],
  },
  {
    language: 'ru',
    space: ' ',
    full: '.',
    names: [['Марисоль', 'Марисол']],
    sentences: [
      'Паром «Марисоль» остановили поздно вечером из-за пожара в машинном отделении',
      'На берегу пассажиров встретили врачи и раздали детям горячий чай и одеяла',
      'Капитан порта объявил, что груз зерна останется в трюме до окончания проверки',
      'Следователи изъяли журнал вахтенного механика и записи переговоров с диспетчером',
      'Владелец судна обещал вернуть деньги за 214 билетов не позже чем через неделю',
      'Рыбаки соседней деревни первыми заметили дым и вышли в море на шести лодках',
      'Городская библиотека открыла выставку старинных карт и лоций северного побережья',
      'Министр транспорта отложил поездку на завод и вылетел на место аварии',
      'Профсоюз докеров потребовал заменить противопожарные насосы на всех старых паромах',
      'Синоптики предупреждали о шторме, однако волнение к ночи оказалось слабым',
    ],
  },
  {
    language: 'pt',
    space: ' ',
    full: '.',
    names: [['Lisboa', 'Lisbon']],
    sentences: [
      'O incêndio começou na casa das máquinas pouco depois da partida de Lisboa',
      'Os bombeiros levaram três horas a arrefecer os tanques de combustível do navio',
      'Uma professora reformada recolheu 45 crianças na escola da aldeia vizinha',
      'A empresa proprietária negou que os extintores estivessem fora do prazo',
      'O tribunal marítimo marcou a primeira audiência para o começo de setembro',
      'Pescadores da enseada rebocaram os botes salva-vidas até ao cais velho',
      'A câmara municipal cancelou o festival de música previsto para domingo',
      'Dois tripulantes filipinos continuam internados com queimaduras nas mãos',
      'A ministra do Mar prometeu rever as licenças de toda a frota costeira',
      'Meteorologistas afastaram a hipótese de um relâmpago ter provocado as chamas',
    ],
  },
  {
    language: 'zh',
    space: '',
    full: '。',
    names: [['海港', '港口']],
    sentences: [
      '渡轮周六傍晚因机舱起火在距离海港两英里处停航',
      '医生在码头为乘客检查身体并分发毛毯和热茶',
      '船东承诺两周内退还全部二百一十四张船票的费用',
      '调查人员查封了轮机长的值班日志和通话录音',
      '附近村庄的渔民最早发现浓烟并驾驶六艘小船出海',
      '市立图书馆举办北方沿海古代航海地图展览',
      '交通部长推迟访问工厂的行程立即飞往事故现场',
      '码头工人工会要求更换所有旧渡轮上的消防水泵',
      '气象台曾经预报风暴但是夜间海浪并不大',
    ],
  },
  {
    language: 'ar',
    space: ' ',
    full: '.',
    names: [['ماريسول', 'ماريزول']],
    sentences: [
      'توقفت العبارة ماريسول مساء السبت بسبب حريق في غرفة المحركات',
      'استقبل الأطباء الركاب على الرصيف ووزعوا عليهم البطانيات والشاي الساخن',
      'وعد مالك السفينة بإعادة ثمن 214 تذكرة خلال أسبوعين',
      'صادر المحققون سجل المهندس المناوب وتسجيلات الاتصال مع البرج',
      'لاحظ صيادو القرية المجاورة الدخان أولا وخرجوا بستة قوارب صغيرة',
      'افتتحت مكتبة المدينة معرضا للخرائط القديمة للساحل الشمالي',
      'أجل وزير النقل زيارته للمصنع وسافر فورا إلى مكان الحادث',
      'طالبت نقابة عمال الميناء بتغيير مضخات الإطفاء في العبارات القديمة',
    ],
  },
  {
    language: 'de',
    space: ' ',
    full: '.',
    names: [['Petersburg', 'Petersburgh']],
    sentences: [
      'Die Fähre nach Petersburg lag wegen eines Brandes im Maschinenraum die ganze Nacht vor dem Leuchtturm',
      'Am Kai untersuchten zwei Ärztinnen die Passagiere und verteilten heißen Tee und Wolldecken',
      'Der Hafenkapitän ließ die Getreideladung bis zum Ende der Prüfung versiegeln',
      'Ermittler beschlagnahmten das Wachbuch des Maschinisten und die Tonbänder der Leitstelle',
      'Der Reeder versprach die Erstattung von 214 Fahrkarten binnen einer Woche',
      'Fischer aus dem Nachbardorf sahen den Rauch zuerst und ruderten mit sechs Booten hinaus',
      'Die Stadtbibliothek zeigt alte Seekarten und Lotsenbücher der nördlichen Küste',
      'Der Verkehrsminister verschob seinen Besuch im Stahlwerk und flog zum Unglücksort',
      'Die Gewerkschaft der Hafenarbeiter forderte neue Löschpumpen für sämtliche älteren Schiffe',
      'Meteorologen hatten vor Sturm gewarnt, doch blieb der Wellengang überraschend schwach',
    ],
  },
  {
    language: 'fr',
    space: ' ',
    full: '.',
    names: [['Belgorod', 'Bielgorod']],
    sentences: [
      'Le ferry pour Belgorod est resté toute la nuit devant le phare après un incendie en salle des machines',
      'Deux médecins ont examiné les passagers sur le quai et distribué du thé chaud et des couvertures',
      'Le capitaine du port a fait sceller la cargaison de blé jusqu’à la fin du contrôle',
      'Les enquêteurs ont saisi le journal du mécanicien et les enregistrements de la tour',
      'L’armateur a promis de rembourser 214 billets en moins de sept jours',
      'Des pêcheurs du village voisin virent la fumée et partirent avec six barques',
      'La bibliothèque municipale expose des cartes marines anciennes du littoral nord',
      'Le ministre des Transports a reporté sa visite à l’aciérie pour gagner le lieu du drame',
      'Le syndicat des dockers réclame de nouvelles pompes sur chaque vieux navire',
      'Les météorologues craignaient une tempête, mais la houle resta étonnamment faible',
    ],
  },
  {
    language: 'es',
    space: ' ',
    full: '.',
    names: [['Sebastopol', 'Sevastopol']],
    sentences: [
      'El transbordador de Sebastopol pasó la noche frente al faro por un incendio en la sala de máquinas',
      'Dos médicas examinaron a los pasajeros en el muelle y repartieron té caliente y mantas',
      'El capitán del puerto mandó sellar la carga de trigo hasta el final del control',
      'Los investigadores incautaron el cuaderno del mecánico y las grabaciones de la torre',
      'El armador prometió devolver el dinero de 214 billetes antes de siete días',
      'Pescadores del pueblo vecino vieron primero el humo y salieron con seis botes',
      'La biblioteca municipal expone cartas náuticas antiguas de la costa norte',
      'El ministro de Transporte aplazó su visita a la acería y voló al lugar del accidente',
      'El sindicato de estibadores exige bombas contra incendios en cada barco viejo',
      'Los meteorólogos temían una tormenta, pero el oleaje resultó sorprendentemente débil',
    ],
  },
];

/** What is done to a sentence on its way into an account. */
export type Telling = 'quote' | 'paraphrase' | 'cut' | 'add' | 'number' | 'name' | 'copy';
const tellings: readonly Telling[] = ['quote', 'paraphrase', 'cut', 'add', 'number', 'name', 'copy'];

/** An account, and for each of its sentences which of the source it tells; null for one of its own. */
export interface Told {
  readonly text: string;
  readonly truth: readonly (number | null)[];
}

/** Tells some of the sentences of a source, in whatever order, and some that nobody else has. */
export function tell(random: () => number, of: Prose, share = 0.7): Told {
  const chosen = of.sentences.flatMap((_, at) => (random() < share ? [at] : []));
  const truth: (number | null)[] = [...chosen];
  // Some stand elsewhere, and between them is what only this account has.
  for (let times = Math.floor(random() * 3); times > 0 && truth.length > 1; times--) {
    const [moved] = truth.splice(Math.floor(random() * truth.length), 1);
    truth.splice(Math.floor(random() * (truth.length + 1)), 0, moved!);
  }
  for (let own = Math.floor(random() * 4); own >= 0; own--) {
    truth.splice(Math.floor(random() * (truth.length + 1)), 0, null);
  }
  const said = truth.map((source) => {
    if (source === null) return capital(invented(random, of));
    return capital(retold(random, of, of.sentences[source]!, tellings[Math.floor(random() * tellings.length)]!));
  });
  return { text: said.map((sentence) => `${sentence}${of.full}`).join(of.space === '' ? '' : ' '), truth };
}

/** A sentence ends before a capital only. */
function capital(sentence: string): string {
  return sentence.replace(/\p{Ll}/u, (letter) => letter.toUpperCase());
}

function retold(random: () => number, of: Prose, sentence: string, how: Telling): string {
  const parts = of.space === '' ? [...sentence] : sentence.split(' ');
  // A short word before a full stop would be taken for an abbreviation.
  const join = (some: readonly string[]) => some.join(of.space).replace(/(?: \p{L}{1,2})+$/u, '');
  if (how === 'quote') return of.space === '' ? `「${sentence}」` : `“${sentence}”`;
  if (how === 'cut') return join(parts.slice(0, Math.ceil(parts.length * 0.75)));
  if (how === 'add') return `${sentence}${of.space}${invented(random, of, 4)}`;
  if (how === 'number') return sentence.replace(/\d+/u, '9731');
  if (how === 'name') return of.names.reduce((before, [name, other]) => before.replace(name, other), sentence);
  // Another order of its halves, and a word of four replaced by another one.
  if (how === 'paraphrase') {
    const middle = Math.floor(parts.length / 2);
    const turned = [...parts.slice(middle), ...parts.slice(0, middle)];
    return join(turned.map((part, at) => (at % 5 === 4 && of.space !== '' ? invented(random, of, 1) : part)));
  }
  return sentence;
}

/** A sentence of words that nobody speaks. */
function invented(random: () => number, of: Prose, count = 9): string {
  if (of.space !== '') return words(random, of.language, count).join(' ');
  return String.fromCharCode(...Array.from({ length: count * 2 }, () => 0x6000 + Math.floor(random() * 12_000)));
}

// What written languages look like to a reader who knows only letters: which characters beside ASCII they use, and
// which of them often. `often` and `seldom` list small letters; capitals count like them. The encodings are those in
// which texts of that language were really written, the likeliest first.

/**
 * How texts of a language look beyond ASCII. `script` is what its words are written in; of those, `often` and
 * `seldom`.
 */
export interface Profile {
  readonly name: string;
  readonly encodings: readonly string[];
  readonly script: RegExp;
  readonly often: string;
  readonly seldom: string;
}

const latin = /\p{sc=Latin}/u;
const cyrillic = /\p{sc=Cyrillic}/u;
const han = /\p{sc=Han}/u;

const western = ['windows-1252', 'iso-8859-15', 'macintosh'];
const central = ['windows-1250', 'iso-8859-2', 'iso-8859-16'];
const baltic = ['windows-1257', 'iso-8859-13', 'iso-8859-4', 'iso-8859-10'];
const russian = ['windows-1251', 'koi8-r', 'koi8-u', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic'];
const slavic = ['windows-1251', 'iso-8859-5', 'x-mac-cyrillic'];

/** The order does not count; each name stands once. */
export const profiles: readonly Profile[] = [
  { name: 'fr', encodings: western, script: latin, often: 'éèàêç', seldom: 'ùâîôûëïœüÿæ' },
  { name: 'de', encodings: western, script: latin, often: 'äöüß', seldom: 'é' },
  { name: 'es', encodings: western, script: latin, often: 'áéíóúñ', seldom: 'ü' },
  { name: 'pt', encodings: western, script: latin, often: 'ãçáéíóõ', seldom: 'âêôàúü' },
  { name: 'it', encodings: western, script: latin, often: 'àèéìòù', seldom: 'î' },
  { name: 'ca', encodings: western, script: latin, often: 'àéèóòçí', seldom: 'úïü·' },
  { name: 'nl, af', encodings: western, script: latin, often: 'éëï', seldom: 'èêöüáóçôûî' },
  { name: 'sv, fi', encodings: western, script: latin, often: 'äöå', seldom: 'éšžü' },
  { name: 'da, no', encodings: western, script: latin, often: 'æøå', seldom: 'éòôöäü' },
  { name: 'is, fo', encodings: western, script: latin, often: 'áðéíóúýþæöø', seldom: '' },
  { name: 'ga', encodings: western, script: latin, often: 'áéíóú', seldom: 'ḃċḋḟġṁṗṡṫ' },
  { name: 'gd', encodings: western, script: latin, often: 'àèìòùáéó', seldom: '' },
  { name: 'sq', encodings: western, script: latin, often: 'ëç', seldom: '' },
  { name: 'et', encodings: [...western, ...baltic], script: latin, often: 'äõüö', seldom: 'šž' },
  { name: 'cs, sk', encodings: central, script: latin, often: 'áčéěíňóřšťúůýž', seldom: 'ďľĺôŕä' },
  { name: 'pl', encodings: central, script: latin, often: 'ąćęłńóśżź', seldom: '' },
  { name: 'hu', encodings: central, script: latin, often: 'áéíóöőúüű', seldom: '' },
  { name: 'hr, bs, sl', encodings: central, script: latin, often: 'čćđšž', seldom: '' },
  { name: 'ro', encodings: central, script: latin, often: 'ăâîşţșț', seldom: '' },
  { name: 'hsb', encodings: central, script: latin, often: 'ćčěłńóřśšžź', seldom: '' },
  { name: 'lt', encodings: baltic, script: latin, often: 'ąčęėįšųūž', seldom: '' },
  { name: 'lv', encodings: baltic, script: latin, often: 'āčēģīķļņšūž', seldom: 'ō' },
  { name: 'mt', encodings: ['iso-8859-3'], script: latin, often: 'ċġħż', seldom: 'àèìòù' },
  { name: 'eo', encodings: ['iso-8859-3'], script: latin, often: 'ĉĝĥĵŝŭ', seldom: '' },
  { name: 'se', encodings: ['iso-8859-10', 'iso-8859-4'], script: latin, often: 'áčđŋšŧž', seldom: 'äåöø' },
  { name: 'cy', encodings: ['iso-8859-14'], script: latin, often: 'ŵŷâêîôû', seldom: 'ïöëäáéúẁẃẅỳ' },
  { name: 'ga, old', encodings: ['iso-8859-14'], script: latin, often: 'ḃċḋḟġṁṗṡṫ', seldom: 'áéíóú' },
  { name: 'nso, tn', encodings: ['windows-1252'], script: latin, often: 'š', seldom: 'êôž' },
  { name: 'tr', encodings: ['windows-1254', 'iso-8859-3'], script: latin, often: 'ışğüöç', seldom: 'âîû' },
  {
    name: 'vi',
    encodings: ['windows-1258'],
    script: latin,
    often: 'ăâđêôơư\u0300\u0301\u0303\u0309\u0323',
    seldom: 'àáéèíóúùü',
  },
  { name: 'ru', encodings: russian, script: cyrillic, often: 'оеаинтсрвлкмдпуяыьгзбчй', seldom: 'хжшюцщэфъё№' },
  {
    name: 'uk',
    encodings: ['windows-1251', 'koi8-u', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic'],
    script: cyrillic,
    often: 'оаинтвеісркдлмупязьгбчй',
    seldom: 'хжшюцщїєфґ',
  },
  {
    name: 'be',
    encodings: ['windows-1251', 'ibm866', 'iso-8859-5', 'koi8-u', 'x-mac-cyrillic'],
    script: cyrillic,
    often: 'анірыатоекслвдупяьгзбчй',
    seldom: 'цжшюхэфёўґ',
  },
  {
    name: 'bg',
    encodings: [...slavic, 'koi8-r', 'ibm866'],
    script: cyrillic,
    often: 'аоеинтсрвлкдпмзягбучъ',
    seldom: 'жйцхшщфюь',
  },
  { name: 'sr, mk', encodings: slavic, script: cyrillic, often: 'аоеинсртјувкдмплзгб', seldom: 'чжшцхфњљћђџќѓѕ' },
  { name: 'mn', encodings: slavic, script: cyrillic, often: 'аэолнгрийхтдсуеөүбмшчыв', seldom: 'жзюяёкпфцщъь' },
  {
    name: 'el',
    encodings: ['windows-1253', 'iso-8859-7'],
    script: /\p{sc=Greek}/u,
    often: 'αοιετσνηυρπκμλςίόάέήώύ',
    seldom: 'γδθφχβωξζψϊϋΐΰ',
  },
  {
    name: 'he',
    encodings: ['windows-1255', 'iso-8859-8'],
    script: /\p{sc=Hebrew}/u,
    often: 'יוהלארתבשמנםדחעקכפסגטצזן',
    seldom:
      'ךףץװױײ\u05b0\u05b1\u05b2\u05b3\u05b4\u05b5\u05b6\u05b7\u05b8\u05b9\u05bb\u05bc\u05bd\u05bf\u05c1\u05c2\u200e\u200f',
  },
  {
    name: 'ar',
    encodings: ['windows-1256', 'iso-8859-6'],
    script: /\p{sc=Arabic}/u,
    often: 'اليمنوتربةعدسفهكق',
    seldom: 'حجشأصضطخإءئغذزثىؤظآًٌٍَُِّْـ،؛؟',
  },
  {
    name: 'fa, ur',
    encodings: ['windows-1256'],
    script: /\p{sc=Arabic}/u,
    often: 'اينرهدتومبسشكلگ',
    seldom: 'خزفقعحجپطچصآغضثژذظئءأؤىيےںٹڈ،؛؟',
  },
  {
    name: 'th',
    encodings: ['windows-874'],
    script: /\p{sc=Thai}/u,
    often: 'านรอกเงมยลวดทสตะปบคหแจพช่้ีิ็ัื',
    seldom: 'ขใไโผถธฉซณญฐษศภฟฝฮฬฎฏฌฆฤูุ์ๆำๅ๐๑๒๓๔๕๖๗๘๙ฯ฿',
  },
  {
    name: 'zh-Hans',
    encodings: ['gb18030'],
    script: han,
    often:
      '的一是不了人在有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运人权自由平等',
    seldom: '',
  },
  {
    name: 'zh-Hant',
    encodings: ['big5'],
    script: han,
    often:
      '的一是不了人在有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運',
    seldom: '',
  },
  {
    name: 'ja',
    encodings: ['shift_jis', 'euc-jp'],
    script: /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々]/u,
    often:
      'のにはをたがでてとしれさいあるこらなもりすかっまそよきけえだうせくつどおめわじちやひふみほんねべろげびむごぐゆぞばぶずへぬばスンルトラリアイドシクレフジタロプマメカテサコチニウキオムツエミバビデグハネソナパガケモベボポセ人日一大年国中会本事十出二上者分生同月時社自行見間手前長部新場合地内東政後下体京方第学理的三高法民全入動表対四市明問発業小目主国権条',
    seldom: '',
  },
  {
    name: 'ko',
    encodings: ['euc-kr'],
    script: /\p{sc=Hangul}/u,
    often:
      '이다의는에을가고한를하로은지사기도서인리자대어시나과있해정수부그들으스아전일주제장라상보조원여구국성공거게신만오적까진유관무경동위화방개우생비연실문분세계되와것선안교면회선모소미호학민법재같용요행물때권날울당영중군남북없러했습니였각며야간단발추입내출심결명',
    seldom: '',
  },
];

/** Any language in Latin letters: for the many that have no profile of their own. It is believed less. */
export const anyWestern: Profile = {
  name: 'any',
  encodings: ['windows-1252'],
  script: latin,
  often: '',
  seldom: 'áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿðþ',
};

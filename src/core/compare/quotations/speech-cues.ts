// The words by which speech is told, language by language. English goes deepest; what is missing here is a quotation that
// is not found, what is here wrongly one that is found by mistake: rather too few than too many.

/** How a language tells that somebody said something. All words are in small letters. */
export interface SpeechCues {
  /** Verbs behind which words follow even without `that`. */
  readonly said: ReadonlySet<string>;
  /** Verbs that say speech with `that`, beside a quotation, or behind what was said. */
  readonly told: ReadonlySet<string>;
  /** Verbs behind which a clause may stand without `that`. */
  readonly loose: ReadonlySet<string>;
  /** Verbs that are speech only beside words between marks. */
  readonly called: ReadonlySet<string>;
  /** `saying`, `adding`: who says it is the subject before. */
  readonly participles: ReadonlySet<string>;
  /** Words behind which the one stands who heard it. */
  readonly hearers: ReadonlySet<string>;
  /** Behind a verb, what leads to who heard it (`disse à Lusa`), or who heard it (`заявил журналистам`). */
  readonly heard: ReadonlySet<string>;
  /** Verbs stand without a subject: `“…”, explicou.` */
  readonly subjectless: boolean;
  readonly that: ReadonlySet<string>;
  /** In German a comma does what `that` does. */
  readonly commaIsThat: boolean;
  /** In rows of words: `according to`. What follows is the one who said it. */
  readonly according: readonly (readonly string[])[];
  readonly pronouns: ReadonlySet<string>;
  /** Pronouns of persons. */
  readonly persons: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  /** Between the one who speaks and the verb. */
  readonly between: ReadonlySet<string>;
  /** Before the verb they say that it is not told who speaks. */
  readonly passive: ReadonlySet<string>;
  readonly relatives: ReadonlySet<string>;
  /** Words at which a part of a sentence begins. */
  readonly borders: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  /** Prepositions inside of who speaks: `the ministry of culture`. */
  readonly inside: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
  /** Begin no name, whatever they begin with. */
  readonly nobody: ReadonlySet<string>;
  /** Before a title, or words that nobody said: `so-called`. */
  readonly titled: ReadonlySet<string>;
  readonly nounsInCapitals: boolean;
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u).filter(Boolean));
const rows = (words: string): readonly (readonly string[])[] => words.split('|').map((row) => row.trim().split(' '));

const english: SpeechCues = {
  said: list('said says say'),
  told: list(`told tells announced announces argued argues asserted asserts acknowledged acknowledges admitted admits added adds
    alleged alleges claimed claims commented concluded concludes confirmed confirms complained complains conceded concedes contended
    contends cautioned cautions declared declares denied denies disclosed emphasized emphasised emphasizes emphasises estimated
    estimates explained explains insisted insists maintained maintains mentioned mentions noted notes observed pledged pledges
    predicted predicts promised promises quipped recalled recalls remarked remarks replied replies reported reports report revealed
    reveals responded responds reiterated reiterates stated states stressed stresses suggested suggests testified tweeted
    underlined underlines underscored urged urges vowed vows warned warns wrote writes asked asks joked joined shouted whispered
    continued continues answered cried exclaimed repeated lamented boasted demanded speculated believes believed think thinks
    thought hopes hoped expects expected feels felt agreed agrees projected forecast forecasts opined argue claim allege estimate believe insist warn predict note fear fears suggest acknowledge admit expect hope feel stress worry worries countered retorted demurred
    conceding ruled swore affirmed affirms reaffirmed elaborated proclaimed`),
  loose:
    list(`argued argues argue claimed claims claim alleged alleges allege estimated estimates estimate believed believes believe think
    thinks thought insisted insists insist admitted admits acknowledged acknowledges announced warned warns warn predicted predicts
    predict suggested explained explains noted notes confirmed confirms maintains maintained hoped hopes hope fear fears expect expects
    conceded concedes feel feels denied denies complained joked promised promises vowed reported`),
  called: list(
    'called calls described describes dubbed labeled labelled hailed praised slammed blasted denounced branded condemned',
  ),
  participles:
    list(`saying adding noting warning arguing insisting stressing telling claiming stating declaring explaining asserting
    emphasizing emphasising writing predicting acknowledging pointing suggesting promising vowing recalling`),
  hearers: list('told tells telling reminded assured informed asked'),
  heard: list(''),
  subjectless: false,
  that: list('that'),
  commaIsThat: false,
  according: rows('according to|in the words of|as reported by|as stated by'),
  pronouns: list('he she they it we i who'),
  persons: list('he she him her'),
  articles:
    list(`the a an this that these those his her its their our my one another some several many both other two three four
    five six most`),
  between:
    list(`also has have had later then further once now still again recently reportedly repeatedly already earlier often
    always never even just only simply first would himself herself itself themselves separately thus therefore subsequently
    previously personally all both`),
  passive: list('be been being is are was were to get got not cannot did does do'),
  relatives: list('who which whose whom where'),
  borders: list(
    'and but or while as that because when after before if although though since whereas so than what whether until unless yet how why',
  ),
  prepositions:
    list(`in on at by for from with of to into during after before about over under between against through via within
    without around amid following despite near since until among across behind beyond upon toward towards per like unlike when while
    as citing speaking`),
  inside: list('of for from in at with on to'),
  times:
    list(`monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow earlier later late early
    last this next week month year recently january february march april may june july august september october november december
    afterwards afterward meanwhile separately flatly bluntly again then there morning afternoon evening night here`),
  nobody:
    list(`what who nobody none nothing which where when how why if but and or so as because although though while since after
    before there here then that not no yes even still yet however instead meanwhile also thus in on at by for from with of to into
    during about over under without despite amid when while like`),
  titled:
    list(`so-called so-styled book film movie novel song album article show series play exhibition poem essay titled entitled called named
    dubbed known magazine newspaper documentary painting opera musical word words term phrase nicknamed headlined slogan motto operation
    alleged supposed purported game episode single track report`),
  nounsInCapitals: false,
};

const russian: SpeechCues = {
  said: list('сказал сказала сказали говорит говорят'),
  told: list(`заявил заявила заявили заявляет заявило сообщил сообщила сообщили сообщило сообщает сообщают отметил отметила отметили
    отмечает подчеркнул подчеркнула подчеркнули подчеркивает подчёркивает добавил добавила добавили рассказал рассказала рассказали
    рассказывает пояснил пояснила пояснили объяснил объяснила уточнил уточнила уточнили утверждает утверждают утверждал считает
    считают полагает напомнил напомнила написал написала пишет признал признала признался призналась предупредил предупредила
    пообещал пообещала ответил ответила указал указала указали передает передаёт объявил объявила объявили говорил
    говорила констатировал констатировала резюмировал воскликнул продолжил продолжила спросил спросила заметил заметила
    подтвердил подтвердила подтвердили заверил заверила обещал выразил цитирует
    настаивает настаивал настаивала полагают поясняет подтверждает предупреждает предупредили признали напоминает напомнили указывает
    указывают добавляет подчеркивают подчёркивают отмечают объявляет сообщали уверяет уверяют оценивает прогнозирует`),
  loose: list(''),
  called: list('назвал назвала назвали называет'),
  participles: list('отметив добавив подчеркнув заявив сказав пояснив напомнив'),
  hearers: list(''),
  heard: list(
    'журналистам журналисту репортёрам репортерам корреспонденту корреспондентам агентству агентствам газете изданию изданиям телеканалу радио радиостанции порталу прессе сми депутатам слушателям читателям',
  ),
  subjectless: false,
  that: list('что'),
  commaIsThat: false,
  according: rows(
    'по словам|по мнению|по данным|согласно|по сообщению|как сообщает|как сообщил|как сообщила|как заявил|как заявила|как отметил|как отметила|как пишет|как передает|как передаёт|как сообщили|как рассказал|как рассказала|как пояснил|как пояснила|как уточнил|как уточнила|со ссылкой на',
  ),
  pronouns: list('он она они оно мы я'),
  persons: list('он она'),
  articles: list('этот эта его её ее их наш один'),
  between: list('также уже ранее позже затем не снова еще ещё тогда при этом'),
  passive: list('было был была быть'),
  relatives: list('который которая которые которое'),
  borders: list('и а но что когда если пока как чтобы потому хотя где или'),
  prepositions: list(
    'в во на о об обо по после перед до из от с со у к ко за для при через во время накануне журналистам агентству корреспонденту',
  ),
  inside: list('по'),
  times: list(
    'понедельник вторник среду четверг пятницу субботу воскресенье сегодня вчера накануне ранее позже утром вечером журналистам',
  ),
  nobody: list(
    'что кто как когда если но и а в во на по после из от с об о при до за для у к также это однако потом теперь здесь там',
  ),
  titled: list(
    'книга книге книги фильм фильме фильма роман романе песня песни песню газета газете газеты журнал журнале журнала театр театре театра компания компании компанию завод заводе завода партия партии клуб клуба клубе проект проекта проекте программа программы программе выставка выставке выставки называемый называемая называемое называемые называемых называемого называемой агентство агентства ансамбль хор паром паромом корабль судно премия премии орден ордена медаль ооо пао ао',
  ),
  nounsInCapitals: false,
};

const german: SpeechCues = {
  said: list('sagte sagten sagt sagen'),
  told: list(`gesagt erklärte erklärten erklärt betonte betonten betont teilte mitgeteilt berichtete berichteten berichtet meinte meint ergänzte
    fügte hinzu schrieb schreibt kündigte warnte warnten forderte forderten behauptete behauptet erläuterte versicherte bestätigte
    bestätigten äußerte antwortete fragte meldete meldeten hob räumte verkündete versprach lobte kritisierte unterstrich
    bekräftigte bemerkte rief twitterte so stellte`),
  loose: list(''),
  called: list('nannte nannten bezeichnete bezeichneten sprach sprachen'),
  participles: list(''),
  hearers: list(''),
  heard: list('gegenüber'),
  subjectless: false,
  that: list('dass daß'),
  commaIsThat: true,
  according: rows(
    'laut|nach angaben von|nach angaben der|nach angaben des|nach worten von|nach worten des|nach worten der|zufolge',
  ),
  pronouns: list('er sie es wir ich'),
  persons: list('er sie'),
  articles: list('der die das ein eine einer dieser diese dieses sein seine ihr ihre mehrere viele'),
  between: list('auch hat haben hatte hatten zuvor später dann weiter zudem außerdem nun schon wurde am'),
  passive: list('wird wurde wurden werden nicht worden'),
  relatives: list('welcher welche'),
  borders: list('und aber oder während weil wenn als dass ob nachdem bevor obwohl denn sondern'),
  prepositions: list(
    'in im am an auf bei beim zu zum zur nach vor mit von vom über unter gegen für durch seit während gegenüber laut auch dazu weiter',
  ),
  inside: list('von vom für des der im in'),
  times: list('montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute morgen abend später zuvor'),
  nobody: list(
    'was wer wie wo wenn als aber und oder so da weil dass nach vor in im am an auf bei mit von zu auch dann hier dort doch zudem niemand',
  ),
  titled: list(
    'sogenannte sogenannten sogenanntes sogenannter buch film roman lied titel zeitung zeitschrift magazin ausstellung oper reihe serie namens wort begriff operation',
  ),
  nounsInCapitals: true,
};

const french: SpeechCues = {
  said: list('dit disent déclaré'),
  told: list(`déclare affirmé affirme affirment expliqué explique ajouté ajoute souligné souligne précisé précise indiqué indique annoncé
    annonce estimé estime assuré assure rappelé rappelle raconté raconte répondu répond écrit confirmé confirme insisté insiste lancé
    lance conclu conclut poursuivi poursuit noté note reconnu reconnaît averti avertit martelé commenté commente regretté regrette
    confié confie demandé demande promis rapporté rapporte soutenu soutient témoigné témoigne plaidé dénoncé salué observé`),
  loose: list(''),
  called: list('qualifié qualifie appelé évoqué'),
  participles: list('ajoutant soulignant précisant affirmant expliquant déclarant'),
  hearers: list(''),
  heard: list('à au aux'),
  subjectless: false,
  that: list("que qu'"),
  commaIsThat: false,
  according: rows("selon|d'après|d’après|aux yeux de"),
  pronouns: list('il elle ils elles on nous je'),
  persons: list('il elle'),
  articles: list('le la les un une des ce cette ces son sa ses leur leurs plusieurs l'),
  between: list(
    "a ont avait avaient aussi également encore ensuite s'est est lui-même elle-même pourtant notamment alors déjà",
  ),
  passive: list('été être sont pas'),
  relatives: list('qui dont'),
  borders: list('et mais ou tandis alors que lorsque quand si car comme parce'),
  prepositions: list(
    "à au aux en dans lors par pour sur sous avant après devant depuis pendant chez vers contre avec sans à l'afp auprès face ce",
  ),
  inside: list("de du des d' pour à la aux au"),
  times: list('lundi mardi mercredi jeudi vendredi samedi dimanche hier "aujourd’hui" demain matin soir'),
  nobody: list(
    'ce qui que quand si mais et ou où comment pourquoi comme lors dans en à au après avant pour par sur selon cela ici là alors rien personne',
  ),
  titled: list(
    'livre film roman chanson album titre intitulé intitulée journal magazine exposition pièce soi-disant prétendu prétendue dite dit mot terme opération série surnommé baptisé baptisée',
  ),
  nounsInCapitals: false,
};

const spanish: SpeechCues = {
  said: list('dijo dijeron dice dicen'),
  told: list(`afirmó afirmaron afirma declaró declararon explicó explicaron explica señaló señalaron señala añadió agregó indicó indicaron indica
    aseguró aseguraron asegura anunció anunciaron comentó comentaron subrayó destacó destacaron recordó manifestó manifestaron
    informó informaron sostuvo sostiene advirtió advirtieron insistió confirmó confirmaron reconoció contó cuenta respondió escribió concluyó
    apuntó expresó expresaron aclaró admitió negó preguntó prometió pidió dicho afirmado asegurado señalado explicado declarado
    añadido anunciado reiteró precisó remarcó relató lamentó
    insiste insistieron estima estiman estimó prevé prevén cree creen considera consideran opinó opina advierte advirtieron recuerda destaca
    añade agrega reconoce relata precisa matizó puntualizó detalló denunció denuncia admite admitieron sostuvieron negaron explican`),
  loose: list(''),
  called: list('calificó llamó describió tachó'),
  participles: list('añadiendo afirmando diciendo señalando explicando'),
  hearers: list(''),
  heard: list('a al'),
  subjectless: true,
  that: list('que'),
  commaIsThat: false,
  according: rows('según|de acuerdo con|en palabras de|a juicio de'),
  pronouns: list('él ella ellos ellas yo nosotros'),
  persons: list('él ella'),
  articles: list('el la los las un una unos unas este esta su sus varios muchos'),
  between: list('también ha han había ya además luego después no se le les aún'),
  passive: list('fue sido ser es'),
  relatives: list('quien cuyo cuya'),
  borders: list('y e pero o mientras cuando si porque como aunque que donde'),
  prepositions: list('a al en con por para sobre tras ante desde durante hasta entre contra hoy sin en'),
  inside: list('de del la los para en'),
  times: list('lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana tarde noche'),
  nobody: list(
    'qué quién que cuando si pero y o como donde en a al con por para sobre tras según así también nadie nada esto',
  ),
  titled: list(
    'libro película novela canción álbum título titulado titulada llamado llamada llamados periódico diario revista exposición obra palabra término operación serie denominado denominada supuesto supuesta',
  ),
  nounsInCapitals: false,
};

const portuguese: SpeechCues = {
  said: list('disse disseram diz dizem'),
  told: list(`afirmou afirmaram afirma declarou declararam explicou explicaram explica acrescentou acrescentaram salientou sublinhou destacou
    destacaram referiu referiram informou informaram anunciou anunciaram garantiu garantiram assegurou indicou indicaram comentou
    comentaram lembrou recordou frisou ressaltou alertou defendeu confirmou confirmaram admitiu contou conta respondeu escreveu
    concluiu reconheceu negou perguntou prometeu apontou observou revelou adiantou considerou avaliou reiterou enfatizou relatou lamentou pediu
    insistiu insistiram insiste estima estimam estimou prevê preveem previu acredita acreditam acreditava sustenta sustentou argumentou argumenta
    esclareceu esclareceram precisou noticiou noticiaram relembrou detalhou pontuou completou ressalta ressaltaram destaca alertaram alerta
    defende defendem lembra explicam avalia comenta considera consideram assegura garante garantem acrescenta salienta sublinha refere
    revela revelaram adianta reforçou reforça escreveram admitiram admite reconhece nega negaram denunciou criticou`),
  loose: list(''),
  called: list('classificou chamou descreveu'),
  participles: list('acrescentando afirmando dizendo sublinhando explicando'),
  hearers: list(''),
  heard: list('à ao aos às'),
  subjectless: true,
  that: list('que'),
  commaIsThat: false,
  according: rows('segundo|de acordo com|nas palavras de|conforme'),
  pronouns: list('ele ela eles elas eu nós'),
  persons: list('ele ela'),
  articles: list('o a os as um uma uns umas este esta esse essa seu sua vários muitos'),
  between: list('também tem têm tinha já ainda depois não se lhe ontem'),
  passive: list('foi sido ser é'),
  relatives: list('quem cujo cuja'),
  borders: list('e mas ou enquanto quando se porque como embora que onde'),
  prepositions: list(
    'à ao aos às em no na nos nas com por pelo pela para sobre após ante desde durante até entre contra sem hoje ontem',
  ),
  inside: list('de do da dos das para em'),
  times: list(
    'segunda terça quarta quinta sexta sábado domingo ontem hoje amanhã segunda-feira terça-feira quarta-feira quinta-feira sexta-feira',
  ),
  nobody: list(
    'que quem quando se mas e ou como onde em no na com por para sobre após segundo assim também ninguém nada isto isso',
  ),
  titled: list(
    'livro filme romance canção álbum título intitulado intitulada chamado chamada jornal revista exposição obra palavra termo operação série denominado denominada suposto suposta',
  ),
  nounsInCapitals: false,
};

const known: Readonly<Record<string, SpeechCues>> = {
  en: english,
  ru: russian,
  de: german,
  fr: french,
  es: spanish,
  pt: portuguese,
};

/** Common words of each language that are none of the others'. */
const common: Readonly<Record<string, RegExp>> = {
  en: /\b(?:the|and|of|with|said)\b/giu,
  de: /\b(?:der|und|nicht|das|mit)\b/giu,
  fr: /(?<!\p{L})(?:les|une|dans|est|avec)(?!\p{L})/giu,
  es: /(?<!\p{L})(?:el|los|una|por|y)(?!\p{L})/giu,
  pt: /(?<!\p{L})(?:não|uma|os|do|da)(?!\p{L})/giu,
  ru: /(?<!\p{L})(?:и|в|на|что|не)(?!\p{L})/giu,
};

/** The cues of a language; of a text whose language is not known those of the language whose words it is full of. */
export function cuesFor(language: string | null, text: string): SpeechCues | null {
  if (language !== null) return known[/^[a-z]+/iu.exec(language)?.[0].toLowerCase() ?? ''] ?? null;
  const start = text.slice(0, 4000);
  const counts = Object.entries(common).map(([name, words]) => [name, start.match(words)?.length ?? 0] as const);
  const [name, count] = counts.reduce((best, one) => (one[1] > best[1] ? one : best));
  return count >= 3 ? known[name]! : null;
}

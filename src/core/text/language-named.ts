import { foldWord } from './fold.ts';

/**
 * The tag of the language that is meant: by a tag (BCP 47, `de`, `zh-hant`, `sr_Latn`), or by its name as one of the reader's
 * languages has it (`German`, `Österreichisches Deutsch`). Null if it is neither. `ga` is Irish, `Ga` is what is called so.
 */
export function languageNamed(words: string, readers: readonly string[]): string | null {
  const written = words.trim().replace(/_/gu, '-');
  const name = foldWord(words.trim());
  if (name === '') return null;
  if (/^[a-z]{2}(?:-|$)/u.test(written)) return tagOf(written);
  for (const reader of readers) {
    const tag = tagsByName(reader).get(name);
    if (tag !== undefined) return tag;
  }
  return tagOf(written);
}

/** As BCP 47 writes it. A language of five letters and more is none that is there, but some word. */
function tagOf(written: string): string | null {
  if (!/^[a-z]{2,3}(?:-|$)/iu.test(written)) return null;
  try {
    const [tag] = Intl.getCanonicalLocales(written);
    const [language] = (tag ?? '').split('-');
    // All languages of two letters have names; of the thousands with three only some.
    const isThere = language!.length === 3 || namesIn('en')?.of(language!) !== undefined;
    return tag !== undefined && isThere ? tag : null;
  } catch {
    return null; // A RangeError, which says just that.
  }
}

const known = new Map<string, ReadonlyMap<string, string>>();

/** Made when a language is typed for the first time. */
function tagsByName(reader: string): ReadonlyMap<string, string> {
  let tags = known.get(reader);
  if (tags === undefined) {
    tags = named(reader);
    known.set(reader, tags);
  }
  return tags;
}

function named(reader: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  const names = namesIn(reader);
  if (names === null) return tags;
  for (const tag of [...dialects, ...twoLetters(), ...threeLetters]) {
    const name = names.of(tag);
    if (name !== undefined && !tags.has(foldWord(name))) tags.set(foldWord(name), Intl.getCanonicalLocales(tag)[0]!);
  }
  return tags;
}

/** Names with more than a language in them, as programs and files give them. */
const dialects = [
  'zh-Hans',
  'zh-Hant',
  'pt-BR',
  'pt-PT',
  'en-GB',
  'en-US',
  'en-AU',
  'en-CA',
  'es-ES',
  'es-MX',
  'es-419',
]
  .concat(['fr-CA', 'fr-CH', 'de-AT', 'de-CH', 'nl-BE', 'sr-Latn', 'sr-Cyrl', 'fa-AF', 'ar-001', 'ro-MD', 'uz-Latn'])
  .concat([
    'az-Cyrl',
    'uz-Cyrl',
    'pa-Arab',
    'en-IN',
    'en-IE',
    'en-ZA',
    'en-NZ',
    'es-AR',
    'es-CO',
    'fr-BE',
    'zh-TW',
    'zh-HK',
  ]);

/** Languages of three letters that Unicode's data (CLDR) name; to try all 17,576 would take a second. */
const threeLetters = [
  'ace ach ada ady aeb afh agq ain akk akz ale aln alt ang ann anp arc arn aro arp arq ars arw ary arz asa ase ast',
  'atj avk awa bal ban bar bas bax bbc bbj bej bem bew bez bfd bfq bgc bgn bho bik bin bjn bkm bla blo blt bpy bqi',
  'bra brh brx bss bua bug bum byn byv cad car cay cch ccp ceb cgg chb chg chk chm chn cho chp chr chy cic ckb clc',
  'cop cps crg crh crj crk crl crm crr crs csb csw dak dar dav del den dgr din dje doi dsb dtp dua dum dyo dyu dzg',
  'ebu efi egl egy eka elx enm esu ewo ext fan fil fit fon frc frm fro frp frr frs fur gaa gag gan gay gba gbz gez',
  'gil glk gmh goh gon gor got grb grc gsw guc gur guz gwi hai hak haw hax hif hil hit hmn hnj hsb hsn hup hur iba',
  'ibb ikt ilo inh izh jam jbo jgo jmc jpr jrb jut kaa kab kac kaj kam kaw kbd kbl kcg kde kea kek ken kfo kgp kha',
  'kho khq khw kiu kkj kln kmb koi kok kos kpe krc kri krj krl kru ksb ksf ksh kum kut kwk kxv lad lag lah lam lez',
  'lfn lij lil liv lkt lmo lol lou loz lrc lsm ltg lua lui lun luo lus luy lzh lzz mad maf mag mai mak man mas mde',
  'mdf mdr men mer mfe mga mgh mgo mic min mnc mni moe moh mos mrj mua mus mwl mwr mwv mye myv mzn nan nap naq nds',
  'new nia niu njo nmg nnh nog non nov nqo nso nus nwc nym nyn nyo nzi ojb ojc ojs ojw oka osa ota pag pal pam pap',
  'pau pcd pcm pdc pdt peo pfl phn pis pms pnt pon pqm prg pro quc qug raj rap rar rgn rhg rif rof rom rtm rue rug',
  'rup rwk sad sah sam saq sas sat saz sba sbp scn sco sdc sdh see seh sei sel ses sga sgs shi shn shu sid slh sli',
  'sly sma smj smn sms snk sog srn srr ssy stq str suk sus sux swb syc syr szl tce tcy tem teo ter tet tgx tht tig',
  'tiv tkl tkr tlh tli tly tmh tog tok tpi tru trv trw tsd tsi ttm ttt tum tvl twq tyv tzm udm uga umb vai vec vep',
  'vls vmf vmw vot vro vun wae wal war was wbp wuu xal xmf xnr xog yao yap yav ybb yrl yue zap zbl zea zen zgh zun',
  'zza',
].flatMap((line) => line.split(' '));

function twoLetters(): readonly string[] {
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  return letters.flatMap((a) => letters.map((b) => a + b));
}

function namesIn(reader: string): Intl.DisplayNames | null {
  try {
    return new Intl.DisplayNames([reader], { type: 'language', fallback: 'none' });
  } catch {
    return null; // The reader's languages are not this program's.
  }
}

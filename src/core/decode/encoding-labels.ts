/** An encoding a person can pick by hand. `label` is what `Encoding.label` holds; `region` groups the picker. */
export interface EncodingChoice {
  readonly label: string;
  readonly name: string;
  readonly region: Region;
}

/** Groups of the picker; their words are names already. */
export type Region =
  | 'Unicode'
  | 'Western European'
  | 'Central European'
  | 'Southern European'
  | 'Baltic'
  | 'Nordic'
  | 'Celtic'
  | 'Cyrillic'
  | 'Greek'
  | 'Turkish'
  | 'Hebrew'
  | 'Arabic'
  | 'Thai'
  | 'Vietnamese'
  | 'Chinese'
  | 'Japanese'
  | 'Korean';

/**
 * Every encoding of the WHATWG Encoding Standard but two: `replacement`, which decodes nothing on purpose, and
 * `x-user-defined`, which maps bytes to private characters for scripts of web pages and was never used for text. The
 * two UTF-32 encodings are ours: TextDecoder does not know them, but a mark can announce them.
 */
export const encodingLabels: readonly EncodingChoice[] = [
  { label: 'utf-8', name: 'UTF-8', region: 'Unicode' },
  { label: 'utf-16le', name: 'UTF-16, little-endian', region: 'Unicode' },
  { label: 'utf-16be', name: 'UTF-16, big-endian', region: 'Unicode' },
  { label: 'utf-32le', name: 'UTF-32, little-endian', region: 'Unicode' },
  { label: 'utf-32be', name: 'UTF-32, big-endian', region: 'Unicode' },
  { label: 'windows-1252', name: 'Windows-1252 (and ISO 8859-1, Latin 1)', region: 'Western European' },
  { label: 'iso-8859-15', name: 'ISO 8859-15 (Latin 9)', region: 'Western European' },
  { label: 'macintosh', name: 'Macintosh Roman', region: 'Western European' },
  { label: 'windows-1250', name: 'Windows-1250', region: 'Central European' },
  { label: 'iso-8859-2', name: 'ISO 8859-2 (Latin 2)', region: 'Central European' },
  { label: 'iso-8859-16', name: 'ISO 8859-16 (Latin 10)', region: 'Central European' },
  { label: 'iso-8859-3', name: 'ISO 8859-3 (Latin 3)', region: 'Southern European' },
  { label: 'windows-1257', name: 'Windows-1257', region: 'Baltic' },
  { label: 'iso-8859-13', name: 'ISO 8859-13 (Latin 7)', region: 'Baltic' },
  { label: 'iso-8859-4', name: 'ISO 8859-4 (Latin 4)', region: 'Baltic' },
  { label: 'iso-8859-10', name: 'ISO 8859-10 (Latin 6)', region: 'Nordic' },
  { label: 'iso-8859-14', name: 'ISO 8859-14 (Latin 8)', region: 'Celtic' },
  { label: 'windows-1251', name: 'Windows-1251', region: 'Cyrillic' },
  { label: 'koi8-r', name: 'KOI8-R', region: 'Cyrillic' },
  { label: 'koi8-u', name: 'KOI8-U', region: 'Cyrillic' },
  { label: 'ibm866', name: 'IBM 866 (DOS)', region: 'Cyrillic' },
  { label: 'iso-8859-5', name: 'ISO 8859-5', region: 'Cyrillic' },
  { label: 'x-mac-cyrillic', name: 'Macintosh Cyrillic', region: 'Cyrillic' },
  { label: 'windows-1253', name: 'Windows-1253', region: 'Greek' },
  { label: 'iso-8859-7', name: 'ISO 8859-7', region: 'Greek' },
  { label: 'windows-1254', name: 'Windows-1254 (and ISO 8859-9, Latin 5)', region: 'Turkish' },
  { label: 'windows-1255', name: 'Windows-1255', region: 'Hebrew' },
  { label: 'iso-8859-8', name: 'ISO 8859-8, visual order', region: 'Hebrew' },
  { label: 'iso-8859-8-i', name: 'ISO 8859-8-I, logical order', region: 'Hebrew' },
  { label: 'windows-1256', name: 'Windows-1256', region: 'Arabic' },
  { label: 'iso-8859-6', name: 'ISO 8859-6', region: 'Arabic' },
  { label: 'windows-874', name: 'Windows-874 (and TIS-620)', region: 'Thai' },
  { label: 'windows-1258', name: 'Windows-1258', region: 'Vietnamese' },
  { label: 'gb18030', name: 'GB 18030', region: 'Chinese' },
  { label: 'gbk', name: 'GBK (and GB 2312)', region: 'Chinese' },
  { label: 'big5', name: 'Big5', region: 'Chinese' },
  { label: 'shift_jis', name: 'Shift JIS', region: 'Japanese' },
  { label: 'euc-jp', name: 'EUC-JP', region: 'Japanese' },
  { label: 'iso-2022-jp', name: 'ISO-2022-JP', region: 'Japanese' },
  { label: 'euc-kr', name: 'EUC-KR (and Windows-949)', region: 'Korean' },
];

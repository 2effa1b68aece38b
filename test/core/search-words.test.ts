import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactWord, foldWord } from '../../src/core/text/fold.ts';
import { stemmerFor } from '../../src/core/text/stems.ts';
import { wordsOf } from '../../src/core/text/words.ts';

const words = (text: string): string[] => wordsOf(text).map((word) => word.text);

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const segmented = (text: string): string[] =>
  [...segmenter.segment(text)]
    .filter(({ isWordLike, segment }) => isWordLike || picture.test(segment))
    .map(({ segment }) => segment);
/** Emoji and signs like them are words here. */
const picture = /^(?:\p{Emoji_Presentation}|(?=\p{Extended_Pictographic})[\u2600-\u27BF\u{1F000}-\u{1FAFF}])/u;

/** Scripts that are indexed by character, and the parts of Korean syllables, which we treat like whole ones. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Script=Tai_Viet}\p{Script=Yi}\p{Script=Bopomofo}\u1100-\u11FF\u3130-\u318F\uA960-\uA97F\uD7B0-\uD7FF\uFFA0-\uFFDF\u3006\u3031-\u3035\u309B\u309C\u30A0\u30FC\uFF70]/u;

describe('words', () => {
  test.each([
    ['The summit, they said, is “over”.', 'The|summit|they|said|is|over'],
    ['Élysée—über café; naïve', 'Élysée|über|café|naïve'],
    ['L’accord de l’État dell’Unione', 'L|accord|de|l|État|dell|Unione'],
    ["Kim's envoys don't; O'Brien won’t", "Kim|s|envoys|don't|O'Brien|won’t"],
    ['the end.Start at example.com', 'the|end|Start|at|example|com'],
    ['U.S.A. and Ph.D. e.g. 1,000.50 on 30.06.2025', 'U.S.A|and|Ph.D|e.g|1,000.50|on|30.06.2025'],
    ['_emphasis_ and snake_case', 'emphasis|and|snake|case'],
    ['протестовали в Москве', 'протестовали|в|Москве'],
    ['احتجاجات في القاهرة', 'احتجاجات|في|القاهرة'],
    ['צה"ל הודיע "שלום"', 'צה"ל|הודיע|שלום'],
    ['北京大学 abc', '北|京|大|学|abc'],
    ['コーヒー', 'コ|ー|ヒ|ー'],
    ['평양에서 회담', '평양에서|회담'],
    ['KBS는 2025년', 'KBS|는|2025|년'],
    ['ภาษา', 'ภ|า|ษ|า'],
    ['हिन्दी किताब', 'हिन्दी|किताब'],
    ['cafe\u0301 in\u00ADter', 'cafe\u0301|in\u00ADter'],
    ['🙂 👩‍👩‍👧 ±§ \uD800 x', '🙂|👩‍👩‍👧|x'],
    ['good😊day 👍🏽👍❤️ 🇫🇷🇩🇪  ™ ☎', 'good|😊|day|👍🏽|👍|❤️|🇫🇷|🇩🇪|☎'],
    ['', ''],
  ])('of %s', (text, expected) => {
    expect(words(text).join('|')).toBe(expected);
  });

  test('are those of Intl.Segmenter for every character of scripts with spaces, but for a few that divide', () => {
    const different = new Set<string>();
    const contexts = [(c: string) => c, (c: string) => `ab${c}cd`, (c: string) => `1${c}2`, (c: string) => `вг${c} д`];
    for (let point = 0; point < 0x1f000; point++) {
      if (point >= 0xd800 && point < 0xf900) continue;
      const character = String.fromCodePoint(point);
      if (!/\p{Assigned}/u.test(character) || unspaced.test(character)) continue;
      for (const around of contexts) {
        const text = around(character);
        if (words(text).join('|') !== segmented(text).join('|')) different.add(character);
      }
    }
    // Full stop, colon, semicolons, underscores and the narrow space divide on purpose; what else there is are rare
    // signs (number marks, tone letters, Tai and Arabic signs) that stand in no word.
    const onPurpose = [...'.:;_․\u037E\u202F‿⁀⁄⁔՝։՟؍٫߸︓︔︐︳︴﹍﹎﹏﹐﹒﹔﹕．：；＿'];
    const rest = [...different].filter((character) => !onPurpose.includes(character));
    expect(
      rest.filter((character) => /[\p{L}\p{M}\p{Nd}\p{P}\p{Z}\p{S}]/u.test(character) && !rare.test(character)),
    ).toEqual([]);
  });

  test('are those of Intl.Segmenter in sentences of many scripts', () => {
    const piece = fc.constantFrom(
      ...'a b É ß Ж д α א ש ع م ह हि न 1 2 ٣ . , \u0301 \u00AD ( - — ! 🙂'.split(' '),
      ' ',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        // Full stops between letters are the one difference these pieces can bring about.
        const text = pieces
          .join('')
          .replace(/\.(?=[^\d])/gu, ' ')
          .replace(/([^\d])\./gu, '$1 ');
        expect(words(text)).toEqual(segmented(text));
      }),
      { numRuns: 500 },
    );
  });

  test('never overlap, and stand where they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        let end = 0;
        for (const word of wordsOf(text)) {
          expect(word.from).toBeGreaterThanOrEqual(end);
          expect(word.to).toBeGreaterThan(word.from);
          expect(text.slice(word.from, word.to)).toBe(word.text);
          end = word.to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('of more than 128 letters are cut, and nothing of them is lost', () => {
    const cut = words('x'.repeat(1000));
    expect(cut.join('')).toBe('x'.repeat(1000));
    expect(Math.max(...cut.map((word) => word.length))).toBe(128);
  });
});

const rare = /[\u02EA\u02EB\u19DE\u19DF\u1AA0-\u1AAD\uA708-\uA721\uA789\uA78A\uAADE\uAADF\uAB5B]|\p{Cf}|[^\0-\uFFFF]/u;

describe('the key of a word', () => {
  test.each([
    ['Café', 'cafe'],
    ['CAFE\u0301', 'cafe'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Øresund', 'oresund'],
    ['Łódź', 'lodz'],
    ['Đà Nẵng', 'da nang'],
    ['Þórr', 'thorr'],
    ['œuvre', 'oeuvre'],
    ['İstanbul', 'istanbul'],
    ['ısı', 'isi'],
    ['ﬁnd', 'find'],
    ['ＡＢＣ１２', 'abc12'],
    ['Ёлка', 'елка'],
    ['мой', 'мой'],
    ['мои\u0306', 'мой'],
    ['ΌΔΟΣ', 'οδοσ'],
    ['όδος', 'οδοσ'],
    ['مُحَمَّد', 'محمد'],
    ['أحمد', 'احمد'],
    ['שָׁלוֹם', 'שלום'],
    ['हिन्दी', 'हिन्दी'],
    ['がく', 'がく'],
    ['한국', '한국'],
    ['in\u00ADter', 'inter'],
    ['don’t', "don't"],
    ['١٤٠٠٠', '14000'],
    ['२०२५', '2025'],
    ['👍🏽', '👍'],
    ['❤️', '❤'],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
  ])('%s is %s', (word, key) => {
    expect(foldWord(word)).toBe(key);
  });

  test('is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (word) => {
        expect(foldWord(foldWord(word))).toBe(foldWord(word));
      }),
    );
  });

  test('is the same for all spellings of one exact form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (word) => {
        expect(foldWord(exactWord(word))).toBe(foldWord(word));
        expect(exactWord(word.normalize('NFD'))).toBe(exactWord(word.normalize('NFC')));
      }),
    );
  });
});

describe('stems', () => {
  test.each([
    ['en', 'meetings', 'meeting'],
    ['en-GB', 'Anniversaries', 'anniversary'],
    ['fr', 'nationalités', 'nationalité'],
    ['de', 'Gesprächen', 'Gespräch'],
    ['ru', 'коммунистов', 'коммунисты'],
    ['es', 'elecciones', 'elección'],
    ['nb', 'husene', 'huset'],
    ['ar', 'والمفاوضات', 'مفاوضات'],
    ['tr', 'hükümetlerin', 'hükümet'],
    ['tr', "İstanbul'da", 'İstanbul'],
    ['tr', 'Ankara’dan', 'Ankara'],
    ['pl', 'gazetami', 'gazeta'],
    ['el', 'κυβερνήσεις', 'κυβέρνησης'],
  ])('in %s %s and %s are one', (language, a, b) => {
    const { stem } = stemmerFor(language);
    expect(stem(a)).toBe(stem(b));
  });

  test('of languages that have no stemmer are the words themselves', () => {
    expect(stemmerFor('zh').stem('Café')).toBe('cafe');
    expect(stemmerFor(null).language).toBe('');
    expect(stemmerFor('xx').stem('meetings')).toBe('meetings');
  });
});

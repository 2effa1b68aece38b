import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completionsAt } from '../../src/core/search/language/complete.ts';
import { parseQuery } from '../../src/core/search/language/parse.ts';
import { explainQueryProblem } from '../../src/core/search/language/problems.ts';
import type { Clause, Expression, Term } from '../../src/core/search/language/query.ts';

/** A query as one line: what was understood. */
function show(text: string): string {
  const parsed = parseQuery(text);
  if (!parsed.ok) {
    const { code, from, to } = parsed.problem;
    return `! ${code} ${from}-${to}`;
  }
  return clauses(parsed.query.clauses);
}

const clauses = (list: readonly Clause[]): string => list.map(clause).join(' ');
const clause = ({ presence, expression }: Clause): string =>
  ({ plain: '', required: '+', prohibited: '-' })[presence] + one(expression);

function one(expression: Expression): string {
  switch (expression.kind) {
    case 'group':
      return `(${clauses(expression.clauses)})${boost(expression.boost)}`;
    case 'either':
      return `[${expression.options.map(clause).join(' | ')}]`;
    case 'words': {
      const near = expression.near === null ? '' : `~${expression.near}`;
      return expression.terms.map(term).join('_') + near + boost(expression.boost);
    }
    case 'regex':
      return `/${expression.source}/${expression.flags}`;
    case 'field':
      return `${expression.field}:${expression.value.quoted ? `"${expression.value.text}"` : expression.value.text}`;
    case 'date':
      return `date:${expression.first ?? ''}..${expression.last ?? ''}`;
    case 'state':
      return `is:${expression.state}`;
  }
}

const boost = (value: number): string => (value === 1 ? '' : `^${value}`);

function term(what: Term): string {
  switch (what.kind) {
    case 'inflected':
      return what.key;
    case 'form':
      return `'${what.key}'`;
    case 'exact':
      return `=${what.exact}`;
    case 'pattern':
      return what.pieces.join('*');
    case 'fuzzy':
      return `${what.key}~${what.edits}`;
  }
}

describe('a query', () => {
  test.each([
    ['summit treaty', 'summit treaty'],
    ['  Café \n Élysée ', 'cafe elysee'],
    ['"first Anniversary"', "'first'_'anniversary'"],
    ['“first anniversary”', "'first'_'anniversary'"],
    ['„erster Jahrestag“ «первая»', "'erster'_'jahrestag' 'первая'"],
    ['"kim lyubimova"~8', "'kim'_'lyubimova'~8"],
    ['"anniv* of"', "anniv*_'of'"],
    ['anniv* *ville an*ry', 'anniv* *ville an*ry'],
    ['pyongyng~1 pyongyng~', 'pyongyng~1 pyongyng~1'],
    ['+must -never −nie', '+must -never -nie'],
    ['a OR b c', '[a | b] c'],
    ['a OR b OR c d', '[a | b | c] d'],
    ['(a b) OR -c', '[(a b) | -c]'],
    ['a AND b NOT c', 'a b -c'],
    ['a or b', 'a or b'],
    ['((a))^2 b^0.5', '((a))^2 b^0.5'],
    ['=Meeting ="Kim Jong"', '=Meeting =Kim_=Jong'],
    ['/20(24|25)/ /a\\/b/i', '/20(24|25)/ /a\\/b/i'],
    ['/summit.*treaty\\.*\\w+ (a|b)+/s', '/summit.*treaty\\.*\\w+ (a|b)+/s'],
    ['tag:"Aid/Food" tag:Aid outlet:IANS', 'tag:"Aid/Food" tag:Aid outlet:IANS'],
    ['Title:summit -path:2024/x.txt', 'title:summit -path:2024/x.txt'],
    ['date:2025-06..2025-07 date:2025', 'date:2025-06..2025-07 date:2025..2025'],
    ['date:..2025 date:2024-02-29..', 'date:..2025 date:2024-02-29..'],
    [
      'date:1849/1851 -date:"c. 1850" date:../1848',
      'date:1849/1851..1849/1851 -date:1850~..1850~ date:../1848..../1848',
    ],
    ['date:"50 BC".."40 BC" senate', 'date:-0049..-0039 senate'],
    ['date:"50 BC..40 BC"', 'date:-0049..-0039'],
    ['date:"1849–1851" ferry', 'date:1849/1851..1849/1851 ferry'],
    ['date:"28–30 June 2025"', 'date:2025-06-28/2025-06-30..2025-06-28/2025-06-30'],
    ['date:“50 BC”..1750', 'date:-0049..1750'],
    ['date:1066.."30 June 2025"', 'date:1066..2025-06-30'],
    ['date:"300 BC".. -date:.."300 BC"', 'date:-0299.. -date:..-0299'],
    ['is:tagged is:UNTAGGED is:furniture', 'is:tagged is:untagged is:furniture'],
    ['well-known and/or', 'well_known and_or'],
    ["l'accord Kim’s don't", "l_accord kim_s don't"],
    ['北京大学 北京*', '北_京_大_学 北_京'],
    ['צה"ל "צה"ל הודיע"', `צה"ל 'צה"ל'_'הודיע'`],
    ['summit – treaty & more, (see)', 'summit treaty more (see)'],
    ['summit: the day', 'summit the day'],
    ['12:30', '12_30'],
    ['\u200Fשלום\u200F', 'שלום'],
    ['summit\u202C', 'summit'],
    ['', ''],
    [' \u200E ', ''],
  ])('%s reads', (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  test.each([
    ['...', '! no-words 0-3'],
    ['§', '! no-words 0-1'],
    ['-', '! no-words 0-1'],
    ['summit "first', '! quote-open 7-13'],
    ['a (b (c)', '! bracket-open 2-3'],
    ['a) b', '! bracket-close 1-2'],
    ['a ()', '! brackets-empty 2-4'],
    ['*', '! star-alone 0-1'],
    ['a **', '! star-alone 2-4'],
    ['=Meet*', '! exact-pattern 1-6'],
    ['well-known~1', '! fuzzy-several 0-12'],
    ['anniv*~1', '! fuzzy-pattern 0-8'],
    ['word~3', '! edits-too-many 4-6'],
    ['OR a', '! or-dangling 0-2'],
    ['a OR', '! or-dangling 2-4'],
    ['a OR OR b', '! or-dangling 5-7'],
    ['(a OR) b', '! or-dangling 3-5'],
    ['a^x', '! boost-unreadable 1-2'],
    ['/abc', '! regex-open 0-4'],
    ['/(a/', '! regex-invalid 1-3'],
    ['/a/g', '! regex-invalid 3-4'],
    ['/(a+)+b/', '! regex-slow 1-6'],
    ['/(\\w+\\s?)*x/', '! regex-slow 1-10'],
    ['/(a|ab)*c/', '! regex-slow 1-8'],
    ['/(a|ab){1,40}c/', '! regex-slow 1-13'],
    ['/(\\d{1,9}){1,9}x/', '! regex-slow 1-15'],
    ['/((\\d{1,2},){2})+x/', '! regex-slow 1-17'],
    ['/(a+){1,3}b/', '! regex-slow 1-10'],
    ['/a.*.*.*x/', '! regex-slow 2-6'],
    ['/(.*)([^x]+)y/', '! regex-slow 2-11'],
    ['colour:red', '! field-unknown 0-7'],
    ['tag: Aid', '! field-empty 0-4'],
    ['tag:""', '! field-empty 0-6'],
    ['date:yesterday', '! date-unreadable 5-14'],
    ['date:2025-13', '! date-unreadable 5-12'],
    ['date:=2025..2026', '! date-unreadable 6-16'],
    ['date:=*', '! date-unreadable 6-7'],
    ['date:..', '! date-unreadable 5-7'],
    ['date:"50 BC" .. "40 BC"', '! date-unreadable 5-15'],
    ['date:2024 ..2025', '! date-unreadable 5-12'],
    ['date:"40 BC".."50 BC"', '! date-backwards 5-21'],
    ['date:"50 BC".."40 BC', '! quote-open 14-20'],
    ['date:2025..2024', '! date-backwards 5-15'],
    ['is:read', '! state-unknown 3-7'],
    ['('.repeat(200) + 'a', '! too-deep 100-101'],
  ])('%s cannot be read, and says where and why', (text, expected) => {
    expect(show(text)).toBe(expected);
    const parsed = parseQuery(text);
    if (!parsed.ok) expect(explainQueryProblem(parsed.problem)).toMatch(/^[“A-Z].{20,}[.)/*]|[a-z:]$/s);
  });

  test.each([
    '/(\\d{1,2}\\.){2}\\d{4}/',
    '/(\\d{1,3}\\.){1,3}\\d{1,3}/',
    '/(?:[A-Z]{1,3}[ -]?){2,4}/',
    '/(\\d{4} ){1,4}/',
    '/(\\d{10},)+/',
    '/(ab|cd)*e/',
    '/((\\d{1,2}:){2}\\d{2} ){1,2}/',
  ])('%s is read: repetition in repetition, but with bounds, and few ways', (text) => {
    expect(parseQuery(text).ok).toBe(true);
  });

  test('may name an attribute of the project', () => {
    expect(parseQuery('genre:letter', { fields: ['genre'] }).ok).toBe(true);
  });

  test('is never thrown at, whatever it holds', () => {
    const sign = fc.constantFrom(
      ...'+-*~^:="/()|\\ \'“”„«.,[]{}?'.split(''),
      'OR',
      'AND',
      'NOT',
      'tag:',
      'date:',
      'is:',
      '..',
      '\uD800',
      '\uDC00',
      '\u202E',
      '北',
      'é',
      'a',
      'word',
      '1',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const parsed = parseQuery(text);
        if (parsed.ok) return;
        const { from, to } = parsed.problem;
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(text.length);
        expect(explainQueryProblem(parsed.problem).length).toBeGreaterThan(10);
      }),
      { numRuns: 3000 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void parseQuery(text)));
  });

  test.each([
    ['100,000 letters', 'x'.repeat(100_000)],
    ['10,000 words', Array.from({ length: 10_000 }, (_, at) => `word${at}`).join(' ')],
    ['100,000 opening brackets', '('.repeat(100_000)],
    ['100,000 closing brackets', ')'.repeat(100_000)],
    ['100,000 quotation marks', '"'.repeat(100_001)],
    ['100,000 stars', '*'.repeat(100_000)],
    ['100,000 slashes', '/'.repeat(100_000)],
    ['100,000 minus signs', '-'.repeat(100_000)],
    ['50,000 ORs', 'a OR '.repeat(50_000)],
    ['30,000 fields', 'tag:x '.repeat(30_000)],
    ['a regular expression of 100,000 brackets', `/${'(a'.repeat(50_000)}${')'.repeat(50_000)}/`],
    ['100,000 alternatives', `/(${'a|'.repeat(100_000)}b)*/`],
    ['100,000 lone surrogates', '\uD800'.repeat(100_000)],
    ['100,000 marks of direction', '\u202E'.repeat(100_000)],
  ])('of %s is read or refused, and neither throws nor hangs', (_, text) => {
    expect(parseQuery(text)).toHaveProperty('ok');
  });
});

describe('completion', () => {
  const vocabulary = {
    sets: [
      { name: 'Ferry fire', written: '"Ferry fire"#s1' },
      { name: 'Пожар на пароме', written: '"Пожар на пароме"#s2' },
    ],
    tags: [
      { path: ['Aid'], written: '"Aid"#t1' },
      { path: ['Aid', 'Food'], written: '"Aid/Food"#t2' },
      { path: ['Aid/Food'], written: '"Aid\\/Food"#t4' },
      { path: ['Élan'], written: '"Élan"#t3' },
    ],
    attributes: new Map([
      ['outlet', ['IANS', 'Le Monde', 'Morning Post']],
      ['genre', ['letter']],
    ]),
  };
  /** `|` marks the cursor; answers what each option would make of the text. */
  const complete = (marked: string): string[] => {
    const cursor = marked.indexOf('|');
    const text = marked.replace('|', '');
    const { from, to, options } = completionsAt(text, cursor, vocabulary);
    return options.map((option) => text.slice(0, from) + option.text + text.slice(to));
  };

  test.each([
    ['ta|', ['tag:']],
    ['summit -pl|', ['summit -place:']],
    ['g|', ['genre:']],
    ['tag:|', ['tag:"Aid"#t1', 'tag:"Aid/Food"#t2', 'tag:"Aid\\/Food"#t4', 'tag:"Élan"#t3']],
    ['tag:fo|', ['tag:"Aid/Food"#t2', 'tag:"Aid\\/Food"#t4']],
    ['tag:aid/fo|', ['tag:"Aid/Food"#t2', 'tag:"Aid\\/Food"#t4']],
    ['tag:aid\\/fo|', ['tag:"Aid/Food"#t2', 'tag:"Aid\\/Food"#t4']],
    ['tag:"ela| x', ['tag:"Élan"#t3 x']],
    ['tag:"ai|d/Foo"#t9 x', ['tag:"Aid"#t1 x', 'tag:"Aid/Food"#t2 x', 'tag:"Aid\\/Food"#t4 x']],
    ['tag:ela| summit', ['tag:"Élan"#t3 summit']],
    ['(outlet:mo|)', ['(outlet:"Morning Post")', '(outlet:"Le Monde")']],
    ['is:un|', ['is:untagged']],
    ['ferry set:|', ['ferry set:"Ferry fire"#s1', 'ferry set:"Пожар на пароме"#s2']],
    ['-set:"паро| ferry', ['-set:"Пожар на пароме"#s2 ferry']],
    ['se|', ['set:']],
    ['"ta|', []],
    ['「ta|', []],
    ['「会議」 ta|', ['「会議」 tag:']],
    ['צה"ל ta|', ['צה"ל tag:']],
    ['/ta|', []],
    ['summit |', []],
    ['unknown:x|', []],
  ])('at %s', (text, expected) => {
    expect(complete(text)).toEqual(expected);
  });
});

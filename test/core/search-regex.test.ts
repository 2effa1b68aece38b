import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/core/search/language/parse.ts';
import { compileRegex } from '../../src/core/search/language/regex.ts';

const text = 'The NATO-12 file. L’État c’est moi. При Москве, мост. ОБСЕ-3. A côté, la naïveté. ١٢ हिन्दी [x] a]b {y}';

const found = (written: string, flags = ''): string => (text.match(compileRegex(written, flags)) ?? []).join('|');

describe('a regular expression', () => {
  test.each([
    ['\\bÉtat\\b', 'État'],
    ['\\bМоск', 'Моск'],
    ['c\\w+', 'côté'],
    ['\\p{Lu}{2,}\\-\\d+', 'NATO-12|ОБСЕ-3'],
    ['\\d+', '12|3|١٢'],
    ['ह\\w+', 'हिन्दी'],
    ['[\\w-]+-\\d', 'NATO-1|ОБСЕ-3'],
    ['\\bна\\B', ''],
    ['ос\\B', 'ос|ос'],
    ['\\w+[^\\W\\d]é', 'côté|naïveté'],
    ['é[\\W\\d]', 'é,|é.'],
    ['\\[x\\]', '[x]'],
    ['[\\]\\[]\\w', '[x|]b'],
    ['\\{\\w\\}', '{y}'],
    ['\\x41|\\u{43}|\\u0414', 'A|A'],
    ['\\’\\É', ''],
  ])('%s finds %s', (written, expected) => {
    if (written === '\\’\\É') expect(parseQuery(`/${written}/`).ok).toBe(false);
    else expect(found(written)).toBe(expected);
  });

  test.each([
    ['/x[[:upper:]]+/', '[:upper:]', '\\p{Lu}'],
    ['/a\\x{41}/', '\\x{41}', '\\u{41}'],
    ['/\\AThe/', '\\A', '^'],
    ['/end\\Z/', '\\Z', '$'],
    ['/a]b/', ']', '\\]'],
    ['/a{x/', '{', '\\{'],
    ['/(?i)abc/', '(?i)', ''],
    ['/(?P<name>a)/', '(?P<', ''],
    ['/[abc/', '/[abc/', ''],
    ['/\\pL/', '\\p', '\\p{Lu}'],
    ['/\\mword/', '\\m', ''],
    ['/\\<word/', '\\<', '\\b'],
    ['/word\\>/', '\\>', '\\b'],
  ])('in %s the place %s is named, with what to write', (query, place, remedy) => {
    const parsed = parseQuery(query);
    if (parsed.ok) throw new Error(`${query} was read`);
    const { from, to, value } = parsed.problem;
    expect(query.slice(from, to)).toBe(place);
    expect(value).toContain(remedy);
  });
});

describe('capitals and signs', () => {
  const shown = (query: string): string => {
    const parsed = parseQuery(query);
    if (!parsed.ok) return `! ${parsed.problem.code} ${query.slice(parsed.problem.from, parsed.problem.to)}`;
    const words = parsed.query.clauses.map(({ presence, expression }) => {
      const sign = presence === 'prohibited' ? '-' : presence === 'required' ? '+' : '';
      return (
        sign +
        (expression.kind === 'words'
          ? expression.terms.map((term) => 'key' in term && term.key).join(' ')
          : expression.kind)
      );
    });
    const passed = parsed.passedOver.map(({ from, to }) => query.slice(from, to));
    return [...words, ...passed.map((part) => `(${part})`)].join(', ');
  };
  test.each([
    ['DO NOT ENTER', 'do, not, enter'],
    ['NOT GUILTY', 'not, guilty'],
    ['OR ELSE', 'or, else'],
    ['WHETHER OR', 'whether, or'],
    // A filter that is put to it changes nothing; before a filter, an operator is one.
    ['DO NOT ENTER outlet:"The Post"', 'do, not, enter, field'],
    ['tag:"Пост"#t1 НЕ NOT ВХОДИТЬ', 'field, не, not, входить'],
    ['DO NOT ENTER date:"50 BC".."40 BC" -is:tagged', 'do, not, enter, date, -state'],
    ['WHETHER OR outlet:Post', 'whether, or, field'],
    ['(DO NOT) outlet:="The Post"', 'group, field'],
    ['NATO NOT outlet:Post', 'nato, -field'],
    ['NOTE: DO NOT ENTER', '! field-empty NOTE:'],
    ['EU OR NATO', 'either'],
    ['LIFE AND DEATH', 'life, death'],
    ['summit NOT festival', 'summit, -festival'],
    ['summit AND treaty', 'summit, treaty'],
    ['抗议 NOT 北京', '抗 议, -北 京'],
    ['احتجاج NOT تونس', 'احتجاج, -تونس'],
    ['14000 NOT 15000', '14000, -15000'],
    ['NOT 北京', '-北 京'],
    ['treaty OR', '! or-dangling OR'],
    ['(a -) b', '! sign-dangling -'],
    ['(a +) b', '! sign-dangling +'],
    ['(a NOT) b', '! sign-dangling NOT'],
    ['a NOT', '! sign-dangling NOT'],
    ['(=) x', '! sign-dangling ='],
    ['bread — and § water', 'bread, and, water, (—), (§)'],
    ['bread - water', 'bread, water, (-)'],
    ['it 😊', 'it, 😊'],
  ])('%s is read as %s', (query, expected) => {
    expect(shown(query)).toBe(expected);
  });
});

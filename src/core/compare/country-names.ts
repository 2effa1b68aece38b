// The names of countries in a language and in English, as the machine's ICU has them: two that are spelled nearly alike,
// Iran and Iraq, are not one.

const asked = new Map<string, ReadonlyMap<string, string>>();

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = letters.flatMap((first) => letters.map((second) => first + second));

/** The codes of countries by their names; `keyOf` makes of a name what is looked up, the same for one language. */
export function countriesIn(language: string, keyOf: (name: string) => string): ReadonlyMap<string, string> {
  const known = asked.get(language);
  if (known !== undefined) return known;
  const countries = new Map<string, string>();
  for (const shown of [language, 'en'].flatMap(regionsOf)) {
    for (const code of codes) {
      const name = shown.of(code)?.replace(/\s?[(（].*$/u, '');
      const key = name === undefined ? '' : keyOf(name);
      if (key !== '' && !countries.has(key)) countries.set(key, code);
    }
  }
  asked.set(language, countries);
  return countries;
}

function regionsOf(language: string): readonly Intl.DisplayNames[] {
  try {
    return (['long', 'short'] as const).map(
      (style) => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }),
    );
  } catch {
    // No language that ICU could know.
    return [];
  }
}

import { keyOfPlace } from './cities.ts';

// What stands behind a city in a dateline: a state by its name in the language of the text or in English, as the
// machine's ICU has it, or one of those below, which ICU does not name.

/** Federal states as news agencies shorten them: with a full stop, or in capitals. */
const shortened = setOf(`
Ala, Ariz, Ark, Calif, Colo, Conn, Del, Fla, Ga, Ill, Ind, Kan, Ky, La, Md, Mass, Mich, Minn, Miss, Mo, Mont, Neb, Nev, NH, NJ, NM, NY,
NC, ND, Okla, Ore, Pa, RI, SC, SD, Tenn, Tex, Vt, Va, Wash, WVa, Wis, Wyo, DC, PR, Alta, BC, Man, NB, NL, Nfld, NS, Ont, PEI, Que, Sask,
NSW, US, USA, UK, UAE, USSR, СССР, США`);

/** Parts of states, and states that are no more. */
const others = setOf(`
Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Georgia, Hawaii, Idaho, Illinois, Indiana,
Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada,
New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island,
South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming,
District of Columbia, Alberta, British Columbia, Manitoba, New Brunswick, Newfoundland, Nova Scotia, Ontario, Prince Edward Island,
Quebec, Saskatchewan, New South Wales, Queensland, Tasmania, Victoria, England, Scotland, Wales, Northern Ireland, Britain, Siberia,
Crimea, Chechnya, Kashmir, Punjab, West Bank, Gaza, Gaza Strip, Vojvodina, Dalmatia, Republika Srpska, Soviet Union, Yugoslavia,
Czechoslovakia, East Germany, West Germany, Prussia, Bavaria, Saxony, Bohemia, Moravia, Galicia, Persia, Burma, Ceylon, Siam, Rhodesia,
Zaire, Upper Volta, Bayern, Sachsen, Hessen, Tirol, Steiermark, Крым, Чечня`);

const asked = new Map<string, ReadonlySet<string>>();

/** Whether the words are the name of a state or of a part of one, in one of the languages or in English. */
export function isRegion(words: string, languages: readonly string[]): boolean {
  const key = keyOfPlace(words);
  const isShortened = shortened.has(key) && /\.$|^\p{Lu}[\p{Lu}.]+$/u.test(words);
  return isShortened || others.has(key) || [...languages, 'en'].some((language) => regionsOf(language).has(key));
}

function regionsOf(language: string): ReadonlySet<string> {
  let names = asked.get(language);
  if (names === undefined) asked.set(language, (names = namesIn(language)));
  return names;
}

const english = new Intl.DisplayNames('en', { type: 'region', style: 'long', fallback: 'none' });
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

function namesIn(language: string): ReadonlySet<string> {
  const names = new Set<string>();
  const between = new Intl.ListFormat(language).formatToParts(['a', 'b'])[1]?.value ?? '';
  // In Arabic it is one word with the next.
  const conjunction = between.startsWith(' ') ? between : ` ${between.trim()}`;
  for (const style of ['long', 'short'] as const) {
    const shown = new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' });
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = shown.of(code)?.replace(/\s?[(（].*$/u, '');
      if (name === undefined) continue;
      // `Bosnia` of `Bosnia & Herzegovina`, and both with or without what joins them.
      const isJoined = english.of(code)?.includes('&');
      const parts = (isJoined ? name.split(/\s?&\s?|\s?[-–]\s?/u) : [name]).flatMap((part) => part.split(conjunction));
      for (const one of [name, parts[0]!, parts.join(' ')]) names.add(keyOfPlace(one));
    }
  }
  return names;
}

function setOf(listed: string): ReadonlySet<string> {
  return new Set(listed.split(/[\n,]/u).map(keyOfPlace).filter(Boolean));
}

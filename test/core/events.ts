import type { Appeared } from '../../src/core/compare/families.ts';
import type { TextSource } from '../../src/core/derived/derivation.ts';
import { dateOfDay } from '../../src/core/compare/over-time.ts';
import { source, words } from './accounts.ts';
import { tell } from './told.ts';
import type { Prose } from './told.ts';

// Projects of accounts with a known truth: subjects with people of their own, each with several events weeks apart, of
// which several outlets tell, some of them without a date; and stories that nobody else has.

/** Words that every text has, and those of newspapers. */
const usual: Readonly<Record<string, { readonly stop: string; readonly common: string }>> = {
  en: {
    stop: 'the of and to in a is that for it was on with as his they at be this from have or by',
    common: 'officials said people city government report year police group state public court plan week talks',
  },
  ru: {
    stop: 'и в не на он что с по это она как из у к но за от так все же его',
    common: 'власти сообщили город правительство год полиция люди область переговоры план суд неделя отчёт группа',
  },
  pt: {
    stop: 'de a o que e do da em um para com não uma os no se na por mais as dos',
    common: 'governo cidade ano polícia pessoas grupo estado plano tribunal semana conversas relatório público',
  },
  ar: {
    stop: 'في من على إلى أن عن هذا التي الذي كان مع هذه كل قد لا ما بعد',
    common: 'قال الحكومة المدينة الشرطة العام الناس مجموعة الدولة خطة محكمة أسبوع تقرير مسؤولون',
  },
};

/** Documents, when they appeared, and which of them tell of one event. */
export interface Told {
  readonly sources: readonly TextSource[];
  readonly appeared: (id: string) => Appeared;
  readonly events: readonly (readonly string[])[];
}

interface Wishes {
  readonly language?: string;
  readonly subjects?: number;
  /** The share of accounts without a date; none where a script has no capitals to know names by. */
  readonly undated?: number;
  readonly strays?: number;
}

/** Tells of events; the same for the same random numbers. */
export function eventsTold(random: () => number, wishes: Wishes = {}): Told {
  const { language = 'en', subjects = 4, undated = 0, strays = 8 } = wishes;
  const sources: TextSource[] = [];
  const appearances = new Map<string, Appeared>();
  const events: string[][] = [];
  const add = (text: string, day: number | null): string => {
    const id = `${Math.floor(random() * 1e9)} ${sources.length}`;
    sources.push(source(id, text, 1, language));
    appearances.set(id, { date: day === null ? null : dateOfDay(day), outlet: `Outlet ${Math.floor(random() * 9)}` });
    return id;
  };
  for (let subject = 0; subject < subjects; subject++) {
    const of = { words: words(random, language, 40), people: names(random, language, 4) };
    for (let event = 0; event < 3; event++) {
      const day = 20_000 + event * 12 + Math.floor(random() * 8);
      const prose = happening(random, language, of);
      const accounts = Array.from({ length: 2 + Math.floor(random() * 4) }, (_, at) => {
        // The first has a date: two texts without any are held together by their names alone.
        if (at === 0 || random() >= undated) return add(tell(random, prose).text, day + Math.floor(random() * 4));
        // What has no date has its names.
        return add(`${tell(random, prose).text} ${prose.who.join(', ')}.`, null);
      });
      events.push(accounts.sort());
    }
  }
  for (let stray = 0; stray < strays; stray++) {
    const own = { words: words(random, language, 40), people: names(random, language, 4) };
    add(tell(random, happening(random, language, own)).text, 20_000 + Math.floor(random() * 40));
  }
  return { sources, events: events.sort(), appeared: (id) => appearances.get(id)! };
}

/** What an event is told of: a dozen sentences of its own words and places, its subject's words and people, and what all texts have. */
function happening(random: () => number, language: string, subject: Subject): Prose & { readonly who: string[] } {
  const own = words(random, language, 60);
  const places = names(random, language, 3);
  const { stop, common } = usual[language]!;
  const some = (from: readonly string[], count: number) =>
    Array.from({ length: count }, () => from[Math.floor(random() * from.length)]!);
  const sentences = Array.from({ length: 12 }, () =>
    mixed(random, [
      ...some(stop.split(' '), 6),
      ...some(common.split(' '), 3),
      ...some(subject.words, 2),
      ...some(own, 4),
      ...some([...subject.people, ...places], 1),
    ]),
  );
  return { language, sentences, names: [], space: ' ', full: '.', who: ['und', ...subject.people, ...places] };
}

interface Subject {
  readonly words: readonly string[];
  readonly people: readonly string[];
}

function mixed(random: () => number, said: readonly string[]): string {
  const order = said.map((word) => ({ word, at: random() })).sort((a, b) => a.at - b.at);
  return order.map(({ word }) => word).join(' ');
}

function names(random: () => number, language: string, count: number): string[] {
  const capital = (word: string) => word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return Array.from({ length: count }, () => words(random, language, 2).map(capital).join(' '));
}

import { CompareIndex } from '../../src/core/compare/compare-index.ts';
import { conflictsOf } from '../../src/core/compare/conflicts.ts';
import { creditsIn } from '../../src/core/compare/credits.ts';
import { suggestSets } from '../../src/core/compare/event-sets.ts';
import { buildGists, placesIn } from '../../src/core/compare/gists.ts';
import { lineageOf } from '../../src/core/compare/lineage.ts';
import { quotationFamilies } from '../../src/core/compare/quotations/quotation-families.ts';
import { quotationParts } from '../../src/core/compare/quotations/quotation-parts.ts';
import type { FamiliesQuestion, Pair } from '../../src/core/compare/shapes.ts';
import { synopsisOf } from '../../src/core/compare/synopsis.ts';
import { timelineOf } from '../../src/core/compare/timeline.ts';
import { witnessesOf } from '../../src/core/compare/witnesses.ts';
import { buildWording } from '../../src/core/compare/wording.ts';
import type { TextSource } from '../../src/core/derived/derivation.ts';
import { chance, source, words } from '../core/accounts.ts';
import { eventsTold } from '../core/events.ts';
import { makeAccounts } from './compare-accounts.ts';
import { makeStories } from './compare-stories.ts';

// What each view of a comparison costs, and whether it finds what was planted. Milliseconds of processor time.

const dateOf = (at: number) => `2031-05-0${at + 1}`;
const outletOf = (at: number) => ['UPI', 'IANS', 'Sputnik', 'Yonhap', 'KCNA', 'Reuters'][at] ?? null;

/** Six accounts with quotations, numbers and dates in them. */
function accountsInUse(sentences: number): TextSource[] {
  const said = [
    '“We will repair the northern bridge before the first snow falls,” said Ada Brandt.',
    'Trade Minister Luis Ferro told reporters that nine boats were lost in one night.',
    'The mayor counted {n} guests at the harbour on {d} May 2031.',
    'The IANS report, quoting the Korean Central News Agency (KCNA), was read on Sunday.',
  ];
  return makeAccounts(sentences).map((account, at) => {
    let number = 0;
    const text = account.replace(/\. (?=\p{Lu})/gu, (end) => {
      number += 1;
      const one = number % 5 === 0 ? said[(number / 5) % said.length]! : null;
      return one === null
        ? end
        : `. ${one.replace('{n}', String(number * 10 + at)).replace('{d}', String((number % 27) + 1))} `;
    });
    return source(`account ${at}`, text, 1, 'en');
  });
}

/** What each view of six accounts takes, without the words, which are read once. */
export async function measureViews(sentences: number) {
  const sources = accountsInUse(sentences);
  const index = new CompareIndex(() => true);
  index.add(buildWording(sources));
  const count = (forms: Parameters<CompareIndex['frequencies']>[0]) => index.frequencies(forms);
  const dated = sources.map((one, at) => ({ ...one, date: dateOf(at), dateAt: null }));
  const [synopsis, rows] = await timed(() => synopsisOf(sources, count));
  const [conflicts, found] = await timed(() => conflictsOf(dated, count));
  const [timeline, times] = await timed(() => timelineOf(dated, count));
  const [quotations, families] = await timed(async () => {
    const { quotations } = quotationParts.build(sources);
    return quotationFamilies(
      sources.map(({ documentId, textId }, at) => ({ documentId, textId, quotations: quotations[at]! })),
    );
  });
  const credits = sources.map(({ text, division }) => creditsIn(text, division));
  const pairs: Pair[] = [];
  const [pairing] = await timed(async () => {
    for (const [at, { documentId }] of sources.entries()) {
      for (const other of sources.slice(at + 1)) pairs.push(await index.pair(documentId, other.documentId));
    }
  });
  const [lineage, lines] = await timed(() =>
    lineageOf(
      sources.map((one, at) => ({
        ...one,
        date: dateOf(at),
        outlet: outletOf(at),
        address: null,
        credits: credits[at]!,
      })),
      pairs,
    ),
  );
  const passages = (text: string) => [{ from: 0, to: Math.min(400, text.length) }];
  const [witnesses] = await timed(() =>
    witnessesOf(
      sources.map(({ documentId, text }, at) => ({
        documentId,
        passages: passages(text),
        credits: credits[at]!,
        owner: null,
      })),
      pairs,
    ),
  );
  const turned = [...sources].reverse();
  const again = new CompareIndex(() => true);
  for (const one of turned) again.add(buildWording([one]));
  const countAgain = (forms: Parameters<CompareIndex['frequencies']>[0]) => again.frequencies(forms);
  const repeated = [
    [rows, await synopsisOf(turned, countAgain)],
    [found, await conflictsOf([...dated].reverse(), countAgain)],
    [times, await timelineOf([...dated].reverse(), countAgain)],
  ];
  const otherBytes = repeated.filter(([one, other]) => JSON.stringify(one) !== JSON.stringify(other)).length;
  if (families.length === 0 || found.conflicts.length === 0 || lines.lines.length === 0) {
    throw new Error('The accounts have nothing to show');
  }
  return { synopsis, quotations, conflicts, timeline, pairing, lineage, witnesses, otherBytes };
}

const planted = 500;

/** Near-duplicates, each with some words changed, cut or added, among stories that share nothing else. */
export async function measureNearDuplicates(count: number) {
  const random = chance(8);
  const stories = makeStories(count, false);
  const own = words(random, 'en', 5000);
  const wanted = new Set<string>();
  const documents = stories.map((story, at) => source(nameOf(at), story.join(' ')));
  for (let at = 0; at < planted; at++) {
    const from = Math.floor(random() * count);
    const story = [...stories[from]!];
    for (let change = 0; change < 6; change++) {
      const place = Math.floor(random() * story.length);
      const taken = Math.floor(random() * 3);
      const added = Array.from({ length: Math.floor(random() * 3) }, () => own[Math.floor(random() * own.length)]!);
      story.splice(place, taken, ...added);
    }
    documents.push(source(nameOf(count + at), story.join(' ')));
    wanted.add(`${nameOf(from)} ${nameOf(count + at)}`);
  }
  const index = new CompareIndex(() => true);
  for (let at = 0; at < documents.length; at += 2000) index.add(buildWording(documents.slice(at, at + 2000)));
  const question: FamiliesQuestion = {
    documentIds: null,
    kinds: ['quotation', 'caption', 'boilerplate', 'narrative', 'heading'],
    fewestWords: 12,
    days: null,
    betweenOutlets: false,
    offset: 0,
    limit: documents.length,
  };
  const { families } = await index.families(question, () => ({ date: null, outlet: null }));
  const found = new Set<string>();
  for (const { members } of families) {
    const ids = [...new Set(members.map(({ documentId }) => documentId))].sort();
    ids.forEach((one, at) => ids.slice(at + 1).forEach((other) => found.add(`${one} ${other}`)));
  }
  // Two near-duplicates of one story are ones of each other.
  const sourceOf = new Map([...wanted].map((pair) => pair.split(' ').reverse() as [string, string]));
  const original = (id: string) => sourceOf.get(id) ?? id;
  const isTrue = (pair: string) => {
    const [one, other] = pair.split(' ').map(original);
    return one === other;
  };
  return {
    planted,
    missed: [...wanted].filter((pair) => !found.has(pair)).length,
    false: [...found].filter((pair) => !isTrue(pair)).length,
  };
}

const nameOf = (at: number) => `s${String(at).padStart(7, '0')}`;

/** Which of about so many stories tell of one event. */
export async function measureEventSets(count: number) {
  const told = eventsTold(chance(3), { subjects: Math.round(count / 13), strays: Math.round(count / 5) });
  const [gisting, gists] = await timed(() => buildGists(told.sources));
  const [suggesting, sets] = await timed(() => suggestSets(placesIn(gists), told.appeared));
  const wanted = new Set(told.events.map((ids) => ids.toSorted().join(' ')));
  const found = sets.map(({ documentIds }) => documentIds.toSorted().join(' '));
  return {
    stories: told.sources.length,
    events: wanted.size,
    gists: gisting,
    sets: suggesting,
    whole: found.filter((one) => wanted.has(one)).length,
    other: mixed(
      sets.map(({ documentIds }) => documentIds),
      told.events,
    ),
  };
}

/** How many sets hold accounts of two events, or of none. */
function mixed(sets: readonly (readonly string[])[], events: readonly (readonly string[])[]): number {
  const eventOf = new Map(events.flatMap((ids, at) => ids.map((id) => [id, at] as const)));
  return sets.filter((ids) => new Set(ids.map((id) => eventOf.get(id) ?? id)).size > 1).length;
}

async function timed<T>(work: () => T | Promise<T>): Promise<[number, T]> {
  const started = process.cpuUsage();
  const answer = await work();
  const { user, system } = process.cpuUsage(started);
  return [(user + system) / 1000, answer];
}

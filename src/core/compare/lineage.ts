import { documentIdOf } from '../model/account.ts';
import type { AccountId } from '../model/account.ts';
import type { Id } from '../model/id.ts';
import type { Range } from '../model/records.ts';
import { foldWord } from '../text/fold.ts';
import { nameUnder } from './credits.ts';
import type { Credit } from './credits.ts';
import type { Evidence, Lineage, LineageLine, LineageNode } from './lineage-shapes.ts';
import { isBefore, spanOf } from './moments.ts';
import { shortNames } from './quotations/quotation-look.ts';
import type { Pair } from './shapes.ts';

/** A document, or an older version of one, of which it is asked how it hangs together with others. */
export interface Descendant {
  readonly documentId: AccountId;
  /** The number of its version. */
  readonly version: number;
  readonly textId: Id;
  readonly text: string;
  /** As its record has them; null where that is not known. `address`: where it appeared. */
  readonly date: string | null;
  readonly outlet: string | null;
  readonly address: string | null;
  readonly credits: readonly Credit[];
}

/**
 * How documents hang together: by whom they name, by addresses, by the words that pairs of them share and by their dates.
 * The same in whatever order the documents and pairs come. `nameOf` gives the name under which a person has put another.
 */
export function lineageOf(
  documents: readonly Descendant[],
  pairs: readonly Pair[],
  nameOf: (name: string) => string = (name) => name,
): Lineage {
  const sorted = documents.toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1));
  const lines = new Lines();
  // Whom one text calls by a short name in brackets behind the long one is that one in all; ids decide nothing.
  const short = shortNames(sorted.map(({ text }) => text).sort());
  const names = new Names(sorted, (name) => nameOf(short(name)));
  for (const one of sorted) {
    for (const credit of one.credits) addCredit(one, credit, names, lines);
    for (const other of sorted) {
      // Its own address leads from no version to another.
      if (other.address === null || areVersions(one, other)) continue;
      for (const place of placesOfAddress(one.text, other.address)) {
        lines.add(nodeOf(other.documentId), nodeOf(one.documentId), true, {
          kind: 'link',
          documentId: one.documentId,
          ...place,
        });
      }
    }
  }
  const byId = new Map(sorted.map((one) => [one.documentId, one]));
  for (const pair of pairs) addWording(pair, byId, lines);
  addVersions(sorted, lines);
  return {
    nodes: [
      ...sorted.map(({ documentId }): LineageNode => ({ id: nodeOf(documentId), kind: 'document', documentId })),
      ...names.named(),
    ],
    lines: lines.all(),
    texts: sorted.map(({ documentId, textId }) => ({ documentId, textId })),
  };
}

/** From the last of the chain to the text, a line for each step. Who gave a picture is joined to the text, no more. */
function addCredit(document: Descendant, credit: Credit, names: Names, lines: Lines): void {
  const { from, to, of, firm } = credit;
  const evidence: Evidence = { kind: 'credit', documentId: document.documentId, of, firm, from, to };
  let below = nodeOf(document.documentId);
  if (of === 'picture') {
    for (const name of credit.chain) {
      const giver = names.nodeFor(name, name === credit.chain.at(-1) ? credit.origin : name, document);
      if (giver !== null && giver !== below) lines.add(giver, below, false, evidence);
    }
    return;
  }
  credit.chain.forEach((name, at) => {
    const above = names.nodeFor(name, at === credit.chain.length - 1 ? credit.origin : name, document);
    // What an outlet says of itself joins it to nobody.
    if (above === below || above === null) return;
    lines.add(above, below, true, evidence);
    below = above;
  });
}

/** What two share; it has a direction only where one was surely first and they share words that nobody else said. */
function addWording(pair: Pair, documents: ReadonlyMap<Id, Descendant>, lines: Lines): void {
  const [a, b] = [documents.get(pair.aId), documents.get(pair.bId)];
  const told = pair.shared.filter(({ echo }) => !echo);
  if (!a || !b || told.length === 0) return;
  const wordsOf = (passages: typeof told) => passages.reduce((sum, { words }) => sum + words, 0);
  const narrative = wordsOf(told.filter(({ kind }) => kind === 'narrative'));
  const evidence: Evidence[] = [{ kind: 'wording', words: wordsOf(told), narrative, passages: told.length }];
  if (pair.class === 'same text') evidence.unshift({ kind: 'same text' });
  const [first, second] = [spanOf(a.date), spanOf(b.date)];
  const order = narrative === 0 ? 0 : isBefore(first, second) ? 1 : isBefore(second, first) ? -1 : 0;
  if (order !== 0) evidence.push({ kind: 'time' });
  const [from, to] = order < 0 ? [b, a] : [a, b];
  for (const one of evidence) lines.add(nodeOf(from.documentId), nodeOf(to.documentId), order !== 0, one);
}

/** From each version of a document to the next one that is asked about. */
function addVersions(documents: readonly Descendant[], lines: Lines): void {
  const ordered = documents.toSorted((a, b) => a.version - b.version);
  ordered.forEach((one, at) => {
    const next = ordered.slice(at + 1).find((other) => areVersions(one, other));
    if (next) lines.add(nodeOf(one.documentId), nodeOf(next.documentId), true, { kind: 'version' });
  });
}

function areVersions(one: Descendant, other: Descendant): boolean {
  return documentIdOf(one.documentId) === documentIdOf(other.documentId);
}

/** Who is named. Somebody who is the outlet of just one of the documents is that document. */
class Names {
  readonly #outlets = new Map<string, Id[]>();
  readonly #names = new Map<string, string>();

  constructor(
    documents: readonly Descendant[],
    private readonly nameOf: (name: string) => string,
  ) {
    for (const { outlet, documentId } of documents) {
      if (outlet === null) continue;
      const key = nameKey(nameOf(outlet));
      const ids = this.#outlets.get(key);
      if (ids) ids.push(documentId);
      else this.#outlets.set(key, [documentId]);
    }
  }

  /** `short`: the name, or a shorter one that the text has for it. Null: it is the document's own outlet. */
  nodeFor(name: string, short: string, { outlet }: Descendant): string | null {
    const known = nameUnder(name, short, this.nameOf);
    const key = nameKey(known);
    if (outlet !== null && nameKey(this.nameOf(outlet)) === key) return null;
    const ids = this.#outlets.get(key);
    if (ids?.length === 1) return nodeOf(ids[0]!);
    if (!this.#names.has(key)) this.#names.set(key, nameKey(known) === nameKey(short) ? name : known);
    return namedNode(key);
  }

  named(): readonly LineageNode[] {
    return [...this.#names]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, name]) => ({ id: namedNode(key), kind: 'named', name }));
  }
}

/** Evidence for each two nodes and direction. What has no direction goes to the line of the one direction there is. */
class Lines {
  readonly #lines = new Map<string, { from: string; to: string; directed: boolean; evidence: Evidence[] }>();

  add(from: string, to: string, directed: boolean, evidence: Evidence): void {
    const [one, other] = directed || from < to ? [from, to] : [to, from];
    const key = `${one}\n${other}\n${directed}`;
    let line = this.#lines.get(key);
    if (!line) this.#lines.set(key, (line = { from: one, to: other, directed, evidence: [] }));
    if (!line.evidence.some((known) => sameEvidence(known, evidence))) line.evidence.push(evidence);
  }

  all(): readonly LineageLine[] {
    const lines = [...this.#lines.values()];
    for (const line of lines.filter(({ directed }) => !directed)) {
      const along = lines.filter(
        (one) =>
          one.directed &&
          ((one.from === line.from && one.to === line.to) || (one.from === line.to && one.to === line.from)),
      );
      // Where each is said to come from the other, the words speak for neither.
      if (along.length !== 1) continue;
      along[0]!.evidence.push(...line.evidence);
      lines.splice(lines.indexOf(line), 1);
    }
    for (const { evidence } of lines) evidence.sort(compareEvidence);
    return lines.sort(
      (a, b) => compare(a.from, b.from) || compare(a.to, b.to) || Number(b.directed) - Number(a.directed),
    );
  }
}

const order: readonly Evidence['kind'][] = ['version', 'credit', 'link', 'same text', 'wording', 'time'];

function compareEvidence(a: Evidence, b: Evidence): number {
  const placeOf = (one: Evidence) => ('from' in one ? one.from : 0);
  const documentOf = (one: Evidence) => ('documentId' in one ? one.documentId : '');
  return (
    order.indexOf(a.kind) - order.indexOf(b.kind) || compare(documentOf(a), documentOf(b)) || placeOf(a) - placeOf(b)
  );
}

function sameEvidence(a: Evidence, b: Evidence): boolean {
  return (
    a.kind === b.kind && (!('from' in a) || !('from' in b) || (a.documentId === b.documentId && a.from === b.from))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The id of a document's node. */
export function nodeOf(documentId: Id): string {
  return `document ${documentId}`;
}

/** The id of the node of a name without a document, by its key. */
export function namedNode(key: string): string {
  return `named ${key}`;
}

/** The same for names that differ in case and accents only. */
export function nameKey(name: string): string {
  return foldWord(name).trim();
}

/**
 * Where a text holds an address: the whole of it, without the scheme, `www.` and what a `#` leads to. What stands behind `?` tells pages
 * apart, unless it is there only to count who comes from where.
 */
function placesOfAddress(text: string, address: string): readonly Range[] {
  const bare = bareAddress(address);
  // The front page of an outlet is linked by everybody.
  if (!/\/./u.test(bare)) return [];
  const found: Range[] = [];
  for (const { 0: said, index } of text.matchAll(
    /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?\/[^\s<>"“”«»()[\]{}]*/gu,
  )) {
    const whole = said.replace(/[.,;:!?'’]+$/u, '');
    if (bareAddress(whole) === bare) found.push({ from: index, to: index + whole.length });
  }
  return found;
}

function bareAddress(address: string): string {
  const [path = '', query = ''] = address
    .replace(/^https?:\/\//iu, '')
    .replace(/^www\./iu, '')
    .replace(/#.*$/su, '')
    .split('?', 2);
  const [host = ''] = path.split('/', 1);
  const kept = query
    .split('&')
    .filter((part) => part !== '' && !/^(?:utm_\w+|ref|fbclid|gclid|src)(?:=|$)/u.test(part));
  const whole = host.toLowerCase() + path.slice(host.length).replace(/\/+$/u, '');
  return kept.length === 0 ? whole : `${whole}?${kept.join('&')}`;
}

import type { Id } from '../model/id.ts';
import type { Party, Ruling, UnseenOrigin } from '../model/records.ts';
import { nameKey, namedNode, nodeOf } from './lineage.ts';
import type { Evidence, Lineage, LineageLine, LineageNode } from './lineage-shapes.ts';

/** A person's decision on who took from whom. */
export type DirectionRuling = Extract<Ruling, { kind: 'direction' }>;

/** A node as it is shown: also a source that a person put there. */
export type ShownNode = LineageNode | { readonly id: string; readonly kind: 'unseen'; readonly origin: UnseenOrigin };

/** Why there is a line as it is shown: also because a person decided so. */
export type ShownEvidence = Evidence | { readonly kind: 'ruling'; readonly ruling: DirectionRuling };

/** A line as it is shown. */
export interface ShownLine extends Omit<LineageLine, 'evidence'> {
  readonly evidence: readonly ShownEvidence[];
}

/** What was found and what a person decided, together. */
export interface RuledLineage {
  readonly nodes: readonly ShownNode[];
  readonly lines: readonly ShownLine[];
}

/**
 * A lineage with the decisions of a person, which outweigh what was found: a direction that was set is the only one between
 * its two, and where nothing shows one there is none. Decisions about documents that are not here are left out. `nameOf`
 * gives the one name of all that are the same, as the lineage was asked with it.
 */
export function ruledLineage(
  { nodes, lines }: Lineage,
  rulings: Iterable<Ruling>,
  origins: ReadonlyMap<Id, UnseenOrigin>,
  nameOf: (name: string) => string = (name) => name,
): RuledLineage {
  const shown = new Map<string, ShownNode>(nodes.map((node) => [node.id, node]));
  const added: ShownNode[] = [];
  const found = new Set(shown.keys());
  const nodeFor = (party: Party) => nodeOfParty(party, { origins, nameOf, found });
  const idOf = (party: Party): string | null => {
    const node = nodeFor(party);
    if (node === null || shown.has(node.id)) return node?.id ?? null;
    if (node.kind === 'document') return null;
    shown.set(node.id, node);
    added.push(node);
    return node.id;
  };
  const isHere = (party: Party) => found.has(nodeFor(party)?.id ?? '');
  let all: readonly ShownLine[] = lines;
  const decided = [...rulings]
    .filter((one): one is DirectionRuling => one.kind === 'direction')
    .sort((a, b) => (a.changed < b.changed ? -1 : a.changed > b.changed ? 1 : a.id < b.id ? -1 : 1));
  for (const ruling of decided) {
    if (!isHere(ruling.from) && !isHere(ruling.to)) continue;
    const [from, to] = [idOf(ruling.from), idOf(ruling.to)];
    if (from !== null && to !== null && from !== to) all = withRuling(all, from, to, ruling);
  }
  return {
    nodes: [...nodes, ...added.sort((a, b) => (a.id < b.id ? -1 : 1))],
    lines: [...all].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to)),
  };
}

/** One line between the two, in the direction that was decided; what was found stays beside it. */
function withRuling(lines: readonly ShownLine[], from: string, to: string, ruling: DirectionRuling): ShownLine[] {
  const between = (line: ShownLine) => (line.from === from && line.to === to) || (line.from === to && line.to === from);
  const evidence = lines.filter(between).flatMap((line) => line.evidence);
  const directed = ruling.value === 'from-to';
  // Without a direction two stand by their ids, as everywhere.
  const [first, second] = directed || from < to ? [from, to] : [to, from];
  return [
    ...lines.filter((line) => !between(line)),
    { from: first, to: second, directed, evidence: [{ kind: 'ruling', ruling }, ...evidence] },
  ];
}

interface Known {
  readonly origins: ReadonlyMap<Id, UnseenOrigin>;
  nameOf(name: string): string;
  /** The nodes that were found. */
  readonly found: ReadonlySet<string>;
}

/** An origin that a person put there is the source of the same name, if the texts name it, or the origin whose name it was given. */
function nodeOfParty(party: Party, { origins, nameOf, found }: Known): ShownNode | null {
  if (party.kind === 'document') return { id: nodeOf(party.id), kind: 'document', documentId: party.id };
  const named = (name: string): ShownNode => ({ id: namedNode(nameKey(name)), kind: 'named', name });
  if (party.kind === 'outlet') return named(nameOf(party.name));
  const origin = origins.get(party.id);
  if (!origin) return null;
  const name = nameOf(origin.name);
  if (found.has(named(name).id)) return named(name);
  const same = [...origins.values()]
    .filter((other) => nameKey(nameOf(other.name)) === nameKey(name))
    .sort((one, other) => Number(other.name === name) - Number(one.name === name) || compare(one.id, other.id));
  const first = same[0] ?? origin;
  return { id: `origin ${first.id}`, kind: 'unseen', origin: first };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

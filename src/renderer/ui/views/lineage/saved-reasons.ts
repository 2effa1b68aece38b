import type { RuledLineage, ShownEvidence, ShownNode } from '../../../../core/compare/lineage-ruled.ts';
import type { LineageReason } from '../../../../core/exchange/lineage-sheet.ts';
import type { Id } from '../../../../core/model/id.ts';
import { nodeOf } from '../../../../core/compare/lineage.ts';
import type { Desk } from '../../../commands/desk.ts';
import { quotedSources } from '../../../commands/quoted-sources.ts';
import { reasonInWords } from '../../../words/lineage.ts';

/** What of a text says so, as the text has it, in one line; empty where no place does. */
export function quotationOf(evidence: ShownEvidence, texts: ReadonlyMap<Id, string>): string {
  if (evidence.kind !== 'credit' && evidence.kind !== 'link') return '';
  const text = texts.get(evidence.documentId) ?? '';
  return text.slice(evidence.from, evidence.to).replace(/\s+/gu, ' ').trim();
}

/** Who gave a picture, and words that both have, say nothing of who had the text from whom, whatever stands beside them. */
function saysDirection(one: ShownEvidence): boolean {
  return one.kind === 'credit' ? one.of === 'text' : one.kind !== 'wording' && one.kind !== 'same text';
}

/** Why there are lines, as it is saved. */
export async function reasonsOf(
  { nodes, lines }: RuledLineage,
  texts: ReadonlyMap<Id, string>,
  nameOf: (node: ShownNode) => string,
  desk: Desk,
  /** What who signs with it is called now. */
  personOf: (signature: string) => string,
): Promise<readonly LineageReason[]> {
  const sourceOf = await quotedSources(
    desk,
    Array.from(texts.keys(), (documentId) => ({ documentId, from: 0 })),
  );
  const names = new Map(nodes.map((node) => [node.id, nameOf(node)]));
  return lines.flatMap(({ from, to, directed, evidence }) =>
    evidence.map((one): LineageReason => {
      const placed = one.kind === 'credit' || one.kind === 'link' ? one : null;
      const ruling = one.kind === 'ruling' ? one.ruling : null;
      return {
        from: names.get(from)!,
        to: names.get(to)!,
        directed: directed && saysDirection(one),
        why: reasonInWords(one),
        quotation: quotationOf(one, texts),
        document: placed === null ? '' : (names.get(nodeOf(placed.documentId)) ?? ''),
        documentId: placed?.documentId ?? '',
        source: placed === null ? null : sourceOf(placed),
        place: placed === null ? null : { from: placed.from, to: placed.to },
        author: ruling ? personOf(ruling.author) : '',
        note: ruling?.note ?? '',
      };
    }),
  );
}

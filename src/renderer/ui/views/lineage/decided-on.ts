import type { ShownNode } from '../../../../core/compare/lineage-ruled.ts';
import { isOlder } from '../../../../core/model/account.ts';

/** Whether a direction can be set from it or to it: that is decided of documents, not of their older versions. */
export function isDecidedOn(node: ShownNode): boolean {
  return node.kind !== 'document' || !isOlder(node.documentId);
}

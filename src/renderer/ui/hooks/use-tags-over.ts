import { useMemo } from 'react';
import type { Id } from '../../../core/model/id.ts';
import type { Range, Tag } from '../../../core/model/records.ts';
import { useRows, useSession, useTagLabels } from './use-session.ts';

/** A stretch of a version of a document. */
interface Stretch extends Range {
  readonly documentId: Id;
  readonly version: number;
}

/** The tags that lie on a stretch, each with its path. */
export function useTagsOver({
  documentId,
  version,
  from,
  to,
}: Stretch): readonly { readonly tag: Tag; readonly path: string }[] {
  const { snapshot } = useSession().desk.store;
  useRows('annotations');
  const tags = useRows('tags');
  const labels = useTagLabels();
  const annotations = snapshot.annotationsOf(documentId);
  return useMemo(() => {
    const ids = new Set<string>();
    for (const one of annotations) {
      if (one.from >= to) break;
      if (one.to > from && one.version === version && one.anchor.kind !== 'lost') {
        for (const id of one.tagIds) ids.add(id);
      }
    }
    return [...ids].flatMap((id) => {
      const tag = tags.rows.get(id);
      return tag ? [{ tag, path: labels.get(id) ?? tag.name }] : [];
    });
  }, [annotations, version, from, to, tags, labels]);
}

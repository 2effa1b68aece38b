import type { CodebookTable } from '../../../../core/exchange/codebook-table.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Annotation } from '../../../../core/model/records.ts';
import type { TagCount } from '../../../../core/model/tag-counts.ts';
import { writeTagPath } from '../../../../core/model/tag-paths.ts';
import type { NamesById } from '../../../../core/model/shown-name.ts';
import type { TagTree } from '../../../../core/model/tag-tree.ts';
import { codebookWords as words } from '../../../words/codebook.ts';

/** The codebook as it is saved. */
export function savedCodebook(
  tree: TagTree,
  counts: ReadonlyMap<Id, TagCount>,
  annotations: ReadonlyMap<Id, Annotation>,
  documents: NamesById,
): CodebookTable {
  return {
    title: words.title,
    how: words.counted,
    parts: { when: `${words.when}:`, whenNot: `${words.whenNot}:`, example: words.example },
    entries: tree.inOrder().map((tag) => {
      const { own, all } = counts.get(tag.id) ?? { own: 0, all: 0 };
      const example = annotations.get(tag.example ?? '');
      const path = tree.path(tag.id);
      return {
        name: tag.name,
        path: writeTagPath(path),
        level: path.length,
        colour: tag.colour,
        description: tag.description,
        when: tag.when ?? '',
        whenNot: tag.whenNot ?? '',
        example: example?.quotation.exact ?? '',
        exampleFrom: example ? (documents.get(example.documentId) ?? '') : '',
        own,
        all,
        counts: words.counts(own, all),
      };
    }),
  };
}

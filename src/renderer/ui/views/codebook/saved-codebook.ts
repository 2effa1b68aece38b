import type { CodebookTable } from '../../../../core/exchange/codebook-table.ts';
import type { AboutTable } from '../../../../core/exchange/saved-table.ts';
import type { Id } from '../../../../core/model/id.ts';
import type { Annotation } from '../../../../core/model/records.ts';
import type { TagCount } from '../../../../core/model/tag-counts.ts';
import { writeTagPath } from '../../../../core/model/tag-paths.ts';
import type { NamesById } from '../../../../core/model/shown-name.ts';
import type { TagTree } from '../../../../core/model/tag-tree.ts';
import type { CountedTags } from '../../../session/tag-counting.ts';
import { codebookWords as words, countedTagsInWords } from '../../../words/codebook.ts';

/** The codebook as it is saved. `counted`: what the annotations count as, where not each counts. */
export function savedCodebook(
  tree: TagTree,
  counts: ReadonlyMap<Id, TagCount>,
  annotations: ReadonlyMap<Id, Annotation>,
  documents: NamesById,
  counted: CountedTags | null = null,
  about: readonly AboutTable[] = [],
): CodebookTable {
  return {
    title: words.title,
    how: words.counted,
    about: counted ? [...about, { label: words.countedAs, words: countedTagsInWords(counted) }] : about,
    ...(counted && { counted: { columns: columnsOf[counted.by], said: countedTagsInWords(counted) } }),
    parts: { when: `${words.when}:`, whenNot: `${words.whenNot}:`, example: words.example },
    entries: tree.inOrder().map((tag) => {
      const { own, all } = counts.get(tag.id) ?? { own: 0, all: 0 };
      const example = annotations.get(tag.example ?? '');
      const path = tree.path(tag.id);
      const also = counted && numbersOf(counted, tag.id);
      return {
        id: tag.id,
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
        counts: [words.counts(own, all), ...(also ? [also.words] : [])].join('; '),
        ...(also && { counted: also.numbers }),
      };
    }),
  };
}

const columnsOf = {
  families: ['counted once', 'with the tags below, counted once'],
  origins: ['named origins, at least', 'named origins, at most'],
} as const;

function numbersOf(counted: CountedTags, id: Id): { readonly numbers: readonly number[]; readonly words: string } {
  if (counted.by === 'families') {
    const { own, all } = counted.of.get(id) ?? { own: 0, all: 0 };
    return { numbers: [own, all], words: words.once(own, all) };
  }
  const { least, most } = counted.of.get(id) ?? { least: 0, most: 0 };
  return { numbers: [least, most], words: words.originsOf(least, most) };
}

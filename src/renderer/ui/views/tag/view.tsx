import { Tag } from 'lucide-react';
import { tagPageWords } from '../../../words/tag-page.ts';
import type { View } from '../view.ts';
import { TagView } from './TagView.tsx';

/** A tag: what it means, and every quotation that carries it. */
export const tagView: View<'tag'> = {
  icon: Tag,
  titleOf: ({ tagId }, { names }) => names.tags().get(tagId) ?? tagPageWords.region,
  Draw: ({ tab, focused }) => <TagView key={tab.tagId} tagId={tab.tagId} focused={focused} />,
};

import { Route } from 'lucide-react';
import { linkWords } from '../../../words/links.ts';
import type { View } from '../view.ts';
import { LinksView } from './LinksView.tsx';

/** All links as a table. */
export const linksView: View<'links'> = {
  icon: Route,
  titleOf: () => linkWords.table.title,
  Draw: () => <LinksView />,
};

import { useMemo } from 'react';
import { placeFurniture } from '../../../core/anchor/place-furniture.ts';
import { furnitureRulings } from '../../../core/model/furniture-rulings.ts';
import type { FurnitureRuling } from '../../../core/model/furniture-rulings.ts';
import { currentVersion } from '../../../core/model/records.ts';
import type { Document } from '../../../core/model/records.ts';
import { shellWords } from '../../words/shell.ts';
import { useRows } from '../hooks/use-session.ts';
import { useText } from '../hooks/use-text.ts';
import { ToReview } from './compare/ToReview.tsx';

const none: readonly FurnitureRuling[] = [];
const facts = (button: HTMLElement) => button.closest<HTMLElement>('.facts');

/** Decisions on furniture of a document of whose words some stand nowhere in its text of now; nothing where there are none. */
export function GoneFurniture({ document }: { readonly document: Document }) {
  const { textId, number } = currentVersion(document);
  const rulings = useRows('rulings');
  const own = useMemo(() => furnitureRulings(rulings.rows.values()).get(document.id) ?? none, [rulings, document.id]);
  const loaded = useText(own.length > 0 ? textId : null);
  const gone = useMemo(
    () => (loaded.state === 'here' ? placeFurniture(own, { version: number, text: loaded.text.text }).gone : none),
    [own, loaded, number],
  );
  return <ToReview rulings={gone} said={shellWords.inspector.furnitureGone} region={facts} />;
}

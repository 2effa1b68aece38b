import type { Colour } from '../../../core/model/records.ts';
import '../styles/tag-signs.css';

/** A tag's colour with its second sign, the kind of line that is also drawn under tagged words. */
export function Swatch({ colour }: { readonly colour: Colour }) {
  return <span className={`swatch tag-${colour}`} aria-hidden="true" />;
}

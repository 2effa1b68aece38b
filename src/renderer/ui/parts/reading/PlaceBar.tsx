import { Button } from 'react-aria-components';
import type { Annotation } from '../../../../core/model/records.ts';
import { reviewWords as words } from '../../../words/review.ts';
import { useWorkspace } from '../../hooks/use-session.ts';
import '../../styles/review.css';

/** More of a quotation, or of what is selected, is not shown here. */
const mostShown = 160;

/** Stands below the text while an annotation is placed again: what it quotes, what is selected, and how to go on. */
export function PlaceBar(props: {
  readonly annotation: Annotation;
  readonly text: string;
  place(): void;
  cancel(): void;
}) {
  const { annotation, text, place, cancel } = props;
  const selection = useWorkspace((state) => state.selection);
  const selected =
    selection?.documentId === annotation.documentId ? text.slice(selection.from, selection.to).trim() : '';
  return (
    <div className="place-bar" role="group" aria-label={words.placing}>
      <p dir="auto" className="place-bar-words">
        {words.placeWas(shortened(annotation.quotation.exact))}
      </p>
      <p role="status" dir="auto" className={selected === '' ? undefined : 'place-bar-words'}>
        {selected === '' ? words.placeHow : words.placeNow(shortened(selected))}
      </p>
      <div className="place-bar-buttons">
        <Button className="button small" onPress={cancel}>
          {words.placeNot}
        </Button>
        <Button className="button small primary" isDisabled={selected === ''} onPress={place}>
          {words.placeHere}
        </Button>
      </div>
    </div>
  );
}

function shortened(words: string): string {
  const line = words.replace(/\s+/gu, ' ');
  return line.length <= mostShown ? line : `${line.slice(0, mostShown).trimEnd()}…`;
}

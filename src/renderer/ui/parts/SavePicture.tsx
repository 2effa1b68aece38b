import { ImageDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Picture } from '../../../core/exchange/charts/drawing.ts';
import { pictureEndings, savePicture } from '../../session/save-picture.ts';
import { pictureWords as words } from '../../words/pictures.ts';
import { saveButtonWords } from '../../words/saves.ts';
import { useObserved } from '../hooks/use-observed.ts';
import { useSession } from '../hooks/use-session.ts';
import { RowMenu } from './RowMenu.tsx';

interface SavePictureProps {
  /** There is nothing to draw. */
  readonly none?: boolean;
  fileNameOf(ending: string): string;
  /** What is shown, when it is saved. */
  draw(): Picture | Promise<Picture>;
}

/** Saves the chart that is shown, as a drawing or as an image; while one is saved, gives that up. */
export function SavePicture({ none = false, fileNameOf, draw }: SavePictureProps) {
  const session = useSession();
  const { saves } = session;
  const button = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState(false);
  const running = useObserved(saves, (state) => state.picture !== null);
  const items = running
    ? [{ id: 'cancel', words: saveButtonWords.cancel, run: () => saves.cancel('picture') }]
    : pictureEndings.map((ending) => ({
        id: ending,
        words: words.formats[ending],
        run: () => void savePicture(session, draw, ending, fileNameOf),
      }));
  return (
    <>
      <Button
        ref={button}
        className="button"
        data-save-picture=""
        aria-haspopup="menu"
        aria-expanded={asking}
        isDisabled={none}
        onPress={() => setAsking(true)}
      >
        <span className="icon-place" title={words.save} aria-hidden>
          <ImageDown />
        </span>
        <span className="less-words">{words.save}</span>
      </Button>
      <RowMenu label={words.save} at={asking ? button.current : null} items={items} onClose={() => setAsking(false)} />
    </>
  );
}

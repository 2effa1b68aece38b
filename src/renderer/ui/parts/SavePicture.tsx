import { ImageDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Key } from 'react-aria-components';
import type { Picture } from '../../../core/exchange/charts/drawing.ts';
import { pictureEndings, savePicture } from '../../session/save-picture.ts';
import { pictureWords as words } from '../../words/pictures.ts';
import { saveButtonWords } from '../../words/saves.ts';
import { useObserved } from '../hooks/use-observed.ts';
import { useSession } from '../hooks/use-session.ts';

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
  const running = useObserved(saves, (state) => state.picture !== null);
  const items = running
    ? [{ id: 'cancel', name: saveButtonWords.cancel }]
    : pictureEndings.map((id) => ({ id, name: words.formats[id] }));
  const run = (key: Key) => {
    const ending = pictureEndings.find((one) => one === key);
    if (ending) void savePicture(session, draw, ending, fileNameOf);
    else saves.cancel('picture');
  };
  return (
    <MenuTrigger>
      <Button className="button" data-save-picture="" isDisabled={none}>
        <span className="icon-place" title={words.save} aria-hidden>
          <ImageDown />
        </span>
        <span className="less-words">{words.save}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={words.save} onAction={run}>
          {items.map(({ id, name }) => (
            <MenuItem key={id} id={id} textValue={name} className="menu-item">
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

import type { Picture } from '../../core/exchange/charts/drawing.ts';
import { fail, ok } from '../../core/model/result.ts';
import { saveBytes } from '../commands/save-bytes.ts';
import { pictureWords as words } from '../words/pictures.ts';
import { painted } from './painted.ts';
import type { Painted } from './painted.ts';
import type { Session } from './session.ts';

/** As what a chart is saved: as a drawing, or as an image of it. */
export const pictureEndings = ['svg', 'png'] as const;
/** The ending of a picture's file, without its dot. */
export type PictureEnding = (typeof pictureEndings)[number];

/** Saves a chart, and says so where its image is smaller than wanted. */
export async function savePicture(
  { desk, saves, workspace }: Pick<Session, 'desk' | 'saves' | 'workspace'>,
  /** What is shown, when it is saved. */
  draw: () => Picture | Promise<Picture>,
  ending: PictureEnding,
  fileNameOf: (ending: string) => string,
): Promise<void> {
  let image: Painted | null = null;
  const saved = await saves.save('picture', async ({ signal }) => {
    const picture = await draw();
    const drawn = ending === 'svg' ? ok(null) : await painted(picture);
    if (!drawn.ok) return drawn;
    if (signal?.aborted) return fail('cancelled');
    image = drawn.value;
    const bytes = drawn.value?.bytes ?? new TextEncoder().encode(picture.svg);
    return saveBytes(desk.host, fileNameOf(ending), ending === 'svg' ? 'image/svg+xml' : 'image/png', [bytes]);
  });
  const { smaller = false, width = 0, height = 0 } = (image as Painted | null) ?? {};
  if (saved && smaller) workspace.tell('done', words.smaller(width, height));
}

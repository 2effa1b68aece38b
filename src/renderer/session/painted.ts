import type { Picture } from '../../core/exchange/charts/drawing.ts';
import { fail, ok } from '../../core/model/result.ts';
import type { Result } from '../../core/model/result.ts';

/** Pixels for each pixel of a picture: sharp on the screens and in the prints of now. */
const wanted = 2;

/**
 * The longest side and the most pixels of an image. Chromium draws up to 65,535 and 268 million and then nothing, without a
 * word; a quarter of these is as much memory as one image should take.
 */
const longest = 32_767;
const most = 64_000_000;

/** How many times as large as the picture its image is: 2, or what the largest image leaves. */
export function scaleOf({ width, height }: Pick<Picture, 'width' | 'height'>): number {
  return Math.min(wanted, longest / Math.max(width, height), Math.sqrt(most / (width * height)));
}

/** An image of a picture. */
export interface Painted {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  /** It had to be drawn smaller than wanted. */
  readonly smaller: boolean;
}

/** Draws a picture as a PNG. The picture is in its address, so that nothing is fetched. */
export async function painted(picture: Picture): Promise<Result<Painted>> {
  const scale = scaleOf(picture);
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.floor(side * scale)));
  const image = new Image();
  // The measures of the root say how large it is drawn: so the letters are sharp.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width!, height!];
  const drawing = canvas.getContext('2d');
  if (!drawing) return fail('not-available', 'png');
  await image.decode();
  drawing.drawImage(image, 0, 0, width!, height!);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  // The memory of the canvas is given back now, not when somebody looks.
  canvas.width = 0;
  if (!blob) return fail('not-available', 'png');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return ok({ bytes, width: width!, height: height!, smaller: scale < wanted });
}

import { number } from './in-words.ts';
import { sentences } from './names-in-sentences.ts';

/** Of saving a chart as a picture. */
export const pictureWords = sentences({
  save: 'Save picture',
  nothing: 'This page shows no chart that could be saved now.',
  formats: {
    svg: 'Drawing (SVG), sharp at any size',
    png: 'Image (PNG)',
  },
  smaller: (width: number, height: number) =>
    `The image has ${number(width)} × ${number(height)} pixels: the chart is too large to be drawn at twice its size. As SVG it stays sharp.`,
});

import { colours } from '../../model/records.ts';
import type { Colour } from '../../model/records.ts';

/** The places of the palette as other programs are told of them: as they are drawn on white. */
const values: Readonly<Record<Colour, string>> = {
  blue: '#0b63b0',
  orange: '#b15500',
  green: '#00744c',
  purple: '#7446b8',
  red: '#bf2f26',
  teal: '#00727b',
  yellow: '#7f6400',
  pink: '#b03a86',
  brown: '#7a4f2e',
  grey: '#5c6068',
};

/** As `#rrggbb`. */
export function rgbOf(colour: Colour): string {
  return values[colour];
}

/** The hues by which colours of other programs are told apart, in degrees. They are mostly lighter than ours. */
const hues: readonly (readonly [Colour, number])[] = [
  ['red', 0],
  ['orange', 28],
  ['yellow', 55],
  ['green', 125],
  ['teal', 180],
  ['blue', 222],
  ['purple', 275],
  ['pink', 325],
];

/** The place of the palette that is most like a colour, `#rgb` or `#rrggbb`; null for what is none. */
export function colourOf(written: string): Colour | null {
  const parts = partsOf(written.trim());
  if (!parts) return null;
  const own = colours.find((colour) => partsOf(values[colour])!.join() === parts.join());
  if (own) return own;
  const [red, green, blue] = parts;
  const most = Math.max(...parts);
  const strength = most - Math.min(...parts);
  if (strength < greyBelow) return 'grey';
  const angle = (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI;
  const away = (hue: number) => Math.abs(((angle - hue + 540) % 360) - 180);
  const [nearest] = hues.reduce((best, one) => (away(one[1]) < away(best[1]) ? one : best));
  return nearest === 'orange' && most < brownBelow ? 'brown' : nearest;
}

/** Of 255: how far apart red, green and blue are in what is no grey, and how light the lightest of them is in an orange. */
const greyBelow = 30;
const brownBelow = 170;

type Parts = readonly [red: number, green: number, blue: number];

function partsOf(written: string): Parts | null {
  const short = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/iu.exec(written);
  const whole = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(written);
  const parts = short?.slice(1).map((digit) => digit + digit) ?? whole?.slice(1);
  return parts ? (parts.map((part) => Number.parseInt(part, 16)) as unknown as Parts) : null;
}

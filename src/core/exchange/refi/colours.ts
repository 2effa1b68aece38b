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

/** The place of the palette that is most like a colour, `#rgb` or `#rrggbb`; null for what is none. */
export function colourOf(written: string | null): Colour | null {
  const wanted = partsOf(written?.trim() ?? '');
  if (!wanted) return null;
  let nearest: Colour | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const colour of colours) {
    const away = distance(wanted, partsOf(values[colour])!);
    if (away < least) [nearest, least] = [colour, away];
  }
  return nearest;
}

type Parts = readonly [red: number, green: number, blue: number];

function partsOf(written: string): Parts | null {
  const short = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/iu.exec(written);
  const whole = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(written);
  const parts = short?.slice(1).map((digit) => digit + digit) ?? whole?.slice(1);
  return parts ? (parts.map((part) => Number.parseInt(part, 16)) as unknown as Parts) : null;
}

/** By hue before lightness: colours of other programs are lighter than ours, which have to stand out on paper. */
function distance(one: Parts, other: Parts): number {
  const [a, b] = [hueOf(one), hueOf(other)];
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2 + ((a.light - b.light) / 4) ** 2;
}

/** The hue as a place in the plane, further out the more colour there is; lightness from 0 to 1. */
function hueOf([red, green, blue]: Parts): { readonly x: number; readonly y: number; readonly light: number } {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const strength = most === 0 ? 0 : (most - least) / most;
  const angle = Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue);
  return { x: strength * Math.cos(angle), y: strength * Math.sin(angle), light: (most + least) / 510 };
}

import type { Rectangle } from 'electron';

/** Where a window may open, read from a stored value that may be anything: only if a screen still shows it. */
export function usablePlace(
  stored: unknown,
  screens: readonly Rectangle[],
): { readonly bounds: Partial<Rectangle>; readonly maximized: boolean } {
  const { bounds, maximized } = (stored ?? {}) as { bounds?: unknown; maximized?: unknown };
  const { x, y, width, height } = (bounds ?? {}) as Record<keyof Rectangle, unknown>;
  const numbers = [x, y, width, height].every((value) => Number.isInteger(value));
  if (!numbers) return { bounds: {}, maximized: maximized === true };
  const place = { x, y, width, height } as Rectangle;
  // Enough of the title bar must be in reach to take hold of it.
  const shown = screens.find(
    (area) =>
      place.x + place.width > area.x + 100 &&
      place.x < area.x + area.width - 100 &&
      place.y >= area.y - 10 &&
      place.y < area.y + area.height - 50,
  );
  // A window from a larger screen is made to fit; it opens on the first one if its own is gone.
  const room = shown ?? screens[0] ?? place;
  const size = {
    width: Math.max(Math.min(place.width, room.width), 640),
    height: Math.max(Math.min(place.height, room.height), 480),
  };
  return { bounds: shown ? { ...place, ...size } : size, maximized: maximized === true };
}

import { describe, expect, test } from 'vitest';
import { altKeyWatch } from '../../src/main/alt-key.ts';

/** Plays `+Alt +t -Alt -t`; the events that are kept from the menu bar. */
function kept(strokes: string): string[] {
  const watch = altKeyWatch();
  return strokes.split(' ').filter((stroke) =>
    watch({
      type: stroke.startsWith('-') ? 'keyUp' : 'keyDown',
      key: stroke.replace(/^[+*-]/u, ''),
      isAutoRepeat: stroke.startsWith('*'),
    }),
  );
}

describe('Alt that is let go', () => {
  test('is kept from the menu bar after another key, in whatever order they are let go', () => {
    expect(kept('+Alt +t -Alt -t')).toEqual(['-Alt']);
    expect(kept('+Alt +t -t -Alt')).toEqual(['-Alt']);
    expect(kept('+Alt +t *Alt -t -Alt')).toEqual(['-Alt']);
  });

  test('goes to the menu bar when it was pressed alone, also after a chord', () => {
    expect(kept('+Alt -Alt')).toEqual([]);
    expect(kept('+Alt *Alt *Alt -Alt')).toEqual([]);
    expect(kept('+Alt +t -Alt -t +Alt -Alt')).toEqual(['-Alt']);
    expect(kept('+t -t +Alt -Alt')).toEqual([]);
  });
});

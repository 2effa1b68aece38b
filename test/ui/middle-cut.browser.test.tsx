import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { afterEach, describe, expect, test } from 'vitest';
import { MiddleCut } from '../../src/renderer/ui/parts/MiddleCut.tsx';

afterEach(() => document.body.replaceChildren());

/** The name in so many pixels of room: the part of its end that is kept whole, and whether all of both can be seen. */
function drawn(name: string, width: number) {
  const place = document.createElement('div');
  place.style.cssText = `width: ${width}px; font: 12px sans-serif`;
  document.body.append(place);
  flushSync(() => createRoot(place).render(<MiddleCut name={name} />));
  const isWhole = (part: Element | null) => part === null || part.scrollWidth <= part.clientWidth;
  const [start, end] = ['start', 'end'].map((which) => place.querySelector(`.middle-cut-${which}`));
  return { words: place.textContent, end: end?.textContent ?? '', endSeen: isWhole(end!), whole: isWhole(start!) };
}

describe('a name with little room is shortened in its middle', () => {
  test('so that what was put behind it stays to be read', () => {
    const name = 'Annual Message to the Congress on the State of the Union (1984-01-25)';
    expect(drawn(name, 150)).toEqual({ words: name, end: ' (1984-01-25)', endSeen: true, whole: false });
    expect(drawn(name, 900)).toMatchObject({ words: name, whole: true, endSeen: true });
  });

  test('so that titles which begin alike are told apart by how they end', () => {
    const first = drawn('PRESIDENT JOHN F. KENNEDY SPEAKS ON BERLIN', 150);
    const second = drawn('PRESIDENT JOHN F. KENNEDY SPEAKS ON CUBA', 150);
    expect([first.end, second.end]).toEqual([' ON BERLIN', ' ON CUBA']);
    expect(first).toMatchObject({ endSeen: true, whole: false });
  });

  test('in scripts without spaces and in those that run the other way, never within a letter', () => {
    expect(drawn('港は夜明けに閉じた。'.repeat(4), 150)).toMatchObject({ endSeen: true, whole: false });
    expect(drawn('أُغلق الميناء عند الفجر ولم تصل الحبوب في موعدها', 150)).toMatchObject({
      endSeen: true,
      whole: false,
    });
    const families = '👩‍👩‍👧‍👦'.repeat(12);
    const { end } = drawn(families, 100);
    expect(families.endsWith(end) && end.startsWith('👩‍👩‍👧‍👦')).toBe(true);
  });
});

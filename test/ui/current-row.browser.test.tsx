import { useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { useCurrentRow } from '../../src/renderer/ui/hooks/use-current-row.ts';

afterEach(() => document.body.replaceChildren());

const cities = ['Busan', 'Владивосток', '平壤'];

/** Draws once more what nobody pressed a key for. */
let drawAgain: () => void = () => undefined;

/** A list that is walked by the arrow key; `afterDrawing` is called when a drawing is seen, and before its effects. */
function Cities({ afterDrawing }: { readonly afterDrawing: (number: number) => void }) {
  const list = useRef<HTMLUListElement>(null);
  const [drawing, setDrawing] = useState(0);
  drawAgain = () => setDrawing((before) => before + 1);
  useLayoutEffect(() => afterDrawing(drawing), [afterDrawing, drawing]);
  const rows = { show: () => undefined, toTop: () => undefined };
  const { go } = useCurrentRow(list, cities.length, rows, (row) => `[data-city="${row}"]`);
  return (
    <ul ref={list}>
      {cities.map((city, at) => (
        <li key={city}>
          <button type="button" data-city={at} onKeyDown={() => go(at + 1)}>
            {city}
          </button>
        </li>
      ))}
    </ul>
  );
}

test('a key that is pressed between a drawing and its effects leads to the next row, too', async () => {
  const place = document.createElement('div');
  document.body.append(place);
  const press = () =>
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  const pressOnce = (number: number) => {
    if (number === 1) press();
  };
  createRoot(place).render(<Cities afterDrawing={pressOnce} />);
  await expect.poll(() => place.querySelector('button')).not.toBeNull();
  place.querySelector('button')!.focus();
  // As new answers are drawn, and not as what a key changes, whose effects React runs at once.
  setTimeout(drawAgain);
  await expect.poll(() => document.activeElement?.textContent).toBe('Владивосток');
  press();
  await expect.poll(() => document.activeElement?.textContent).toBe('平壤');
});

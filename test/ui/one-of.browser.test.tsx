import { useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { OneOf } from '../../src/renderer/ui/parts/Segments.tsx';

afterEach(() => document.body.replaceChildren());

const options = ['differ', 'scope', 'compatible'] as const;
const words = { differ: 'Differ', scope: 'Другой охват', compatible: 'Compatible, too' };

function Shown() {
  const [chosen, setChosen] = useState<(typeof options)[number]>('scope');
  return <OneOf label="Shown" options={options} words={words} chosen={chosen} onChoose={setChosen} />;
}

describe('of a few choices one is taken as among radio buttons', () => {
  test('Tab leads to the one that is taken, arrows, Home and End take another', async () => {
    const place = document.createElement('div');
    document.body.append(place);
    flushSync(() => createRoot(place).render(<Shown />));
    const taken = (name: string) => page.getByRole('radiogroup', { name: 'Shown' }).getByRole('radio', { name });
    await userEvent.keyboard('{Tab}');
    for (const [key, name] of [
      [null, 'Другой охват'],
      ['{ArrowRight}', 'Compatible, too'],
      ['{ArrowRight}', 'Differ'],
      ['{ArrowUp}', 'Compatible, too'],
      ['{Home}', 'Differ'],
      ['{End}', 'Compatible, too'],
      ['{ArrowLeft}', 'Другой охват'],
    ] as const) {
      if (key !== null) await userEvent.keyboard(key);
      await expect.element(taken(name)).toHaveFocus();
      await expect.element(taken(name)).toBeChecked();
    }
  });
});

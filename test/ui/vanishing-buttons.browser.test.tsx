import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ok } from '../../src/core/model/result.ts';
import type { Families } from '../../src/core/ports/compare.ts';
import { runAction } from '../../src/renderer/session/actions.ts';
import { useFocusKept } from '../../src/renderer/ui/hooks/use-focus-kept.ts';
import { VanishingButton } from '../../src/renderer/ui/parts/VanishingButton.tsx';
import { clearDesks, documentAt, importFolder, makeDesk, untilIndexed } from '../commands/desk.ts';
import type { TestDesk } from '../commands/desk.ts';
import { expectQuietConsole } from './quiet-console.ts';
import { clearScreens, showScreen } from './reading-screen.tsx';

// Where the keys are after a button was pressed that is there no more.

expectQuietConsole();
const roots: Root[] = [];
beforeEach(() => page.viewport(1100, 800));
afterEach(async () => {
  for (const root of roots.splice(0)) root.unmount();
  clearScreens();
  await clearDesks();
});

const focused = () => document.activeElement;
const pressNamed = async (name: string | RegExp) => {
  const button = page.getByRole('button', { name });
  await expect.element(button).toBeVisible();
  (button.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
};

/** Letters, two more at each press, until all are shown; with `link` each can be reached by keys. */
function Letters({ link }: { readonly link: boolean }) {
  const all = ['Άλφα', 'Бета', 'גימל', 'دال', 'Epsilon'];
  const [shown, setShown] = useState(1);
  return (
    <section>
      <ul aria-label="Letters">
        {all.slice(0, shown).map((letter) => (
          <li key={letter}>{link ? <a href={`#${letter}`}>{letter}</a> : letter}</li>
        ))}
      </ul>
      {shown < all.length && (
        <VanishingButton
          region={(button) => button.parentElement?.querySelector('ul')}
          onPress={() => setShown(shown + 2)}
        >
          More letters
        </VanishingButton>
      )}
    </section>
  );
}

/** Decisions on two accounts, of which each takes its button away, or leaves it there without a use. */
function Decisions() {
  const [decided, setDecided] = useState<readonly string[]>([]);
  const decide = (name: string) => setDecided([...decided, name]);
  useFocusKept();
  return (
    <div role="tabpanel" tabIndex={-1}>
      <ul aria-label="Accounts">
        {['وكالة الأنباء', 'Агентство'].map((name) => (
          <li key={name} aria-label={name}>
            {!decided.includes(name) && <button onClick={() => decide(name)}>Not one witness: {name}</button>}
            <button>Open: {name}</button>
          </li>
        ))}
      </ul>
      <button disabled={decided.includes('all')} onClick={() => decide('all')}>
        Decide all
      </button>
    </div>
  );
}

function draw(element: React.ReactNode): void {
  document.body.replaceChildren();
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  roots.push(root);
  root.render(element);
}

test('while there is more the focus stays on the button; then it is on the first thing that came last', async () => {
  for (const link of [true, false]) {
    draw(<Letters key={String(link)} link={link} />);
    await pressNamed('More letters');
    await expect.element(page.getByText('גימל')).toBeVisible();
    expect(focused()?.textContent).toBe('More letters');
    await pressNamed('More letters');
    await expect.poll(() => focused()?.textContent).toBe('دال');
    expect(focused()?.tagName).toBe(link ? 'A' : 'LI');
  }
});

test('where nothing new appeared the focus is on the whole, and one that went elsewhere meanwhile stays there', async () => {
  function Ending() {
    const [running, setRunning] = useState(true);
    return (
      <section aria-label="Работа">
        {running && (
          <VanishingButton
            region={(button) => button.closest('section')}
            onPress={() => setTimeout(() => setRunning(false), 50)}
          >
            End it
          </VanishingButton>
        )}
        <input aria-label="Elsewhere" />
      </section>
    );
  }
  draw(<Ending key="stays" />);
  await pressNamed('End it');
  await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Работа');
  draw(<Ending key="goes" />);
  await pressNamed('End it');
  (page.getByRole('textbox', { name: 'Elsewhere' }).element() as HTMLElement).focus();
  await expect.element(page.getByRole('button', { name: 'End it' })).not.toBeInTheDocument();
  expect(focused()?.getAttribute('aria-label')).toBe('Elsewhere');
});

const said =
  'It is important for the cultural sector to guide the relations between the two countries in the years to come';
const letters = Object.fromEntries(
  ['one', 'два', 'τρία', 'vier', 'خمسة', 'six', '七', 'huit'].map((name, at) => [
    `${name}.txt`,
    `Letter ${name}\n\nJune ${10 + at}, 2025\n\nThe minister of place ${at} spoke. “${said},” it says in ${name}.\n`,
  ]),
);

async function open(change: (desk: TestDesk) => Partial<TestDesk> = () => ({})) {
  const real = await makeDesk();
  await importFolder(real, letters);
  await untilIndexed(real);
  const desk = { ...real, ...change(real) };
  return { desk, session: showScreen(desk) };
}

test('the first of the other places of a shared passage has the focus when they are shown', async () => {
  const { session } = await open();
  runAction(session, 'shared-wording.open');
  const places = page.getByRole('list', { name: 'Where it stands' });
  await pressNamed(/^Show \d+ more$/u);
  await expect.poll(() => focused()?.closest('li')).toBe(places.getByRole('listitem').elements()[6]);
});

test('what stands within one outlet has the focus when it is shown, too', async () => {
  const few = (families: Families, withinOutlets: number): Families => ({
    ...families,
    families: [],
    total: 0,
    withinOutlets,
  });
  const { session } = await open((real) => ({
    comparer: {
      ...real.comparer,
      async families(question, ask) {
        const answer = await real.comparer.families({ ...question, betweenOutlets: false }, ask);
        return answer.ok && question.betweenOutlets ? ok(few(answer.value, answer.value.total)) : answer;
      },
    },
  }));
  runAction(session, 'shared-wording.open');
  await pressNamed('Show these, too');
  await expect.poll(() => focused()?.closest('.family')).not.toBe(null);
  expect(focused()?.tagName).toBe('BUTTON');
});

test('a search for shared wording that is ended leaves the focus where it can be begun again, and then on its page', async () => {
  let answer = (): void => undefined;
  const { session } = await open((real) => ({
    comparer: {
      ...real.comparer,
      async families(...question) {
        await new Promise<void>((resolve) => (answer = resolve));
        return real.comparer.families(...question);
      },
    },
  }));
  runAction(session, 'shared-wording.open');
  await pressNamed('Cancel');
  const again = page.getByRole('button', { name: 'Compare again' });
  await expect.element(again).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(again).not.toBeInTheDocument();
  answer();
  await expect.poll(() => focused()?.className).toBe('shared-view');
});

test('the rest of a long shared passage has the focus when it is shown', async () => {
  const long = Array.from(
    { length: 60 },
    (_, at) => `Der ${at}. Satz der Rede steht in beiden Blättern ganz gleich.`,
  ).join(' ');
  const real = await makeDesk();
  await importFolder(real, { 'a.txt': `Morgen\n\n${long}\n`, 'b.txt': `Abend\n\n${long} Mehr nicht.\n` });
  const session = showScreen(real);
  session.workspace.open({ kind: 'pair', aId: documentAt(real, 'a.txt').id, bId: documentAt(real, 'b.txt').id });
  const whole = page.getByRole('button', { name: 'Show the whole passage' });
  await expect.element(whole.first()).toBeVisible();
  (whole.first().element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => focused()?.tagName).toBe('BLOCKQUOTE');
  expect(focused()?.textContent).toContain('Der 59. Satz');
});

test('the first of the other titles that a search finds has the focus when they are shown', async () => {
  const { session } = await open();
  session.workspace.open({ kind: 'search' });
  session.workspace.set({ query: 'letter' });
  await pressNamed(/^\d+ more$/u);
  const titles = page.getByRole('list', { name: 'Titles' });
  await expect.poll(() => focused()?.closest('li')).toBe(titles.getByRole('listitem').elements()[3]);
});

test('the focus stays near a button that goes away or has no use any more, and Tab goes on from there', async () => {
  draw(<Decisions />);
  await pressNamed('Not one witness: Агентство');
  await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Агентство');
  await userEvent.keyboard('{Tab}');
  expect(focused()?.textContent).toBe('Open: Агентство');
  // What was held is no stop of Tab.
  expect(document.querySelectorAll('li[tabindex]')).toHaveLength(0);
  await pressNamed('Decide all');
  await expect.poll(() => document.querySelector<HTMLButtonElement>('[role="tabpanel"] > button')?.disabled).toBe(true);
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(focused()?.textContent).toBe('Open: Агентство');
});

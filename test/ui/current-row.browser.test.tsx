import { startTransition, useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { afterEach, expect, test } from 'vitest';
import { useCurrentRow } from '../../src/renderer/ui/hooks/use-current-row.ts';

// A row that is gone to may be drawn a moment later. A person may have gone elsewhere in that moment.

const lines = ['Первая строка', 'السطر الثاني', 'the third line', '第四行'];
let draw: (rows: number) => void;
let go: (row: number) => void;
let end: () => void;

function List() {
  const list = useRef<HTMLUListElement>(null);
  const [rows, setRows] = useState(1);
  draw = (to) => flushSync(() => setRows(to));
  const current = useCurrentRow(list, lines.length, { show: () => undefined, toTop: () => undefined }, rowOf);
  go = (to) => flushSync(() => current.go(to));
  return (
    <ul ref={list}>
      {lines.slice(0, rows).map((line, at) => (
        <li key={line}>
          <button data-row={at}>{line}</button>
        </li>
      ))}
    </ul>
  );
}

const rowOf = (at: number) => `[data-row="${at}"]`;
const focused = () => document.activeElement?.textContent;

function show() {
  const place = document.body.appendChild(document.createElement('main'));
  const field = document.body.appendChild(document.createElement('textarea'));
  const root = createRoot(place);
  flushSync(() => root.render(<List />));
  end = () => {
    root.unmount();
    place.remove();
    field.remove();
  };
  document.querySelector<HTMLElement>(rowOf(0))!.focus();
  return field;
}

afterEach(() => end());

test('a row that is gone to has the focus as soon as it is drawn', () => {
  show();
  go(2);
  expect(focused()).toBe(lines[0]);
  draw(3);
  expect(focused()).toBe(lines[2]);
});

test('a row that is drawn late leaves the focus where a person took it meanwhile, then and later', () => {
  const field = show();
  go(2);
  field.focus();
  draw(3);
  expect(document.activeElement).toBe(field);
  field.blur();
  draw(4);
  expect(document.activeElement).toBe(document.body);
});

test('a row has the focus though the one that it was on is gone before it is drawn', () => {
  show();
  go(3);
  draw(0);
  draw(4);
  expect(focused()).toBe(lines[3]);
});

test('a key that comes before what was drawn has had its effects leads to its own row, not to the one before', async () => {
  let went = false;
  function Quick() {
    const list = useRef<HTMLUListElement>(null);
    const [isThere, setThere] = useState(false);
    const current = useCurrentRow(list, lines.length, { show: () => undefined, toTop: () => undefined }, rowOf);
    draw = () => startTransition(() => setThere(true));
    // As a key does that comes right after a drawing.
    useLayoutEffect(() => {
      if (!isThere || went) return;
      went = true;
      current.go(3);
    });
    return (
      <ul ref={list}>
        {lines.map((line, at) => (
          <li key={line}>
            <button data-row={at}>{line}</button>
          </li>
        ))}
      </ul>
    );
  }
  const place = document.body.appendChild(document.createElement('main'));
  const root = createRoot(place);
  end = () => {
    root.unmount();
    place.remove();
  };
  flushSync(() => root.render(<Quick />));
  document.querySelector<HTMLElement>(rowOf(0))!.focus();
  draw(0);
  await expect.poll(() => went).toBe(true);
  await expect.poll(focused).toBe(lines[3]);
});

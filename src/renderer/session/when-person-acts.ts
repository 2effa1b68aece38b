/** Milliseconds in which a press may still be the second of a double click on what began the work. */
const doubleClick = 500;

/** By itself such a key does nothing yet. */
const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn']);

/** Calls back whenever the person presses, types or turns the wheel in this window. Returns what ends it. */
export function whenPersonActs(listener: () => void): () => void {
  const begun = performance.now();
  const hear = (event: Event) => {
    if (event instanceof KeyboardEvent && modifiers.has(event.key)) return;
    if (performance.now() - begun >= doubleClick) listener();
  };
  const signs = ['pointerdown', 'keydown', 'wheel'] as const;
  for (const sign of signs) window.addEventListener(sign, hear, { capture: true, passive: true });
  return () => {
    for (const sign of signs) window.removeEventListener(sign, hear, { capture: true });
  };
}

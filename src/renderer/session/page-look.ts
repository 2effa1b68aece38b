import type { Registry } from '../store/registry.ts';
import type { Shell } from './shell-state.ts';

// How texts are set on the page: a comfort of the person, the same in all projects. It changes nothing of a text.

/** How texts are set. */
export interface PageLook {
  /** Of the letters, in per cent of what the program begins with. */
  readonly size: number;
  /** Of the column: about so many letters stand in a line. */
  readonly width: number;
  /** From line to line, in per cent of the size. */
  readonly leading: number;
  /** Serif and sans come with the program and look alike everywhere; `system` is the serif of the system. */
  readonly face: (typeof faces)[number];
  /** What shows where a passage begins: what the text has for it, a gap, or an indent. */
  readonly passages: (typeof passageSigns)[number];
  /** Whether the numbers of passages, and of pages where there are some, stand beside the text. Exports cite the same. */
  readonly numbers: boolean;
  /** Whether furniture of several lines is folded to one. */
  readonly folded: boolean;
  /** Whether Markdown is drawn; else it is shown as plain text. */
  readonly markdown: boolean;
}

/** Typefaces, as they are offered. */
export const faces = ['serif', 'sans', 'system'] as const;

/** What can show where a passage begins, as it is offered. */
export const passageSigns = ['source', 'gap', 'indent'] as const;

/** What can be measured of a page. */
export type PageMeasure = 'size' | 'width' | 'leading';

/** From where to where each measure goes, and in which steps. */
export const pageLimits: Readonly<
  Record<PageMeasure, { readonly from: number; readonly to: number; readonly step: number }>
> = {
  size: { from: 70, to: 250, step: 10 },
  width: { from: 40, to: 120, step: 5 },
  leading: { from: 120, to: 240, step: 15 },
};

/** As long as nobody chose otherwise. */
export const firstLook: PageLook = {
  size: 100,
  width: 70,
  leading: 165,
  face: 'serif',
  passages: 'source',
  numbers: false,
  folded: true,
  markdown: true,
};

/** A measure within its limits, on one of its steps. */
export function measureWithin(measure: PageMeasure, value: number): number {
  const { from, to, step } = pageLimits[measure];
  return from + Math.round((Math.min(to, Math.max(from, value)) - from) / step) * step;
}

/** What was stored; whatever of it is not understood is as at first. */
export function lookOf(stored: unknown): PageLook {
  if (typeof stored !== 'object' || stored === null) return firstLook;
  const { size, width, leading, face, passages, numbers, folded, markdown } = stored as Readonly<
    Record<string, unknown>
  >;
  const measured = (measure: PageMeasure, value: unknown) =>
    typeof value === 'number' && Number.isFinite(value) ? measureWithin(measure, value) : firstLook[measure];
  return {
    size: measured('size', size),
    width: measured('width', width),
    leading: measured('leading', leading),
    face: faces.find((one) => one === face) ?? firstLook.face,
    passages: passageSigns.find((one) => one === passages) ?? firstLook.passages,
    numbers: numbers === true,
    folded: folded !== false,
    markdown: markdown !== false,
  };
}

/** The variables of a style sheet that set texts so; empty where the reader's own value holds. */
export function lookVariables({ size, width, leading, face, passages, numbers }: PageLook): Record<string, string> {
  const apart = passages !== 'source';
  return {
    '--reader-size': `${(1.125 * size) / 100}rem`,
    // In most faces a letter is about half as wide as it is high.
    '--reader-measure': `${width / 2}em`,
    '--reader-leading': `${leading / 100}`,
    '--reader-font': { serif: 'var(--serif)', sans: 'var(--shipped-sans)', system: 'var(--system-serif)' }[face],
    '--reader-gap': passages === 'gap' ? '0.75em' : passages === 'indent' ? '0' : '',
    '--reader-indent': passages === 'indent' ? '1.5em' : '',
    // Blank lines of the text give way to what shows the passages; not wholly, for the caret can stand there.
    '--reader-blank': apart ? '0.25' : '',
    '--reader-numbers': numbers ? 'block' : '',
    '--reader-pages': numbers ? 'inline' : '',
    '--reader-number-room': numbers ? '2.25rem' : '',
  };
}

const key = 'page';

/** Sets texts as the person chose last. */
export async function restoreLook(registry: Registry, shell: Shell): Promise<void> {
  shell.set({ look: lookOf(await registry.setting(key)) });
}

/** Draws texts as the shell says from now on, and remembers it; returns what ends it. */
export function keepLook(registry: Registry, shell: Shell, page: HTMLElement): () => void {
  const draw = () => {
    for (const [name, value] of Object.entries(lookVariables(shell.state.look))) page.style.setProperty(name, value);
  };
  draw();
  let last = shell.state.look;
  return shell.subscribe(() => {
    const { look } = shell.state;
    if (look === last) return;
    const before = last;
    last = look;
    draw();
    // What another window set stays, where this one did not touch it.
    const changed = Object.entries(look).filter(([name, value]) => before[name as keyof PageLook] !== value);
    void registry.changeSetting(key, (stored) => ({ ...lookOf(stored), ...Object.fromEntries(changed) }));
  });
}

/** Makes letters larger (1) or smaller (-1) by a step. */
export function resize(shell: Shell, by: 1 | -1): void {
  const { look } = shell.state;
  shell.set({ look: { ...look, size: measureWithin('size', look.size + by * pageLimits.size.step) } });
}

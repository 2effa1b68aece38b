import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { ViewPlugin } from '@codemirror/view';
import type { Range } from '../../../core/model/records.ts';
import { BesideText, columnOf } from './beside-text.ts';
import type { Marks } from './highlights.ts';
import { marksField } from './highlights.ts';

// Where lines begin, a quiet bracket stands beside every stretch whose words stand elsewhere, too.

/** A stretch beside which a bracket stands. */
export interface Bracket extends Range {
  readonly id: string;
  /** Told apart by form, not by colour. */
  readonly line: 'solid' | 'double' | 'dashed' | 'dotted' | 'dash-dot';
  /** Shown while the pointer rests on it. */
  readonly title: string;
}

/** Between a bracket and the column, and between brackets over the same lines, in pixels as everything here. */
const gap = 5;
const step = 6;
const width = 5;
/** Brackets over the same lines; what is there more often shares the last place. */
const mostBeside = 3;

interface Drawn {
  readonly bracket: Bracket;
  readonly top: number;
  readonly height: number;
  readonly left: number;
}

/** `onClick` gets the bracket that was clicked. */
export function brackets(onClick: (id: string, event: MouseEvent) => void): Extension {
  return ViewPlugin.define((view) => new Brackets(view, onClick));
}

class Brackets extends BesideText<Drawn> {
  private readonly drawn = new Map<string, HTMLElement>();

  protected override isMarkedAnew(before: Marks, now: Marks): boolean {
    return before.brackets !== now.brackets;
  }

  protected override measure(view: EditorView): readonly Drawn[] {
    const { brackets } = view.state.field(marksField);
    const visible = brackets.touching(view.viewport.from, view.viewport.to);
    if (visible.length === 0) return [];
    const column = columnOf(view);
    const stretches = visible.map((index) => {
      const bracket = brackets.items[index]!;
      return { id: bracket.id, bracket, ...column.stretch(bracket) };
    });
    const lanes = this.lanes.of(stretches);
    return stretches.map(({ bracket, top, height }, at) => {
      const lane = Math.min(lanes[at]!, mostBeside - 1);
      return { bracket, top, height, left: Math.max(0, column.left - gap - width - lane * step) };
    });
  }

  protected override draw(all: readonly Drawn[]): void {
    const gone = new Set(this.drawn.keys());
    for (const { bracket, top, height, left } of all) {
      gone.delete(bracket.id);
      let element = this.drawn.get(bracket.id);
      if (!element) this.drawn.set(bracket.id, (element = this.make('reader-bracket', bracket.id)));
      element.title = bracket.title;
      element.dataset['line'] = bracket.line;
      Object.assign(element.style, { top: `${top}px`, height: `${height}px`, left: `${left}px` });
    }
    for (const id of gone) {
      this.drawn.get(id)!.remove();
      this.drawn.delete(id);
    }
  }
}

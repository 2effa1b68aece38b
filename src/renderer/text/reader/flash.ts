import { EditorSelection } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { layer, RectangleMarker } from '@codemirror/view';
import { marksField } from './highlights.ts';

/**
 * Draws one frame around what is shown for a moment, however many lines it has and whatever is marked inside of it. Frames of
 * the words themselves would be cut at every line and mark, and blank lines would have none or empty ones.
 */
export const flashing: Extension = layer({
  above: false,
  class: 'reader-flashing',
  update: ({ docChanged, viewportChanged, geometryChanged, startState, state }) =>
    docChanged ||
    viewportChanged ||
    geometryChanged ||
    startState.field(marksField).flash !== state.field(marksField).flash,
  markers: (view) =>
    view.state
      .field(marksField)
      .flash.items.filter(({ from, to }) => from < to)
      .flatMap(({ from, to }) => RectangleMarker.forRange(view, 'reader-flash', EditorSelection.range(from, to))),
});

import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

// For the menu key the engine opens its menu at what is selected, or in the middle of what has the focus: of a whole
// text, that is nowhere. A caret of a text that cannot be edited is unknown to it. So a thing as small as the caret takes
// the focus there until the menu was asked for.

/** Milliseconds after the key is let go in which a system may still ask for the menu. */
const patience = 300;

/** Has the menu of the menu key and of Shift+F10 open at a bare caret. */
export const menuAtCaret: Extension = EditorView.domEventObservers({
  keydown(event, view) {
    const asks = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    if (asks && !event.repeat && view.state.selection.main.empty) lendFocus(view);
  },
});

function lendFocus(view: EditorView): void {
  const caret = view.coordsAtPos(view.state.selection.main.head);
  const frame = view.scrollDOM.getBoundingClientRect();
  // Out of view there is no place to open it at.
  if (!caret || caret.top < frame.top || caret.bottom > frame.bottom) return;
  const page = view.dom.ownerDocument.defaultView!;
  const place = view.dom.ownerDocument.createElement('span');
  place.tabIndex = -1;
  place.className = 'reader-menu-place';
  // Rectangles are in pixels of the screen; a page drawn larger has fewer pixels of its own.
  const { scaleX, scaleY } = view;
  const box = view.dom.getBoundingClientRect();
  Object.assign(place.style, {
    left: `${(caret.left - box.left) / scaleX}px`,
    top: `${(caret.top - box.top) / scaleY}px`,
    height: `${(caret.bottom - caret.top) / scaleY}px`,
  });
  view.dom.append(place);
  place.focus({ preventScroll: true });
  const giveBack = () => {
    page.removeEventListener('contextmenu', asked, true);
    page.removeEventListener('keyup', letGo, true);
    // Another part may have taken it meanwhile.
    if (view.dom.ownerDocument.activeElement === place) view.focus();
    place.remove();
  };
  const asked = () => setTimeout(giveBack);
  const letGo = () => setTimeout(giveBack, patience);
  page.addEventListener('contextmenu', asked, true);
  page.addEventListener('keyup', letGo, true);
}

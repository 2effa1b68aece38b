import { EditorView } from '@codemirror/view';

// CodeMirror writes its styles into a <style> element, which a content policy of `style-src 'self'` forbids; only
// inside a shadow root does it use an adopted style sheet, which the policy allows. Its style module remembers, under a
// symbol on the root, how it mounted there. So a throw-away view in a shadow root makes it choose the adopted sheet,
// and that choice is copied to the document. If a later version does otherwise, nothing is found to copy and styles are
// mounted the usual way: a test in a page with that policy notices.

/** Call before the first view of a document is made. Asking again does nothing. */
export function adoptStyles(document: Document): void {
  if (choiceOf(document) !== undefined || !('adoptedStyleSheets' in document)) return;
  const host = document.createElement('div');
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  const view = new EditorView({ parent: root, root });
  const symbol = choiceOf(root);
  if (symbol !== undefined) Reflect.set(document, symbol, Reflect.get(root, symbol));
  view.destroy();
  host.remove();
}

function choiceOf(root: Document | ShadowRoot): symbol | undefined {
  return Object.getOwnPropertySymbols(root).find((symbol) => symbol.description === 'styleSet');
}

/** A document in a pane: the reader, the bar at a selection, and what stands around it. */
export function DocumentView(_props: { readonly documentId: string; readonly focused: boolean }) {
  return null;
}

/** Corrects the encoding of the open document, with a preview. Shown while the workspace's dialog is 'encoding'. */
export function EncodingDialog() {
  return null;
}

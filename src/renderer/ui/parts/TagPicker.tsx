/** Picks or makes a tag while typing; shown while the workspace's dialog is 'tag-picker'. */
export function TagPicker() {
  return null;
}

/** Choose what, as what, how arranged; see it; save it. Shown while the workspace's dialog is 'export'. */
export function ExportDialog() {
  return null;
}

/** The dialog with every file's outcome of one import; shown while the workspace's dialog is 'import-report'. */
export function ImportReport() {
  return null;
}

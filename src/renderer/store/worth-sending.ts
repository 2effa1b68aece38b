/** A Diff of so many edits is sent around in any project. */
const small = 5000;
/** A larger one is, if the project holds so many times as many records. */
const times = 4;

/**
 * Whether a Diff of so many edits is sent to all windows and workers of a project with so many records. Where it is not,
 * each of them reads the whole project again: that costs more than a large message where most records stay as they are,
 * and less where most of them are in the Diff.
 */
export function isWorthSending(edits: number, records: number): boolean {
  return edits <= small || edits * times <= records;
}

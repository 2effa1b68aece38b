/** The box at the top that searches over everything. */
export function SearchBox() {
  return null;
}

/** The results of the query in the search box. */
export function SearchView() {
  return null;
}

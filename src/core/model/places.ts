/**
 * A path and those that it stands below, the path itself first. A text inside of a file has its place below the file's, as if
 * that were a folder: no folder can stand beside a file of the same name.
 */
export function placesOf(path: string): readonly string[] {
  const places = [path];
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) places.push(path.slice(0, at));
  return places;
}
